/** Names of teams: unique in any case and trimmed, and so are the handles that follow from them. The unique indexes
 *  decide; a look beforehand only says which team is in the way. */
import { fold } from '@/lib/base/fold'
import { statement, type Tx } from '@/lib/db/tx'
import { handleOf } from './team-handle'
import { type TeamRow, teamColumns } from './team-row'

export interface Namesake extends TeamRow {
  /** It has the very name; otherwise the handle alone. */
  same_name: boolean
}

const namesakes = statement<Namesake>(
  'team_namesakes',
  `select ${teamColumns}, t.name_lc = $2 as same_name from teams t
   where t.org_id = $1 and (t.name_lc = $2 or t.handle = $3) and t.id <> $4`,
)

/** The teams, other than the one with this id, that stand in the way of the name; the one with the name first. */
export async function readNamesakes(tx: Tx, id: string, name: string): Promise<Namesake[]> {
  const rows = await tx.peek(namesakes, [tx.orgId, fold(name), handleOf(name, id), id])
  return rows.sort((one, other) => Number(other.same_name) - Number(one.same_name))
}
