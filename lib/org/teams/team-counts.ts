/** Keeps the exact totals of lists right (seq-ranges.ts): lists show every team but the unlinked ones. */
import { statement } from '@/lib/db/tx'
import { countedRange, holdOpen } from '../seq-ranges'
import type { Write } from '../write'

const numberOf = '(select t.seq from teams t where t.org_id = $1 and t.id = $2)'
const counted = {
  [-1]: statement('team_counted_out', `with ${countedRange('team', numberOf, -1)} select 1`),
  1: statement('team_counted_in', `with ${countedRange('team', numberOf, 1)} select 1`),
} as const

/** Queues that the locked team is counted no longer, or again. Before it is deleted. */
export function count({ tx }: Pick<Write, 'tx'>, id: string, by: 1 | -1): void {
  holdOpen(tx, 'team')
  tx.queue(counted[by], [tx.orgId, id])
}
