/** The SQL of reading people as SCIM sees them: living persons, in the order they were created. */
import { statement, type Tx } from '@/lib/db/tx'
import { livingOf } from '@/lib/org/seq-ranges'
import type { Complex, Projection } from '@/lib/scim'
import { userFilters } from './filter-sql-users'
import type { PageSource } from './page-source'
import { accessJson, showsAccess } from './user-access'
import { type UserDocument, userDocument } from './user-document'

const living = livingOf('user', 'u')

const byId = statement<UserDocument>(
  'scim_user_by_id',
  `select ${userDocument('$3::text', false)} from users u where ${living} and u.id = $2`,
)
const byIdWithAccess = statement<UserDocument>(
  'scim_user_by_id_access',
  `select ${userDocument('$3::text', true)} from users u where ${living} and u.id = $2`,
)

export async function readOne(
  tx: Tx,
  id: string,
  baseUrl: string,
  projection: Projection,
): Promise<UserDocument | undefined> {
  const [row] = await tx.query(showsAccess(projection) ? byIdWithAccess : byId, [tx.orgId, id, baseUrl])
  return row
}

const access = statement<{ json: string }>(
  'scim_user_access',
  `select ${accessJson} as json from users u where u.org_id = $1 and u.id = $2`,
)

/** What a person may do here, by all that the transaction has done so far. */
export async function readAccess(tx: Tx, id: string): Promise<Complex> {
  const [row] = await tx.query(access, [tx.orgId, id])
  return row ? (JSON.parse(row.json) as Complex) : {}
}

/** People in lists. */
export const userSource: PageSource = {
  noun: 'user',
  table: 'users',
  alias: 'u',
  document: (base, projection) => userDocument(base, showsAccess(projection)),
  filters: userFilters,
}
