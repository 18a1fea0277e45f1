/** Pages across the lists of several types, which follow one another as stretches of one list. */
import type { Filter, Paging, Projection, Sort } from '@/lib/scim'
import type { Caller } from './caller'
import type { RootPlace } from './page-cursor'
import { type ReadPage, readPage } from './page-query'
import type { PageSource, Wanted } from './page-source'

/** What is read of one type. */
export interface Stretch {
  readonly source: PageSource
  readonly filter?: Filter
  readonly sort?: Sort
  readonly projection: Projection
}

export interface RootPage {
  readonly parts: readonly Part[]
  readonly rows: number
  readonly total?: number
  readonly next?: RootPlace
  readonly previous?: RootPlace
}

interface Part {
  readonly stretch: Stretch
  readonly page: ReadPage
}

type Index = Extract<Paging, { kind: 'index' }>

/** A page by number: what the first type has not filled is of the next. The total is that of all. */
export async function pageAt(
  caller: Caller,
  stretches: readonly Stretch[],
  { startIndex, count }: Index,
): Promise<RootPage> {
  const parts: Part[] = []
  let total = 0
  for (const stretch of stretches) {
    const wanted = { startIndex: Math.max(startIndex - total, 1), count: count - rowsOf(parts) }
    const page = await read(caller, stretch, { kind: 'index', ...wanted })
    parts.push({ stretch, page })
    total += page.total ?? 0
  }
  return { parts, rows: rowsOf(parts), total }
}

/** Where a page by cursor begins, and which way it goes from there. */
export interface From {
  readonly at?: RootPlace
  readonly backwards: boolean
  readonly count: number
}

export async function pageFrom(caller: Caller, stretches: readonly Stretch[], from: From): Promise<RootPage> {
  const { at, backwards, count } = from
  const way = backwards ? stretches.toReversed() : stretches
  const begin = at ? way.findIndex(({ source }) => typeOf(source) === at.type) : 0
  const parts: Part[] = []
  let rest: RootPlace | undefined
  for (const stretch of way.slice(begin)) {
    const left = count - rowsOf(parts)
    const type = typeOf(stretch.source)
    if (left === 0) {
      // The page ends where a type does: another one follows if that type has anything.
      const { total = 0 } = await read(caller, stretch, { kind: 'cursor', count: 0, backwards })
      if (total > 0) rest = { type }
    } else {
      const place = type === at?.type ? at.place : undefined
      const page = await read(caller, stretch, { kind: 'cursor', count: left, backwards, ...(place && { place }) })
      parts.push({ stretch, page })
      if (page.more) rest = { type, place: backwards ? page.first : page.last }
    }
    if (rest) break
  }
  return { parts: backwards ? parts.reverse() : parts, rows: rowsOf(parts), ...linksOf(from, parts, rest) }
}

function linksOf({ at, backwards }: From, parts: readonly Part[], rest: RootPlace | undefined) {
  const shown = parts.filter(({ page }) => page.rows > 0)
  const [first, last] = [shown[0], shown.at(-1)]
  if (!first || !last) return {}
  const back = { type: typeOf(first.stretch.source), place: first.page.first }
  const on = { type: typeOf(last.stretch.source), place: last.page.last }
  if (backwards) return { next: on, ...(rest && { previous: rest }) }
  return { ...(rest && { next: rest }), ...(at && { previous: back }) }
}

function read({ tx, baseUrl }: Caller, { source, ...query }: Stretch, wanted: Wanted): Promise<ReadPage> {
  return readPage(tx, source, { ...query, wanted }, baseUrl)
}

function rowsOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { page }) => sum + page.rows, 0)
}

function typeOf({ filters }: PageSource): string {
  return filters.type.name
}
