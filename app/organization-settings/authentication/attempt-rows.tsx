import { Badge } from '@/components/ui/badge'
import { PlainLink } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import { timeText } from '@/lib/i18n/format'
import type { Messages } from '@/lib/i18n/messages'
import type { AttemptRow } from '@/lib/org/saml/saml-attempts'
import type { SettingsContext } from '../settings-context'
import { attemptName } from './attempt-texts'
import { attemptHref } from './links'

export interface AttemptRowsProps {
  rows: readonly AttemptRow[]
  now: Date
  context: SettingsContext
}

/** The latest few in a card: who, what became of it, when. */
export function AttemptRows({ rows, now, context: { t, reader } }: AttemptRowsProps) {
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.id} className="flex min-h-11 items-center gap-3 border-t border-line px-4 py-1.5 first:border-t-0">
          <Verdict attempt={row} t={t} />
          <PlainLink
            href={attemptHref(row.ref)}
            className="min-w-0 flex-1 truncate font-medium hover:underline underline-offset-3"
          >
            {attemptName(row) ?? t.saml.attempts.unknownPerson}
          </PlainLink>
          <span className="flex-none text-sm text-muted">
            <Time {...timeText(row.at, now, reader)} />
          </span>
        </li>
      ))}
    </ul>
  )
}

export function Verdict({ attempt: { code, purpose }, t }: { attempt: AttemptRow; t: Messages }) {
  const { attempts } = t.saml
  const label = code === 'admitted' ? attempts.admitted : attempts.refusedBadge
  return (
    <span className="inline-flex flex-none items-center gap-1.5">
      <Badge tone={code === 'admitted' ? 'success' : 'danger'} icon={code === 'admitted' ? 'done' : 'fail'}>
        {label}
      </Badge>
      {purpose === 'test' && <Badge icon="flask">{attempts.test}</Badge>}
    </span>
  )
}
