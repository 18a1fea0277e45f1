/** The verb of listing one resource type: GET /Users, POST /Users/.search and the same of groups (RFC 7644 3.4.2 and
 *  3.4.3, RFC 9865). */
import { checkFilter, type Filter, type Paging, type Projection, printFilter, type Sort } from '@/lib/scim'
import { type Answer, ahead, type Caller } from './caller'
import { readPlace, writePlace } from './page-cursor'
import { linksOf, type ReadPage, readPage } from './page-query'
import type { PageSource, Wanted } from './page-source'

export interface ListQuery {
  readonly filter?: Filter
  readonly sort?: Sort
  readonly paging: Paging
  readonly projection: Projection
}

/** 200 with a ListResponse; throws 400 invalidFilter, invalidCursor, tooMany. */
export async function list(caller: Caller, source: PageSource, query: ListQuery): Promise<Answer> {
  const reading = ahead(read(caller, source, query))
  await caller.authorized()
  return { status: 200, json: await reading }
}

async function read(caller: Caller, source: PageSource, query: ListQuery): Promise<string> {
  const { type } = source.filters
  const filter = query.filter && checkFilter(type, query.filter, caller.notes)
  const of = bookOf(caller, type.name, filter, query.sort)
  const wanted = wantedOf(query.paging, of)
  const { projection, sort } = query
  const page = await readPage(caller.tx, source, { filter, sort, wanted, projection }, caller.baseUrl)
  return listJson(page, headOf(wanted, page, of))
}

/** What a cursor belongs to, as a text: organization, type, filter and order. */
export function bookOf(caller: Caller, type: string, filter: Filter | undefined, sort: Sort | undefined): string {
  return JSON.stringify([caller.tx.orgId, type, filter ? printFilter(filter) : null, sort?.path, sort?.descending])
}

function wantedOf(paging: Paging, of: string): Wanted {
  if (paging.kind === 'index') return paging
  const { cursor, count } = paging
  return cursor === ''
    ? { kind: 'cursor', count, backwards: false }
    : { kind: 'cursor', count, ...readPlace(cursor, of) }
}

/** The members between totalResults and itemsPerPage, as JSON text. */
function headOf(wanted: Wanted, page: ReadPage, of: string): string {
  if (wanted.kind === 'index') return `"startIndex":${wanted.startIndex},`
  const { next, previous } = linksOf(wanted, page)
  return cursorsJson(previous && writePlace(previous, true, of), next && writePlace(next, false, of))
}

export function cursorsJson(previous: string | undefined, next: string | undefined): string {
  const link = next === undefined ? '' : `"nextCursor":"${next}",`
  return previous === undefined ? link : `"previousCursor":"${previous}",${link}`
}

/** A ListResponse around resources that are text already. */
export function listJson(
  { total, rows, resources }: Pick<ReadPage, 'total' | 'rows' | 'resources'>,
  head: string,
): string {
  const schema = 'urn:ietf:params:scim:api:messages:2.0:ListResponse'
  const totalResults = total === undefined ? '' : `"totalResults":${total},`
  return `{"schemas":["${schema}"],${totalResults}${head}"itemsPerPage":${rows},"Resources":[${resources}]}`
}
