/** Whom a change of the methods concerns, before it is made. People with methods of their own, and break-glass
 *  administrators, go on as they are. */
import { type DomainCode, DomainError } from '@/lib/base/errors'
import type { Org } from '@/lib/db/finders'
import { type Method, orgMethods, sessionMethod } from '@/lib/db/sign-in-methods'
import { statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { type Actor, requirePermission } from '../can'
import { requireUsable } from './sign-in-rules'
import { comesInBy, hasProviderSoon } from './ways-in'

export interface Impact {
  /** Sessions that would end, and whether the actor has one of them. */
  readonly sessions: number
  readonly ownSession: boolean
  /** Active people who come in today and would first have to choose a password, by "forgot your password". */
  readonly choosePassword: number
  /** Those who would have no way in at all, and the first five of them by name. */
  readonly lockedOut: number
  readonly names: readonly string[]
}

/** The people `u` whom the organization's methods, in $2, would leave without a way in that they have now. */
const losing = `u.org_id = $1 and u.kind = 'human' and u.status = 'active' and u.deleted_at is null
  and u.sign_in_methods is null and u.break_glass_at is null
  and ${comesInBy(orgMethods, hasProviderSoon)} and not ${comesInBy('$2::text[]', hasProviderSoon)}`
const mayChoose = `('password' = any($2::text[]) and u.verified_email_lc is not null)`

const concerned = statement<Impact>(
  'methods_impact',
  `with losing as (
     select u.display_name as name, u.sort_name, ${mayChoose} as chooses
     from users u join organizations o on o.id = u.org_id where ${losing}
   ), ending as (
     select s.user_id from sessions s join users u on u.org_id = s.org_id and u.id = s.user_id
     join organizations o on o.id = s.org_id
     where s.org_id = $1 and s.expires_at > now() and u.sign_in_methods is null and u.status = 'active'
       and ${sessionMethod} = any(${orgMethods}) and not ${sessionMethod} = any($2::text[])
       and not (u.break_glass_at is not null and ${sessionMethod} <> 'saml')
   )
   select (select count(*)::int from ending) as sessions,
     exists (select from ending where user_id = $3::uuid) as "ownSession",
     (select count(*)::int from losing where chooses) as "choosePassword",
     (select count(*)::int from losing where not chooses) as "lockedOut",
     array(select name from losing where not chooses order by sort_name, name limit 5) as names`,
)

/** What putting these methods in place would do, and why it is refused if it is. Needs `org_authn_config_read`. */
export async function preview(
  org: Org,
  actor: Actor,
  methods: readonly Method[],
): Promise<Impact & { readonly refused: DomainCode | null }> {
  requirePermission(actor, 'org_authn_config_read')
  return withOrg(org.id, async (tx) => ({
    ...(await impactIn(tx, methods, actor.id)),
    refused: await refusalOf(requireUsable(tx, methods)),
  }))
}

async function refusalOf(check: Promise<void>): Promise<DomainCode | null> {
  try {
    await check
    return null
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
}

export async function impactIn(tx: Tx, methods: readonly Method[], actorId: string | null): Promise<Impact> {
  const [row] = await tx.query(concerned, [tx.orgId, methods, actorId])
  if (!row) throw new Error('whom a change concerns is one row')
  return row
}

const keep = statement<{ kept: number }>(
  'methods_keep',
  `with held as (
     select u.id from users u join organizations o on o.id = u.org_id where ${losing} and not ${mayChoose}
     order by u.id for no key update of u
   ), kept as (
     update users u set sign_in_methods = ${orgMethods}, updated_at = $3 from held h, organizations o
     where u.org_id = $1 and o.id = $1 and u.id = h.id returning u.id
   )
   select count(*)::int as kept from kept`,
)

/** Gives those who would have no way in the methods of today as their own; answers how many. To be called before the
 *  change. */
export async function keepWays(tx: Tx, methods: readonly Method[]): Promise<number> {
  const [row] = await tx.query(keep, [tx.orgId, methods, tx.now])
  return row?.kept ?? 0
}
