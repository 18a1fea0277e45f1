/** Application keys: bearer secrets of a person or a service account.
 *
 *  The secret is in exactly one answer; stored are its hash and last four. A key can do what both its scopes and its
 *  owner's roles allow. Revocation holds from the next request on: every request reads the row. A person's keys end
 *  with their access, a service account's keys outlive whoever made them.
 */
import { DomainError } from '@/lib/base/errors'
import { isUuid, newId } from '@/lib/base/id'
import { sha256 } from '@/lib/base/secret'
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { type Actor, type Permission, permissions, requirePermission } from '../can'
import { firstConnection } from '../connections/connections'
import { type Write, write } from '../write'
import { countDay } from './key-days'
import { makeKey } from './key-format'
import { tellOfKey } from './key-notices'

/** What SCIM needs, as the preset that pages and the command line offer. */
export const scimScopes: readonly Permission[] = ['user_access_invite', 'user_access_manage']

/** The sets of scopes that have a name. `all` is bounded by the owner's roles, like every other. */
export const scopePresets = {
  scim: scimScopes,
  read: ['user_access_read', 'org_app_keys_read', 'org_authn_config_read', 'audit_logs_read'],
  all: permissions,
} as const satisfies Record<string, readonly Permission[]>

export type ScopePreset = keyof typeof scopePresets

/** The preset that the scopes are, if they are one. */
export function presetOf(scopes: readonly string[]): ScopePreset | undefined {
  const names = Object.keys(scopePresets) as ScopePreset[]
  return names.find((name) => {
    const preset: readonly string[] = scopePresets[name]
    return preset.length === new Set(scopes).size && preset.every((scope) => scopes.includes(scope))
  })
}

/** Whether the scopes let a key speak SCIM; its owner's roles must allow it too. */
export function carriesScim(scopes: readonly string[]): boolean {
  return scimScopes.every((scope) => scopes.includes(scope))
}

export const maxNameLength = 100
export const maxNoteLength = 500

export interface NewKey {
  readonly ownerId: string
  readonly name: string
  readonly scopes: readonly Permission[]
  /** Days until the key ends; null for never. */
  readonly expiresInDays: number | null
  /** Where it is stored; of a key that never ends, why. */
  readonly note?: string
  /** The connection that it speaks for; the organization's first unless said. */
  readonly connectionId?: string | null
}

export interface CreatedKey {
  readonly id: string
  readonly name: string
  /** The whole secret. It is not stored and cannot be shown again. */
  readonly secret: string
  readonly lastFour: string
  readonly expiresAt: Date | null
}

const ownerById = statement<{ id: string; display_name: string; status: string }>(
  'key_owner',
  `select id, display_name, status::text as status from users
   where org_id = $1 and id = $2 and deleted_at is null for key share`,
)
/** What the owner's roles allow, through their teams too. */
export const ownerPermissions = statement<{ permission: string }>(
  'key_owner_permissions',
  `select distinct unnest(r.permissions) as permission from roles r where r.org_id = $1 and (
     r.id in (select role_id from user_roles where org_id = $1 and user_id = $2)
     or r.id in (select t.role_id from team_members m join team_roles t on t.org_id = $1 and t.team_id = m.team_id
       where m.org_id = $1 and m.user_id = $2))`,
)
const insert = statement(
  'key_insert',
  `insert into application_keys (org_id, id, owner_id, name, public_id, secret_hash, last_four, scopes, expires_at,
     created_by, created_at, connection_id, note)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, coalesce($12::uuid, ${firstConnection}), $13)`,
)

/** Creates a key. Needs `org_app_keys_write`, or `user_app_keys` for one's own, and whatever the key will be able to
 *  do: nobody makes a key that can do more than they can. Refuses an unknown owner (`service_account_not_found`), a
 *  disabled one (`service_account_disabled`), a missing name (`key_name_missing`), no scope (`key_scopes_missing`), and
 *  from a person a key that never ends and does not say why (`key_note_missing`). */
export async function create(org: Org, actor: Actor, key: NewKey): Promise<CreatedKey> {
  return write(org, actor, (w) => createIn(w, key))
}

