/** PUT, PATCH and DELETE of a person: one round trip reads what the change needs, the next writes and commits. A change
 *  that changes nothing writes nothing and keeps the version.
 *
 *  Most changes lock nothing first: the write itself makes sure that the row is still the one that was read, and is run
 *  again where it is not (Caller.entangled). What hangs on more than the row (roles, passwords, whom to take over, who
 *  administers, whom an administrator holds) locks the person before it reads them. */

import type { Prepared } from '@/lib/org/passwords/passwords'
import { isAdministrator, isAdministratorLeft, lockOut } from '@/lib/org/roles/last-admin'
import { hear } from '@/lib/org/users/holds'
import * as people from '@/lib/org/users/users'
import type { Write } from '@/lib/org/write'
import {
  type AttributeChange,
  applyPatch,
  diff,
  type Operation,
  type Projection,
  parsePatch,
  type Resource,
  roleNamesOf,
  ScimError,
  userType,
} from '@/lib/scim'
import { type Answer, ahead, type Caller, type Principal, requireVersion } from './caller'
import { keepAddresses, keepIdentity, noSuchUser, recordAdoption, requireManageable } from './user-adoption'
import { answerUser, within } from './user-answer'
import { readHolders, refuseTaken } from './user-holders'
import { type HeldUser, lockUser, readSeen } from './user-lock'
import { readPerson, toProfile, toResource, trimmed, withReferences } from './user-mapping'
import { heldBack } from './user-notes'
import { acceptedPassword, passwordIn, passwordOf } from './user-password'
import { grantsOf, type Role, readRoles } from './user-roles'

/** A change of one person, as PUT and PATCH describe it. */
interface Request {
  readonly password: string | undefined
  /** Whether roles may change; then they are read ahead. */
  readonly speaksOfRoles: boolean
  /** Whether it may end somebody's access. */
  readonly mayEndAccess: boolean
  changed(current: Resource): Resource
}

/** PUT /Users/{id}: attributes left out are cleared, except `active`; `roles` left out keeps what is granted. */
export function replace(caller: Caller, id: string, body: unknown, projection: Projection): Promise<Answer> {
  const wanted = readPerson(body, caller.notes)
  return change(caller, id, projection, {
    password: passwordOf(wanted),
    speaksOfRoles: wanted.roles !== undefined,
    mayEndAccess: wanted.active === false,
    changed: (current) => ({ ...wanted, id, meta: current.meta, active: wanted.active ?? current.active }),
  })
}

/** PATCH /Users/{id}: all operations or none. */
export function patch(caller: Caller, id: string, body: unknown, projection: Projection): Promise<Answer> {
  const operations = parsePatch(userType, body, caller.notes)
  const request = {
    password: passwordIn(operations),
    speaksOfRoles: operations.some(isAbout(['roles'])),
    mayEndAccess: operations.some(({ value, ...about }) => value !== true && isAbout(['active'])({ value, ...about })),
    changed: (current: Resource) =>
      keptActive(current, trimmed(applyPatch(userType, current, operations, caller.notes))),
  }
  return change(caller, id, projection, request)
}

/** An `active` that is removed or null says nothing of it, as one that a PUT leaves out: nobody comes back by that. */
function keptActive({ active }: Resource, after: Resource): Resource {
  return after.active === undefined && active !== undefined ? { ...after, active } : after
}

function isAbout(names: readonly string[]): (operation: Operation) => boolean {
  return ({ target: { extension, attribute } }) =>
    extension === undefined && (attribute === undefined || names.includes(attribute.name))
}

function change(caller: Caller, id: string, projection: Projection, request: Request): Promise<Answer> {
  const hangsOnMore = request.speaksOfRoles || request.password !== undefined
  const locks = hangsOnMore || caller.collided || caller.entangled
  return locks ? update(caller, id, projection, request) : changeSeen(caller, id, projection, request)
}

/** Carries out what touches no roles, as most changes do. Somebody who is to be taken over, an administrator who may go,
 *  and who is held are locked and looked at in full. */
async function changeSeen(caller: Caller, id: string, projection: Projection, request: Request): Promise<Answer> {
  const reading = ahead(readSeen(caller.tx, id, caller.baseUrl, { leaving: request.mayEndAccess }))
  const principal = await caller.authorized()
  const row = await reading
  if (!row) throw noSuchUser(id)
  const mayGo = request.mayEndAccess && row.may_manage
  if (row.connection_id !== principal.connection.id || mayGo || row.is_held)
    return update(caller, id, projection, request)
  requireVersion(caller, row.version)
  const before = toResource(row, caller.baseUrl)
  const after = withReferences(request.changed(before))
  const changes = diff(userType, before, after).filter(({ path }) => path !== 'password')
  if (changes.length === 0) return answerUser(200, row, caller, projection)
  const described = changes.filter(({ path }) => path !== 'active')
  const wanted = {
    active: after.active !== false,
    ...(described.length > 0 && { profile: toProfile(after), ...valuesOf(described) }),
  }
  const stored = await within(caller, principal, (w) => people.changeSeen(w, row, wanted))
  return answerUser(200, stored, caller, projection)
}

/** For the audit log. */
function valuesOf(changes: readonly AttributeChange[]): { before: object; after: object } {
  return {
    before: Object.fromEntries(changes.map((change) => [change.path, change.before])),
    after: Object.fromEntries(changes.map((change) => [change.path, change.after])),
  }
}

