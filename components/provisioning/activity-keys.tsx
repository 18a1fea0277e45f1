'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useLayoutEffect } from 'react'
import { areSingleKeysOn } from '../shell/single-keys'

export interface ActivityKeysProps {
  /** The list alone. */
  closeHref: string
  /** Whether a request is shown beside it. */
  isOpen: boolean
}

const links = 'a[data-request]'
const list = '[data-requests]'

/** Where the list was scrolled to, and whether it had the focus, on the page before: each request is a page of its own. */
const left = { scrolled: 0, focused: false }

/** j and k, or the arrows within the list, go to the next and the previous request and show it where one is shown
 *  already; Enter is the link's own; Escape closes. Whoever is writing is left alone. */
export function ActivityKeys({ closeHref, isOpen }: ActivityKeysProps) {
  const router = useRouter()
  useLayoutEffect(() => {
    const scroller = document.querySelector(list)
    if (!scroller) return
    scroller.scrollTop = left.scrolled
    const current = scroller.querySelector<HTMLElement>(`${links}[aria-current]`)
    if (current) show(scroller, current)
    if (current && left.focused) current.focus({ preventScroll: true })
    const remember = () => {
      left.scrolled = scroller.scrollTop
      left.focused = scroller.contains(document.activeElement)
    }
    const events = ['scroll', 'focusin', 'focusout'] as const
    for (const event of events) scroller.addEventListener(event, remember)
    return () => {
      for (const event of events) scroller.removeEventListener(event, remember)
    }
  }, [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isOurs =
        !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey && !isWriting(event.target)
      if (!isOurs || document.querySelector(':modal, :popover-open')) return
      if (event.key === 'Escape' && isOpen) {
        event.preventDefault()
        router.replace(closeHref, { scroll: false })
        return
      }
      const target = event.key.length > 1 || areSingleKeysOn() ? destination(event.key) : undefined
      if (!target) return
      event.preventDefault()
      target.focus({ preventScroll: true })
      const scroller = target.closest(list)
      if (scroller) show(scroller, target)
      if (isOpen) router.replace(target.getAttribute('href') ?? closeHref, { scroll: false })
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [router, closeHref, isOpen])
  return null
}

/** Scrolls the list alone, and no further than it takes. */
function show(scroller: Element, link: HTMLElement): void {
  const [frame, box] = [scroller.getBoundingClientRect(), link.getBoundingClientRect()]
  if (box.top < frame.top) scroller.scrollTop -= frame.top - box.top
  else if (box.bottom > frame.bottom) scroller.scrollTop += box.bottom - frame.bottom
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')
}

function destination(key: string): HTMLElement | undefined {
  const all = [...document.querySelectorAll<HTMLElement>(links)]
  const focused = document.activeElement?.closest<HTMLElement>(links) ?? undefined
  const current = focused ?? all.find((each) => each.hasAttribute('aria-current'))
  const at = current ? all.indexOf(current) : -1
  const isArrow = key === 'ArrowDown' || key === 'ArrowUp'
  // Outside of the list the arrows scroll the page.
  if (isArrow && !focused) return undefined
  if (key === 'j' || key === 'ArrowDown') return all[at + 1]
  if (key === 'k' || key === 'ArrowUp') return at > 0 ? all[at - 1] : undefined
  return undefined
}
