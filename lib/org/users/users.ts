/** People of an organization: their life from creation to removal.
 *
 *  `disabled` means no access from the moment the transaction commits: sessions and personal keys end with it, unsent
 *  mail is cancelled, teams and roles stay. A person whose address was verified comes back `active`, anybody else
 *  `pending`, with an invitation. A removed person is found by nobody and keeps a name for the audit log only;
 *  the same user name then makes a new person. The keys of a service account never end with the person who made it.
 *  Who is held (holds.ts) is not enabled before they are released.
 */

import { DomainError } from '@/lib/base/errors'
import { fold } from '@/lib/base/fold'
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { type Actor, requirePermission } from '../can'
import * as invites from '../invitations/invites'
import * as passwords from '../passwords/passwords'
import { type Profile, profileColumns, profileValues } from '../profile'
import { isAdministrator, requireAdministratorLeft } from '../roles/last-admin'
import { type Write, write } from '../write'
import * as access from './user-access'
import * as addresses from './user-addresses'
import { insert } from './user-insert'
import { setScimRoles } from './user-roles'
import {
  type Access,
  holdUnlessManaging,
  isUnmoved,
  type LockedUser,
  lockOrRefuse,
  type UserRow,
  type UserSource,
  type UserStatus,
} from './user-row'

export interface NewPerson {
  readonly profile: Profile
  readonly active: boolean
  readonly source: UserSource
  /** The connection that manages the person. */
  readonly connectionId?: string
  /** Names of roles, and who chose them: nobody, unless said. */
  readonly roles: readonly string[]
  readonly roleSource?: 'default' | 'manual' | 'scim'
  /** Who had the same user name until they were removed. */
  readonly formerId?: string
}

/** Creates a person: `pending` with an invitation on its way, or `disabled` and silent. */
export function create(w: Write, person: NewPerson): UserRow {
  requirePermission(w.actor, 'user_access_invite')
  const status = person.active ? 'pending' : 'disabled'
  const user = insert(w, { ...person, status, kind: 'human', roleSource: person.roleSource ?? 'default' })
  if (person.active) invites.issueFirst(w, user)
  return user
}

/** A change of what is known of a person. */
export interface Description {
  /** The whole new profile, when something of it changes. */
  readonly profile?: Profile
  /** What changed, for the audit log. */
  readonly before?: unknown
  readonly after?: unknown
}

export interface UserChange extends Description {
  readonly active?: boolean
  /** The connection that manages the person from now on. */
  readonly connectionId?: string
  /** The roles that SCIM grants from now on, exactly. */
  readonly scimRoles?: readonly { id: string; name: string }[]
  readonly password?: passwords.Prepared
}

/** Whoever stays disabled was disabled when they were. */
function sinceDisabled(at: string): string {
  return `case when ${at}::timestamptz is not null then coalesce(disabled_at, ${at}) end`
}

const next = profileColumns.length + 3
const updateUser = statement(
  'user_update',
  `with changed as (
     update users set ${profileColumns.map((column, index) => `${column} = $${index + 3}`).join(', ')},
       status = $${next}, disabled_at = ${sinceDisabled(`$${next + 1}`)}, version = version + 1, updated_at = $${next + 2},
       connection_id = $${next + 3}, adoptable_at = case when $${next + 3}::uuid is null then adoptable_at end
     where org_id = $1 and id = $2 and ${isUnmoved(next + 4)} returning 1
   )
   select row_moved() where not exists (select from changed)`,
)
const updateStatus = statement(
  'user_update_status',
  `with changed as (
     update users set status = $3, disabled_at = ${sinceDisabled('$4')}, version = version + 1, updated_at = $5
     where org_id = $1 and id = $2 and ${isUnmoved(6)} returning 1
   )
   select row_moved() where not exists (select from changed)`,
)

/** Changes a locked person; answers the row as it will be. The caller has seen to it that something changes, and that
 *  an administrator is left (`requireAdministratorLeft`). Refuses to enable who is held (`user_held`). */
export function change<User extends LockedUser>(w: Write, user: User, wanted: UserChange): User {
  if (wanted.active && user.held_at !== null) throw new DomainError('user_held', { name: user.display_name })
  const changed = store(w, user, wanted)
  if (wanted.scimRoles) setScimRoles(w, user, wanted.scimRoles)
  if (wanted.password) {
    passwords.store(w.tx, user.id, wanted.password)
    w.effects.audit({ event: 'user.password', targetId: user.id, target: changed.display_name })
  }
  followStatus(w, user, changed)
  return changed
}

/** Changes a person who was read without a lock, nothing of their roles, and their access only where it makes no
 *  difference to who administers the organization. Fails the transaction with 40001 where they have changed since. */
export function changeSeen<User extends UserRow & Access>(
  w: Write,
  user: User,
  { profile, before, after, active }: Description & Pick<UserChange, 'active'>,
): User {
  if (active === false && user.status === 'active') holdUnlessManaging(w.tx, user.id)
  const changed = store(w, user, { profile, before, after, active })
  followStatus(w, user, changed)
  return changed
}

