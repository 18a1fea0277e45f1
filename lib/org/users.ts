/** People of an organization: their life from creation to removal.
 *
 *  `disabled` means no access from the moment the transaction commits: sessions and personal keys end with it, unsent
 *  mail is cancelled, teams and roles stay. A person whose address was verified comes back `active`, anybody else
 *  `pending`, with an invitation. A removed person is found by nobody and keeps a name for the audit log only;
 *  the same user name then makes a new person. The keys of a service account never end with the person who made it.
 */
import { fold } from '@/lib/base/fold'
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { cancelPendingMail } from '@/lib/mail/outbox'
import { type Actor, requirePermission } from './can'
import * as invites from './invites'
import { addressRows, type Profile, profileColumns, profileValues } from './profile'
import { countedRange, holdOpen } from './seq-ranges'
import { leaveTeams } from './team-members'
import { addressHash, insert } from './user-insert'
import { type LockedUser, lockOrRefuse, type UserRow, type UserSource, type UserStatus } from './user-row'
import { type Write, write } from './write'

/** Creates a person: `pending` with an invitation on its way, or `disabled` and silent. */
export function create(
  w: Write,
  person: { profile: Profile; active: boolean; source: UserSource; connectionId?: string; roles: readonly string[] },
): UserRow {
  requirePermission(w.actor, 'user_access_invite')
  const status = person.active ? 'pending' : 'disabled'
  const user = insert(w, { ...person, status, kind: 'human', roleSource: 'default' })
  if (person.active) invites.issue(w, user)
  return user
}

export interface UserChange {
  /** The whole new profile, when something of it changes. */
  readonly profile?: Profile
  readonly active?: boolean
  /** What changed, for the audit log. */
  readonly before?: unknown
  readonly after?: unknown
}

const next = profileColumns.length + 3
const updateUser = statement(
  'user_update',
  `update users set ${profileColumns.map((column, index) => `${column} = $${index + 3}`).join(', ')},
     status = $${next}, disabled_at = $${next + 1}, version = version + 1, updated_at = $${next + 2}
   where org_id = $1 and id = $2`,
)
const updateStatus = statement(
  'user_update_status',
  `update users set status = $3, disabled_at = $4, version = version + 1, updated_at = $5
   where org_id = $1 and id = $2`,
)
const deleteAddresses = statement('user_addresses_delete', 'delete from user_emails where org_id = $1 and user_id = $2')
const insertAddresses = statement(
  'user_addresses_insert',
  `insert into user_emails (org_id, user_id, n, value, value_lc, type, type_lc, "primary")
   select $1, $2, e.n, e.value, e.value_lc, e.type, e.type_lc, e.primary
   from jsonb_to_recordset($3::jsonb)
     as e(n int, value text, value_lc text, type text, type_lc text, "primary" boolean)`,
)
const moveLogin = statement(
  'user_login_move',
  `with gone as (delete from login_addresses where org_id = $1 and user_id = $2 and address_hash is distinct from $3)
   insert into login_addresses (address_hash, org_id, user_id) select $3, $1, $2 where $3::text is not null
   on conflict do nothing`,
)

/** Changes a locked person; answers the row as it will be. The caller has seen to it that something changes. */
export function change(w: Write, user: LockedUser, { profile, active, before, after: now }: UserChange): UserRow {
  requirePermission(w.actor, 'user_access_manage')
  const { tx, effects } = w
  const status = statusAfter(user, active)
  const disabledAt = status === 'disabled' ? tx.now : null
  const tail = [status, disabledAt, tx.now]
  if (profile) tx.queue(updateUser, [tx.orgId, user.id, ...profileValues(profile), ...tail])
  else tx.queue(updateStatus, [tx.orgId, user.id, ...tail])
  if (profile) storeAddresses(w, user, profile)
  const changed = rowAfter(user, profile, status, tx.now)
  if (before !== undefined || now !== undefined) {
    effects.audit({ event: 'user.update', targetId: user.id, target: changed.display_name, before, after: now })
  }
  if (status === 'disabled' && user.status !== 'disabled') cutAccess(w, user)
  if (status !== 'disabled' && user.status === 'disabled') {
    effects.audit({ event: 'user.reactivate', targetId: user.id, target: changed.display_name, after: { status } })
    if (status === 'pending') invites.renew(w, changed)
  } else if (status === 'pending' && changed.email_lc !== user.email_lc) {
    // The link in the older mail went to an address that is no longer theirs.
    invites.issue(w, changed)
  }
  return changed
}

function statusAfter(user: UserRow, active: boolean | undefined): UserStatus {
  if (active === undefined || active === (user.status !== 'disabled')) return user.status
  if (!active) return 'disabled'
  return user.verified_at ? 'active' : 'pending'
}

