/** Sign-ins that were begun here. A request belongs to the browser that began it: the browser holds a secret, the row
 *  its hash, and only both together let an answer in. */
import { randomBytes } from 'node:crypto'
import { randomBase62 } from '@/lib/base/base62'
import { DomainError } from '@/lib/base/errors'
import { sameHash, secretLength, sha256 } from '@/lib/base/secret'
import type { Org } from '@/lib/db/finders'
import { statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { redirectUrl } from '@/lib/saml/authn-request'
import type { RequestRefusal } from '@/lib/saml/refusals'
import { type Actor, requirePermission } from '../can'
import { plans } from '../plans'
import { type Provider, providersIn } from './saml-provider-row'
import { providerFor } from './saml-routing'
import { addressesOf, serviceKeys } from './saml-service'

/** How long a person may take at the provider. */
export const requestMinutes = 15

export interface BegunLogin {
  /** Where the browser goes. */
  readonly url: string
  readonly requestId: string
  /** For the browser's cookie, and nowhere else. */
  readonly browserSecret: string
}

export interface LoginWish {
  /** The provider, where the caller knows. */
  readonly providerId?: string
  /** Else the address, whose domain may say which. */
  readonly email?: string
  /** A path of this site. */
  readonly returnTo?: string
  /** The invitation that it begins from, by the id of its link. */
  readonly linkId?: string
  /** The provider is to ask anew who is there. */
  readonly forcesAuthn?: boolean
}

/** Begins a sign-in. Refuses `plan_excludes_saml`; `sso_unavailable` where no provider is active;
 *  `sso_ambiguous` where several are and nothing says which. */
export async function begin(org: Org, wish: LoginWish): Promise<BegunLogin> {
  if (!plans[org.plan].saml) throw new DomainError('plan_excludes_saml')
  const providers = await withOrg(org.id, providersIn)
  return issue(org, chosen(providers, wish), { purpose: 'login', startedBy: null, ...wish })
}

function chosen(providers: readonly Provider[], { providerId, email }: LoginWish): Provider {
  const active = providers.filter(({ state }) => state === 'active')
  if (active.length === 0) throw new DomainError('sso_unavailable')
  const found =
    providerId === undefined ? providerFor(active, email) : active.find((provider) => provider.id === providerId)
  if (!found) throw new DomainError('sso_ambiguous')
  return found
}

/** Begins a sign-in that only shows what would happen, also at a draft. Needs `org_authn_config_write`. Refuses
 *  `plan_excludes_saml`, `provider_not_found`. */
export async function beginTest(org: Org, actor: Actor, providerId: string, returnTo?: string): Promise<BegunLogin> {
  requirePermission(actor, 'org_authn_config_write')
  if (!plans[org.plan].saml) throw new DomainError('plan_excludes_saml')
  const provider = (await withOrg(org.id, providersIn)).find(({ id }) => id === providerId)
  if (!provider) throw new DomainError('provider_not_found')
  return issue(org, provider, { purpose: 'test', startedBy: actor.id, returnTo })
}

const insert = statement(
  'saml_request_insert',
  `insert into saml_requests (org_id, id, provider_id, purpose, browser_hash, return_to, started_by, invitation_link_id,
     forces_authn, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::timestamptz + $11::float8 * interval '1 minute')`,
)

interface Issue {
  readonly purpose: 'login' | 'test'
  readonly startedBy: string | null
  readonly returnTo?: string
  readonly linkId?: string
  readonly forcesAuthn?: boolean
}

async function issue(org: Org, provider: Provider, wish: Issue): Promise<BegunLogin> {
  const { purpose, startedBy, returnTo, linkId, forcesAuthn = false } = wish
  const [key] = await serviceKeys(org)
  const requestId = `_${randomBytes(16).toString('hex')}`
  const browserSecret = randomBase62(secretLength)
  const hash = sha256(browserSecret).toString('hex')
  const issuedAt = await withOrg(org.id, async (tx) => {
    await tx.ready()
    const whose = [purpose, hash, returnTo ?? null, startedBy, linkId ?? null]
    tx.queue(insert, [org.id, requestId, provider.id, ...whose, forcesAuthn, tx.now, requestMinutes])
    return tx.now
  })
  const { entityId, acsUrl } = addressesOf(org)
  const signingKey = provider.signRequests ? (key?.privateKey ?? null) : null
  const about = { id: requestId, issuedAt, ssoUrl: provider.ssoUrl, acsUrl, issuer: entityId, signingKey, forcesAuthn }
  return { url: redirectUrl({ ...about, relayState: requestId }), requestId, browserSecret }
}

export interface BegunRequest {
  id: string
  provider_id: string
  purpose: 'login' | 'test'
  browser_hash: string
  return_to: string | null
  started_by: string | null
  /** Whose invitation it was begun from, while that is open. */
  invited: string | null
  /** When the provider was asked to have the person sign in anew; null where it was not. */
  forced_at: Date | null
  expires_at: Date
  used_at: Date | null
}

const lockById = statement<BegunRequest>(
  'saml_request_lock',
  `select r.id, r.provider_id, r.purpose, r.browser_hash, r.return_to, r.started_by, r.expires_at, r.used_at,
     case when r.forces_authn then r.expires_at - interval '${requestMinutes} minutes' end as forced_at,
     (select l.user_id from invitation_links l where l.org_id = r.org_id and l.id = r.invitation_link_id
       and l.ended_at is null and l.expires_at > $3) as invited
   from saml_requests r where r.org_id = $1 and r.id = $2 for update of r`,
)
const setUsed = statement('saml_request_use', 'update saml_requests set used_at = $3 where org_id = $1 and id = $2')

/** Locks the request that an answer names, in whatever state. */
export async function lockRequest(tx: Tx, id: string): Promise<BegunRequest | undefined> {
  const [request] = /^_[0-9a-f]{32}$/.test(id) ? await tx.query(lockById, [tx.orgId, id, tx.now]) : []
  return request
}

/** Why an answer to this request is not let in; null where it is, and then the request is spent. Only the browser that
 *  began it can spend it, or learn what became of it. */
export function spend(tx: Tx, request: BegunRequest | undefined, secret: string | undefined): RequestRefusal | null {
  if (!request) return 'request_unknown'
  const isOwn = secret !== undefined && sameHash(sha256(secret), Buffer.from(request.browser_hash, 'hex'))
  if (!isOwn) return 'browser_wrong'
  if (request.used_at !== null) return 'request_used'
  if (request.expires_at <= tx.now) return 'request_expired'
  tx.queue(setUsed, [tx.orgId, request.id, tx.now])
  return null
}
