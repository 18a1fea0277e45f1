/** The verbs of SCIM on groups, which are teams (RFC 7644 3.3 to 3.6).
 *
 *  A change of members touches only the people it names, holds no lock that another one waits for, and costs the same
 *  in a small group and a large one; the members are never read for it, and not answered unless asked for. What adds
 *  somebody who is no living person of the organization is refused as a whole, with everybody named who is not. The
 *  first write to a team that was made here takes it over, if it may be (lib/org/teams/managed-teams.ts).
 */
import { isUuid, newId } from '@/lib/base/id'
import { isAdministratorLeftWithoutTeam } from '@/lib/org/roles/last-admin'
import * as managedTeams from '@/lib/org/teams/managed-teams'
import { apply, isOrdered, type MemberChange, plan } from '@/lib/org/teams/team-members'
import { readNamesakes } from '@/lib/org/teams/team-names'
import { lock, type TeamRow } from '@/lib/org/teams/team-row'
import {
  applyPatch,
  groupType,
  matches,
  membershipSteps,
  type Operation,
  type Projection,
  parsePatch,
  readResource,
  ScimError,
} from '@/lib/scim'
import { type Answer, ahead, type Caller, type Principal, requireMatch, requireVersion } from './caller'
import { created, membersKept, membersShown, reread, whole } from './group-answer'
import { takenOver, update, within } from './group-change'
import { joined, viewOf } from './group-document'
import { type GroupProfile, membersOf, patchOf, toGroupProfile, toGroupResource } from './group-mapping'
import { groupChunks, readMembers, readOne, textOf } from './group-query'
import {
  keepAdministrators,
  notFound,
  refuseNamesake,
  requireAdoptable,
  requireKnown,
  requireVisible,
} from './group-refusals'

/** GET /Groups/{id}; 304 where If-None-Match names the version, 412 where If-Match does not. More than 1,000 members are
 *  streamed. */
export async function get(caller: Caller, id: string, projection: Projection): Promise<Answer> {
  const { tx, baseUrl, ifNoneMatch } = caller
  const view = viewOf(projection)
  const found = isUuid(id) ? ahead(readOne(tx, id, baseUrl, view)) : undefined
  await caller.authorized()
  const row = await found
  if (!row) throw await notFound(tx, id)
  const { version } = row
  requireMatch(caller, version)
  if (ifNoneMatch !== null && matches(ifNoneMatch, version)) return { status: 304, version }
  if (row.after !== null) return { status: 200, chunks: groupChunks(tx, row, view, baseUrl), version }
  return { status: 200, json: joined(view.head(row.head), view.members(row.members ?? '')), version }
}

/** POST /Groups: 201 with the group; also where that takes a team of this name over. */
export async function create(caller: Caller, body: unknown, projection: Projection): Promise<Answer> {
  const { tx } = caller
  const resource = readResource(groupType, body, caller.notes)
  const profile = toGroupProfile(resource)
  const { ids, strange } = membersOf(resource, body) ?? { ids: [], strange: [] }
  const id = newId()
  const change: MemberChange = { kind: 'named', add: ids, remove: [] }
  const planning = ids.length > 0 ? ahead(plan(tx, id, change)) : undefined
  const looking = ahead(readNamesakes(tx, id, profile.name))
  const reading = membersShown(caller, ids, projection)
  const principal = await caller.authorized()
  const planned = await planning
  await requireKnown(tx, planned, strange)
  const [namesake] = await looking
  const shown = await reading
  if (namesake) {
    refuseNamesake(namesake, profile.name, principal.connection)
    const team = await takeOver(caller, principal, namesake, profile, ids)
    return team instanceof ScimError ? { status: 200, refusal: team } : created(caller, team, shown, projection)
  }
  const team = await within(caller, principal, async (w) =>
    managedTeams.create(w, { id, ...profile, connectionId: principal.connection.id }, planned && { change, planned }),
  )
  return created(caller, team, shown, projection)
}