function rowAfter(user: UserRow, profile: Profile | undefined, status: UserStatus, now: Date): UserRow {
  const base = { ...user, status, version: user.version + 1, updated_at: now }
  if (!profile) return base
  return {
    ...base,
    user_name: profile.userName,
    external_id: profile.externalId,
    display_name: profile.displayName,
    email: profile.email,
    email_lc: profile.email === null ? null : fold(profile.email),
    attributes: JSON.stringify(profile.attributes),
  }
}

function storeAddresses({ tx }: Write, user: UserRow, profile: Profile): void {
  const stored = (JSON.parse(user.attributes) as { emails?: unknown }).emails ?? []
  if (JSON.stringify(stored) !== JSON.stringify(profile.attributes.emails ?? [])) {
    tx.queue(deleteAddresses, [tx.orgId, user.id])
    tx.queue(insertAddresses, [tx.orgId, user.id, addressRows(profile)])
  }
  if ((profile.email === null ? null : fold(profile.email)) !== user.email_lc) {
    tx.queue(moveLogin, [tx.orgId, user.id, profile.email === null ? null : addressHash(profile.email)])
  }
}

const endAccess = statement(
  'user_end_access',
  `with ended_sessions as (
     delete from sessions where org_id = $1 and user_id = $2
   ), ended_keys as (
     update application_keys set revoked_at = $3 where org_id = $1 and owner_id = $2 and revoked_at is null
   ), ended_links as (
     update invitation_links set ended_at = $3, ended_as = 'cancelled' where org_id = $1 and user_id = $2 and ended_at is null
   ), invitation as (
     update invitations set delivery_state = 'cancelled', updated_at = $3
     where org_id = $1 and user_id = $2 and delivery_state = 'queued'
   ), ${cancelPendingMail}
   select 1`,
)

/** Ends what lets a person in. Their row is locked, so no session can begin beside it. */
function cutAccess({ tx, effects }: Write, user: LockedUser): void {
  tx.queue(endAccess, [tx.orgId, user.id, tx.now])
  effects.audit({
    event: 'user.deactivate',
    targetId: user.id,
    target: user.display_name,
    before: { status: user.status },
    after: { status: 'disabled', sessionsEnded: user.sessions, keysRevoked: user.live_keys },
  })
}

const removeUser = statement(
  'user_remove',
  `with person as (
     update users set status = 'disabled', deleted_at = $3, version = version + 1, updated_at = $3, attributes = '{}'
     where org_id = $1 and id = $2
   ), counted as (${countedRange('user', '(select seq from users where org_id = $1 and id = $2)', -1)}
   ), a as (delete from sessions where org_id = $1 and user_id = $2),
   b as (delete from application_keys where org_id = $1 and owner_id = $2),
   c as (delete from credentials where org_id = $1 and user_id = $2),
   d as (delete from user_roles where org_id = $1 and user_id = $2),
   e as (delete from user_emails where org_id = $1 and user_id = $2),
   f as (delete from invitation_links where org_id = $1 and user_id = $2),
   g as (delete from invitations where org_id = $1 and user_id = $2),
   h as (delete from login_addresses where org_id = $1 and user_id = $2),
   ${leaveTeams},
   ${cancelPendingMail}
   select 1`,
)

/** Removes a locked person: everything that let them in is gone, their name stays in the audit log. */
export function removeLocked({ tx, actor, effects }: Write, user: LockedUser): void {
  requirePermission(actor, 'user_access_manage')
  holdOpen(tx, 'user')
  tx.queue(removeUser, [tx.orgId, user.id, tx.now])
  effects.audit({
    event: 'user.remove',
    targetId: user.id,
    target: user.display_name,
    before: { userName: user.user_name, externalId: user.external_id, status: user.status },
    after: { sessionsEnded: user.sessions, keysRevoked: user.live_keys },
  })
}

/** Disables a person. Refuses an unknown id (`user_not_found`). */
export async function deactivate(org: Org, actor: Actor, id: string): Promise<void> {
  await write(org, actor, async (w) => {
    const user = await lockOrRefuse(w.tx, id)
    if (user.status !== 'disabled') change(w, user, { active: false })
  })
}

/** Lets a disabled person in again: `active` when verified before, else `pending` with a new invitation. */
export async function reactivate(org: Org, actor: Actor, id: string): Promise<void> {
  await write(org, actor, async (w) => {
    const user = await lockOrRefuse(w.tx, id)
    if (user.status === 'disabled') change(w, user, { active: true })
  })
}

/** Removes a person for good. */
export async function remove(org: Org, actor: Actor, id: string): Promise<void> {
  await write(org, actor, async (w) => removeLocked(w, await lockOrRefuse(w.tx, id)))
}
