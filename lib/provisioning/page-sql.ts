/** The statements of lists. Each answers with one row: the resources joined to one JSON text by the database, how many
 *  they are, and what there is to know about the rest. */
import { livingOf } from '@/lib/org/seq-ranges'
import type { Filter, Sort } from '@/lib/scim'
import { ordered } from './filter-compare'
import { compileFilter } from './filter-sql'
import { behind, orderBy, sortOperand } from './page-order'
import { livingRows, type PageQuery, type PageSource, type Wanted } from './page-source'
import type { Parameters } from './page-statement'
import { firstAt, totalOf } from './page-total'

export interface PageRow {
  /** Resources as JSON, with commas between them; null where there is none. */
  resources: string | null
  rows: number
  /** Of the whole list; null where this statement has not counted it. */
  total: number | null
  /** How many rows the total counted one by one; null where it is from no range. */
  tail: number | null
  /** Of a page by cursor: whether more rows follow, and the places of its first and last row. */
  more?: boolean
  first_key?: string | null
  first_seq?: string | null
  last_key?: string | null
  last_seq?: string | null
}

const uncounted = '(select null::int as total, null::int as tail)'
const joined = `string_agg(d.json, ',') as resources, count(*)::int as rows`

type ByIndex = Extract<Wanted, { kind: 'index' }>
type ByCursor = Extract<Wanted, { kind: 'cursor' }>

export function pageSql(source: PageSource, query: PageQuery, parameters: Parameters): string {
  if (query.wanted.count === 0) return countSql(source, query.filter, parameters)
  if (query.wanted.kind === 'cursor') return cursorSql(source, query, query.wanted, parameters)
  return indexSql(source, query, query.wanted, parameters)
}

/** The total alone. */
export function countSql(source: PageSource, filter: Filter | undefined, parameters: Parameters): string {
  // Statements know the type of every parameter by its use.
  const nothing = `select null::text as resources, 0 as rows, t.total, t.tail from`
  if (!filter) return `${nothing} ${totalOf(source)} as t where $2::text is not null`
  const condition = compileFilter(filter, source.filters, parameters.add)
  return `${nothing} (select count(*)::int as total, null::int as tail ${livingRows(source)}
    and $2::text is not null and ${condition}) as t`
}

function indexSql(source: PageSource, query: PageQuery, wanted: ByIndex, parameters: Parameters): string {
  if (query.sort) return sortedSql(source, query, query.sort, wanted, parameters)
  if (!query.filter) return placeSql(source, query, wanted, parameters)
  return wanted.startIndex === 1
    ? beginningSql(source, query, query.filter, wanted, parameters)
    : depthSql(source, query, query.filter, wanted, parameters)
}

/** Any page of the whole list, found by its ranges. */
function placeSql(source: PageSource, { projection }: PageQuery, wanted: ByIndex, { add }: Parameters): string {
  const { alias } = source
  const limit = `${add(wanted.count)}::int`
  const rows = (from: string) =>
    `(select ${source.document('$2::text', projection)} ${livingRows(source)} ${from} order by ${alias}.seq limit ${limit}) d`
  const page = (from: string) => `select p.*, t.* from (select ${joined} from ${rows(from)}) p, ${totalOf(source)} t`
  if (wanted.startIndex === 1) return page('')
  return `with ${firstAt(source, `${add(wanted.startIndex)}::bigint`)} ${page(`and ${alias}.seq >= (select seq from first)`)}`
}

/** The first page of what a filter selects. What fits the page is counted by looking at it. */
function beginningSql(
  source: PageSource,
  { projection }: PageQuery,
  filter: Filter,
  { count }: ByIndex,
  { add }: Parameters,
): string {
  const condition = compileFilter(filter, source.filters, add)
  return `select p.*, case when p.rows < ${add(count)}::int then p.rows end as total, null::int as tail
    from (select ${joined} from (
      select ${source.document('$2::text', projection)} ${livingRows(source)} and ${condition}
      order by ${source.alias}.seq limit ${add(count)}::int) d) p`
}

/** A later page of what a filter selects: all of it is found once, for the total and for the place. */
function depthSql(
  source: PageSource,
  { projection }: PageQuery,
  filter: Filter,
  wanted: ByIndex,
  { add }: Parameters,
): string {
  const { alias, table, noun } = source
  const condition = compileFilter(filter, source.filters, add)
  return `with found as materialized (
      select ${alias}.seq ${livingRows(source)} and ${condition}
    ), picked as materialized (
      select seq from found order by seq limit ${add(wanted.count)}::int offset ${add(wanted.startIndex - 1)}::bigint
    )
    select p.*, (select count(*)::int from found) as total, null::int as tail from (select ${joined} from (
      select ${source.document('$2::text', projection)} from picked
      join ${table} ${alias} on ${livingOf(noun, alias)} and ${alias}.seq = picked.seq order by picked.seq) d) p`
}