/** A team of the name becomes the group that a POST describes. */
async function takeOver(
  caller: Caller,
  principal: Principal,
  { id }: Pick<TeamRow, 'id'>,
  profile: GroupProfile,
  ids: readonly string[],
): Promise<TeamRow | ScimError> {
  const members: MemberChange = { kind: 'replace', with: ids }
  const planning = ahead(plan(caller.tx, id, members))
  const team = await lock(caller.tx, id, 'exclusive')
  if (!team) throw await notFound(caller.tx, id)
  requireAdoptable(team, principal.connection)
  const planned = await planning
  return within(caller, principal, async (w) => {
    if (!(await isAdministratorLeftWithoutTeam(w, team, planned))) return keepAdministrators(w, team)
    const adopted = await managedTeams.adopt(w, team, principal.connection)
    const changed = managedTeams.change(w, adopted, profile)
    apply(w, changed, members, planned, { source: 'scim', bumps: false })
    return changed
  })
}

/** PUT /Groups/{id}: attributes left out are cleared, except the members: only [] and null say that there are none. */
export async function replace(caller: Caller, id: string, body: unknown, projection: Projection): Promise<Answer> {
  const resource = readResource(groupType, body, caller.notes)
  const profile = toGroupProfile(resource)
  const named = membersOf(resource, body)
  const reading = named ? membersShown(caller, named.ids, projection) : membersKept(caller, id, projection)
  const team = await update(caller, id, {
    isExclusive: true,
    name: profile.name,
    ...(named && { members: { kind: 'replace', with: named.ids } }),
    strange: named?.strange ?? [],
    profile: () => profile,
  })
  if (team instanceof ScimError) return { status: 200, refusal: team }
  return whole(200, team, caller, await reading, projection)
}

/** PATCH /Groups/{id}: all operations or none. 204, or 200 where attributes are asked for. */
export async function patch(caller: Caller, id: string, body: unknown, projection: Projection): Promise<Answer> {
  const operations = parsePatch(groupType, body, caller.notes)
  const steps = membershipSteps(operations)
  const { attributes, members, strange } = steps ? patchOf(steps) : await patchWhole(caller, id, operations)
  const isExclusive =
    attributes.length > 0 || (members && isOrdered(members)) || caller.ifMatch !== null || caller.ifNoneMatch !== null
  const name = attributes.findLast(({ target }) => target.attribute?.name === 'displayName')?.value
  const team = await update(caller, id, {
    isExclusive,
    ...(typeof name === 'string' && { name }),
    ...(members && { members }),
    strange,
    profile: (row) => toGroupProfile(applyPatch(groupType, toGroupResource(row), attributes, caller.notes)),
  })
  if (team instanceof ScimError) return { status: 200, refusal: team }
  if (projection.whole && !caller.dryRun) return { status: 204, ...(isExclusive && { version: team.version }) }
  return reread(caller, id, projection)
}

/** A PATCH that asks something of members which their ids alone cannot say: worked out on the whole group. */
async function patchWhole(caller: Caller, id: string, operations: readonly Operation[]) {
  const { connection } = await caller.authorized()
  const team = await requireVisible(caller.tx, await lock(caller.tx, id, 'exclusive'), id)
  requireAdoptable(team, connection)
  const members = JSON.parse(`[${await textOf(readMembers(caller.tx, id, caller.baseUrl))}]`)
  const before = { ...toGroupResource(team), ...(members.length > 0 && { members }) }
  const after = applyPatch(groupType, before, operations, caller.notes)
  const { ids, strange } = membersOf(after, { members: null }) ?? { ids: [], strange: [] }
  const attributes = operations.filter(({ target }) => target.attribute?.name !== 'members')
  return { attributes, members: { kind: 'replace', with: ids } as const, strange }
}

/** DELETE /Groups/{id}: 204, and 404 from then on. */
export async function remove(caller: Caller, id: string): Promise<Answer> {
  const locking = ahead(lock(caller.tx, id, 'exclusive'))
  const principal = await caller.authorized()
  const { connection } = principal
  const row = await requireVisible(caller.tx, await locking, id)
  requireVersion(caller, row.version)
  requireAdoptable(row, connection)
  return within(caller, principal, async (w): Promise<Answer> => {
    const leave = connection.groupDelete !== 'keep_members'
    if (leave && !(await isAdministratorLeftWithoutTeam(w, row))) {
      return { status: 200, refusal: await keepAdministrators(w, row) }
    }
    managedTeams.end(w, await takenOver(w, row, connection), connection)
    return { status: 204 }
  })
}