async function update(caller: Caller, id: string, projection: Projection, request: Request): Promise<Answer> {
  const locking = ahead(lockUser(caller.tx, id, caller.baseUrl))
  const roles = request.speaksOfRoles ? ahead(readRoles(caller.tx)) : undefined
  const principal = await caller.authorized()
  const row = requireManageable(await locking, id, principal)
  requireVersion(caller, row.version)
  const password = await acceptedPassword(request.password, row, principal, caller)
  const plan = planOf(caller, principal, row, { ...request, password, roles: await roles })
  return within(caller, principal, (w) => carryOut(w, caller, { principal, row, plan, projection }))
}

interface Plan {
  readonly after: Resource
  /** What is said of `active` for somebody who is held; undefined where nothing is, or nobody is. */
  readonly wish: boolean | undefined
  readonly changes: readonly AttributeChange[]
  readonly adopts: boolean
  readonly scimRoles: readonly Role[] | undefined
  readonly password: Prepared | undefined
}

function planOf(
  caller: Caller,
  principal: Principal,
  row: HeldUser,
  request: Omit<Request, 'password'> & { password: Prepared | undefined; roles: readonly Role[] | undefined },
): Plan {
  const before = toResource(row, caller.baseUrl)
  // Of who is held nothing is said until the request says it.
  const current = row.held_at === null ? before : { ...before, active: undefined }
  const wanted = withReferences(request.changed(current))
  const adopts = row.connection_id === null
  const { wish, after } = heard(row, adopts ? keepIdentity(before, wanted) : wanted)
  const changes = diff(userType, before, after).filter(({ path }) => path !== 'password')
  const changesRoles = request.roles && changes.some(({ path }) => path === 'roles')
  const rules = { connection: principal.connection, held: row.grants, notes: caller.notes }
  return {
    after,
    wish,
    changes,
    adopts,
    scimRoles:
      changesRoles && request.roles ? grantsOf(roleNamesOf(after, caller.notes), request.roles, rules) : undefined,
    password: request.password,
  }
}

/** What is wanted of a person, where an administrator's hold goes before what is said of `active`. */
export function heard(row: HeldUser, wanted: Resource): Pick<Plan, 'after' | 'wish'> {
  if (row.held_at === null) return { after: wanted, wish: undefined }
  const wish = typeof wanted.active === 'boolean' ? wanted.active : undefined
  return { after: { ...wanted, active: false }, wish }
}

/** Says to the client that somebody stays as the administrator wants them. */
export function keepHeld({ effects }: Write, { notes }: Caller, id: string): void {
  effects.apply({ rule: 'hold', about: id })
  notes.note(heldBack, 'active')
}

interface Undertaking {
  readonly principal: Principal
  readonly row: HeldUser
  readonly plan: Plan
  readonly projection: Projection
}

/** Writes what the plan says and answers it; refuses where it would take the last administrator out. */
export async function carryOut(
  w: Write,
  caller: Caller,
  { principal, row, plan, projection }: Undertaking,
): Promise<Answer> {
  const { after, wish, changes, adopts, scimRoles, password } = plan
  if (wish !== undefined) hear(w, row, wish)
  if (wish) keepHeld(w, caller, row.id)
  if (changes.length === 0 && !adopts && !password) return answerUser(200, row, caller, projection)
  if (stopsManaging(row, after, scimRoles) && !(await isAdministratorLeft(w, { people: [row.id] }))) {
    return refuseLastAdministrator(w, row)
  }
  const described = changes.filter(({ path }) => path !== 'active')
  const profile = adopts ? keepAddresses(row, toProfile(after)) : toProfile(after)
  if (caller.collided) refuseTaken(await readHolders(caller.tx, profile), profile, row.id)
  if (adopts) recordAdoption(w, row, principal, caller.notes)
  if (scimRoles) w.effects.apply({ rule: 'scim_roles', about: scimRoles.map(({ name }) => name).join(', ') })
  const stored = people.change(w, row, {
    active: after.active !== false,
    connectionId: principal.connection.id,
    scimRoles,
    password,
    ...((described.length > 0 || adopts) && { profile }),
    ...(described.length > 0 && valuesOf(described)),
  })
  return answerUser(200, stored, caller, projection)
}

function stopsManaging(row: HeldUser, after: Resource, scimRoles: readonly Role[] | undefined): boolean {
  if (!isAdministrator(row)) return false
  if (after.active === false) return true
  if (!scimRoles || row.manages_by_team) return false
  const others = row.grants.some(({ source, manages }) => source !== 'scim' && manages)
  return !others && !scimRoles.some(({ manages }) => manages)
}

/** DELETE /Users/{id}: 204, and 404 from then on. */
export async function remove(caller: Caller, id: string): Promise<Answer> {
  const locking = ahead(lockUser(caller.tx, id, caller.baseUrl))
  const principal = await caller.authorized()
  const row = requireManageable(await locking, id, principal)
  requireVersion(caller, row.version)
  return within(caller, principal, async (w) => {
    if (isAdministrator(row) && !(await isAdministratorLeft(w, { people: [id] })))
      return refuseLastAdministrator(w, row)
    if (row.connection_id === null) recordAdoption(w, row, principal, caller.notes)
    people.removeLocked(w, row)
    return { status: 204 }
  })
}

async function refuseLastAdministrator(w: Write, row: HeldUser): Promise<Answer> {
  await lockOut(w, row)
  const why = `${row.display_name} is the last administrator of ${w.org.name} who can sign in, and stays one.`
  const done = 'Their sessions and keys have ended, and they sign in again only once the operator has released them.'
  const remedy = 'Make somebody else an administrator in Gatehouse, then repeat the request.'
  return { status: 200, refusal: new ScimError(409, undefined, `${why} ${done} ${remedy}`) }
}
