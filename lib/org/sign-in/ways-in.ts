/** Which ways in work for a person: a method that they may use and have what it takes for. Fragments of SQL, for
 *  statements with the person as `u` and the organization as `o`. */
import { personMethods } from '@/lib/db/sign-in-methods'
import { plansWith } from '../plans'

/** Whether the plan of the organization has single sign-on. */
export const planHasSaml = `o.plan::text in (${plansWith('saml')
  .map((plan) => `'${plan}'`)
  .join(', ')})`
const domainOf = `split_part(coalesce(u.verified_email_lc, u.email_lc), '@', 2)`

export const hasPassword = `exists (select from credentials c where c.org_id = u.org_id and c.user_id = u.id and c.kind = 'password')`
export const hasPasskey = `exists (select from passkeys k where k.org_id = u.org_id and k.user_id = u.id)`

/** Whether a provider that is active knows the person. */
export const hasProvider = `(${planHasSaml} and exists (
  select from saml_identities i join saml_identity_providers p on p.org_id = i.org_id and p.id = i.provider_id
  where i.org_id = u.org_id and i.user_id = u.id and p.state = 'active'))`

/** Whether one does, or would at their first sign-in: somebody of SCIM, or whose proven address is on a proven domain. */
export const hasProviderSoon = `(${hasProvider} or (${planHasSaml} and exists (
    select from saml_identity_providers p where p.org_id = u.org_id and p.state = 'active'
      and (p.email_domains = '{}' or ${domainOf} = any(p.email_domains)))
  and (u.connection_id is not null or (u.verified_email_lc is not null and exists (
    select from domains d where d.org_id = u.org_id and d.verified_at is not null and d.domain = ${domainOf})))))`

/** Whether the organization's own single sign-on works. */
export const samlWorks = `(${planHasSaml} and exists (
  select from saml_identity_providers p where p.org_id = o.id and p.state = 'active'))`

/** Whether one of the methods, an expression of `text[]`, lets the person in. */
export function comesInBy(methods: string, provider = hasProvider): string {
  return `(('password' = any(${methods}) and ${hasPassword}) or ('passkey' = any(${methods}) and ${hasPasskey})
    or ('saml' = any(${methods}) and ${provider}))`
}

/** Whether the person can come in by break glass. */
export const comesInByGlass = `(u.break_glass_at is not null and (${hasPassword} or ${hasPasskey}))`

/** Whether they can without that. */
export const comesInByMethods = comesInBy(personMethods)

/** Whether the person can come in at all. */
export const comesIn = `(${comesInByMethods} or ${comesInByGlass})`
