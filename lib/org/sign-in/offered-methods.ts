/** What the sign-in page of an organization offers, asked before anybody is known: what its people use, those with methods
 *  of their own included. It says nothing of anybody in particular. */
import type { Org } from '@/lib/db/finders'
import { type Method, orgMethods } from '@/lib/db/sign-in-methods'
import { statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { samlWorks } from './ways-in'

export interface Offered {
  readonly password: boolean
  readonly passkey: boolean
  /** Single sign-on that works. */
  readonly saml: boolean
}

const offers = statement<{ methods: Method[]; exceptions: Method[]; works: boolean; glass: boolean }>(
  'methods_offered',
  `select ${orgMethods} as methods, ${samlWorks} as works, array(
     select distinct unnest(u.sign_in_methods) from users u
     where u.org_id = o.id and u.sign_in_methods is not null and u.deleted_at is null) as exceptions,
     exists (select from users u join passkeys k on k.org_id = u.org_id and k.user_id = u.id
       where u.org_id = o.id and u.break_glass_at is not null and u.deleted_at is null) as glass
   from organizations o where o.id = $1`,
)

/** The methods that somebody of the organization may use. Where none of them could be offered, the password is: a
 *  break-glass administrator has one. */
export async function offered(org: Org): Promise<Offered> {
  const [row] = await withOrg(org.id, (tx) => tx.query(offers, [org.id]))
  const all = [...(row?.methods ?? []), ...(row?.exceptions ?? [])]
  const saml = all.includes('saml') && (row?.works ?? false)
  const passkey = all.includes('passkey') || (row?.glass ?? false)
  return { password: all.includes('password') || !(saml || passkey), passkey, saml }
}
