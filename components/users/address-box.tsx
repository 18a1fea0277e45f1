'use client'

import { type ClipboardEvent, useEffect, useEffectEvent, useRef, useState, useTransition } from 'react'
import { buttonClass } from '../ui/button-style'
import { classNames } from '../ui/class-names'
import { Icon } from '../ui/icon'
import type { InviteText, Understood, UnderstoodAddress } from './invite-state'

export type CheckAddresses = (text: string) => Promise<Understood>

export interface AddressBoxProps {
  /** What was entered before: a text without scripts, chips with them. */
  value: string
  understood: Understood | undefined
  check: CheckAddresses
  onUnderstood: (understood: Understood) => void
  text: InviteText
}

const tones = {
  invite: 'border-line bg-fill',
  skip: 'border-dashed border-line-strong text-muted',
  warn: 'border-warning bg-warning-soft text-warning',
  wrong: 'border-danger bg-danger-soft text-danger',
} as const

/** A box that takes any text and turns it into chips. Without scripts it is a plain text area, whose addresses are
 *  listed below it when the page comes back. */
export function AddressBox({ value, understood, check, onUnderstood, text }: AddressBoxProps) {
  const [taken, setTaken] = useState('')
  const [typed, setTyped] = useState(value)
  const [pending, startTransition] = useTransition()
  const input = useRef<HTMLTextAreaElement>(null)
  const arrived = useRef(understood)
  // Drawn as text, so that it can be changed without scripts; where they run, what is understood becomes chips.
  useEffect(() => {
    if (!arrived.current) return
    setTaken(written(arrived.current.entries))
    setTyped('')
  }, [])
  // What was typed before the scripts ran stands in the box, and nobody was told of it.
  const takeEarly = useEffectEvent(() => {
    const early = input.current?.value ?? ''
    if (early !== value) hear(early)
  })
  useEffect(() => takeEarly(), [])

  function take(all: string) {
    setTyped('')
    startTransition(async () => {
      const found = await check(all)
      setTaken(written(found.entries))
      onUnderstood(found)
    })
  }
  const add = (more: string) => more.trim() && take(`${taken}\n${more}`)
  const hear = (all: string) => (/[\n;]|@\S+,?\s$/.test(all) ? add(all) : setTyped(all))
  const without = (gone: UnderstoodAddress, instead = '') => {
    const rest = (understood?.entries ?? []).map((entry) => (entry === gone ? instead : line(entry)))
    take(rest.join('\n'))
    input.current?.focus()
  }

  function paste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const pasted = event.clipboardData.getData('text')
    if (!pasted.includes('@')) return
    event.preventDefault()
    add(`${typed} ${pasted}`)
  }

  const entries = understood?.entries ?? []
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex flex-wrap items-baseline gap-x-1.5">
        <label htmlFor="invite-addresses" className="font-medium">
          {text.addresses}
        </label>
        <span className="text-sm text-subtle">{text.addressesAside}</span>
      </div>
      <input type="hidden" name="taken" value={taken} />
      <div
        aria-busy={pending}
        className="flex max-h-60 min-h-24 flex-wrap content-start items-start gap-1.5 overflow-y-auto rounded-control border border-line-strong bg-surface p-2 focus-within:outline-2 focus-within:outline-focus"
      >
        {entries.length > 0 && (
          <ul aria-label={text.understood} className="contents">
            {entries.map((entry) => (
              <li key={entry.address} className="max-w-full">
                <Chip entry={entry} onRemove={() => without(entry)} />
              </li>
            ))}
          </ul>
        )}
        <textarea
          ref={input}
          id="invite-addresses"
          name="addresses"
          rows={entries.length > 0 ? 1 : 3}
          value={typed}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          onPaste={paste}
          onBlur={() => add(typed)}
          onChange={({ currentTarget }) => hear(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Backspace' && typed === '' && entries.length > 0)
              without(entries[entries.length - 1] as UnderstoodAddress)
          }}
          className="min-h-6 min-w-40 flex-1 resize-none bg-transparent px-1 leading-6 outline-none"
        />
      </div>
      <Problems entries={entries} text={text} onRemove={without} />
      <p role="status" className="sr-only">
        {understood?.summary}
      </p>
    </div>
  )
}

function Chip({ entry, onRemove }: { entry: UnderstoodAddress; onRemove: () => void }) {
  const { address, name, tone, mark, says, removeLabel } = entry
  return (
    <span
      title={`${address} ${says}`}
      className={classNames(
        'tinted inline-flex h-6 max-w-full items-center gap-1 rounded-tag border pl-2 text-sm',
        tones[tone],
      )}
    >
      {tone === 'wrong' && <Icon name="alert" className="size-3.5" />}
      {tone === 'warn' && <Icon name="warning" className="size-3.5" />}
      <span className="truncate">
        {tone === 'invite' ? name || address : address}
        {tone !== 'invite' && ` · ${mark}`}
      </span>
      <button
        type="button"
        aria-label={removeLabel}
        onClick={onRemove}
        className="needs-script inline-grid size-6 flex-none place-items-center rounded-tag"
      >
        <Icon name="x" className="size-3" />
      </button>
    </span>
  )
}

interface ProblemsProps {
  entries: readonly UnderstoodAddress[]
  text: InviteText
  onRemove: (entry: UnderstoodAddress, instead?: string) => void
}

/** What keeps an address from being invited, and what to do about it. */
function Problems({ entries, text, onRemove }: ProblemsProps) {
  const troubled = entries.filter(({ tone }) => tone === 'wrong' || tone === 'warn')
  if (troubled.length === 0) return null
  return (
    <ul className="mt-2 max-h-48 overflow-y-auto rounded-card border border-line">
      {troubled.map((entry) => (
        <li
          key={entry.address}
          className="flex min-h-11 items-start gap-3 border-t border-line px-4 py-1.5 first:border-t-0"
        >
          <Icon
            name={entry.tone === 'wrong' ? 'alert' : 'warning'}
            className={`mt-2 ${entry.tone === 'wrong' ? 'text-danger' : 'text-warning'}`}
          />
          <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
            <span className="min-w-0 flex-1 basis-52 py-1.5">
              <code className="text-sm wrap-anywhere">{entry.address}</code> {entry.says}
            </span>
            <span className={classNames('needs-script', !entry.suggestion && 'max-sm:-ml-2.5')}>
              <button
                type="button"
                onClick={() => onRemove(entry, entry.suggestion)}
                className={buttonClass({ size: 'sm', variant: entry.suggestion ? 'secondary' : 'quiet' })}
              >
                {entry.useLabel ?? text.removeShort}
                {!entry.useLabel && <span className="sr-only"> {entry.address}</span>}
              </button>
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The addresses as a text that is understood the same again. */
function written(entries: readonly UnderstoodAddress[]): string {
  return entries.map(line).join('\n')
}

function line({ name, address, tone }: UnderstoodAddress): string {
  return name && tone !== 'wrong' ? `"${name.replaceAll('"', '')}" <${address}>` : address
}
