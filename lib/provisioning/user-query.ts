/** The SQL of reading people as SCIM sees them: living persons, in the order they were created. */
import { fold } from '@/lib/base/fold'
import { statement, type Tx } from '@/lib/db/tx'
import { livingOf } from '@/lib/org/seq-ranges'
import type { LockedUser, UserRow } from '@/lib/org/user-row'
import { userFilters } from './filter-sql-users'
import type { PageSource } from './page-source'
import { type UserDocument, userDocument } from './user-document'

const living = livingOf('user', 'u')

const byId = statement<UserDocument>(
  'scim_user_by_id',
  `select ${userDocument('$3::text')} from users u where ${living} and u.id = $2`,
)

export async function readOne(tx: Tx, id: string, baseUrl: string): Promise<UserDocument | undefined> {
  const [row] = await tx.query(byId, [tx.orgId, id, baseUrl])
  return row
}

/** People in lists. */
export const userSource: PageSource = {
  noun: 'user',
  table: 'users',
  alias: 'u',
  document: (base) => userDocument(base),
  filters: userFilters,
}

const conflicts = statement<{ id: string; same_name: boolean }>(
  'scim_user_conflicts',
  `select id, coalesce(user_name_lc = $2, false) as same_name from users
   where org_id = $1 and deleted_at is null and user_name_lc = $2
   union all
   select id, false from users
   where org_id = $1 and deleted_at is null and kind = 'human' and email_lc = $3`,
)

/** Living people who have this user name or address already. */
export function readConflicts(
  tx: Tx,
  { userName, email }: { userName: string | null; email: string | null },
): Promise<{ id: string; same_name: boolean }[]> {
  const values = [userName && fold(userName), email && fold(email)]
  return tx.query(conflicts, [tx.orgId, ...values])
}

export type { LockedUser, UserRow }
