/** Which organization signs an address in by single sign-on, asked before anybody is known. Only proven domains lead
 *  anywhere: else an organization could draw the people of another one to its own provider. */
import { env } from '@/lib/base/env'
import { fold } from '@/lib/base/fold'
import { isMailAddress } from '@/lib/base/mail-address'
import { keyedHash } from '@/lib/base/secret'
import { claim, findOrg, type Org } from '@/lib/db/finders'
import { nobody, statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { plans } from '../plans'
import { type Provider, providersIn } from './saml-provider-row'

function domainHash(domain: string, secret = env().secret): string {
  return keyedHash(secret, `login domain:${domain}`)
}

/** The part of an address behind its @, folded. */
export function domainOf(address: string): string {
  return fold(address).split('@').at(-1) ?? ''
}

const routed = statement<{ domain: string }>(
  'login_domains_routed',
  `select d.domain from domains d where d.org_id = $1 and d.verified_at is not null and exists (
     select from saml_identity_providers p where p.org_id = $1 and p.state = 'active'
       and (p.email_domains = '{}' or d.domain = any(p.email_domains)))`,
)
const store = statement(
  'login_domains_store',
  `with gone as (delete from login_domains where org_id = $1 and domain_hash <> all($2::text[]))
   insert into login_domains (domain_hash, org_id) select unnest($2::text[]), $1 on conflict do nothing`,
)

/** Writes down anew which domains lead here, and answers how many. To be called where a provider or a domain has changed. */
export async function storeRouting(tx: Tx, secret = env().secret): Promise<number> {
  const domains = await tx.query(routed, [tx.orgId])
  tx.queue(store, [tx.orgId, domains.map(({ domain }) => domainHash(domain, secret))])
  return domains.length
}

const byDomain = statement<{ org_id: string }>(
  'login_domains_find',
  'select org_id from login_domains where domain_hash = $1 order by org_id limit 20',
)

/** The organizations that sign people with this address in by single sign-on. Asks for the domain alone: whether the
 *  address itself is known is nobody's business. */
export async function organizationsFor(address: string): Promise<Org[]> {
  if (!isMailAddress(address)) return []
  const rows = await withOrg(nobody, (tx) => tx.query(byDomain, [domainHash(domainOf(address))]))
  const found = await Promise.all(rows.map(({ org_id }) => withSso(org_id, address)))
  return found.filter((org) => org !== undefined)
}

async function withSso(id: string, address: string): Promise<Org | undefined> {
  const orgId = claim(id)
  if (!orgId) return undefined
  return withOrg(orgId, async (tx) => {
    const [org, providers] = await Promise.all([findOrg(tx), providersIn(tx)])
    return org && plans[org.plan].saml && providerFor(providers, address) ? org : undefined
  })
}

const anyDomain = statement<{ any: boolean }>('login_domains_any', 'select exists (select from login_domains) as any')

/** Whether an address leads anywhere at all in this installation. */
export async function hasAnySso(): Promise<boolean> {
  const [row] = await withOrg(nobody, (tx) => tx.query(anyDomain))
  return row?.any ?? false
}

/** Whether a provider of the organization signs this address in. */
export async function signsIn(org: Org, address: string): Promise<boolean> {
  if (!plans[org.plan].saml || !isMailAddress(address)) return false
  return providerFor(await withOrg(org.id, providersIn), address) !== undefined
}

/** Whether people of the organization may sign in by single sign-on. */
export async function hasSso(org: Org): Promise<boolean> {
  if (!plans[org.plan].saml) return false
  return (await withOrg(org.id, providersIn)).some(({ state }) => state === 'active')
}

/** The active provider for an address: the one that names its domain, else one that names none. Without an address the
 *  only active one; undefined where there is none, or nobody can say which. */
export function providerFor(providers: readonly Provider[], address?: string): Provider | undefined {
  const active = providers.filter(({ state }) => state === 'active')
  if (address === undefined) return active.length === 1 ? active[0] : undefined
  const domain = domainOf(address)
  return (
    active.find(({ emailDomains }) => emailDomains.includes(domain)) ??
    active.find(({ emailDomains }) => emailDomains.length === 0)
  )
}
