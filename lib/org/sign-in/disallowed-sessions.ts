/** Sessions that came by a way their person may not use any more. Nobody gets far with one (lib/db/finders.ts); here they
 *  are removed, so that no list shows them. */
import { sessionAllowed } from '@/lib/db/sign-in-methods'
import { statement, type Tx } from '@/lib/db/tx'

const endThem = statement<{ ended: number }>(
  'sessions_end_disallowed',
  `with gone as (
     delete from sessions s using users u, organizations o
     where s.org_id = $1 and ($2::uuid is null or s.user_id = $2) and o.id = s.org_id and u.org_id = s.org_id
       and u.id = s.user_id and not ${sessionAllowed} returning s.expires_at
   )
   select count(*) filter (where expires_at > now())::int as ended from gone`,
)

/** Ends them, of everybody or of one person; answers how many were alive. To be called once the change is queued. */
export async function endDisallowed(tx: Tx, userId?: string): Promise<number> {
  const [row] = await tx.query(endThem, [tx.orgId, userId ?? null])
  return row?.ended ?? 0
}
