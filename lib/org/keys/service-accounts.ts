/** Service accounts: users that are no person. They cannot sign in, hold roles and own application keys, and outlive
 *  whoever made them: an identity provider's key must not die because an administrator left. */
import { DomainError } from '@/lib/base/errors'
import { fold, foldMarks } from '@/lib/base/fold'
import { isUuid } from '@/lib/base/id'
import { isMailAddress } from '@/lib/base/mail-address'
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { type Actor, provisioningRole, requirePermission } from '../can'
import { plans } from '../plans'
import { searchText } from '../profile'
import { insert } from '../users/user-insert'
import { type Write, write } from '../write'
import * as applicationKeys from './application-keys'
import { tellOfDisabling } from './key-notices'
import { nextName } from './key-rotation'

export const scimAccountName = 'SCIM provisioning'
export const scimKeyName = 'SCIM'

export interface NewServiceAccount {
  readonly name: string
  /** Where mail about its keys goes; need not be unique. */
  readonly email: string | null
  /** Role names; the creator must hold the permissions of each. */
  readonly roles: readonly string[]
}

const rolePermissions = statement<{ name: string; permissions: string[] }>(
  'roles_by_name',
  'select name, permissions from roles where org_id = $1 and name = any($2::text[])',
)

/** Creates a service account; answers its id. Needs `service_account_write`. Refuses a missing name
 *  (`name_missing`), a text that is no address (`address_missing`), an unknown role (`role_not_found`), a role beyond the creator's own (`role_not_held`). */
export async function create(org: Org, actor: Actor, account: NewServiceAccount): Promise<{ id: string }> {
  return write(org, actor, (w) => createIn(w, account))
}

export async function createIn(w: Write, account: NewServiceAccount): Promise<{ id: string }> {
  requirePermission(w.actor, 'service_account_write')
  const { name: displayName } = checked(account)
  await requireHeldRoles(w, account.roles)
  const profile = {
    userName: null,
    externalId: null,
    displayName,
    givenName: null,
    familyName: null,
    email: account.email,
    emails: [],
    title: null,
    locale: null,
    timeZone: null,
    attributes: {},
  }
  const { id } = insert(w, {
    profile,
    kind: 'service',
    status: 'active',
    source: 'api',
    roles: account.roles,
    roleSource: 'manual',
  })
  return { id }
}

async function requireHeldRoles({ tx, actor }: Write, names: readonly string[]): Promise<void> {
  const roles = await tx.query(rolePermissions, [tx.orgId, names])
  const unknown = names.find((name) => !roles.some((role) => role.name === name))
  if (unknown !== undefined) throw new DomainError('role_not_found', { role: unknown })
  const beyond = roles.find((role) => role.permissions.some((permission) => !actor.permissions.has(permission)))
  if (beyond) throw new DomainError('role_not_held', { role: beyond.name })
}

/** A service account for SCIM with its key, in one step. The key can do SCIM and nothing else. Needs what `create` and
 *  the creation of its key need, and a plan with SCIM (`plan_excludes_scim`): such a key would be refused at once. */
export async function createForScim(org: Org, actor: Actor, name = scimAccountName): Promise<ScimAccountKey> {
  if (!plans[org.plan].scim) throw new DomainError('plan_excludes_scim', { plan: org.plan })
  return write(org, actor, (w) => createForScimIn(w, name))
}

/** The account is made once: where an active one of this name provisions, its next key is made, so that a key that was
 *  lost leaves no twin of the account behind. */
export async function createForScimIn(w: Write, name: string, connectionId?: string | null): Promise<ScimAccountKey> {
  requirePermission(w.actor, 'service_account_write')
  const [known] = await w.tx.query(scimAccount, [w.tx.orgId, name, provisioningRole])
  const { id } = known ?? (await createIn(w, { name, email: null, roles: [provisioningRole] }))
  const keyName = unusedName(known?.keys ?? [])
  const key = await applicationKeys.createIn(w, {
    ownerId: id,
    name: keyName,
    scopes: applicationKeys.scimScopes,
    expiresInDays: 365,
    connectionId: connectionId ?? null,
  })
  return { id, key, keyName }
}

export interface ScimAccountKey {
  readonly id: string
  readonly key: applicationKeys.CreatedKey
  readonly keyName: string
}

const scimAccount = statement<{ id: string; keys: string[] }>(
  'service_account_for_scim',
  `select u.id, array(select k.name from application_keys k where k.org_id = $1 and k.owner_id = u.id) as keys
   from users u
   where u.org_id = $1 and u.display_name = $2 and u.kind = 'service' and u.status = 'active' and u.deleted_at is null
     and exists (
       select 1 from user_roles ur join roles r on r.org_id = ur.org_id and r.id = ur.role_id
       where ur.org_id = $1 and ur.user_id = u.id and r.name = $3)
   order by u.created_at, u.id limit 1 for update of u`,
)

