/** Replacing a key without a gap: a second key with the same scopes and connection, and both work for a while.
 *
 *  The old one ends on its own once the new one is in use and nothing has used the old one for a day; at the latest at
 *  its end, which rotation brings nearer. The key check enforces that end; silence is looked at by the worker, which
 *  never ends a key while nothing uses its successor: that would stop what still runs on it. */
import { DomainError } from '@/lib/base/errors'
import { isUuid } from '@/lib/base/id'
import { findOrg, type Org } from '@/lib/db/finders'
import { type OrgId, statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { type Actor, permissions, requirePermission, systemActor } from '../can'
import { type Write, write, writeIn } from '../write'
import { type CreatedKey, createIn } from './application-keys'
import { tellOfKey } from './key-notices'

/** How long the old key has to be unused before it ends. */
export const silenceMs = 24 * 3_600_000
/** How often a key is looked at whose successor nothing uses yet. */
const lookAgainMs = 3_600_000

export interface Rotation {
  /** What the new key is called. */
  readonly name: string
  readonly expiresInDays: number | null
  readonly note?: string
  /** Days after which the old key ends, used or not; null leaves its end as it is. */
  readonly overlapDays: number | null
}

export interface LockedKey {
  id: string
  name: string
  owner_id: string
  owner_name: string
  owner_kind: 'human' | 'service'
  scopes: string[]
  connection_id: string | null
  expires_at: Date | null
  revoked_at: Date | null
  last_used_at: Date | null
  replaced_by: string | null
  replaced_at: Date | null
  /** Of the key that replaces it. */
  successor_used_at: Date | null
  successor_revoked_at: Date | null
}

const lockKey = statement<LockedKey>(
  'key_lock',
  `select k.id, k.name, k.owner_id, u.display_name as owner_name, u.kind::text as owner_kind, k.scopes, k.connection_id,
     k.expires_at, k.revoked_at, k.last_used_at, k.replaced_by, k.replaced_at,
     n.last_used_at as successor_used_at, n.revoked_at as successor_revoked_at
   from application_keys k
   join users u on u.org_id = k.org_id and u.id = k.owner_id
   left join application_keys n on n.org_id = k.org_id and n.id = k.replaced_by
   where k.org_id = $1 and k.id = $2 for update of k`,
)

/** Locks a key that works and is not being replaced. Refuses `key_not_found`, `key_ended`, `key_replaced`. */
export async function lockLive({ tx }: Pick<Write, 'tx'>, keyId: string): Promise<LockedKey> {
  const [key] = isUuid(keyId) ? await tx.query(lockKey, [tx.orgId, keyId]) : []
  if (!key) throw new DomainError('key_not_found')
  if (isOver(key, tx.now)) throw new DomainError('key_ended', { name: key.name })
  if (key.replaced_by) throw new DomainError('key_replaced', { name: key.name })
  return key
}

function isOver({ revoked_at, expires_at }: LockedKey, now: Date): boolean {
  return revoked_at !== null || (expires_at !== null && expires_at <= now)
}

const replace = statement(
  'key_replace',
  `with old as (
     update application_keys set replaced_by = $3, replaced_at = $4, expires_at = $5 where org_id = $1 and id = $2
   )
   insert into due_work (id, org_id, kind, due_at)
   values ($2, $1, 'key_rotation', now() + $6::float8 * interval '1 millisecond')
   on conflict (id) do update set due_at = excluded.due_at`,
)

/** Makes a second key beside a live one. Needs and refuses what creating the key would, and what `lockLive` refuses. */
export async function rotate(org: Org, actor: Actor, keyId: string, rotation: Rotation): Promise<CreatedKey> {
  return write(org, actor, async (w) => {
    const old = await lockLive(w, keyId)
    requirePermission(actor, old.owner_id === actor.id ? 'user_app_keys' : 'org_app_keys_write')
    const made = await createIn(w, {
      ownerId: old.owner_id,
      name: rotation.name,
      scopes: permissions.filter((permission) => old.scopes.includes(permission)),
      expiresInDays: rotation.expiresInDays,
      note: rotation.note,
      connectionId: old.connection_id,
    })
    supersede(w, old, made, rotation.overlapDays)
    return made
  })
}

/** Queues that `made` takes the place of the locked key, which ends when it is silent, and at the latest then. */
export function supersede(
  w: Write,
  old: LockedKey,
  made: Pick<CreatedKey, 'id' | 'name'>,
  overlapDays: number | null,
): void {
  const { tx, effects } = w
  const latest = overlapDays === null ? null : new Date(tx.now.getTime() + overlapDays * 86_400_000)
  const end = latest && (old.expires_at === null || latest < old.expires_at) ? latest : old.expires_at
  tx.queue(replace, [tx.orgId, old.id, made.id, tx.now, end, silenceMs])
  effects.audit({
    event: 'application_key.rotate',
    targetId: old.owner_id,
    target: `${old.owner_name}: ${old.name}`,
    before: { keyId: old.id, name: old.name, expiresAt: old.expires_at },
    after: { keyId: made.id, name: made.name, expiresAt: end },
  })
}

/** A name for the key that follows: its number counted up ("entra-2025", "SCIM 2"), or a second one. */
export function nextName(name: string): string {
  const [, stem, number] = /^(.*?)(\d{1,9})$/s.exec(name) ?? []
  return number === undefined ? `${name} 2` : `${stem}${String(Number(number) + 1).padStart(number.length, '0')}`
}

type Standing = Pick<
  LockedKey,
  'last_used_at' | 'replaced_at' | 'revoked_at' | 'expires_at' | 'successor_used_at' | 'successor_revoked_at'
>

/** What to do about a key that is being replaced: nothing more, end it now, or look again after some time. */
export type Verdict = { readonly kind: 'over' } | { readonly kind: 'silent' } | { readonly kind: 'wait'; ms: number }

export function verdictOf(key: Standing, now: Date): Verdict {
  if (key.revoked_at || (key.expires_at && key.expires_at <= now) || !key.replaced_at) return { kind: 'over' }
  if (!key.successor_used_at || key.successor_revoked_at) return { kind: 'wait', ms: lookAgainMs }
  const quietMs = now.getTime() - Math.max(key.replaced_at.getTime(), key.last_used_at?.getTime() ?? 0)
  return quietMs >= silenceMs ? { kind: 'silent' } : { kind: 'wait', ms: silenceMs - quietMs }
}

const revokeSilent = statement(
  'key_revoke_silent',
  'update application_keys set revoked_at = $3 where org_id = $1 and id = $2',
)
const forget = statement('key_rotation_done', `delete from due_work where id = $1 and kind = 'key_rotation'`)
const lookLater = statement(
  'key_rotation_later',
  `update due_work set due_at = now() + $2::float8 * interval '1 millisecond' where id = $1 and kind = 'key_rotation'`,
)

/** The worker's look at a key that is being replaced: ends it if it is silent. */
export async function endIfSilent(orgId: OrgId, keyId: string): Promise<Verdict['kind']> {
  return withOrg(orgId, async (tx) => {
    const [org, [key]] = await Promise.all([findOrg(tx), tx.query(lockKey, [orgId, keyId])])
    const verdict: Verdict = org && key ? verdictOf(key, tx.now) : { kind: 'over' }
    if (verdict.kind === 'wait') tx.queue(lookLater, [keyId, verdict.ms])
    else tx.queue(forget, [keyId])
    if (verdict.kind === 'silent' && org && key) await endSilent(tx, org, key)
    return verdict.kind
  })
}

async function endSilent(tx: Tx, org: Org, key: LockedKey): Promise<void> {
  await writeIn(tx, org, systemActor(), async (w) => {
    tx.queue(revokeSilent, [tx.orgId, key.id, tx.now])
    w.effects.audit({
      event: 'application_key.revoke',
      targetId: key.owner_id,
      target: `${key.owner_name}: ${key.name}`,
      before: { keyId: key.id, name: key.name },
      after: { reason: 'silent', replacedBy: key.replaced_by },
    })
    await tellOfKey(w, 'key_revoked', { ownerId: key.owner_id, owner: key.owner_name, name: key.name })
  })
}
