/** The verbs of SCIM on people (RFC 7644 3.3 to 3.6). Reads show everybody, whoever made them; what a write may do to
 *  whom stands in user-create.ts and user-change.ts. */
import { isUuid } from '@/lib/base/id'
import { matches, type Projection, project, userType } from '@/lib/scim'
import { type Answer, ahead, type Caller, requireMatch } from './caller'
import { type ListQuery, list as listOf } from './list'
import { noSuchUser } from './user-adoption'
import { parseDocument } from './user-document'
import { readOne, userSource } from './user-query'

export { patch, remove, replace } from './user-change'
export { create } from './user-create'

/** GET /Users/{id}; 304 where If-None-Match names the version, 412 where If-Match does not. */
export async function get(caller: Caller, id: string, projection: Projection): Promise<Answer> {
  const found = isUuid(id) ? ahead(readOne(caller.tx, id, caller.baseUrl, projection)) : undefined
  await caller.authorized()
  const row = await found
  if (!row) throw noSuchUser(id)
  requireMatch(caller, row.version)
  if (caller.ifNoneMatch !== null && matches(caller.ifNoneMatch, row.version)) {
    return { status: 304, version: row.version }
  }
  const json = projection.whole ? row.json : JSON.stringify(project(userType, parseDocument(row), projection))
  return { status: 200, json, version: row.version }
}

/** GET /Users and POST /Users/.search. */
export function list(caller: Caller, query: ListQuery): Promise<Answer> {
  return listOf(caller, userSource, query)
}
