'use client'

import { useActionState } from 'react'
import type { FormAction } from '../keys/state'
import { Button, LinkButton } from '../ui/button'
import { classNames } from '../ui/class-names'
import { HiddenFields, Refusal } from '../ui/form-parts'
import { SubmitButton } from '../ui/submit-button'

/** `xml` once the values were asked for. */
export interface MessageState {
  readonly xml?: string
  readonly error?: string
}

export interface MessageViewProps {
  action: FormAction<MessageState>
  fields: Readonly<Record<string, string>>
  /** With its values masked; null where that cannot be done. */
  masked: string | null
  downloads: { readonly masked: string; readonly full: string }
  /** Why the values are kept from the reader. */
  refused?: string
  text: Readonly<
    Record<'masked' | 'full' | 'unreadable' | 'reveal' | 'revealing' | 'download' | 'downloadFull' | 'label', string>
  >
}

/** A message as it came: masked, and in full once somebody who may asks for it. */
export function MessageView({ action, fields, masked, downloads, refused, text }: MessageViewProps) {
  const [{ xml, error }, submit] = useActionState(action, {})
  const shown = xml ?? masked
  return (
    <div className="flex flex-col gap-3">
      <p role={xml === undefined ? undefined : 'status'} className="text-sm text-pretty text-muted">
        {xml !== undefined ? text.full : masked === null ? text.unreadable : text.masked}
      </p>
      <Refusal>{error}</Refusal>
      {shown !== null && (
        <section
          aria-label={text.label}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by the keyboard
          tabIndex={0}
          className="max-h-120 overflow-auto rounded-control border border-line bg-sunken"
        >
          <Lines text={shown} />
        </section>
      )}
      <div className="flex flex-wrap gap-2">
        {xml === undefined && refused && (
          <Button size="sm" icon="eye" disabledReason={refused}>
            {text.reveal}
          </Button>
        )}
        {xml === undefined && !refused && (
          <form action={submit}>
            <HiddenFields fields={fields} />
            <SubmitButton size="sm" icon="eye" pendingLabel={text.revealing}>
              {text.reveal}
            </SubmitButton>
          </form>
        )}
        {(xml !== undefined || masked !== null) && (
          <LinkButton href={xml === undefined ? downloads.masked : downloads.full} external size="sm" icon="download">
            {xml === undefined ? text.download : text.downloadFull}
          </LinkButton>
        )}
      </div>
    </div>
  )
}

/** How far a line stands in, by its level; what wraps stands in further. */
const levels = [
  'pl-[4ch] -indent-[4ch]',
  'pl-[6ch] -indent-[6ch]',
  'pl-[8ch] -indent-[8ch]',
  'pl-[10ch] -indent-[10ch]',
  'pl-[12ch] -indent-[12ch]',
  'pl-[14ch] -indent-[14ch]',
  'pl-[16ch] -indent-[16ch]',
] as const

function Lines({ text }: { text: string }) {
  const level = (line: string) => Math.min(Math.floor(line.search(/\S|$/) / 2), levels.length - 1)
  return (
    <pre className="p-3 text-xs leading-5 wrap-anywhere whitespace-pre-wrap">
      {text
        .trimEnd()
        .split('\n')
        .map((line, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text, which never move
          <span key={n} className={classNames('block max-sm:pl-0 max-sm:indent-0', levels[level(line)])}>
            {line}
          </span>
        ))}
    </pre>
  )
}
