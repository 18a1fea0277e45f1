'use client'

import { useEffect } from 'react'

const items = 'a[href], button'

/** Arrow keys, Home and End inside an open menu; and its place beside its trigger where CSS anchors are unknown. */
export function MenuKeys({ menuId }: { menuId: string }) {
  useEffect(() => {
    const menu = document.getElementById(menuId)
    if (!menu) return
    const onToggle = (event: Event) => {
      if (!(event instanceof ToggleEvent) || event.newState !== 'open') return
      place(menu)
      focusable(menu)[0]?.focus()
    }
    const onKey = (event: KeyboardEvent) => {
      const target = destination(event.key, focusable(menu))
      if (!target) return
      event.preventDefault()
      target.focus()
    }
    const onSubmit = () => menu.hidePopover()
    menu.addEventListener('toggle', onToggle)
    menu.addEventListener('keydown', onKey)
    menu.addEventListener('submit', onSubmit)
    return () => {
      menu.removeEventListener('toggle', onToggle)
      menu.removeEventListener('keydown', onKey)
      menu.removeEventListener('submit', onSubmit)
    }
  }, [menuId])
  return null
}

function focusable(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>(items)]
}

function destination(key: string, entries: HTMLElement[]): HTMLElement | undefined {
  const current = document.activeElement instanceof HTMLElement ? entries.indexOf(document.activeElement) : -1
  if (key === 'ArrowDown') return entries[(current + 1) % entries.length]
  if (key === 'ArrowUp') return entries.at(current <= 0 ? -1 : current - 1)
  if (key === 'Home') return entries[0]
  if (key === 'End') return entries.at(-1)
  return undefined
}

function place(menu: HTMLElement) {
  if (CSS.supports('position-area', 'block-end')) return
  const trigger = document.querySelector(`[popovertarget="${CSS.escape(menu.id)}"]`)
  const box = trigger?.getBoundingClientRect()
  if (!box) return
  const fitsBelow = box.bottom + 4 + menu.offsetHeight <= window.innerHeight
  menu.style.top = `${fitsBelow ? box.bottom : Math.max(8, box.top - menu.offsetHeight - 8)}px`
  menu.style.left = `${Math.max(8, box.right - menu.offsetWidth)}px`
}
