/** Whether an organization asks everybody who signs in with a password for a second factor. Turned on, it counts from
 *  each person's next sign-in: who has none sets one up then, before they get a session; sessions that are open stay. */
import { DomainError } from '@/lib/base/errors'
import type { Org } from '@/lib/db/finders'
import { personMethods } from '@/lib/db/sign-in-methods'
import { statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { type Actor, requirePermission } from '../can'
import { write } from '../write'

export interface SecondFactorPolicy {
  readonly required: boolean
  /** Active people who may sign in with a password of theirs. */
  readonly people: number
  /** Those of them without a second factor. */
  readonly without: number
}

const readPolicy = statement<SecondFactorPolicy>(
  'second_factor_policy',
  `select o.second_factor_required as required, p.people, p.without
   from organizations o cross join lateral (
     select count(*)::int as people, (count(*) filter (where a.user_id is null))::int as without
     from credentials c
     join users u on u.org_id = c.org_id and u.id = c.user_id and u.status = 'active' and u.deleted_at is null
     left join authenticators a on a.org_id = c.org_id and a.user_id = c.user_id and a.confirmed_at is not null
     where c.org_id = o.id and c.kind = 'password'
       and ('password' = any(${personMethods}) or u.break_glass_at is not null)
   ) p
   where o.id = $1`,
)

/** What holds, and whom it concerns. Needs `org_authn_config_read`. */
export async function read(org: Org, actor: Actor): Promise<SecondFactorPolicy> {
  requirePermission(actor, 'org_authn_config_read')
  const [policy] = await withOrg(org.id, (tx) => tx.query(readPolicy, [org.id]))
  if (!policy) throw new DomainError('organization_not_found')
  return policy
}

const requirement = statement<{ required: boolean }>(
  'second_factor_required',
  'select second_factor_required as required from organizations where id = $1',
)

/** Whether a password alone lets nobody in. */
export async function isRequired(tx: Tx): Promise<boolean> {
  const [policy] = await tx.query(requirement, [tx.orgId])
  return policy?.required === true
}

const change = statement<{ id: string }>(
  'second_factor_require',
  `update organizations set second_factor_required = $2, updated_at = $3
   where id = $1 and second_factor_required <> $2 returning id`,
)

/** Requires a second factor for passwords, or does so no more. Needs `org_authn_config_write`. */
export async function put(org: Org, actor: Actor, required: boolean): Promise<void> {
  requirePermission(actor, 'org_authn_config_write')
  await write(org, actor, async ({ tx, effects }) => {
    await tx.ready()
    const changed = await tx.query(change, [org.id, required, tx.now])
    if (changed.length === 0) return
    effects.audit({
      event: required ? 'second_factor.require' : 'second_factor.waive',
      target: org.name,
      before: { required: !required },
      after: { required },
    })
  })
}