export async function createIn(w: Write, key: NewKey): Promise<CreatedKey> {
  const { org, actor, tx, effects } = w
  requirePermission(actor, key.ownerId === actor.id ? 'user_app_keys' : 'org_app_keys_write')
  const name = key.name.trim().slice(0, maxNameLength)
  if (!name) throw new DomainError('key_name_missing')
  if (key.scopes.length === 0) throw new DomainError('key_scopes_missing')
  const note = (key.note ?? '').trim().slice(0, maxNoteLength)
  if (actor.kind === 'user' && key.expiresInDays === null && !note) throw new DomainError('key_note_missing')
  if (!isUuid(key.ownerId)) throw new DomainError('service_account_not_found')
  const of = [org.id, key.ownerId]
  const [[owner], held] = await Promise.all([tx.query(ownerById, of), tx.query(ownerPermissions, of)])
  if (!owner) throw new DomainError('service_account_not_found')
  if (owner.status !== 'active') throw new DomainError('service_account_disabled', { name: owner.display_name })
  requirePermission(actor, ...key.scopes.filter((scope) => held.some(({ permission }) => permission === scope)))
  const made = makeKey(org.id)
  const id = newId(tx.now.getTime())
  // The end of the whole text: what its holder sees, and compares with the list.
  const lastFour = made.text.slice(-4)
  const expiresAt = key.expiresInDays === null ? null : new Date(tx.now.getTime() + key.expiresInDays * 86_400_000)
  const createdBy = actor.kind === 'user' ? actor.id : null
  const secret = [made.publicId, sha256(made.secret), lastFour]
  const values = [org.id, id, owner.id, name, ...secret, key.scopes, expiresAt, createdBy, tx.now]
  tx.queue(insert, [...values, key.connectionId ?? null, note])
  effects.audit({
    event: 'application_key.create',
    targetId: owner.id,
    target: `${owner.display_name}: ${name}`,
    after: { keyId: id, name, scopes: key.scopes, expiresAt },
  })
  await tellOfKey(w, 'key_created', { ownerId: owner.id, owner: owner.display_name, name })
  return { id, name, secret: made.text, lastFour, expiresAt }
}

const revokeById = statement<{ id: string; name: string; owner_id: string; owner_name: string; was_live: boolean }>(
  'key_revoke',
  `with key as (
     select k.id, k.name, k.owner_id, u.display_name as owner_name, k.revoked_at is null as was_live
     from application_keys k join users u on u.org_id = k.org_id and u.id = k.owner_id
     where k.org_id = $1 and k.id = $2 for update of k
   ), revoked as (
     update application_keys k set revoked_at = $3 from key where k.org_id = $1 and k.id = key.id and key.was_live
   )
   select * from key`,
)

/** Revokes a key: the very next request with it is refused. Revoking twice is no error. Refuses an unknown id
 *  (`key_not_found`). */
export async function revoke(org: Org, actor: Actor, keyId: string): Promise<{ name: string }> {
  return write(org, actor, async (w) => {
    const { tx, effects } = w
    await tx.ready()
    const [key] = isUuid(keyId) ? await tx.query(revokeById, [org.id, keyId, tx.now]) : []
    if (!key) throw new DomainError('key_not_found')
    requirePermission(actor, key.owner_id === actor.id ? 'user_app_keys' : 'org_app_keys_write')
    if (!key.was_live) return key
    effects.audit({
      event: 'application_key.revoke',
      targetId: key.owner_id,
      target: `${key.owner_name}: ${key.name}`,
      before: { keyId: key.id, name: key.name },
    })
    await tellOfKey(w, 'key_revoked', { ownerId: key.owner_id, owner: key.owner_name, name: key.name })
    return key
  })
}

const touch = statement(
  'key_touch',
  `with used as (
     update application_keys set last_used_at = $3, last_used_address = $4, last_used_agent = $5
     where org_id = $1 and id = $2 and (last_used_at is null or last_used_at < $3::timestamptz - interval '1 minute')
     returning connection_id
   ), ${countDay}
   update connections c set last_request_at = $3 from used
   where c.org_id = $1 and c.id = used.connection_id
     and (c.last_request_at is null or c.last_request_at < $3::timestamptz - interval '1 minute')`,
)

/** Notes that the key was used, on which day, and that its connection was heard of; at most once a minute is stored. */
export function noteUse(w: Pick<Write, 'tx'>, keyId: string, from: { address?: string; userAgent?: string }): void {
  w.tx.queue(touch, [w.tx.orgId, keyId, w.tx.now, from.address ?? null, from.userAgent?.slice(0, 200) ?? null])
}
