/** What time does to a provider: its metadata is fetched again, and people are told before its certificates end.
 *
 *  A newer document may bring certificates and an address. One with another entity id is another provider, and nobody
 *  becomes that unasked. A sign-in never waits for any of this: it goes by what is stored. */
import { DomainError } from '@/lib/base/errors'
import { type FetchLimits, fetchDocument } from '@/lib/base/outbound'
import { findOrg, type Org } from '@/lib/db/finders'
import { type OrgId, statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { nudgeWorker } from '@/lib/mail/nudge'
import { expiryThreshold, readCertificate } from '@/lib/saml/certificates'
import { maxMetadataBytes } from '@/lib/saml/idp-metadata'
import { type Actor, requirePermission, systemActor } from '../can'
import { type Write, write, writeIn } from '../write'
import { explain, storeFound } from './saml-provider-metadata'
import { lockProvider, type Provider, providersIn } from './saml-provider-row'
import { create, replaceMetadata } from './saml-providers'

const limits: FetchLimits = { maxBytes: maxMetadataBytes, timeoutMs: 5_000 }
/** How often a provider is looked at. */
const everyHours = 12

/** The document at an address. Refuses one that is not public and https (`metadata_address_refused`), or does not
 *  answer with a document (`metadata_unreachable`). Needs `org_authn_config_write`. */
export async function fetchMetadata(actor: Actor, url: string, within: FetchLimits = limits): Promise<Buffer> {
  requirePermission(actor, 'org_authn_config_write')
  const fetched = await fetchDocument(url, within)
  if (fetched.ok) return fetched.body
  const code = fetched.problem === 'address_refused' ? 'metadata_address_refused' : 'metadata_unreachable'
  throw new DomainError(code, { detail: fetched.detail })
}

/** Makes a provider from the metadata at an address, which is fetched again from then on. Refuses what `create` and
 *  `fetchMetadata` do. */
export async function createFromUrl(
  org: Org,
  actor: Actor,
  { name, url }: { name: string; url: string },
  within: FetchLimits = limits,
): Promise<string> {
  const document = await fetchMetadata(actor, url, within)
  return create(org, actor, { name, document, metadataUrl: url })
}

/** Fetches a provider's metadata from an address at once, and from then on. Refuses what `replaceMetadata` and
 *  `fetchMetadata` do. */
export async function refetch(org: Org, actor: Actor, id: string, url: string, within: FetchLimits = limits) {
  const document = await fetchMetadata(actor, url, within)
  await replaceMetadata(org, actor, id, { document, metadataUrl: url })
}

const storeProblem = statement(
  'saml_provider_problem',
  'update saml_identity_providers set fetch_problem = $3 where org_id = $1 and id = $2',
)
const again = statement(
  'saml_provider_again',
  `update due_work set due_at = now() + $2::float8 * interval '1 hour' where id = $1 and kind = 'saml_provider'`,
)
const forget = statement('saml_provider_forget', `delete from due_work where id = $1 and kind = 'saml_provider'`)

/** Looks after a provider that is due: its metadata, its certificates, and when to look again. */
export async function lookAfter(orgId: OrgId, id: string, within: FetchLimits = limits): Promise<void> {
  const known = await withOrg(orgId, async (tx) => {
    const [org, providers] = await Promise.all([findOrg(tx), providersIn(tx)])
    return { org, provider: providers.find((one) => one.id === id) }
  })
  const { org, provider } = known
  if (!org || !provider) {
    await withOrg(orgId, async (tx) => tx.queue(forget, [id]))
    return
  }
  if (provider.metadataUrl !== null && provider.state !== 'off')
    await refresh(org, provider, provider.metadataUrl, within)
  const told = await withOrg(orgId, async (tx) => {
    const { result } = await writeIn(tx, org, systemActor(), (w) => warn(w, id))
    tx.queue(again, [id, everyHours])
    return result
  })
  if (told) nudgeWorker()
}

async function refresh(org: Org, provider: Provider, url: string, within: FetchLimits): Promise<void> {
  const fetched = await fetchDocument(url, within)
  await write(org, systemActor('Metadata refresh'), async (w) => {
    const { tx } = w
    const before = await lockProvider(tx, provider.id)
    if (before.metadataUrl !== url) return
    if (!fetched.ok) return tx.queue(storeProblem, [org.id, provider.id, `${fetched.problem}: ${fetched.detail}`])
    const { metadata, fields } = explain(org, fetched.body, tx.now)
    if (!metadata) {
      const wrong = fields.find(({ verdict }) => verdict === 'error')?.problem
      return tx.queue(storeProblem, [org.id, provider.id, `metadata: ${wrong}`])
    }
    if (metadata.entityId !== before.entityId) {
      return tx.queue(storeProblem, [org.id, provider.id, `entity_id_changed: ${metadata.entityId.slice(0, 200)}`])
    }
    storeFound(w, before, metadata, url, tx.now)
  })
}

const toldAlready = statement<{ told: Record<string, number> }>(
  'saml_provider_told',
  'select expiry_told as told from saml_identity_providers where org_id = $1 and id = $2',
)
const storeTold = statement(
  'saml_provider_tell',
  'update saml_identity_providers set expiry_told = $3 where org_id = $1 and id = $2',
)
const contacts = statement<{ address: string }>(
  'saml_provider_contacts',
  `with named as (select unnest(security_contacts) as address from organizations where id = $1)
   select address from named
   union
   select u.email from users u join user_roles ur on ur.org_id = u.org_id and ur.user_id = u.id
   join roles r on r.org_id = ur.org_id and r.id = ur.role_id and 'org_authn_config_write' = any(r.permissions)
   where u.org_id = $1 and u.kind = 'human' and u.status = 'active' and u.deleted_at is null and u.email is not null
     and not exists (select from named)
   limit 50`,
)

/** Tells the security contacts, or who may change the provider where there are none, that its certificates end: at 30,
 *  14, 7 and 1 days and once they have ended, each once. While another one lives on there is nothing to do. */
async function warn(w: Write, id: string): Promise<boolean> {
  const { tx, effects } = w
  const provider = await lockProvider(tx, id)
  if (provider.state !== 'active') return false
  const facts = provider.certificates.map(readCertificate).flatMap((one) => (one.ok ? [one.facts] : []))
  const last = facts.sort((one, other) => other.validTo.getTime() - one.validTo.getTime())[0]
  const threshold = last ? expiryThreshold(last.validTo, tx.now) : null
  if (!last || threshold === null) return false
  const [row] = await tx.query(toldAlready, [tx.orgId, id])
  const before = row?.told[last.fingerprint]
  if (before !== undefined && before <= threshold) return false
  tx.queue(storeTold, [tx.orgId, id, JSON.stringify({ [last.fingerprint]: threshold })])
  effects.audit({
    event: 'saml_provider.expiry',
    targetId: id,
    target: provider.name,
    after: { validTo: last.validTo, fingerprint: last.fingerprint, days: threshold },
  })
  const rows = await tx.query(contacts, [tx.orgId])
  for (const { address } of rows) {
    effects.mail({
      kind: 'saml_certificate',
      userId: null,
      to: address,
      account: provider.name,
      until: last.validTo.toISOString(),
    })
  }
  return rows.length > 0
}
