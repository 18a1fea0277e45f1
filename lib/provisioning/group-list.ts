/** GET /Groups and POST /Groups/.search. The first members of each group come with the page, in its one statement; of a
 *  group with more of them the rest is read while the answer is sent. */
import { groupType, type Projection, project, type Resource } from '@/lib/scim'
import type { Answer, Caller } from './caller'
import { groupFilters } from './filter-sql-teams'
import { type GroupView, groupHead, joined, markedDocument, restMark, viewOf } from './group-document'
import { membersAtOnce, readMembers } from './group-query'
import { type ListQuery, list as listOf } from './list'
import type { PageSource } from './page-source'

/** Groups in lists. The text of a page has marks (group-document.ts), which `finished` replaces. */
export function groupSource({ paging, projection }: Pick<ListQuery, 'paging' | 'projection'>): PageSource {
  const { hasMembers } = viewOf(projection)
  return {
    noun: 'team',
    table: 'teams',
    alias: 't',
    document: (base) => (hasMembers ? markedDocument(base, membersEach(paging.count)) : `${groupHead(base)} as json`),
    filters: groupFilters,
    isUnfinished: true,
  }
}

/** How many members of each group a page of so many groups holds: some 100,000 in all. */
function membersEach(groups: number): number {
  if (groups <= 50) return membersAtOnce
  return groups <= 500 ? 200 : 100
}

export async function list(caller: Caller, query: ListQuery): Promise<Answer> {
  const answer = await listOf(caller, groupSource(query), query)
  return finished(caller, answer, query.projection)
}

/** The answer with what the projection asks for; in pieces where a group in it has a mark. */
export function finished(caller: Caller, answer: Answer, projection: Projection): Answer {
  const { json: text = '', ...rest } = answer
  const [first = '', ...marked] = text.split(restMark)
  if (marked.length === 0 && projection.whole) return answer
  const pieces = projection.whole ? wholePieces(caller, first, marked) : undefined
  if (pieces) return { ...rest, chunks: pieces }
  return partial(caller, rest, first, marked, projection)
}

/** `marked`: by turns what stood between two marks, and the text behind them. */
async function* wholePieces({ tx, baseUrl }: Caller, first: string, marked: readonly string[]) {
  yield first
  for (let n = 0; n < marked.length; n += 2) {
    const [id = '', last = ''] = (marked[n] ?? '').split('/')
    for await (const page of readMembers(tx, id, baseUrl, last)) yield `,${page}`
    yield marked[n + 1] ?? ''
  }
}

function partial(
  caller: Caller,
  answer: Answer,
  first: string,
  marked: readonly string[],
  projection: Projection,
): Answer {
  const texts = marked.filter((_, n) => n % 2 === 1)
  const lasts = new Map(marked.filter((_, n) => n % 2 === 0).map((mark) => mark.split('/') as [string, string]))
  const response = JSON.parse(first + texts.join('')) as { Resources: Resource[] }
  const resources = response.Resources.map((resource) => project(groupType, resource, projection))
  if (lasts.size === 0) return { ...answer, json: JSON.stringify({ ...response, Resources: resources }) }
  const { Resources: _, ...head } = response
  return { ...answer, chunks: partialPieces(caller, JSON.stringify(head), resources, lasts, viewOf(projection)) }
}

async function* partialPieces(
  { tx, baseUrl }: Caller,
  head: string,
  resources: readonly Resource[],
  lasts: ReadonlyMap<string, string>,
  view: GroupView,
) {
  yield `${head.slice(0, -1)},"Resources":[`
  for (const [place, { members, ...rest }] of resources.entries()) {
    const shown = members === undefined ? '' : JSON.stringify(members).slice(1, -1)
    const text = `${place > 0 ? ',' : ''}${joined(JSON.stringify(rest), shown)}`
    const last = lasts.get(String(rest.id))
    if (last === undefined || shown === '') yield text
    else {
      yield text.slice(0, -2)
      for await (const page of readMembers(tx, String(rest.id), baseUrl, last)) yield `,${view.members(page)}`
      yield ']}'
    }
  }
  yield ']}'
}
