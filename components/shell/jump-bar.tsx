'use client'

import { useRouter } from 'next/navigation'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Icon } from '../ui/icon'
import type { JumpGroup, JumpKey, JumpTexts } from './jump'
import { useCommandKey } from './platform-keys'
import { keyReader, searchField, step } from './shortcuts'

// Drawn when somebody first asks: no page pays for them.
const Palette = lazy(() => import('./palette'))
const ShortcutList = lazy(() => import('./shortcut-list'))

export interface JumpBarProps {
  /** The search as a page, for whoever has no scripts; null where this person may search nobody. */
  searchHref: string | null
  /** Answers `?q=` with `{ groups: JumpGroup[] }`. */
  findHref: string
  groups: readonly JumpGroup[]
  keys: readonly JumpKey[]
  setLocale: (form: FormData) => Promise<void>
  setTheme: (form: FormData) => Promise<void>
  signOut: (form: FormData) => void | Promise<void>
  closeLabel: string
  t: JumpTexts
}

type Open = 'palette' | 'shortcuts' | undefined

/** The box in the bar that opens the palette, and the keys of every page. */
export function JumpBar(props: JumpBarProps) {
  const { searchHref, keys, closeLabel, t } = props
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  useKeys(keys, setOpen)
  return (
    <>
      <JumpLink href={searchHref ?? '#content'} label={t.open} onOpen={() => setOpen('palette')} />
      <Suspense>
        {open === 'palette' && <Palette {...props} onShortcuts={() => setOpen('shortcuts')} onClose={close} />}
        {open === 'shortcuts' && <ShortcutList keys={keys} closeLabel={closeLabel} t={t.keys} onClose={close} />}
      </Suspense>
    </>
  )
}

function JumpLink({ href, label, onOpen }: { href: string; label: string; onOpen: () => void }) {
  const command = useCommandKey()
  return (
    <a
      href={href}
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      className="mr-2 flex h-8 w-80 items-center gap-2 rounded-control border border-line-strong bg-surface pr-1.5 pl-3 text-subtle hover:bg-fill max-xl:w-64 max-md:mr-0 max-md:size-8 max-md:justify-center max-md:border-transparent max-md:bg-transparent max-md:p-0 max-md:text-muted"
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        onOpen()
      }}
    >
      <Icon name="search" />
      <span className="min-w-0 flex-1 truncate max-md:sr-only">{label}</span>
      <span aria-hidden="true" className="needs-script key max-md:hidden">
        {command} K
      </span>
    </a>
  )
}

/** Listens while the page is there; what opens something is told to `open`. The help menu opens the list of shortcuts
 *  by an event of its own, for it is drawn by the server. */
function useKeys(keys: readonly JumpKey[], open: (what: Open) => void) {
  const router = useRouter()
  useEffect(() => {
    const read = keyReader(keys)
    const onKey = (event: KeyboardEvent) => {
      const meaning = read(event)
      if (!meaning || meaning.do === 'wait') return
      if (meaning.do === 'next' || meaning.do === 'previous') {
        if (step(meaning.do === 'next' ? 1 : -1)) event.preventDefault()
        return
      }
      event.preventDefault()
      if (meaning.do === 'go') router.push(meaning.href)
      else if (meaning.do === 'search') focusSearch(() => open('palette'))
      else open(meaning.do)
    }
    const onAsked = () => open('shortcuts')
    document.addEventListener('keydown', onKey)
    document.addEventListener(shortcutsAsked, onAsked)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener(shortcutsAsked, onAsked)
    }
  }, [keys, open, router])
}

export const shortcutsAsked = 'gatehouse:shortcuts'

function focusSearch(otherwise: () => void) {
  const field = searchField()
  if (field) field.focus()
  else otherwise()
}
