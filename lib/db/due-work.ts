/** The worker's queue: which rows of which organization are due. The table is one of the few without a policy; it
 *  holds ids and times, no content.
 *
 *  A claim moves the due time behind a lease. Whoever claimed a row knows that time, and nobody else does: it is the
 *  proof that the claim still holds. A worker that dies loses nothing, since its rows come due again.
 */
import { nobody, type OrgId, statement } from './tx'
import { withOrg } from './with-org'

export interface Due {
  readonly id: string
  readonly orgId: OrgId
  /** The due time that the claim set. */
  readonly lease: Date
}

export interface ClaimOptions {
  /** How many rows an organization may have claimed at once. */
  readonly perOrganization: number
  /** Fewer for some organizations, by id; 0 leaves them out. */
  readonly allowances: Readonly<Record<string, number>>
  readonly organizations: number
  readonly leaseMs: number
}

// The organizations are found by hops through the index, so that a queue of 10,000 mails of one of them costs
// nobody else anything; whose turn it is is left to chance, so that none waits for ever.
const claimDue = statement<{ id: string; org_id: OrgId; lease: Date }>(
  'due_work_claim',
  `with recursive waiting(org_id) as (
     (select org_id from due_work where kind = $1 order by org_id limit 1)
     union all
     select (select d.org_id from due_work d where d.kind = $1 and d.org_id > w.org_id order by d.org_id limit 1)
     from waiting w where w.org_id is not null
   ), turn as (
     select w.org_id, least(coalesce(($3::jsonb ->> w.org_id)::int, $2::int), $2::int) as allowance from waiting w
     where coalesce(($3::jsonb ->> w.org_id)::int, $2::int) > 0 and exists (
       select from due_work d where d.kind = $1 and d.org_id = w.org_id and d.due_at <= now())
     order by random() limit $4
   ), due as (
     select d.id, d.due_at from turn t cross join lateral (
       select id, due_at from due_work where kind = $1 and org_id = t.org_id and due_at <= now()
       order by due_at, id limit t.allowance
     ) d
   ), claimed as (
     select d.id, due.due_at from due_work d join due on due.id = d.id
     where d.due_at <= now() for update of d skip locked
   ), moved as (
     update due_work d set due_at = now() + $5::float8 * interval '1 millisecond'
     from claimed c where d.id = c.id returning d.id, d.org_id, d.due_at as lease, c.due_at as was
   )
   select id, org_id, lease from moved order by was, id`,
)

/** Claims rows that are due, each organization's in the order they came. */
export async function claim(kind: string, options: ClaimOptions): Promise<Due[]> {
  const { perOrganization, allowances, organizations, leaseMs } = options
  const values = [kind, perOrganization, JSON.stringify(allowances), organizations, leaseMs]
  const rows = await withOrg(nobody, (tx) => tx.query(claimDue, values))
  return rows.map(({ id, org_id, lease }) => ({ id, orgId: org_id, lease }))
}

const releaseClaimed = statement(
  'due_work_release',
  `update due_work d set due_at = now() from unnest($1::uuid[], $2::timestamptz[]) as c(id, lease)
   where d.id = c.id and d.due_at = c.lease`,
)

/** Gives claims back that were not begun. */
export async function release(claims: readonly Due[]): Promise<void> {
  if (claims.length === 0) return
  const values = [claims.map(({ id }) => id), claims.map(({ lease }) => lease)]
  await withOrg(nobody, (tx) => tx.query(releaseClaimed, values))
}
