/** Identity providers of an organization, from the draft that only tests use to the day it is turned off.
 *
 *  Nobody is signed in by one that is not active, from the moment the transaction commits. */
import { isDeepStrictEqual } from 'node:util'
import { DomainError } from '@/lib/base/errors'
import { newId } from '@/lib/base/id'
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import type { AttributeNames } from '@/lib/saml/person'
import { type Actor, requirePermission } from '../can'
import { validDomains } from '../domains/domain-names'
import { plans } from '../plans'
import { type Write, write } from '../write'
import { succeed } from './saml-provider-end'
import { described, explain, logoutOf, type MetadataDocument, storeFound, usable } from './saml-provider-metadata'
import { lockProvider, type Provider, providersIn } from './saml-provider-row'
import { storeRouting } from './saml-routing'

export { remove, turnOff } from './saml-provider-end'
export { explain } from './saml-provider-metadata'
export type { Provider } from './saml-provider-row'

const maxNameLength = 80
const maxAttributeLength = 250
/** The providers of the organization, the oldest first. Needs `org_authn_config_read`. */
export async function list(org: Org, actor: Actor): Promise<Provider[]> {
  requirePermission(actor, 'org_authn_config_read')
  return withOrg(org.id, providersIn)
}

/** One provider. Needs `org_authn_config_read`. Refuses `provider_not_found`. */
export async function get(org: Org, actor: Actor, id: string): Promise<Provider> {
  requirePermission(actor, 'org_authn_config_read')
  return withOrg(org.id, (tx) => lockProvider(tx, id))
}

export interface NewProvider {
  readonly name: string
  readonly document: MetadataDocument
  /** Where the document was fetched from, and will be again. */
  readonly metadataUrl?: string
}

const insert = statement(
  'saml_provider_insert',
  `insert into saml_identity_providers (org_id, id, name, state, entity_id, sso_url, certificates, metadata_url,
     fetched_at, sign_requests, created_at, updated_at, slo_url, slo_answer_url, slo_post_url,
     slo_post_answer_url)
   values ($1, $2, $3, 'draft', $4, $5, $6, $7, $8, true, $9, $9, $10, $11, $12, $13)`,
)
const due = statement(
  'saml_provider_due',
  `insert into due_work (id, org_id, kind, due_at) values ($2, $1, 'saml_provider', now() + interval '1 hour')
   on conflict (id) do nothing`,
)

/** Makes a provider from its metadata, as a draft. Needs `org_authn_config_write`. Refuses a plan without SAML
 *  (`plan_excludes_saml`), a document that will not do (`metadata_invalid`), an entity id that is there already
 *  (`provider_exists`) and a missing name (`provider_name_missing`). */
export async function create(org: Org, actor: Actor, { name, document, metadataUrl }: NewProvider): Promise<string> {
  requirePermission(actor, 'org_authn_config_write')
  requirePlan(org)
  const called = validName(name)
  return write(org, actor, async (w) => {
    const { tx, effects } = w
    await tx.ready()
    const found = usable(explain(org, document, tx.now))
    const id = newId(tx.now.getTime())
    const pems = found.certificates.map(({ pem }) => pem)
    const fetchedAt = metadataUrl ? tx.now : null
    const values = [called, found.entityId, found.ssoUrl, pems, metadataUrl ?? null, fetchedAt, tx.now]
    tx.queue(insert, [org.id, id, ...values, ...logoutOf(found)])
    tx.queue(due, [org.id, id])
    effects.audit({ event: 'saml_provider.create', targetId: id, target: called, after: described(found) })
    return id
  })
}

function requirePlan({ plan }: Org): void {
  if (!plans[plan].saml) throw new DomainError('plan_excludes_saml')
}

function validName(name: string): string {
  const called = name.trim().slice(0, maxNameLength)
  if (called === '') throw new DomainError('provider_name_missing')
  return called
}

/** Puts a newer metadata document in the place of the one before; everything else of the provider stays, unless the
 *  document is another provider's. Needs `org_authn_config_write`. Refuses what `create` does, and of another provider
 *  what `remove` does. */
export async function replaceMetadata(
  org: Org,
  actor: Actor,
  id: string,
  { document, metadataUrl }: Pick<NewProvider, 'document' | 'metadataUrl'>,
): Promise<void> {
  requirePermission(actor, 'org_authn_config_write')
  await write(org, actor, async (w) => {
    const before = await lockProvider(w.tx, id)
    const found = usable(explain(org, document, w.tx.now))
    const put = () => storeFound(w, before, found, metadataUrl ?? null, metadataUrl ? w.tx.now : null)
    if (found.entityId === before.entityId) put()
    else await succeed(w, before, put)
  })
}

export interface ProviderChange {
  readonly name?: string
  readonly emailDomains?: readonly string[]
  readonly idpInitiated?: boolean
  readonly signRequests?: boolean
  readonly vouchesForEmail?: boolean
  readonly singleLogout?: boolean
  readonly attributes?: Partial<AttributeNames>
}

const store = statement(
  'saml_provider_store',
  `update saml_identity_providers set name = $3, email_domains = $4, idp_initiated = $5, sign_requests = $6,
     vouches_for_email = $7, email_attribute = $8, name_attribute = $9, given_name_attribute = $10,
     family_name_attribute = $11, updated_at = $12, single_logout = $13
   where org_id = $1 and id = $2`,
)

/** Changes the settings of a provider; what is left out stays. Needs `org_authn_config_write`. Refuses a domain that is
 *  none (`domain_invalid`) or is routed to another provider (`provider_domain_taken`). */
