import { Table } from '@/components/ui/table'
import { number } from '@/lib/i18n/format'
import { troubled } from '@/lib/org/jobs'
import { type Mapping, personOf } from '@/lib/org/users/people-import'
import type { JobView } from './job-view'

const mostShown = 100

/** Rows by what came of them. */
export function Outcomes({ context, job }: JobView) {
  const { t, reader } = context
  const text = t.invitations.jobs
  const counts = Object.entries(job.counts)
    .filter(([, count]) => count > 0)
    .sort(([one, few], [other, many]) => rank(other) - rank(one) || many - few)
  if (counts.length === 0) return null
  return (
    <Table
      compact
      caption={text.outcomesCaption}
      rows={counts}
      rowKey={([outcome]) => outcome}
      columns={[
        { id: 'outcome', header: text.outcome, narrow: 'lead', cell: ([outcome]) => outcomeText(outcome, context) },
        {
          id: 'count',
          header: text.count,
          narrow: 'aside',
          align: 'end',
          width: 'w-27',
          cell: ([, count]) => number(count, reader.locale),
        },
      ]}
    />
  )
}

/** The first rows of an import that were not invited, but those of which one of `except` came. */
export async function SkippedRows({ context, job, except }: JobView & { except?: readonly string[] }) {
  const { t, reader, member } = context
  const text = t.invitations.jobs
  const rows = job.kind === 'import' ? await troubled(member.org.id, job.id, mostShown, except) : []
  if (rows.length === 0) return null
  const mapping = (job.options.mapping ?? {}) as Mapping
  return (
    <div className="flex flex-col gap-2">
      {rows.length === mostShown && <p className="text-muted">{text.first(mostShown)}</p>}
      <Table
        compact
        caption={text.rowsCaption}
        rows={rows}
        rowKey={({ n }) => String(n)}
        columns={[
          { id: 'n', header: text.row, width: 'w-20', cell: ({ n }) => number(n + 1, reader.locale) },
          {
            id: 'address',
            header: text.address,
            narrow: 'lead',
            cell: ({ input }) => (
              <code className="text-sm wrap-anywhere">
                {personOf(input, mapping).address || t.users.person.missing}
              </code>
            ),
          },
          {
            id: 'outcome',
            header: text.outcome,
            narrow: 'aside',
            cell: ({ outcome }) => outcomeText(outcome ?? '', context),
          },
        ]}
      />
    </div>
  )
}

/** What was wished for stands first, then what came of most rows. */
function rank(outcome: string): number {
  return ['invite', 'invited_now', 'resent'].includes(outcome) ? 1 : 0
}

export function outcomeText(outcome: string, { t }: Pick<JobView['context'], 't'>): string {
  const outcomes: Record<string, string> = t.invitations.jobs.outcomes
  return Object.hasOwn(outcomes, outcome) ? (outcomes[outcome] ?? outcome) : outcome
}
