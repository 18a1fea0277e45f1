/** How a PUT or PATCH of a group is carried out: everything that it needs to know is looked up beside the key's check,
 *  people first and the team after them (the order of locks, lib/org/teams/team-members.ts); the change then travels with the
 *  commit. */
import { fold } from '@/lib/base/fold'
import { isUuid } from '@/lib/base/id'
import type { Connection } from '@/lib/db/finders'
import { isAdministratorLeftWithoutTeam } from '@/lib/org/roles/last-admin'
import * as managedTeams from '@/lib/org/teams/managed-teams'
import { apply, changes, type MemberChange, type MemberPlan, plan } from '@/lib/org/teams/team-members'
import { readNamesakes } from '@/lib/org/teams/team-names'
import { lock, type TeamRow } from '@/lib/org/teams/team-row'
import { type Write, writeIn } from '@/lib/org/write'
import type { ScimError } from '@/lib/scim'
import { ahead, type Caller, type Principal, requireVersion } from './caller'
import type { GroupProfile } from './group-mapping'
import { keepAdministrators, refuseNamesake, requireAdoptable, requireKnown, requireVisible } from './group-refusals'

export interface Wanted {
  /** The team itself changes, or its version was named, or its whole list of members is said. */
  readonly isExclusive: boolean
  /** The name it is to have, where the request says so. */
  readonly name?: string
  readonly members?: MemberChange
  readonly strange: readonly string[]
  profile(team: TeamRow): GroupProfile
}

/** Answers the row as it will be: its version is right only where the team is locked exclusively. Or a refusal that
 *  leaves something behind (Answer.refusal). */
export async function update(caller: Caller, id: string, wanted: Wanted): Promise<TeamRow | ScimError> {
  const { tx } = caller
  const { name, members, strange } = wanted
  const planning = members && isUuid(id) ? ahead(plan(tx, id, members)) : undefined
  const locking = ahead(lock(tx, id, wanted.isExclusive ? 'exclusive' : 'shared'))
  const looking = name !== undefined && isUuid(id) ? ahead(readNamesakes(tx, id, name)) : undefined
  const principal = await caller.authorized()
  const row = await requireVisible(tx, await locking, id)
  requireVersion(caller, row.version)
  requireAdoptable(row, principal.connection)
  const planned = await planning
  await requireKnown(tx, planned, strange)
  const profile = wanted.profile(row)
  const [namesake] = fold(profile.name) === fold(row.name) ? [] : ((await looking) ?? [])
  if (namesake) refuseNamesake(namesake, profile.name)
  return within(caller, principal, (w) => carryOut(w, principal, row, profile, members, planned))
}

async function carryOut(
  w: Write,
  { connection }: Principal,
  row: TeamRow,
  profile: GroupProfile,
  members: MemberChange | undefined,
  planned: MemberPlan | undefined,
): Promise<TeamRow | ScimError> {
  if (planned && !(await isAdministratorLeftWithoutTeam(w, row, planned))) return keepAdministrators(w, row)
  const owned = await takenOver(w, row, connection)
  const changed = managedTeams.change(w, owned, profile)
  if (!members || !planned || !changes(planned)) return changed
  const bumps = changed === row
  apply(w, changed, members, planned, { source: 'scim', bumps })
  if (!bumps) return changed
  return { ...changed, version: changed.version + 1, updated_at: latest(changed.updated_at, w.tx.now) }
}

/** The team as the connection's own: the first write of whatever kind takes it over. */
export async function takenOver(w: Write, team: TeamRow, connection: Connection): Promise<TeamRow> {
  return team.connection_id === connection.id ? team : managedTeams.adopt(w, team, connection)
}

function latest(one: Date, other: Date): Date {
  return one > other ? one : other
}

export async function within<R>(caller: Caller, { org, actor }: Principal, fn: (w: Write) => Promise<R>): Promise<R> {
  return (await writeIn(caller.tx, org, actor, fn)).result
}
