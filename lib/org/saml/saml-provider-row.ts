/** The row of an identity provider, as every part of SAML reads it. */
import { DomainError } from '@/lib/base/errors'
import { isUuid } from '@/lib/base/id'
import { statement, type Tx } from '@/lib/db/tx'
import type { AttributeNames } from '@/lib/saml/person'

export type ProviderState = 'draft' | 'active' | 'off'

export interface Provider {
  readonly id: string
  readonly name: string
  /** draft: only tests sign in; off: nobody does. */
  readonly state: ProviderState
  readonly entityId: string
  readonly ssoUrl: string
  /** PEM; each may have signed. */
  readonly certificates: readonly string[]
  readonly metadataUrl: string | null
  readonly fetchedAt: Date | null
  /** Why the latest fetch of the metadata failed. */
  readonly fetchProblem: string | null
  /** Whose addresses are sent here, and who may be known by their address from here; empty for anybody's. */
  readonly emailDomains: readonly string[]
  readonly idpInitiated: boolean
  readonly signRequests: boolean
  readonly vouchesForEmail: boolean
  /** Where it takes logout messages, and answers to its own, by redirect and by POST. Null where it does not. */
  readonly sloUrl: string | null
  readonly sloAnswerUrl: string | null
  readonly sloPostUrl: string | null
  readonly sloPostAnswerUrl: string | null
  /** Whether signing out at one signs out at the other, where the provider offers it. */
  readonly singleLogout: boolean
  readonly attributes: AttributeNames
  readonly activatedAt: Date | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

const columns = `p.id, p.name, p.state, p.entity_id as "entityId", p.sso_url as "ssoUrl", p.certificates,
  p.metadata_url as "metadataUrl", p.fetched_at as "fetchedAt", p.fetch_problem as "fetchProblem",
  p.email_domains as "emailDomains", p.idp_initiated as "idpInitiated", p.sign_requests as "signRequests",
  p.vouches_for_email as "vouchesForEmail", p.slo_url as "sloUrl", p.slo_answer_url as "sloAnswerUrl",
  p.slo_post_url as "sloPostUrl", p.slo_post_answer_url as "sloPostAnswerUrl", p.single_logout as "singleLogout",
  jsonb_build_object('email', p.email_attribute, 'name', p.name_attribute, 'givenName', p.given_name_attribute,
    'familyName', p.family_name_attribute) as attributes,
  p.activated_at as "activatedAt", p.created_at as "createdAt", p.updated_at as "updatedAt"`

const all = statement<Provider>(
  'saml_providers',
  `select ${columns} from saml_identity_providers p where p.org_id = $1 order by p.created_at, p.id`,
)
const locked = statement<Provider>(
  'saml_provider_lock',
  `select ${columns} from saml_identity_providers p where p.org_id = $1 and p.id = $2 for update`,
)

const lockAll = statement(
  'saml_providers_lock',
  'select from saml_identity_providers p where p.org_id = $1 order by p.created_at, p.id for update',
)
const hold = statement<Provider>(
  'saml_providers_hold',
  `select ${columns} from saml_identity_providers p where p.org_id = $1 order by p.created_at, p.id for share`,
)

/** Queues the lock of all providers of the organization. */
export function lockProviders(tx: Tx): void {
  tx.queue(lockAll, [tx.orgId])
}

/** The providers, kept as they are until the transaction ends. Many sign-ins may hold them; whoever ends one ends the
 *  sessions that it began, and waits for them: a session begins before that, or not at all. */
export function holdProviders(tx: Tx): Promise<Provider[]> {
  return tx.query(hold, [tx.orgId])
}

/** The providers of the organization, the oldest first. */
export function providersIn(tx: Tx): Promise<Provider[]> {
  return tx.query(all, [tx.orgId])
}

/** Locks a provider. Refuses `provider_not_found`. */
export async function lockProvider(tx: Tx, id: string): Promise<Provider> {
  const [provider] = isUuid(id) ? await tx.query(locked, [tx.orgId, id]) : []
  if (!provider) throw new DomainError('provider_not_found')
  return provider
}