function followStatus<User extends UserRow & Access>(w: Write, user: User, changed: User): void {
  const { status } = changed
  if (status === 'disabled' && user.status !== 'disabled') access.cut(w, user)
  if (status === 'disabled' || user.status !== 'disabled') return
  w.effects.audit({ event: 'user.reactivate', targetId: user.id, target: changed.display_name, after: { status } })
  if (status === 'pending') invites.renew(w, changed)
}

function store<User extends UserRow>(w: Write, user: User, wanted: UserChange): User {
  requirePermission(w.actor, 'user_access_manage')
  const { tx, effects } = w
  const { profile, before, after } = wanted
  const changed = rowAfter(user, wanted, tx.now)
  const tail = [changed.status, changed.status === 'disabled' ? tx.now : null, tx.now]
  const [own, mark] = [[tx.orgId, user.id], user.mark ?? null]
  if (profile) tx.queue(updateUser, [...own, ...profileValues(profile), ...tail, changed.connection_id, mark])
  else tx.queue(updateStatus, [...own, ...tail, mark])
  if (profile) addresses.store(w, user, changed, profile)
  if (before !== undefined || after !== undefined) {
    effects.audit({ event: 'user.update', targetId: user.id, target: changed.display_name, before, after })
  }
  if (changed.email_lc !== user.email_lc) followAddress(w, user, changed)
  return changed
}

function followAddress(w: Write, user: UserRow, changed: UserRow): void {
  if (user.verified_at) addresses.tellOld(w, user, changed)
  // The link in the older mail went to an address that is no longer theirs.
  if (user.status === 'pending' && changed.status === 'pending') invites.issue(w, changed)
}

function statusAfter(user: UserRow, active: boolean | undefined): UserStatus {
  if (active === undefined || active === (user.status !== 'disabled')) return user.status
  if (!active) return 'disabled'
  return user.verified_at ? 'active' : 'pending'
}

function rowAfter<User extends UserRow>(user: User, { profile, active, connectionId }: UserChange, now: Date): User {
  return {
    ...user,
    status: statusAfter(user, active),
    version: user.version + 1,
    updated_at: now,
    connection_id: connectionId ?? user.connection_id,
    ...(profile && {
      user_name: profile.userName,
      external_id: profile.externalId,
      display_name: profile.displayName,
      email: profile.email,
      email_lc: profile.email === null ? null : fold(profile.email),
      attributes: JSON.stringify(profile.attributes),
    }),
  }
}

export { remove as removeLocked } from './user-access'

/** Disables a person. Refuses an unknown id (`user_not_found`), oneself (`own_access`) and the last administrator
 *  (`last_administrator`). */
export async function deactivate(org: Org, actor: Actor, id: string): Promise<void> {
  requirePermission(actor, 'user_access_manage')
  await write(org, actor, async (w) => {
    const user = await lockLeaving(w, id)
    if (user.status !== 'disabled') change(w, user, { active: false })
  })
}

/** Lets a disabled person in again: `active` when verified before, else `pending` with a new invitation. Refuses who is
 *  held (`user_held`). */
export async function reactivate(org: Org, actor: Actor, id: string): Promise<void> {
  requirePermission(actor, 'user_access_manage')
  await write(org, actor, async (w) => {
    const user = await lockOrRefuse(w.tx, id)
    if (user.status === 'disabled') change(w, user, { active: true })
  })
}

/** Removes a person for good. Refuses what `deactivate` does. */
export async function remove(org: Org, actor: Actor, id: string): Promise<void> {
  await write(org, actor, async (w) => access.remove(w, await lockLeaving(w, id)))
}

/** The same by somebody in the browser: whom an identity provider manages is removed there (`user_managed`). */
export async function removeLocal(org: Org, actor: Actor, id: string): Promise<void> {
  requirePermission(actor, 'user_access_manage')
  await write(org, actor, async (w) => {
    const user = await lockLeaving(w, id)
    if (user.connection_id !== null) throw new DomainError('user_managed', { name: user.display_name })
    access.remove(w, user)
  })
}

async function lockLeaving(w: Write, id: string): Promise<LockedUser> {
  if (w.actor.kind === 'user' && w.actor.id === id) throw new DomainError('own_access')
  const user = await lockOrRefuse(w.tx, id)
  if (isAdministrator(user)) await requireAdministratorLeft(w, { people: [id] })
  return user
}

const clearSecondStep = statement(
  'user_release',
  'update users set second_step_at = null where org_id = $1 and id = $2 and second_step_at is not null',
)

/** Lets a person sign in again without the second step that was asked of them: the operator's word is that step. */
export async function release(org: Org, actor: Actor, id: string): Promise<boolean> {
  requirePermission(actor, 'user_access_manage')
  return write(org, actor, async ({ tx, effects }) => {
    const user = await lockOrRefuse(tx, id)
    if (user.second_step_at === null) return false
    tx.queue(clearSecondStep, [org.id, id])
    effects.audit({ event: 'user.release', targetId: id, target: user.display_name })
    return true
  })
}
