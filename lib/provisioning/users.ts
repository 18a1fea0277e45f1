/** The verbs of SCIM on people (RFC 7644 3.3 to 3.6). Reads show everybody, whoever made them; what a write may do to
 *  whom stands in user-create.ts and user-change.ts. */
import { isUuid } from '@/lib/base/id'
import type { UserRow } from '@/lib/org/user-row'
import {
  accessUserSchema,
  type Filter,
  isRequested,
  matches,
  type Page,
  type Projection,
  project,
  quoted,
  ScimError,
  userType,
} from '@/lib/scim'
import { type Answer, ahead, type Caller } from './caller'
import { readAccess, withAccess } from './user-access'
import { parseDocument } from './user-document'
import { renderUser, toResource } from './user-mapping'
import { readOne, readPage } from './user-query'

export { patch, remove, replace } from './user-change'
export { create } from './user-create'

/** GET /Users/{id}; 304 where If-None-Match names the version. */
export async function get(caller: Caller, id: string, projection: Projection): Promise<Answer> {
  const found = isUuid(id) ? ahead(readOne(caller.tx, id, caller.baseUrl)) : undefined
  const asksAccess = isUuid(id) && isRequested(projection, accessUserSchema.id)
  const access = asksAccess ? ahead(readAccess(caller.tx, id)) : undefined
  await caller.authorized()
  const row = await found
  if (!row) throw notFound(id)
  if (caller.ifNoneMatch !== null && matches(caller.ifNoneMatch, row.version)) {
    return { status: 304, version: row.version }
  }
  const shown = (await access) ?? null
  const resource = () => (shown ? withAccess(parseDocument(row), shown) : parseDocument(row))
  const json = projection.whole ? row.json : JSON.stringify(project(userType, resource(), projection))
  return { status: 200, json, version: row.version }
}

/** GET /Users and POST /Users/.search. */
export async function list(
  caller: Caller,
  query: { filter?: Filter; page: Page; projection: Projection },
): Promise<Answer> {
  const reading = ahead(readPage(caller.tx, query.filter, query.page))
  await caller.authorized()
  const { rows, total } = await reading
  const resources = rows.map((row) => render(row, caller, query.projection)).join(',')
  return { status: 200, json: listJson(total, query.page.startIndex, rows.length, resources) }
}

/** A ListResponse around resources that are text already. */
function listJson(total: number, startIndex: number, count: number, resources: string): string {
  const schema = 'urn:ietf:params:scim:api:messages:2.0:ListResponse'
  return `{"schemas":["${schema}"],"totalResults":${total},"startIndex":${startIndex},"itemsPerPage":${count},"Resources":[${resources}]}`
}

function render(row: UserRow, { baseUrl }: Caller, projection: Projection): string {
  if (projection.whole) return renderUser(row, baseUrl)
  return JSON.stringify(project(userType, toResource(row, baseUrl), projection))
}

function notFound(id: string): ScimError {
  return new ScimError(404, undefined, `There is no user with the id ${quoted(id)} in this organization.`)
}
