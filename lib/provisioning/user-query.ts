/** The SQL of reading people as SCIM sees them: living persons, in the order they were created. */
import { type Statement, statement, type Tx } from '@/lib/db/tx'
import { type UserRow, userColumns } from '@/lib/org/user-row'
import { checkFilter, type Filter, type Page, userType } from '@/lib/scim'
import { ahead } from './caller'
import { type Condition, compileUserFilter } from './filter-sql'
import { type UserDocument, userDocument } from './user-document'

const living = `u.org_id = $1 and u.kind = 'human' and u.deleted_at is null`

const byId = statement<UserDocument>(
  'scim_user_by_id',
  `select ${userDocument('$3::text')} from users u where ${living} and u.id = $2`,
)

export async function readOne(tx: Tx, id: string, baseUrl: string): Promise<UserDocument | undefined> {
  const [row] = await tx.query(byId, [tx.orgId, id, baseUrl])
  return row
}

// One statement per shape of filter, prepared once a connection. Clients use a handful; whoever sends new shapes all
// the time gets statements that are not kept.
const shapes = new Map<string, string>()
const maxShapes = 200

function prepared<Row>(text: string): Statement<Row> {
  const known = shapes.get(text)
  if (known) return statement(known, text)
  if (shapes.size >= maxShapes) return statement('', text)
  const name = `scim_users_${shapes.size}`
  shapes.set(text, name)
  return statement(name, text)
}

export interface UserPage {
  readonly rows: readonly UserRow[]
  readonly total: number
}

/** A page and the exact total. What fits one page is counted by looking at it. */
export async function readPage(tx: Tx, filter: Filter | undefined, page: Page): Promise<UserPage> {
  const condition = filter && compileUserFilter(checkFilter(userType, filter), 4)
  const where = condition ? `${living} and ${condition.sql}` : living
  const rowsWanted = tx.query(
    prepared<UserRow>(`select ${userColumns} from users u where ${where} order by u.seq limit $2 offset $3`),
    [tx.orgId, page.count, page.startIndex - 1, ...(condition?.values ?? [])],
  )
  const counted = condition ? undefined : ahead(count(tx, undefined))
  const rows = await rowsWanted
  if (page.startIndex === 1 && rows.length < page.count) return { rows, total: rows.length }
  return { rows, total: await (counted ?? count(tx, condition)) }
}

async function count(tx: Tx, condition: Condition | undefined): Promise<number> {
  const where = condition ? `${living} and ${condition.sql}` : living
  // The same parameters as the page's, so that the same condition serves both.
  const text = `select count(*)::int as total from users u where ${where} and $2::int is null and $3::int is null`
  const values = [tx.orgId, null, null, ...(condition?.values ?? [])]
  const [row] = await tx.query(prepared<{ total: number }>(text), values)
  return row?.total ?? 0
}
