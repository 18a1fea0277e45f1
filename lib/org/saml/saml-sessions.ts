/** What an identity provider knows a session by that it began: its name for the person, and its own index of the session.
 *  Found by keyed hashes; kept sealed for the request that ends the session there. Gone with the session itself. */
import { env } from '@/lib/base/env'
import { type Seal, seal, unseal } from '@/lib/base/sealed'
import { keyedHash } from '@/lib/base/secret'
import { statement, type Tx } from '@/lib/db/tx'
import type { Claims } from '@/lib/saml/assertion'
import type { ProviderName } from '@/lib/saml/logout-messages'
import { type NewSession, sessionHash } from '../sign-in/sessions'
import { nameKey } from './name-key'
import type { Provider } from './saml-provider-row'

/** How the names of a session are sealed. */
export const sessionSeal = (orgId: string, hash: string): Seal => ({
  purpose: 'saml session',
  label: `${orgId}:${hash}`,
})

/** How a name, or an index, of a provider is found. */
export function knownAs(
  { orgId }: Pick<Tx, 'orgId'>,
  providerId: string,
  what: 'name' | 'index',
  value: string,
  secret = env().secret,
): string {
  return hashOf(orgId, providerId, what, what === 'name' ? nameKey(value) : value, secret)
}

/** Under which hashes sessions of a name stand: the second is that of sessions begun while letters still counted. */
export function namesKnownAs({ orgId }: Pick<Tx, 'orgId'>, providerId: string, name: string): string[] {
  return [nameKey(name), name].map((one) => hashOf(orgId, providerId, 'name', one, env().secret))
}

function hashOf(orgId: string, providerId: string, what: 'name' | 'index', value: string, secret: string): string {
  return keyedHash(secret, `saml ${what}:${orgId}:${providerId}:${value}`)
}

const insert = statement(
  'saml_session_insert',
  `insert into saml_sessions (org_id, hash, provider_id, name_hash, index_hash, sealed_name)
   values ($1, $2, $3, $4, $5, $6)`,
)

/** Queues what the provider knows a session by that was begun in the same transaction. */
export function rememberSession(tx: Tx, session: NewSession, provider: Provider, claims: Claims): void {
  const { nameId, nameIdFormat, nameQualifier, spNameQualifier, sessionIndex } = claims
  const hash = sessionHash(session.token)
  const name = JSON.stringify({ nameId, nameIdFormat, nameQualifier, spNameQualifier, sessionIndex })
  tx.queue(insert, [
    tx.orgId,
    hash,
    provider.id,
    knownAs(tx, provider.id, 'name', nameId),
    sessionIndex && knownAs(tx, provider.id, 'index', sessionIndex),
    seal(env().secret, sessionSeal(tx.orgId, hash), name),
  ])
}

const endThem = statement<{ ended: number }>(
  'saml_sessions_end',
  `with gone as (
     delete from sessions s using saml_sessions m
     where m.org_id = $1 and m.provider_id = $2 and s.org_id = $1 and s.hash = m.hash returning s.expires_at
   )
   select count(*) filter (where expires_at > now())::int as ended from gone`,
)

/** Ends the sessions that the provider began; answers how many were alive. The caller holds the provider, so that
 *  nobody comes in by it at the same moment. */
export async function endSessionsOf(tx: Tx, providerId: string): Promise<number> {
  const [row] = await tx.query(endThem, [tx.orgId, providerId])
  return row?.ended ?? 0
}

const endEvery = statement<{ ended: number }>(
  'saml_sessions_end_all',
  `with gone as (delete from sessions where org_id = $1 and method = 'saml' returning expires_at)
   select count(*) filter (where expires_at > now())::int as ended from gone`,
)

/** Ends the sessions that any provider began; answers how many were alive. The caller holds all providers. */
export async function endAllSessions(tx: Tx): Promise<number> {
  const [row] = await tx.query(endEvery, [tx.orgId])
  return row?.ended ?? 0
}

export interface KnownSession {
  readonly providerId: string
  readonly name: ProviderName
  readonly sessionIndex: string | null
}

const byHash = statement<{ provider_id: string; sealed_name: Buffer }>(
  'saml_session_by_hash',
  'select provider_id, sealed_name from saml_sessions where org_id = $1 and hash = $2',
)

/** What its provider knows a session by; undefined for one that no provider began. */
export async function knownSession(tx: Tx, hash: string): Promise<KnownSession | undefined> {
  const [row] = await tx.query(byHash, [tx.orgId, hash])
  const text = row && unseal(env().secret, sessionSeal(tx.orgId, hash), row.sealed_name)
  if (!row || text === undefined) return undefined
  const { sessionIndex, ...name } = JSON.parse(text) as ProviderName & { sessionIndex: string | null }
  return { providerId: row.provider_id, name, sessionIndex }
}
