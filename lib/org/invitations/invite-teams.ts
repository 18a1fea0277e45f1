/** Teams that people join as they are invited: those that are managed here, whose roles the inviter holds. */
import { DomainError } from '@/lib/base/errors'
import { fold } from '@/lib/base/fold'
import { isUuid } from '@/lib/base/id'
import { statement, type Tx } from '@/lib/db/tx'
import { type Actor, can } from '../can'
import { addMembersWithin } from '../teams/teams'
import type { Write } from '../write'

export interface JoinableTeam {
  readonly id: string
  readonly name: string
  /** An identity provider says who is in it. */
  readonly managed: boolean
  /** Whether this inviter may put people into it. */
  readonly joinable: boolean
}

/** So many are offered where teams are chosen. */
export const mostOffered = 50

interface Row {
  id: string
  name: string
  managed: boolean
  /** The inviter holds what its roles hold. */
  held: boolean
}

const columns = `t.id, t.name, t.connection_id is not null as managed, not exists (
    select from team_roles tr join roles r on r.org_id = tr.org_id and r.id = tr.role_id
    where tr.org_id = t.org_id and tr.team_id = t.id and not r.permissions <@ $2::text[]) as held`
const named = statement<Row>(
  'invite_teams_named',
  `select ${columns} from teams t where t.org_id = $1 and (t.id = any($3::uuid[]) or t.name_lc = any($4::text[]))`,
)
const offered = statement<Row>(
  'invite_teams_offered',
  `select ${columns} from teams t where t.org_id = $1 and t.connection_id is null order by t.name_lc limit $3`,
)

/** The teams with these ids or names. */
export async function findTeams(
  tx: Tx,
  actor: Actor,
  { ids = [], names = [] }: { ids?: readonly string[]; names?: readonly string[] },
): Promise<JoinableTeam[]> {
  if (ids.length + names.length === 0) return []
  const wanted = [ids.filter(isUuid), [...new Set(names.map(fold))]]
  const rows = await tx.query(named, [tx.orgId, [...actor.permissions], ...wanted])
  return rows.map((row) => judged(row, actor))
}

/** The first teams by name that are managed here; none for who may fill no team. */
export async function offeredTeams(tx: Tx, actor: Actor): Promise<JoinableTeam[]> {
  if (!can(actor, 'teams_manage')) return []
  const rows = await tx.query(offered, [tx.orgId, [...actor.permissions], mostOffered])
  return rows.map((row) => judged(row, actor))
}

function judged({ held, ...team }: Row, actor: Actor): JoinableTeam {
  return { ...team, joinable: can(actor, 'teams_manage') && !team.managed && held }
}

/** Refuses ids that are no team's (`team_not_found`) and teams that the inviter cannot fill (`team_managed`,
 *  `role_not_held`). */
export function requireJoinable(ids: readonly string[], teams: readonly JoinableTeam[]): void {
  for (const id of ids) {
    const team = teams.find((one) => one.id === id)
    if (!team) throw new DomainError('team_not_found')
    if (team.managed) throw new DomainError('team_managed', { team: team.name })
    if (!team.joinable) throw new DomainError('role_not_held', { role: team.name })
  }
}

/** Ids of teams by the names in a file, or why nobody can be put into them. */
export function namedTeams(
  names: readonly string[],
  teams: readonly JoinableTeam[],
): string[] | 'team' | 'team_unknown' {
  const found = names.map((name) => teams.find((team) => fold(team.name) === fold(name)))
  if (found.some((team) => team === undefined)) return 'team_unknown'
  if (found.some((team) => !team?.joinable)) return 'team'
  return found.flatMap((team) => (team ? [team.id] : []))
}

/** Puts people who were just made into teams, one team after the other in the order of their ids. */
export async function joinTeams(w: Write, members: ReadonlyMap<string, readonly string[]>): Promise<void> {
  for (const id of [...members.keys()].sort()) await addMembersWithin(w, id, members.get(id) ?? [])
}
