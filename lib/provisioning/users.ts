/** The verbs of SCIM on people (RFC 7644 3.3 to 3.6).
 *
 *  A person whom the identity provider has not made is read by it, but not changed: taking over somebody who was
 *  invited here, perhaps an administrator, needs an administrator's word. A change that changes nothing writes
 *  nothing and keeps the version. Whether a new name is taken is decided by the unique indexes when the change is
 *  committed; looking first would cost a round trip and prove nothing.
 */
import { isUuid } from '@/lib/base/id'
import { defaultRole } from '@/lib/org/can'
import { type LockedUser, lock, type UserRow } from '@/lib/org/user-row'
import * as people from '@/lib/org/users'
import { type Write, writeIn } from '@/lib/org/write'
import {
  applyPatch,
  diff,
  matches,
  type Projection,
  parsePatch,
  project,
  quoted,
  type Resource,
  readResource,
  ScimError,
  userType,
} from '@/lib/scim'
import { type Answer, ahead, type Caller, type Principal, requireVersion } from './caller'
import { type ListQuery, list as listOf } from './list'
import { parseDocument } from './user-document'
import { locationOf, renderUser, toProfile, toResource, withReferences } from './user-mapping'
import { readConflicts, readOne, userSource } from './user-query'

/** GET /Users/{id}; 304 where If-None-Match names the version. */
export async function get(caller: Caller, id: string, projection: Projection): Promise<Answer> {
  const found = isUuid(id) ? ahead(readOne(caller.tx, id, caller.baseUrl)) : undefined
  await caller.authorized()
  const row = await found
  if (!row) throw notFound(id)
  if (caller.ifNoneMatch !== null && matches(caller.ifNoneMatch, row.version)) {
    return { status: 304, version: row.version }
  }
  const json = projection.whole ? row.json : JSON.stringify(project(userType, parseDocument(row), projection))
  return { status: 200, json, version: row.version }
}

/** GET /Users and POST /Users/.search. */
export function list(caller: Caller, query: ListQuery): Promise<Answer> {
  return listOf(caller, userSource, query)
}

/** POST /Users: 201 with the person, invited unless `active` is false. */
export async function create(caller: Caller, body: unknown, projection: Projection): Promise<Answer> {
  const resource = withReferences(readResource(userType, body, caller.notes))
  const profile = toProfile(resource)
  const taken = ahead(readConflicts(caller.tx, profile))
  const principal = await caller.authorized()
  refuseTaken(await taken, profile)
  const { connection } = principal
  const row = await within(caller, principal, (w) =>
    people.create(w, {
      profile,
      active: resource.active !== false,
      source: 'scim',
      connectionId: connection.id,
      roles: [defaultRole],
    }),
  )
  return { ...answer(201, row, caller, projection), location: locationOf(row.id, caller.baseUrl) }
}

/** PUT /Users/{id}: attributes left out are cleared, except `active`. */
export function replace(caller: Caller, id: string, body: unknown, projection: Projection): Promise<Answer> {
  const wanted = readResource(userType, body, caller.notes)
  return update(caller, id, projection, (current) => ({
    ...wanted,
    id,
    meta: current.meta,
    active: wanted.active ?? current.active,
  }))
}

/** PATCH /Users/{id}: all operations or none. */
export function patch(caller: Caller, id: string, body: unknown, projection: Projection): Promise<Answer> {
  const operations = parsePatch(userType, body, caller.notes)
  return update(caller, id, projection, (current) => applyPatch(userType, current, operations, caller.notes))
}

async function update(
  caller: Caller,
  id: string,
  projection: Projection,
  changed: (current: Resource) => Resource,
): Promise<Answer> {
  const locking = ahead(lock(caller.tx, id))
  const principal = await caller.authorized()
  const row = requireOwn(await locking, id)
  requireVersion(caller, row.version)
  const before = toResource(row, caller.baseUrl)
  const after = withReferences(changed(before))
  const changes = diff(userType, before, after).filter(({ path }) => path !== 'password')
  if (changes.length === 0) return answer(200, row, caller, projection)
  const profile = toProfile(after)
  const profileChanges = changes.filter(({ path }) => path !== 'active')
  const stored = await within(caller, principal, (w) =>
    people.change(w, row, {
      active: after.active !== false,
      ...(profileChanges.length > 0 && {
        profile,
        before: Object.fromEntries(profileChanges.map((change) => [change.path, change.before])),
        after: Object.fromEntries(profileChanges.map((change) => [change.path, change.after])),
      }),
    }),
  )
  return answer(200, stored, caller, projection)
}

/** DELETE /Users/{id}: 204, and 404 from then on. */
export async function remove(caller: Caller, id: string): Promise<Answer> {
  const locking = ahead(lock(caller.tx, id))
  const principal = await caller.authorized()
  const row = requireOwn(await locking, id)
  requireVersion(caller, row.version)
  await within(caller, principal, (w) => people.removeLocked(w, row))
  return { status: 204 }
}

async function within<R>(caller: Caller, { org, actor }: Principal, fn: (w: Write) => R | Promise<R>): Promise<R> {
  return (await writeIn(caller.tx, org, actor, async (w) => fn(w))).result
}

function render(row: UserRow, { baseUrl }: Caller, projection: Projection): string {
  if (projection.whole) return renderUser(row, baseUrl)
  return JSON.stringify(project(userType, toResource(row, baseUrl), projection))
}

function answer(status: 200 | 201, row: UserRow, caller: Caller, projection: Projection): Answer {
  return { status, json: render(row, caller, projection), version: row.version }
}

function notFound(id: string): ScimError {
  return new ScimError(404, undefined, `There is no user with the id ${quoted(id)} in this organization.`)
}

function requireOwn(row: LockedUser | undefined, id: string): LockedUser {
  if (!row) throw notFound(id)
  if (row.connection_id !== null) return row
  const who = `${row.display_name} was not created by the identity provider`
  const remedy = 'An administrator has to remove them in Gatehouse first; then provision them again.'
  throw new ScimError(409, 'uniqueness', `${who} and is managed in Gatehouse. ${remedy}`)
}

function refuseTaken(
  taken: readonly { id: string; same_name: boolean }[],
  { userName, email }: { userName: string | null; email: string | null },
): void {
  const [first] = [...taken].sort((one, other) => Number(other.same_name) - Number(one.same_name))
  if (!first) return
  const what = first.same_name ? `The userName ${quoted(userName ?? '')}` : `The e-mail address ${quoted(email ?? '')}`
  const remedy = `Match the existing user instead of creating another, or change that one first.`
  throw new ScimError(409, 'uniqueness', `${what} belongs to the user ${first.id} already. ${remedy}`)
}
