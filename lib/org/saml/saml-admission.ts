/** Who a verified assertion lets in. Decided first, by reading and locking alone, so that a test shows exactly what a
 *  sign-in would do; carried out afterwards.
 *
 *  A person is known by (provider, NameID), an address-like one in any letters (name-key.ts). Whoever comes for the
 *  first time is linked once: to the person of SCIM whose userName or externalId equals the NameID, else to the one whose
 *  proven address, on a proven domain, the provider says. An address alone proves nothing: it could be anybody's word. */
import { fold } from '@/lib/base/fold'
import { isMailAddress } from '@/lib/base/mail-address'
import type { Org } from '@/lib/db/finders'
import { personMethods } from '@/lib/db/sign-in-methods'
import { statement, type Tx } from '@/lib/db/tx'
import type { Claims } from '@/lib/saml/assertion'
import { type ClaimedPerson, claimedPerson } from '@/lib/saml/person'
import type { AdmissionRefusal } from '@/lib/saml/refusals'
import { defaultRole } from '../can'
import { planHasSaml } from '../sign-in/ways-in'
import { type LockedUser, lock } from '../users/user-row'
import { nameKey } from './name-key'
import type { Provider } from './saml-provider-row'
import { domainOf } from './saml-routing'

export type Linking = 'scim' | 'address'

export type Decision =
  /** Somebody known: `link` where they come for the first time, `verifies` where the provider's word replaces their
   *  invitation. */
  | {
      readonly kind: 'known'
      readonly user: LockedUser
      readonly link: Linking | null
      readonly verifies: boolean
      readonly person: ClaimedPerson
    }
  | { readonly kind: 'newcomer'; readonly email: string; readonly role: string; readonly person: ClaimedPerson }
  | { readonly kind: 'refused'; readonly code: AdmissionRefusal; readonly user?: LockedUser }

const linkedTo = statement<{ user_id: string; gone: boolean }>(
  'saml_identity',
  `select i.user_id, u.deleted_at is not null as gone from saml_identities i
   join users u on u.org_id = i.org_id and u.id = i.user_id
   where i.org_id = $1 and i.provider_id = $2 and i.name_id = $3`,
)

const maySignIn = statement<{ allowed: boolean }>(
  'saml_allowed',
  `select 'saml' = any(${personMethods}) and ${planHasSaml} as allowed from organizations o
   left join users u on u.org_id = o.id and u.id = $2 where o.id = $1`,
)

/** What becomes of somebody with these claims, and of a newcomer where they may sign in this way at all. Locks the person
 *  it finds. `invited` is whose invitation the sign-in was begun from. */
export async function decide(
  tx: Tx,
  org: Org,
  provider: Provider,
  claims: Claims,
  invited?: string,
): Promise<Decision> {
  const decision = await decideAgain(tx, org, provider, claims, invited)
  if (decision.kind === 'refused') return decision
  const user = decision.kind === 'known' ? decision.user : undefined
  const [found] = await tx.query(maySignIn, [org.id, user?.id ?? null])
  return found?.allowed ? decision : { kind: 'refused', code: 'method_off', user }
}

async function decideAgain(tx: Tx, org: Org, provider: Provider, claims: Claims, invited?: string): Promise<Decision> {
  const decision = await decideOnce(tx, org, provider, claims, invited)
  if (decision.kind !== 'refused' || decision.user) return decision
  // Their own first sign-in may have been finished beside this one, between two questions.
  const [linked] = await tx.query(linkedTo, [org.id, provider.id, nameKey(claims.nameId)])
  return linked && !linked.gone ? decideOnce(tx, org, provider, claims, invited) : decision
}

async function decideOnce(tx: Tx, org: Org, provider: Provider, claims: Claims, invited?: string): Promise<Decision> {
  const person = claimedPerson(claims, provider.attributes)
  const [linked] = await tx.query(linkedTo, [org.id, provider.id, nameKey(claims.nameId)])
  if (linked && !linked.gone) {
    const user = await lock(tx, linked.user_id)
    if (user) return standing(provider, { user, link: null, invited: user.id === invited }, person, claims)
  }
  const found = await findUnlinked(tx, provider, claims, person, invited)
  if (typeof found === 'string') return { kind: 'refused', code: found }
  if (found) return standing(provider, { ...found, invited: found.user.id === invited }, person, claims)
  return arrival(tx, provider, claims, person, linked !== undefined)
}

/** Whether somebody who is known may come in. */
function standing(
  provider: Provider,
  { user, link, invited }: { user: LockedUser; link: Linking | null; invited: boolean },
  person: ClaimedPerson,
  { nameId }: Claims,
): Decision {
  if (user.status === 'disabled') return { kind: 'refused', code: 'deactivated', user }
  if (user.second_step_at !== null) return { kind: 'refused', code: 'second_step', user }
  if (user.status === 'active') return { kind: 'known', user, link, verifies: false, person }
  const said = [person.email, nameId].filter((text) => text !== null).map(fold)
  // Whoever began from the invitation has read the mail to this very address: that is the proof.
  const vouched = invited || (provider.vouchesForEmail && user.on_verified_domain)
  return vouched && said.includes(user.email_lc ?? '') && isRouted(provider, user.email_lc ?? '')
    ? { kind: 'known', user, link, verifies: true, person }
    : { kind: 'refused', code: 'invite_pending', user }
}

