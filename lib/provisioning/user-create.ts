/** POST /Users: one round trip proves the key and reads what the person will be given, the next writes and commits.
 *
 *  Whether a name or an address is taken is decided by the unique indexes at the commit. Only where one was, the
 *  request runs once more and looks whose it is: a disabled person with the same user name and externalId is restored,
 *  one whom the provider may take over is adopted, and for anybody else the refusal names who it is. */
import { fold } from '@/lib/base/fold'
import { statement, type Tx } from '@/lib/db/tx'
import { defaultRole } from '@/lib/org/can'
import type { Profile } from '@/lib/org/profile'
import { chosenRole } from '@/lib/org/roles/default-roles'
import { hold } from '@/lib/org/users/holds'
import * as people from '@/lib/org/users/users'
import { diff, type Projection, type Resource, roleNamesOf, userType } from '@/lib/scim'
import { type Answer, ahead, type Caller, type Principal } from './caller'
import { keepIdentity, requireManageable } from './user-adoption'
import { answerUser, within } from './user-answer'
import { carryOut, heard, keepHeld } from './user-change'
import { type Holder, readHolders, refuseTaken } from './user-holders'
import { type HeldUser, lockUser } from './user-lock'
import { locationOf, readPerson, toProfile, toResource, withReferences } from './user-mapping'
import { passwordIgnored } from './user-notes'
import { passwordOf } from './user-password'
import { grantsOf, type Role, readRoles } from './user-roles'

/** POST /Users: 201 with the person, invited unless `active` is false. */
export async function create(caller: Caller, body: unknown, projection: Projection): Promise<Answer> {
  const resource = withReferences(readPerson(body, caller.notes))
  const profile = toProfile(resource)
  // Nobody is verified before they were here: no password becomes theirs.
  if (passwordOf(resource) !== undefined) caller.notes.note(passwordIgnored, 'password')
  const asGround = ahead(readGround(caller.tx, profile))
  const roles = resource.roles === undefined ? undefined : ahead(readRoles(caller.tx))
  const holders = caller.collided ? ahead(readHolders(caller.tx, profile)) : undefined
  const principal = await caller.authorized()
  const [holder] = (await holders) ?? []
  const request = { resource, profile, projection, roles: await roles }
  const answer = holder
    ? await takeUp(caller, principal, holder, request)
    : await insert(caller, principal, { ...request, ...(await asGround) })
  return answer
}

interface Request {
  readonly resource: Resource
  readonly profile: Profile
  readonly projection: Projection
  readonly roles: readonly Role[] | undefined
}

interface Ground {
  /** Who had the user name until they were removed: the audit log links the two. */
  readonly formerId: string | undefined
  /** They were held when they were removed: who removes and makes somebody again does not get round an administrator. */
  readonly formerHeld: boolean
  /** The role of whoever is given none. */
  readonly role: string
}

const ground = statement<{ former: string | null; held: boolean | null; role: string | null }>(
  'scim_user_ground',
  `select ${chosenRole('scim')} as role, former.id as former, former.held_at is not null as held
   from (select) one left join lateral (
     select id, held_at from users where org_id = $1 and user_name_lc = $2 and deleted_at is not null
     order by deleted_at desc limit 1) former on true`,
)

async function readGround(tx: Tx, { userName }: Profile): Promise<Ground> {
  const [row] = await tx.peek(ground, [tx.orgId, userName && fold(userName)])
  return { formerId: row?.former ?? undefined, formerHeld: row?.held ?? false, role: row?.role ?? defaultRole }
}

async function insert(
  caller: Caller,
  principal: Principal,
  { resource, profile, projection, roles, formerId, formerHeld, role }: Request & Ground,
): Promise<Answer> {
  const { connection } = principal
  const named = roles
    ? grantsOf(roleNamesOf(resource, caller.notes), roles, { connection, held: [], notes: caller.notes })
    : undefined
  const granted = named?.map(({ name }) => name) ?? []
  const row = await within(caller, principal, (w) => {
    const isDefault = granted.length === 0
    w.effects.apply({ rule: isDefault ? 'default_role' : 'scim_roles', about: granted.join(', ') || role })
    const made = people.create(w, {
      profile,
      active: resource.active !== false && !formerHeld,
      source: 'scim',
      connectionId: connection.id,
      roles: isDefault ? [role] : granted,
      roleSource: isDefault ? 'default' : 'scim',
      formerId,
    })
    if (formerHeld) {
      const wish = resource.active !== false
      hold(w, made, wish)
      if (wish) keepHeld(w, caller, made.id)
    }
    return made
  })
  return created(await answerUser(201, { ...row, groups: null }, caller, projection), row.id, caller)
}

function created(answer: Answer, id: string, caller: Caller): Answer {
  return answer.refusal ? answer : { ...answer, status: 201, location: locationOf(id, caller.baseUrl) }
}

/** Restores or adopts whoever has the name or the address. Throws 409, naming them, where neither is due. */
async function takeUp(caller: Caller, principal: Principal, holder: Holder, request: Request): Promise<Answer> {
  const { resource, profile, projection, roles } = request
  const row = await lockUser(caller.tx, holder.id, caller.baseUrl)
  const restores = row !== undefined && isFormerSelf(row, profile, principal)
  if (!restores && row?.connection_id !== null) refuseTaken([holder], profile)
  const own = requireManageable(row, holder.id, principal)
  const before = toResource(own, caller.baseUrl)
  const wanted = { ...resource, id: own.id, meta: before.meta, active: resource.active ?? true }
  const { wish, after } = heard(own, restores ? wanted : keepIdentity(before, wanted))
  const rules = { connection: principal.connection, held: own.grants, notes: caller.notes }
  const plan = {
    after,
    changes: diff(userType, before, after).filter(({ path }) => path !== 'password'),
    adopts: !restores,
    wish,
    scimRoles: restores && roles ? grantsOf(roleNamesOf(after, caller.notes), roles, rules) : undefined,
    password: undefined,
  }
  const answer = await within(caller, principal, (w) => {
    if (restores) {
      w.effects.apply({ rule: 'restore', about: own.id })
      w.effects.audit({ event: 'user.restore', targetId: own.id, target: own.display_name })
    }
    return carryOut(w, caller, { principal, row: own, plan, projection })
  })
  return created(answer, own.id, caller)
}

function isFormerSelf(row: HeldUser, { userName, externalId }: Profile, { connection }: Principal): boolean {
  if (row.status !== 'disabled' || row.connection_id !== connection.id) return false
  return externalId !== null && row.external_id === externalId && fold(row.user_name ?? '') === fold(userName ?? '')
}
