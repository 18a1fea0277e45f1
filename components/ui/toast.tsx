'use client'

import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Icon } from './icon'

export interface ToastMessage {
  text: string
  detail?: string
  tone?: 'success' | 'danger'
  action?: { label: string; run: () => void }
}

type Entry = ToastMessage & { id: number }

const visibleMs = 8000
let entries: readonly Entry[] = []
let nextId = 1
const listeners = new Set<() => void>()

function change(next: readonly Entry[]) {
  entries = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const none: readonly Entry[] = []

/** Says what happened at the foot of the page, for eight seconds; the newest three stay. */
export function toast(message: ToastMessage): void {
  change([...entries, { ...message, id: nextId++ }].slice(-3))
}

function dismiss(id: number): void {
  change(entries.filter((entry) => entry.id !== id))
}

/** The place of the toasts; once, beside the shell of members, whom alone it speaks to. F6 leads to the newest. Server pages say things with a `Banner`
 *  instead. */
export function Toaster({ label, closeLabel }: { label: string; closeLabel: string }) {
  const shown = useSyncExternalStore(
    subscribe,
    () => entries,
    () => none,
  )
  const ref = useRef<HTMLElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const newest = event.key === 'F6' && ref.current?.lastElementChild?.querySelector('button')
      if (!newest) return
      event.preventDefault()
      newest.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <section
      ref={ref}
      aria-label={label}
      aria-live="polite"
      className="pointer-events-none fixed right-6 bottom-6 z-40 flex w-90 max-w-[calc(100vw-32px)] flex-col gap-2 max-sm:right-4 max-sm:bottom-4"
    >
      {shown.map((entry) => (
        <ToastItem key={entry.id} entry={entry} closeLabel={closeLabel} />
      ))}
    </section>
  )
}

function ToastItem({ entry, closeLabel }: { entry: Entry; closeLabel: string }) {
  const { id, text, detail, tone = 'success', action } = entry
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => dismiss(id), visibleMs)
    return () => clearTimeout(timer)
  }, [id, held])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing is operated here; the wait is held up
    <div
      // It waits while somebody reads it or is about to press what it offers.
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="tinted pointer-events-auto flex items-start gap-3 rounded-card bg-ink py-3 pr-3 pl-4 text-on-ink shadow-overlay"
    >
      <Icon name={tone === 'success' ? 'done' : 'alert'} className="mt-0.5" />
      <p className="min-w-0 flex-1">
        {text}
        {detail && <span className="block text-sm text-on-ink-muted">{detail}</span>}
      </p>
      {action && (
        <button
          type="button"
          className="font-semibold underline underline-offset-3"
          onClick={() => {
            action.run()
            dismiss(id)
          }}
        >
          {action.label}
        </button>
      )}
      <button
        type="button"
        aria-label={closeLabel}
        className="inline-grid size-6 place-items-center rounded-control text-on-ink-muted"
        onClick={() => dismiss(id)}
      >
        <Icon name="x" />
      </button>
    </div>
  )
}
