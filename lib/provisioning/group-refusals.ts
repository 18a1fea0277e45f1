/** What SCIM refuses about groups, and how it says so: who is in the way, and who must do what about it. */
import { isUuid } from '@/lib/base/id'
import type { Connection } from '@/lib/db/finders'
import { statement, type Tx } from '@/lib/db/tx'
import * as lastAdmin from '@/lib/org/roles/last-admin'
import { isAdoptable } from '@/lib/org/teams/managed-teams'
import type { MemberPlan } from '@/lib/org/teams/team-members'
import type { Namesake } from '@/lib/org/teams/team-names'
import type { TeamRow } from '@/lib/org/teams/team-row'
import type { Write } from '@/lib/org/write'
import { badRequest, quoted, ScimError } from '@/lib/scim'
import { readUnlinkedName } from './group-query'

/** The 404 for an id. Of a team that SCIM does not see any more it says what brings it back. */
export async function notFound(tx: Tx, id: string): Promise<ScimError> {
  const name = isUuid(id) ? await readUnlinkedName(tx, id) : undefined
  return name === undefined ? unknownGroup(id) : unlinkedGroup(name)
}

function unknownGroup(id: string): ScimError {
  return new ScimError(404, undefined, `There is no group with the id ${quoted(id)} in this organization.`)
}

function unlinkedGroup(name: string): ScimError {
  const why = `The identity provider deleted the group ${quoted(name)}, or an administrator stopped its management`
  return new ScimError(404, undefined, `${why}. Create it again (POST) to take the team of that name over.`)
}

export async function requireVisible(tx: Tx, row: TeamRow | undefined, id: string): Promise<TeamRow> {
  if (!row) throw await notFound(tx, id)
  if (row.unlinked_at !== null) throw unlinkedGroup(row.name)
  return row
}

/** Throws unless the connection manages the team or may take it over. */
export function requireAdoptable(team: TeamRow, connection: Connection): void {
  if (team.connection_id === connection.id || isAdoptable(team, connection)) return
  const who = `The team ${quoted(team.name)} (${team.id})`
  if (team.connection_id !== null) {
    const remedy = 'An administrator has to stop its management there first (Teams, Stop managing).'
    throw new ScimError(409, 'uniqueness', `${who} is managed by another identity provider. ${remedy}`)
  }
  const reason = 'was made in Gatehouse and its members have a role for it'
  const remedy = 'An administrator has to allow the identity provider to take it over (Teams, Allow adoption)'
  throw new ScimError(409, 'uniqueness', `${who} ${reason}. ${remedy}, or the group needs another displayName.`)
}

/** Throws for a team in the way of a name. A POST passes its connection: what it may take over is not in its way. */
export function refuseNamesake(namesake: Namesake, name: string, connection?: Connection): void {
  const other = `the group ${quoted(namesake.name)} (${namesake.id})`
  if (!namesake.same_name) {
    const detail = `The displayName ${quoted(name)} and ${other} would both have the handle ${quoted(namesake.handle)}`
    throw new ScimError(409, 'uniqueness', `${detail}. Rename one of them.`)
  }
  if (connection && namesake.connection_id === null) {
    requireAdoptable(namesake, connection)
    return
  }
  const detail = `The displayName ${quoted(name)} belongs to ${other} already`
  throw new ScimError(409, 'uniqueness', `${detail}. Match that group instead of another, or rename it first.`)
}

/** The refusal of what would demote the last administrator, once those are told who answer for the organization. */
export async function keepAdministrators(w: Write, team: Pick<TeamRow, 'id' | 'name'>): Promise<ScimError> {
  await lastAdmin.keepAdministrators(w, team)
  const why = `The group ${quoted(team.name)} makes the last administrator of ${w.org.name} who can sign in one`
  const remedy = 'Make somebody else an administrator in Gatehouse, then repeat the request.'
  return new ScimError(409, undefined, `${why}, so nothing of the request was applied. ${remedy}`)
}

const groupsAmong = statement<{ id: string }>(
  'scim_groups_among',
  'select t.id from teams t where t.org_id = $1 and t.id = any($2::uuid[]) limit 1',
)
const maxNamed = 100

/** Throws 400 where somebody to be added is no living person of the organization: all of them are named. */
export async function requireKnown(tx: Tx, planned: MemberPlan | undefined, strange: readonly string[]): Promise<void> {
  const count = strange.length + (planned?.unknown_count ?? 0)
  if (count === 0) return
  const unknown = planned?.unknown ?? []
  const [group] = unknown.length > 0 ? await tx.query(groupsAmong, [tx.orgId, unknown]) : []
  const named = [...strange, ...unknown].slice(0, maxNamed)
  const list =
    named.map((value) => quoted(value)).join(', ') + (count > named.length ? ` and ${count - named.length} more` : '')
  const nested = group ? ` ${quoted(group.id)} is a group, and groups hold people only.` : ''
  const detail = `These members are no users of this organization: ${list}.${nested} Nothing of the request was applied.`
  throw badRequest('invalidValue', detail)
}
