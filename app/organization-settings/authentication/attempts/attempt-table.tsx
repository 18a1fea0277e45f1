import { PlainLink, TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { timeText } from '@/lib/i18n/format'
import type { AttemptRow } from '@/lib/org/saml/saml-attempts'
import type { SettingsContext } from '../../settings-context'
import { Verdict } from '../attempt-rows'
import { attemptName } from '../attempt-texts'
import { attemptHref } from '../links'
import { type AttemptQuery, attemptsHref } from './query'

export interface AttemptTableProps {
  rows: readonly AttemptRow[]
  now: Date
  query: AttemptQuery
  context: SettingsContext
}

export function AttemptTable({ rows, now, query, context: { t, reader } }: AttemptTableProps) {
  const { columns, title, unknownPerson, unknownProvider, onlyThis } = t.saml.attempts
  const why = ({ code }: AttemptRow) => (code === 'admitted' ? '' : t.sso.refused[code].admin)
  return (
    <Table
      caption={title}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'who',
          header: columns.who,
          width: 'w-56',
          narrow: 'lead',
          cell: (row) => (
            <span className="block min-w-0">
              <PlainLink
                href={attemptHref(row.ref)}
                className="block truncate font-semibold hover:underline underline-offset-3"
              >
                {attemptName(row) ?? unknownPerson}
              </PlainLink>
              <span className="block truncate text-sm text-muted">
                <span className="md:hidden">{timeText(row.at, now, reader).text} · </span>
                {row.userId && query.person !== row.userId ? (
                  <TextLink href={attemptsHref({ ...query, before: undefined, q: '', person: row.userId })}>
                    {onlyThis}
                  </TextLink>
                ) : (
                  row.address
                )}
              </span>
            </span>
          ),
        },
        {
          id: 'verdict',
          header: columns.verdict,
          width: 'w-44',
          narrow: 'aside',
          cell: (row) => <Verdict attempt={row} t={t} />,
        },
        {
          id: 'why',
          header: columns.why,
          hideBelow: 'lg',
          cell: (row) => (
            <span title={why(row)} className="line-clamp-2 text-sm whitespace-normal text-muted">
              {why(row)}
            </span>
          ),
        },
        {
          id: 'provider',
          header: columns.provider,
          width: 'w-42',
          hideBelow: 'md',
          cell: ({ providerName }) => providerName ?? <span className="text-muted">{unknownProvider}</span>,
        },
        {
          id: 'at',
          header: columns.at,
          width: 'w-31',
          hideBelow: 'md',
          cell: ({ at }) => <Time {...timeText(at, now, reader)} />,
        },
      ]}
    />
  )
}
