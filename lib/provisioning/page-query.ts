/** Reading a page of a list: one round trip, or a second one where a filter selects more than a page and the total has
 *  to be counted. The page comes as JSON text put together by the database, and is parsed only to leave parts out. */
import type { Tx } from '@/lib/db/tx'
import { noteTail } from '@/lib/org/seq-ranges'
import { project, type Resource } from '@/lib/scim'
import { isLookup } from './filter-sql'
import type { PageQuery, PageSource, Place, Wanted } from './page-source'
import { countSql, type PageRow, pageSql } from './page-sql'
import { Parameters, prepared, takeTime } from './page-statement'

export interface ReadPage {
  /** The resources as JSON text, with commas between them. */
  readonly resources: string
  readonly rows: number
  /** Exact; absent on pages by cursor whose filter would have to be counted. */
  readonly total?: number
  /** Of pages by cursor: whether more rows follow in the way it was read, and where its first and last rows stand. */
  readonly more: boolean
  readonly first?: Place
  readonly last?: Place
}

/** A page of so many may stand in the row of short reads. */
const shortPage = 100

export async function readPage(tx: Tx, source: PageSource, query: PageQuery, baseUrl: string): Promise<ReadPage> {
  const parameters = new Parameters(tx, baseUrl)
  const page = prepared<PageRow>(pageSql(source, query, parameters))
  if (mayBeLong(source, query)) takeTime(tx)
  else if (query.wanted.count > shortPage) tx.alone()
  const [row] = await tx.query(page, parameters.values)
  if (!row) throw new Error('a list was not answered')
  if (row.tail !== null) noteTail(tx.orgId, source.noun, row.tail)
  const total = row.total ?? (await counted(tx, source, query, row, baseUrl))
  return {
    resources: shown(source, query, row.resources ?? ''),
    rows: row.rows,
    ...(total !== undefined && { total }),
    more: row.more === true,
    ...placesOf(query, row),
  }
}

function mayBeLong(source: PageSource, { filter, sort }: PageQuery): boolean {
  return filter ? !isLookup(filter, source.filters) : sort !== undefined
}

async function counted(tx: Tx, source: PageSource, { filter, wanted }: PageQuery, row: PageRow, baseUrl: string) {
  // By cursor nobody needs the total; all that there is can be told for nothing.
  if (wanted.kind === 'cursor') return !wanted.place && row.more === false ? row.rows : undefined
  const parameters = new Parameters(tx, baseUrl)
  const count = prepared<PageRow>(countSql(source, filter, parameters))
  takeTime(tx)
  const [found] = await tx.query(count, parameters.values)
  return found?.total ?? 0
}

function shown({ filters, isUnfinished }: PageSource, { projection }: PageQuery, resources: string): string {
  if (projection.whole || isUnfinished) return resources
  const parsed = JSON.parse(`[${resources}]`) as Resource[]
  return parsed.map((resource) => JSON.stringify(project(filters.type, resource, projection))).join(',')
}

function placesOf({ wanted, sort }: PageQuery, row: PageRow): { first?: Place; last?: Place } {
  if (wanted.kind === 'index' || row.rows === 0) return {}
  const placeAt = (key: string | null | undefined, seq: string | null | undefined): Place => ({
    ...(sort && { key: key ?? null }),
    seq: seq ?? '0',
  })
  const first = placeAt(row.first_key, row.first_seq)
  const last = placeAt(row.last_key, row.last_seq)
  // Read backwards, the first row read is the last of the page.
  return wanted.backwards ? { first: last, last: first } : { first, last }
}

/** The places behind which the next page begins and before which the previous one ends, where there are such pages. */
export function linksOf(wanted: Wanted, { more, first, last }: ReadPage): { next?: Place; previous?: Place } {
  if (wanted.kind === 'index') return {}
  // Whoever walks backwards came from a page behind, whoever has a place from one before.
  const follows = wanted.backwards || more
  const precedes = wanted.backwards ? more : wanted.place !== undefined
  return { ...(follows && last && { next: last }), ...(precedes && first && { previous: first }) }
}
