import { clientName } from '@/components/keys/client-name'
import { Badge, Tag } from '@/components/ui/badge'
import { Time } from '@/components/ui/time'
import { capitalized, date, number, type Reader, relativeTime, timeText } from '@/lib/i18n/format'
import type { Messages } from '@/lib/i18n/messages'
import { presetOf } from '@/lib/org/keys/application-keys'
import type { KeyEntry } from '@/lib/org/keys/key-entry'

type Text = Messages['applicationKeys']

/** What a page of keys is drawn with: words, the reader's language and zone, and the time it was read. */
export interface KeyContext {
  readonly text: Text
  readonly reader: Reader
  readonly now: Date
}

const soonMs = 30 * 86_400_000

/** Enough of a key to tell it from others: its kind and its end. */
export function maskedKey({ lastFour }: Pick<KeyEntry, 'lastFour'>): string {
  return `gh_…${lastFour}`
}

export function MaskedKey({ of }: { of: KeyEntry }) {
  return <code className={of.state === 'live' ? 'mono' : 'mono line-through'}>{maskedKey(of)}</code>
}

export function MadeBy({ of, context: { text, reader } }: { of: KeyEntry; context: KeyContext }) {
  const on = date(of.createdAt, reader)
  return <>{of.createdBy ? text.made(of.createdBy, on) : on}</>
}

/** The name of the preset, or the first permission and how many more. */
export function Scopes({ of, context }: { of: KeyEntry; context: KeyContext }) {
  const text = context.text.scopes
  const { locale } = context.reader
  const preset = presetOf(of.scopes)
  if (preset) return <Tag>{text[preset]}</Tag>
  const [first, ...others] = of.scopes
  if (!first) return <span>{text.none}</span>
  return (
    <span className="flex min-w-0 items-center gap-1.5" title={of.scopes.join(', ')}>
      <Tag mono>{first}</Tag>
      {others.length > 0 && <span className="text-sm text-muted">+{number(others.length, locale)}</span>}
    </span>
  )
}

export function LastUse({ of, context: { text, reader, now } }: { of: KeyEntry; context: KeyContext }) {
  if (!of.lastUse) return <span className="text-subtle">{text.never}</span>
  const from = [clientName(of.lastUse.agent), of.lastUse.address].filter(Boolean).join(' · ')
  return (
    <>
      <Time {...timeText(of.lastUse.at, now, reader)} />
      {from && <span className="block truncate text-sm text-muted">{from}</span>}
    </>
  )
}

/** When it ends; amber within thirty days, and what ended it afterwards. */
export function Expiry({ of, context: { text, reader, now } }: { of: KeyEntry; context: KeyContext }) {
  if (of.state === 'revoked') return <Badge icon="ban">{text.ended.revoked}</Badge>
  if (of.state === 'live' && of.replacement) return <Replaced of={of} context={{ text, reader, now }} />
  if (!of.expiresAt) return <Endless of={of} text={text} />
  if (of.state === 'expired') {
    return (
      <Badge tone="warning" icon="clock">
        {text.ended.expired}
      </Badge>
    )
  }
  return <EndsOn at={of.expiresAt} reader={reader} now={now} />
}

/** Whoever made it said why. */
function Endless({ of: { note }, text }: { of: KeyEntry; text: Text }) {
  return (
    <>
      <span className="text-muted">{text.noExpiry}</span>
      {note && (
        <span className="block truncate text-sm text-muted" title={note}>
          {note}
        </span>
      )}
    </>
  )
}

function Replaced({ of, context: { text, reader, now } }: { of: KeyEntry; context: KeyContext }) {
  return (
    <>
      {of.expiresAt && <Time {...timeText(of.expiresAt, now, reader)} text={date(of.expiresAt, reader)} />}
      <span className="block text-sm text-info wrap-anywhere">{text.replacedBy(of.replacement?.name ?? '')}</span>
    </>
  )
}

export function EndsOn({ at, reader, now }: { at: Date; reader: Reader; now: Date }) {
  if (at.getTime() - now.getTime() > soonMs) return <Time {...timeText(at, now, reader)} text={date(at, reader)} />
  return (
    <Badge tone="warning" icon="clock">
      <Time {...timeText(at, now, reader)} text={capitalized(relativeTime(at, now, reader.locale))} />
    </Badge>
  )
}