const candidates = statement<{ id: string; by: Linking; elsewhere: boolean }>(
  'saml_candidates',
  `with found as (
     select u.id, 'scim' as by, u.org_id from users u
     where u.org_id = $1 and u.user_name_lc = $3 and u.connection_id is not null and u.kind = 'human' and u.deleted_at is null
     union
     select u.id, 'scim', u.org_id from users u
     where u.org_id = $1 and u.external_id = $4 and u.connection_id is not null and u.kind = 'human' and u.deleted_at is null
     union
     select u.id, 'address', u.org_id from users u
     where u.org_id = $1 and u.email_lc = $5 and u.kind = 'human' and u.deleted_at is null
     union
     select u.id, 'address', u.org_id from users u
     where u.org_id = $1 and u.verified_email_lc = $5 and u.kind = 'human' and u.deleted_at is null
   )
   select f.id, f.by, exists (select from saml_identities i
     where i.org_id = f.org_id and i.provider_id = $2 and i.user_id = f.id and i.name_id <> $6) as elsewhere
   from found f`,
)
const isProven = statement(
  'saml_domain_proven',
  'select from domains where org_id = $1 and domain = $2 and verified_at is not null',
)

/** The person that the claims mean, who was never here by this provider; why nobody can say; or nobody. */
async function findUnlinked(
  tx: Tx,
  provider: Provider,
  { nameId }: Claims,
  { email }: ClaimedPerson,
  invited?: string,
): Promise<{ user: LockedUser; link: Linking } | AdmissionRefusal | undefined> {
  const address = email === null ? null : fold(email)
  const rows = await tx.query(candidates, [tx.orgId, provider.id, fold(nameId), nameId, address, nameKey(nameId)])
  const named = rows.filter(({ by }) => by === 'scim')
  if (new Set(named.map(({ id }) => id)).size > 1) return 'ambiguous'
  const [one] = named
  if (one) {
    if (one.elsewhere) return 'linked_elsewhere'
    const user = await lock(tx, one.id)
    // A name that is no address says nothing of whose it is: then the person's own address does.
    const spokenFor = nameId.includes('@') ? nameId : (user?.email_lc ?? '')
    if (!isRouted(provider, spokenFor)) return 'address_not_routed'
    return user && { user, link: 'scim' }
  }
  return address === null ? undefined : byAddress(tx, provider, rows, address, invited)
}

async function byAddress(
  tx: Tx,
  provider: Provider,
  rows: readonly { id: string; elsewhere: boolean }[],
  address: string,
  invited?: string,
) {
  const [first, second] = rows
  if (!first) return undefined
  if (!isRouted(provider, address)) return 'address_not_routed'
  const proven = await tx.query(isProven, [tx.orgId, domainOf(address)])
  if (proven.length === 0 && first.id !== invited) return 'address_unproven'
  if (second) return 'ambiguous'
  if (first.elsewhere) return 'linked_elsewhere'
  const user = await lock(tx, first.id)
  if (!user) return undefined
  // An address that somebody was given and has not proven opens nothing (DECISIONS.md, 18), but to whoever waits for
  // the proof itself.
  const isTheirs = user.verified_email_lc === address || (user.verified_at === null && user.email_lc === address)
  return isTheirs ? { user, link: 'address' as const } : 'address_taken'
}

/** Whether the provider speaks for addresses of this domain. */
function isRouted({ emailDomains }: Provider, address: string): boolean {
  return emailDomains.length === 0 || emailDomains.includes(domainOf(address))
}

interface Arrivals {
  enabled: boolean
  domains: string[]
  role: string | null
  gone: boolean
  taken: boolean
}

const arrivals = statement<Arrivals>(
  'saml_arrivals',
  `select o.jit_enabled as enabled, o.jit_domains as domains,
     (select r.name from roles r where r.org_id = o.id and r.id = o.jit_role_id
       and not 'user_access_manage' = any(r.permissions)) as role,
     exists (select from users u where u.org_id = $1 and u.deleted_at is not null and u.kind = 'human'
         and u.email_lc = $2)
       or exists (select from users u where u.org_id = $1 and u.deleted_at is not null and u.kind = 'human'
         and u.user_name_lc = any(array[$2, $3]::text[]))
       or exists (select from users u where u.org_id = $1 and u.external_id = $4 and u.deleted_at is not null) as gone,
     exists (select from users u where u.org_id = $1 and u.user_name_lc = $2 and u.deleted_at is null) as taken
   from organizations o where o.id = $1`,
)

/** What becomes of somebody whom nobody here is. */
async function arrival(
  tx: Tx,
  provider: Provider,
  { nameId }: Claims,
  person: ClaimedPerson,
  wasLinked: boolean,
): Promise<Decision> {
  const refused = (code: AdmissionRefusal): Decision => ({ kind: 'refused', code })
  const email = person.email?.trim() ?? null
  const address = email === null ? null : fold(email)
  const [jit] = await tx.query(arrivals, [tx.orgId, address, fold(nameId), nameId])
  if (wasLinked || jit?.gone) return refused('deprovisioned')
  if (!jit?.enabled) return refused('not_provisioned')
  if (email === null || address === null) return refused('email_missing')
  if (!isMailAddress(email)) return refused('email_invalid')
  if (!isRouted(provider, email)) return refused('address_not_routed')
  if (!jit.domains.includes(domainOf(email))) return refused('domain_not_listed')
  if (jit.taken) return refused('address_taken')
  return { kind: 'newcomer', email, role: jit.role ?? defaultRole, person }
}
