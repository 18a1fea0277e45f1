/** Searching all resource types at once (RFC 7644 3.4.2.1): people first, then groups, each by creation or by the order
 *  asked for. An attribute that a type does not have is one without a value there; what no type has is invalid. */
import {
  checkFilter,
  type Filter,
  groupType,
  narrowFilter,
  type Paging,
  parsePath,
  parseProjection,
  parseSort,
  printFilter,
  type ResourceTypeDefinition,
  requireKnown,
  resolvePath,
  type SearchRequest,
  userType,
} from '@/lib/scim'
import { type Answer, ahead, type Caller } from './caller'
import { finished, groupSource } from './group-list'
import { bookOf, cursorsJson, listJson } from './list'
import { readRootPlace, writeRootPlace } from './page-cursor'
import type { PageSource } from './page-source'
import { pageAt, pageFrom, type RootPage, type Stretch } from './root-pages'
import { userSource } from './user-query'

export interface RootQuery {
  /** Order and projection, which each type reads in its own way. */
  readonly search: SearchRequest
  readonly filter?: Filter
  readonly paging: Paging
}

/** GET and POST .search on the root: 200 with a ListResponse. */
export async function list(caller: Caller, query: RootQuery): Promise<Answer> {
  const reading = ahead(read(caller, query))
  await caller.authorized()
  return reading
}

async function read(caller: Caller, query: RootQuery): Promise<Answer> {
  const { paging } = query
  const stretches = stretchesOf(caller, query)
  if (paging.kind === 'index') {
    const page = await pageAt(caller, stretches, paging)
    return answerOf(caller, page, `"startIndex":${paging.startIndex},`)
  }
  const asked = stretches.map(({ source, filter }) => [source.filters.type.name, filter ? printFilter(filter) : null])
  const of = bookOf(caller, `root ${JSON.stringify(asked)}`, undefined, stretches.find(({ sort }) => sort)?.sort)
  const begin = paging.cursor === '' ? { backwards: false } : readRootPlace(paging.cursor, of)
  const page = await pageFrom(caller, stretches, { ...begin, count: paging.count })
  const { previous, next } = page
  const before = previous && writeRootPlace(previous, true, of)
  return answerOf(caller, page, cursorsJson(before, next && writeRootPlace(next, false, of)))
}

/** What is read of each type that the filter may select something of, in the order of the list. */
function stretchesOf(caller: Caller, { search, filter, paging }: RootQuery): Stretch[] {
  const groups = groupSource({ paging, projection: parseProjection(groupType, search) })
  const isSortable = ({ filters }: PageSource) => !search.sortBy || hasName(filters.type, search.sortBy)
  // What no type knows is refused in the words for people.
  if (filter) requireKnown([userType, groupType], filter)
  if (![userSource, groups].some(isSortable)) parseSort(userType, search)
  return [userSource, groups].flatMap((source) => {
    const asked = filter ? narrowFilter(source.filters.type, filter) : true
    if (asked === false) return []
    return stretchOf(caller, source, search, asked === true ? undefined : asked, isSortable(source))
  })
}

function stretchOf(
  caller: Caller,
  source: PageSource,
  search: SearchRequest,
  filter: Filter | undefined,
  isSorted: boolean,
): Stretch {
  const { type } = source.filters
  return {
    source,
    filter: filter && checkFilter(type, filter, caller.notes),
    sort: isSorted ? parseSort(type, search) : undefined,
    projection: parseProjection(type, search),
  }
}

function hasName(type: ResourceTypeDefinition, name: string): boolean {
  return resolvePath(type, parsePath(name))?.attribute !== undefined
}

/** The ListResponse of the parts; in pieces where a group has too many members to hold. */
function answerOf(caller: Caller, { parts, rows, total }: RootPage, members: string): Answer {
  const [people = '', groups = ''] = [false, true].map(
    (isGroups) => parts.filter(({ stretch }) => isOfGroups(stretch) === isGroups).map(({ page }) => page.resources)[0],
  )
  const begun = listJson({ total, rows, resources: people }, members).slice(0, -']}'.length)
  const projection = parts.find(({ stretch }) => isOfGroups(stretch))?.stretch.projection
  if (groups === '' || !projection) return { status: 200, json: `${begun}]}` }
  const { json, chunks } = finished(caller, { status: 200, json: `{"Resources":[${groups}]}` }, projection)
  const joint = people === '' ? begun : `${begun},`
  if (chunks) return { status: 200, chunks: spliced(joint, chunks) }
  return { status: 200, json: `${joint}${behindBracket(json ?? '')}` }
}

function isOfGroups({ source }: Stretch): boolean {
  return source.filters.type === groupType
}

/** The elements of `Resources` and what closes it. */
function behindBracket(text: string): string {
  return text.slice(text.indexOf('[') + 1)
}

async function* spliced(begun: string, chunks: AsyncIterable<string>) {
  let isFirst = true
  for await (const chunk of chunks) {
    yield isFirst ? `${begun}${behindBracket(chunk)}` : chunk
    isFirst = false
  }
}
