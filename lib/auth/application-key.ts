/** The bearer key of a SCIM request, checked anew at each one: a revoked key or a disabled owner is refused at the
 *  very next request, on every node. */
import { sha256 } from '@/lib/base/secret'
import { type Found, findKey, type KeyRow } from '@/lib/db/finders'
import type { OrgId, Tx } from '@/lib/db/tx'
import { parseKey } from '@/lib/org/keys/key-format'
import { plans, plansWith } from '@/lib/org/plans'
import type { Principal } from '@/lib/provisioning/caller'
import { ScimError } from '@/lib/scim'

export interface PresentedKey {
  readonly orgId: OrgId
  readonly publicId: string
  /** SHA-256 of its secret. */
  readonly hash: Buffer
}

export interface KeyUse {
  readonly address?: string
  readonly requestId?: string
}

const recent = new Map<string, PresentedKey>()
const maxRecent = 200

/** The key in an Authorization header. Throws 401 when there is none or it cannot be one of ours: a query is spent
 *  only on keys whose checksum is right. Says nothing of whether the key is known; the same text is read once only. */
export function presentedKey(authorization: string | null): PresentedKey {
  const known = authorization === null ? undefined : recent.get(authorization)
  if (known) return known
  const key = readKey(authorization)
  if (recent.size >= maxRecent) recent.clear()
  recent.set(authorization ?? '', key)
  return key
}

function readKey(authorization: string | null): PresentedKey {
  const [scheme = '', text = '', ...rest] = (authorization ?? '').trim().split(/ +/)
  if (scheme.toLowerCase() !== 'bearer' || !text || rest.length > 0) {
    throw unauthorized('Send an application key in the header "Authorization: Bearer <key>".')
  }
  const key = parseKey(text)
  if (!key) throw unauthorized('This is not an application key of Gatehouse, or a part of it is missing.')
  return { orgId: key.orgId, publicId: key.publicId, hash: sha256(key.secret) }
}

/** The row of a key whose secret is right, be it live or not: from here on the organization is proven. Throws 401. */
export async function proveKey(tx: Tx, key: PresentedKey): Promise<Found<KeyRow>> {
  const row = await findKey(tx, key.publicId, key.hash)
  if (!row) throw unauthorized('This application key is not known. Create one in Gatehouse and store it here.')
  return row
}

/** What a proven key may do as whom. Throws 401 for a revoked or expired key and a disabled owner, 403 for a plan
 *  without SCIM or a key without both permissions. */
export function authorizeScim(row: Found<KeyRow>, now: Date, use: KeyUse): Principal {
  requireLive(row, now)
  requirePlan(row)
  const scopes = new Set(row.scopes.split(','))
  const permissions = new Set(row.permissions.split(',').filter((permission) => scopes.has(permission)))
  requirePermissions(permissions)
  if (!row.connection) throw new ScimError(403, undefined, 'This key speaks for no connection. Create a new one.')
  return {
    org: row.org,
    connection: row.connection,
    isPerson: row.owner_kind === 'human',
    actor: { kind: 'key', id: row.owner_id, name: row.owner_name, keyId: row.key_id, ...use, permissions },
  }
}

/** Throws 401 for a revoked or expired key and for one whose owner is disabled. */
export function requireLive(row: KeyRow, now: Date): void {
  if (row.revoked_at) throw unauthorized('This application key was revoked. Create a new one in Gatehouse.')
  if (row.expires_at && row.expires_at <= now) {
    throw unauthorized(
      `This application key expired on ${row.expires_at.toISOString()}. Create a new one in Gatehouse.`,
    )
  }
  if (row.owner_status !== 'active') {
    throw unauthorized(
      `The owner of this application key, ${row.owner_name}, is disabled. Use the key of a service account.`,
    )
  }
}

function requirePlan({ org }: Found<KeyRow>): void {
  if (plans[org.plan].scim) return
  const sold = plansWith('scim').join(' and ')
  throw new ScimError(403, undefined, `SCIM is part of the plans ${sold}; ${org.name} is on the plan ${org.plan}.`)
}

function requirePermissions(held: ReadonlySet<string>): void {
  const missing = ['user_access_invite', 'user_access_manage'].filter((permission) => !held.has(permission))
  if (missing.length === 0) return
  const detail = `This key lacks ${missing.join(' and ')}: its scopes and its owner's roles must both allow it.`
  throw new ScimError(403, undefined, detail)
}

function unauthorized(detail: string): ScimError {
  return new ScimError(401, undefined, detail)
}
