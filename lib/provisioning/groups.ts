/** The verbs of SCIM on groups, which are teams (RFC 7644 3.3 to 3.6).
 *
 *  A change of members touches only the people it names, holds no lock that another one waits for, and costs the same
 *  in a small group and a large one; the members are never read for it, and not answered unless asked for. What adds
 *  somebody who is no living person of the organization is refused as a whole, with everybody named who is not. The
 *  first write to a team that was made here takes it over, if it may be (lib/org/managed-teams.ts).
 */
import { fold } from '@/lib/base/fold'
import { isUuid, newId } from '@/lib/base/id'
import * as managedTeams from '@/lib/org/managed-teams'
import { apply, changes, type MemberChange, type MemberPlan, plan } from '@/lib/org/team-members'
import { readNamesakes } from '@/lib/org/team-names'
import { lock, type TeamRow } from '@/lib/org/team-row'
import { type Write, writeIn } from '@/lib/org/write'
import {
  applyPatch,
  type Filter,
  groupType,
  listSchema,
  matches,
  membershipSteps,
  type Operation,
  type Page,
  type Projection,
  parsePatch,
  readResource,
} from '@/lib/scim'
import { type Answer, ahead, type Caller, type Principal, requireVersion } from './caller'
import { type GroupDocument, type GroupView, joined, viewOf } from './group-document'
import {
  type GroupProfile,
  groupLocation,
  membersOf,
  patchOf,
  refuseNested,
  renderHead,
  toGroupProfile,
  toGroupResource,
} from './group-mapping'
import { groupChunks, readMembers, readNamed, readOne, readPage, textOf } from './group-query'
import { notFound, refuseNamesake, requireAdoptable, requireKnown, requireVisible } from './group-refusals'

