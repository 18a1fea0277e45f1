/** Service accounts: users that are no person. They cannot sign in, hold roles and own application keys, and outlive
 *  whoever made them: an identity provider's key must not die because an administrator left. */
import { DomainError } from '@/lib/base/errors'
import { isUuid } from '@/lib/base/id'
import { isMailAddress } from '@/lib/base/mail-address'
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import * as applicationKeys from './application-keys'
import { type Actor, provisioningRole, requirePermission } from './can'
import { plans } from './plans'
import { insert } from './user-insert'
import { type Write, write } from './write'

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
  const displayName = account.name.trim().slice(0, 200)
  if (!displayName) throw new DomainError('name_missing')
  if (account.email !== null && !isMailAddress(account.email)) throw new DomainError('address_missing')
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
export async function createForScim(
  org: Org,
  actor: Actor,
  name = scimAccountName,
): Promise<{ id: string; key: applicationKeys.CreatedKey }> {
  if (!plans[org.plan].scim) throw new DomainError('plan_excludes_scim', { plan: org.plan })
  return write(org, actor, async (w) => {
    const { id } = await createIn(w, { name, email: null, roles: [provisioningRole] })
    const key = await applicationKeys.createIn(w, {
      ownerId: id,
      name: scimKeyName,
      scopes: applicationKeys.scimScopes,
      expiresInDays: 365,
    })
    return { id, key }
  })
}

const lockAccount = statement<{ id: string; display_name: string; status: string }>(
  'service_account_lock',
  `select id, display_name, status::text as status from users
   where org_id = $1 and id = $2 and kind = 'service' and deleted_at is null for update`,
)
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
  await write(org, actor, async ({ tx, effects }) => {
    const [account] = isUuid(id) ? await tx.query(lockAccount, [org.id, id]) : []
    if (!account) throw new DomainError('service_account_not_found')
    if (account.status === status) return
    tx.queue(setStatus, [org.id, id, status, status === 'disabled' ? tx.now : null, tx.now])
    effects.audit({
      event: 'service_account.update',
      targetId: id,
      target: account.display_name,
      before: { status: account.status },
      after: { status },
    })
  })
}