export async function update(org: Org, actor: Actor, id: string, change: ProviderChange): Promise<void> {
  requirePermission(actor, 'org_authn_config_write')
  const domains = change.emailDomains && validDomains(change.emailDomains)
  const name = change.name === undefined ? undefined : validName(change.name)
  await write(org, actor, async (w) => {
    const before = await lockProvider(w.tx, id)
    if (domains) await requireFree(w, id, domains)
    const after = {
      ...settingsOf(before),
      ...change,
      ...(domains && { emailDomains: domains }),
      ...(name !== undefined && { name }),
      attributes: cleaned({ ...before.attributes, ...change.attributes }),
    }
    if (isDeepStrictEqual(settingsOf(before), after)) return
    const { email, name: called, givenName, familyName } = after.attributes
    const switches = [after.idpInitiated, after.signRequests, after.vouchesForEmail]
    const attributes = [email, called, givenName, familyName]
    w.tx.queue(store, [
      org.id,
      id,
      after.name,
      after.emailDomains,
      ...switches,
      ...attributes,
      w.tx.now,
      after.singleLogout,
    ])
    w.effects.audit({
      event: 'saml_provider.update',
      targetId: id,
      target: after.name,
      before: settingsOf(before),
      after,
    })
    await storeRouting(w.tx)
  })
}

function settingsOf(provider: Provider) {
  const { name, emailDomains, idpInitiated, signRequests, vouchesForEmail, singleLogout, attributes } = provider
  const switches = { idpInitiated, signRequests, vouchesForEmail, singleLogout }
  return { name, emailDomains, ...switches, attributes: cleaned(attributes) }
}

function cleaned({ email, name, givenName, familyName }: AttributeNames): AttributeNames {
  const clean = (text: string | null) => text?.trim().slice(0, maxAttributeLength) || null
  return { email: clean(email), name: clean(name), givenName: clean(givenName), familyName: clean(familyName) }
}

async function requireFree({ tx }: Write, id: string, domains: readonly string[]): Promise<void> {
  for (const other of await providersIn(tx)) {
    const shared = other.id === id ? undefined : other.emailDomains.find((domain) => domains.includes(domain))
    if (shared) throw new DomainError('provider_domain_taken', { domain: shared, provider: other.name })
  }
}

export interface Affected {
  /** Active people whose address is sent to this provider. */
  readonly people: number
  /** Of them those who are linked to it already. */
  readonly linked: number
  /** Of them those it could be linked to at their first sign-in: managed by SCIM, or proven on a proven domain. */
  readonly linkable: number
  /** Of them those whom it could not know: they go on with their password alone. */
  readonly unknown: number
  /** Waiting for their invitation. */
  readonly pending: number
  /** Whether somebody has come through a test since the metadata was changed. */
  readonly tested: boolean
}

const affectedBy = statement<Omit<Affected, 'unknown'>>(
  'saml_provider_affected',
  `with routed as (
     select u.id, u.status, u.connection_id,
       exists (select from domains d where d.org_id = $1 and d.verified_at is not null
         and d.domain = split_part(u.verified_email_lc, '@', 2)) as proven,
       exists (select from saml_identities i where i.org_id = $1 and i.provider_id = $2 and i.user_id = u.id) as linked
     from users u where u.org_id = $1 and u.kind = 'human' and u.deleted_at is null and u.status <> 'disabled'
       and ($3::text[] = '{}' or split_part(u.email_lc, '@', 2) = any($3::text[]))
   )
   select count(*) filter (where status = 'active')::int as people,
     count(*) filter (where status = 'active' and linked)::int as linked,
     count(*) filter (where status = 'active' and not linked and (proven or connection_id is not null))::int as linkable,
     count(*) filter (where status = 'pending')::int as pending,
     exists (select from saml_logins l where l.org_id = $1 and l.provider_id = $2 and l.purpose = 'test'
       and l.proven and l.at >= $4
       and not exists (select from jsonb_array_elements(l.checks) c
         where c->>'verdict' = 'failed' and c->>'name' <> 'person')) as tested
   from routed`,
)

/** Whom activating the provider, or turning it off, concerns. Needs `org_authn_config_read`. */
export async function affected(org: Org, actor: Actor, id: string): Promise<Affected> {
  requirePermission(actor, 'org_authn_config_read')
  return withOrg(org.id, async (tx) => {
    const provider = await lockProvider(tx, id)
    return affectedIn({ tx }, provider)
  })
}

async function affectedIn({ tx }: Pick<Write, 'tx'>, { id, emailDomains, updatedAt }: Provider): Promise<Affected> {
  const [row] = await tx.query(affectedBy, [tx.orgId, id, emailDomains, updatedAt])
  if (!row) throw new Error('who is affected is one row')
  return { ...row, unknown: row.people - row.linked - row.linkable }
}

const setActive = statement(
  'saml_provider_active',
  `update saml_identity_providers set state = 'active', activated_at = $3 where org_id = $1 and id = $2`,
)

/** Lets people sign in with the provider. Needs `org_authn_config_write`. Refuses a plan without SAML
 *  (`plan_excludes_saml`) and, unless the caller takes that upon themselves, one that nobody has come through in a test
 *  since it was changed (`provider_untested`). */
export async function activate(org: Org, actor: Actor, id: string, { untested = false } = {}): Promise<Affected> {
  requirePermission(actor, 'org_authn_config_write')
  requirePlan(org)
  return write(org, actor, async (w) => {
    const provider = await lockProvider(w.tx, id)
    const concerned = await affectedIn(w, provider)
    if (!concerned.tested && !untested) throw new DomainError('provider_untested', { name: provider.name })
    if (provider.state === 'active') return concerned
    w.tx.queue(setActive, [org.id, id, w.tx.now])
    w.effects.audit({
      event: 'saml_provider.activate',
      targetId: id,
      target: provider.name,
      after: { ...concerned },
    })
    await storeRouting(w.tx)
    return concerned
  })
}