/** GET /Groups/{id}; 304 where If-None-Match names the version. More than 1,000 members are streamed. */
export async function get(caller: Caller, id: string, projection: Projection): Promise<Answer> {
  const { tx, baseUrl, ifNoneMatch } = caller
  const view = viewOf(projection)
  const found = isUuid(id) ? ahead(readOne(tx, id, baseUrl, view)) : undefined
  await caller.authorized()
  const row = await found
  if (!row) throw await notFound(tx, id)
  const { version } = row
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
    return created(caller, await takeOver(caller, principal, namesake, profile, ids), shown, projection)
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
): Promise<TeamRow> {
  const members: MemberChange = { kind: 'replace', with: ids }
  const planning = ahead(plan(caller.tx, id, members))
  const team = await lock(caller.tx, id, 'exclusive')
  if (!team) throw await notFound(caller.tx, id)
  requireAdoptable(team, principal.connection)
  const planned = await planning
  return within(caller, principal, async (w) => {
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
  const { team } = await update(caller, id, {
    isExclusive: true,
    name: profile.name,
    ...(named && { members: { kind: 'replace', with: named.ids } }),
    strange: named?.strange ?? [],
    profile: () => profile,
  })
  return whole(200, team, caller, await reading, projection)
}

/** PATCH /Groups/{id}: all operations or none. 204, or 200 where attributes are asked for. */
export async function patch(caller: Caller, id: string, body: unknown, projection: Projection): Promise<Answer> {
  const operations = parsePatch(groupType, body, caller.notes)
  refuseNested(operations)
  const steps = membershipSteps(operations)
  const { attributes, members, strange } = steps ? patchOf(steps) : await patchWhole(caller, id, operations)
  const isExclusive = attributes.length > 0 || members?.kind === 'replace' || caller.ifMatch !== null
  const name = attributes.findLast(({ target }) => target.attribute?.name === 'displayName')?.value
  const { team } = await update(caller, id, {
    isExclusive,
    ...(typeof name === 'string' && { name }),
    ...(members && { members }),
    strange,
    profile: (row) => toGroupProfile(applyPatch(groupType, toGroupResource(row), attributes, caller.notes)),
  })
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

interface Wanted {
  /** The team itself changes, or its version was named, or its whole list of members is said. */
  readonly isExclusive: boolean
  /** The name it is to have, where the request says so. */
  readonly name?: string
  readonly members?: MemberChange
  readonly strange: readonly string[]
  profile(team: TeamRow): GroupProfile
}

/** Everything is looked up beside the key's check; the change then travels with the commit. */
async function update(caller: Caller, id: string, wanted: Wanted): Promise<{ team: TeamRow }> {
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
  const team = await within(caller, principal, (w) => carryOut(w, principal, row, profile, members, planned))
  return { team }
}

async function carryOut(
  w: Write,
  { connection }: Principal,
  row: TeamRow,
  profile: GroupProfile,
  members: MemberChange | undefined,
  planned: MemberPlan | undefined,
): Promise<TeamRow> {
  const isNoOp = profile.name === row.name && profile.externalId === row.external_id && !(planned && changes(planned))
  const owned = row.connection_id === connection.id || isNoOp ? row : await managedTeams.adopt(w, row, connection)
  const changed = managedTeams.change(w, owned, profile)
  if (!members || !planned || !changes(planned)) return changed
  const bumps = changed === row
  apply(w, changed, members, planned, { source: 'scim', bumps })
  if (!bumps) return changed
  return { ...changed, version: changed.version + 1, updated_at: latest(changed.updated_at, w.tx.now) }
}

function latest(one: Date, other: Date): Date {
  return one > other ? one : other
}

/** DELETE /Groups/{id}: 204, and 404 from then on. */
export async function remove(caller: Caller, id: string): Promise<Answer> {
  const locking = ahead(lock(caller.tx, id, 'exclusive'))
  const principal = await caller.authorized()
  const { connection } = principal
  const row = await requireVisible(caller.tx, await locking, id)
  requireVersion(caller, row.version)
  requireAdoptable(row, connection)
  await within(caller, principal, async (w) => {
    const team = row.connection_id === connection.id ? row : await managedTeams.adopt(w, row, connection)
    managedTeams.end(w, team, connection)
  })
  return { status: 204 }
}

async function within<R>(caller: Caller, { org, actor }: Principal, fn: (w: Write) => Promise<R>): Promise<R> {
  return (await writeIn(caller.tx, org, actor, fn)).result
}

/** The people named as an answer shows them, looked up ahead of the write; nothing where they are not shown. */
async function membersShown(caller: Caller, ids: readonly string[], projection: Projection): Promise<string> {
  if (ids.length === 0 || !viewOf(projection).hasMembers) return ''
  return ahead(readNamed(caller.tx, ids, caller.baseUrl))
}

async function membersKept(caller: Caller, id: string, projection: Projection): Promise<string> {
  if (!isUuid(id) || !viewOf(projection).hasMembers) return ''
  return ahead(textOf(readMembers(caller.tx, id, caller.baseUrl)))
}

function created(caller: Caller, team: TeamRow, members: string, projection: Projection): Answer {
  return { ...whole(201, team, caller, members, projection), location: groupLocation(team.id, caller.baseUrl) }
}

function whole(status: 200 | 201, team: TeamRow, { baseUrl }: Caller, members: string, projection: Projection): Answer {
  const view = viewOf(projection)
  const shown = view.hasMembers ? view.members(members) : ''
  return { status, json: joined(view.head(renderHead(team, baseUrl)), shown), version: team.version }
}

/** The group after a PATCH whose client wants to see it. */
async function reread(caller: Caller, id: string, projection: Projection): Promise<Answer> {
  const view = viewOf(projection)
  const row = await readOne(caller.tx, id, caller.baseUrl, view)
  if (!row) throw await notFound(caller.tx, id)
  return {
    status: 200,
    json: await textOf(groupChunks(caller.tx, row, view, caller.baseUrl), ''),
    version: row.version,
  }
}

/** GET /Groups and POST /Groups/.search. Groups with many members are streamed. */
export async function list(
  caller: Caller,
  query: { filter?: Filter; page: Page; projection: Projection },
): Promise<Answer> {
  const view = viewOf(query.projection)
  const reading = ahead(readPage(caller.tx, query.filter, query.page, caller.baseUrl, view))
  await caller.authorized()
  const { rows, total } = await reading
  const chunks = listChunks(caller, rows, total, query.page.startIndex, view)
  return rows.some(({ after }) => after !== null)
    ? { status: 200, chunks }
    : { status: 200, json: await textOf(chunks, '') }
}

async function* listChunks(
  { tx, baseUrl }: Caller,
  rows: readonly GroupDocument[],
  total: number,
  startIndex: number,
  view: GroupView,
): AsyncGenerator<string> {
  const counts = `"totalResults":${total},"startIndex":${startIndex},"itemsPerPage":${rows.length}`
  yield `{"schemas":["${listSchema}"],${counts},"Resources":[`
  for (const [place, row] of rows.entries()) {
    if (place > 0) yield ','
    yield* groupChunks(tx, row, view, baseUrl)
  }
  yield ']}'
}