/** A page in another order than that of creation: keys first, then the documents of the page. */
function sortedSql(
  source: PageSource,
  { projection, filter }: PageQuery,
  sort: Sort,
  wanted: ByIndex,
  { add }: Parameters,
): string {
  const { alias, table, noun } = source
  const condition = filter ? ` and ${compileFilter(filter, source.filters, add)}` : ''
  const key = ordered(sortOperand(sort, source.filters))
  const rows = `${livingRows(source)}${condition}`
  const found = filter ? `found as materialized (select ${key} as key, ${alias}.seq ${rows}), ` : ''
  const total = filter ? '(select count(*)::int as total, null::int as tail from found)' : totalOf(source)
  const picked = filter
    ? `select key, seq from found ${orderBy('key', 'seq', sort.descending)}`
    : `select ${key} as key, ${alias}.seq ${rows} ${orderBy(key, `${alias}.seq`, sort.descending)}`
  return `with ${found}picked as materialized (
      ${picked} limit ${add(wanted.count)}::int offset ${add(wanted.startIndex - 1)}::bigint
    )
    select p.*, t.* from (select ${joined} from (
      select ${source.document('$2::text', projection)} from picked
      join ${table} ${alias} on ${livingOf(noun, alias)} and ${alias}.seq = picked.seq
      ${orderBy('picked.key', 'picked.seq', sort.descending)}) d) p, ${total} t`
}

/** A page behind or before a place, with one row more than wanted, so as to know whether others follow. */
function cursorSql(source: PageSource, query: PageQuery, wanted: ByCursor, parameters: Parameters): string {
  const { filter } = query
  const limit = `${parameters.add(wanted.count)}::int`
  const rows = rowsFrom(source, query, wanted, limit, parameters)
  const at = (column: string, place: string) => `(array_agg(d.${column} order by d.n))[${place}]`
  const last = `least(count(*), ${limit})::int`
  return `select p.*, t.* from (
      select string_agg(d.json, ',' order by d.n${wanted.backwards ? ' desc' : ''}) filter (where d.n <= ${limit}) as resources,
        ${last} as rows, count(*) > ${limit} as more,
        ${at('key', '1')} as first_key, ${at('seq', '1')} as first_seq,
        ${at('key', last)} as last_key, ${at('seq', last)} as last_seq
      from (${rows}) d
    ) p, ${filter ? uncounted : totalOf(source)} t`
}

/** The rows of a page by cursor in the way it is read: `n` from 1, `json`, `key` and `seq` as text. */
function rowsFrom(
  source: PageSource,
  { filter, sort, projection }: PageQuery,
  wanted: ByCursor,
  limit: string,
  { add }: Parameters,
): string {
  const { alias } = source
  const seq = `${alias}.seq`
  const condition = filter ? ` and ${compileFilter(filter, source.filters, add)}` : ''
  const operand = sort && sortOperand(sort, source.filters)
  const reverse = (sort?.descending ?? false) !== wanted.backwards
  const parts = wanted.place ? behind(wanted.place, operand, seq, { reverse, parameter: add }) : ['true']
  const document = source.document('$2::text', projection)
  if (!operand) {
    const order = orderBy(undefined, 'seq', reverse)
    return `select r.json, null::text as key, r.seq::text as seq, row_number() over (${order}) as n from (
      select ${document}, ${seq} ${livingRows(source)}${condition} and ${parts[0]}
      ${orderBy(undefined, seq, reverse)} limit ${limit} + 1) r`
  }
  const key = ordered(operand)
  const order = orderBy('key', 'seq', reverse)
  const stretches = parts.map(
    (part) => `(select ${key} as key, ${seq} ${livingRows(source)}${condition} and ${part}
      ${orderBy(key, seq, reverse)} limit ${limit} + 1)`,
  )
  // Keys first: of two stretches most rows are thrown away, and their documents need not be made.
  return `select r.json, picked.key::text as key, picked.seq::text as seq, picked.n from (
      select key, seq, row_number() over (${order}) as n from (${stretches.join(' union all ')}) s
      ${order} limit ${limit} + 1
    ) picked cross join lateral (
      select ${document} ${livingRows(source)} and ${seq} = picked.seq offset 0) r`
}