function unusedName(taken: readonly string[], name = scimKeyName): string {
  return taken.includes(name) ? unusedName(taken, nextName(name)) : name
}

interface LockedAccount {
  id: string
  display_name: string
  email: string | null
  status: string
}

const lockAccount = statement<LockedAccount>(
  'service_account_lock',
  `select id, display_name, email, status::text as status from users
   where org_id = $1 and id = $2 and kind = 'service' and deleted_at is null for update`,
)

async function lock({ tx }: Write, id: string): Promise<LockedAccount> {
  const [account] = isUuid(id) ? await tx.query(lockAccount, [tx.orgId, id]) : []
  if (!account) throw new DomainError('service_account_not_found')
  return account
}

const manualRoles = statement<{ name: string }>(
  'service_account_roles',
  `select r.name from user_roles ur join roles r on r.org_id = ur.org_id and r.id = ur.role_id
   where ur.org_id = $1 and ur.user_id = $2 and ur.source = 'manual'`,
)
const updateAccount = statement(
  'service_account_update',
  `with kept as (
     delete from user_roles ur using roles r where ur.org_id = $1 and ur.user_id = $2 and ur.source = 'manual'
       and r.org_id = $1 and r.id = ur.role_id and not r.name = any($8::text[])
   ), added as (
     insert into user_roles (org_id, user_id, role_id, source, granted_by, created_at)
     select $1, $2, r.id, 'manual', $9, $10 from roles r where r.org_id = $1 and r.name = any($8::text[])
     on conflict (org_id, user_id, role_id, source) do nothing
   )
   update users set display_name = $3, email = $4, email_lc = $5, sort_name = $6, search_lc = $7,
     version = version + 1, updated_at = $10
   where org_id = $1 and id = $2`,
)

/** Changes name, address and roles. Needs `service_account_write`; refuses what `create` refuses, of the roles those
 *  that are new to the account, and an unknown id (`service_account_not_found`). */
export async function edit(org: Org, actor: Actor, id: string, wanted: NewServiceAccount): Promise<void> {
  requirePermission(actor, 'service_account_write')
  const { name, email } = checked(wanted)
  await write(org, actor, async (w) => {
    const { tx, effects } = w
    const account = await lock(w, id)
    const held = (await tx.query(manualRoles, [org.id, id])).map((role) => role.name)
    await requireHeldRoles(
      w,
      wanted.roles.filter((role) => !held.includes(role)),
    )
    const before = { name: account.display_name, email: account.email, roles: [...held].sort() }
    const after = { name, email, roles: [...new Set(wanted.roles)].sort() }
    if (JSON.stringify(before) === JSON.stringify(after)) return
    const grantedBy = actor.kind === 'user' ? actor.id : null
    const shown = [name, email, email && fold(email), foldMarks(name), searchText([name, email])]
    tx.queue(updateAccount, [org.id, id, ...shown, after.roles, grantedBy, tx.now])
    effects.audit({ event: 'service_account.update', targetId: id, target: name, before, after })
  })
}

function checked(account: NewServiceAccount): Pick<NewServiceAccount, 'name' | 'email'> {
  const name = account.name.trim().slice(0, 200)
  if (!name) throw new DomainError('name_missing')
  if (account.email !== null && !isMailAddress(account.email)) throw new DomainError('address_missing')
  return { name, email: account.email }
}
const setStatus = statement(
  'service_account_status',
  `update users set status = $3::user_status, disabled_at = $4, version = version + 1, updated_at = $5
   where org_id = $1 and id = $2`,
)

/** Disables a service account: its keys are refused from the next request on, and work again once it is enabled.
 *  Needs `service_account_write`. Doing it twice is no error. Refuses an unknown id (`service_account_not_found`). */
export async function disable(org: Org, actor: Actor, id: string): Promise<void> {
  await changeStatus(org, actor, id, 'disabled')
}

/** Lets a disabled service account work again. Needs and refuses what `disable` does. */
export async function enable(org: Org, actor: Actor, id: string): Promise<void> {
  await changeStatus(org, actor, id, 'active')
}

async function changeStatus(org: Org, actor: Actor, id: string, status: 'active' | 'disabled'): Promise<void> {
  requirePermission(actor, 'service_account_write')
  await write(org, actor, async (w) => {
    const { tx, effects } = w
    const account = await lock(w, id)
    if (account.status === status) return
    tx.queue(setStatus, [org.id, id, status, status === 'disabled' ? tx.now : null, tx.now])
    effects.audit({
      event: 'service_account.update',
      targetId: id,
      target: account.display_name,
      before: { status: account.status },
      after: { status },
    })
    if (status === 'disabled') await tellOfDisabling(w, { id, name: account.display_name })
  })
}
