/** The SQL of reading people as SCIM sees them: living persons, in the order they were created. */
import { statement, type Tx } from '@/lib/db/tx'
import { livingOf } from '@/lib/org/seq-ranges'
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
