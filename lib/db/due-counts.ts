/** How much waits for workers, over all organizations: numbers of a table that has no policy and no content. */
import { nobody, statement } from './tx'
import { withOrg } from './with-org'

export interface DueCount {
  readonly kind: string
  readonly due: number
  readonly oldestSeconds: number
}

const countDue = statement<{ kind: string; due: string; oldest: string }>(
  'due_work_count',
  `select kind, count(*) as due, extract(epoch from now() - min(due_at)) as oldest from due_work
   where due_at <= now() group by kind`,
)

export async function countDueWork(): Promise<DueCount[]> {
  const rows = await withOrg(nobody, (tx) => tx.query(countDue))
  return rows.map(({ kind, due, oldest }) => ({ kind, due: Number(due), oldestSeconds: Number(oldest) }))
}
