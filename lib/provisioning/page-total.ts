/** Exact totals of whole lists, and the n-th row of one, from sealed ranges (lib/org/seq-ranges.ts). */
import { livingRows, type PageSource } from './page-source'

/** The columns `total` and `tail`, of which `tail` is how many rows were counted one by one. One row. */
export function totalOf(source: PageSource): string {
  const { noun, alias } = source
  return `(select sealed.live + tail.live as total, tail.live as tail
    from (select coalesce(sum(live), 0)::int as live, coalesce(max(upto_seq), 0) as upto
          from seq_ranges where org_id = $1 and noun = '${noun}') as sealed
    cross join lateral (select count(*)::int as live ${livingRows(source)} and ${alias}.seq > sealed.upto) as tail)`
}

/** CTEs that end in `first`, whose `seq` is that of the row number `startIndex` of the list: the range that holds it by a
 *  running sum, then a skip inside that one range. Without a row where the list is shorter. */
export function firstAt(source: PageSource, startIndex: string): string {
  const { noun, alias } = source
  return `ranges as materialized (
      select upto_seq, live, sum(live) over (order by upto_seq) as upto_row
      from seq_ranges where org_id = $1 and noun = '${noun}'
    ), before as materialized (
      select coalesce(max(upto_seq), 0) as upto, ${startIndex} - 1 - coalesce(sum(live), 0) as skip
      from ranges where upto_row < ${startIndex}
    ), first as materialized (
      select ${alias}.seq ${livingRows(source)} and ${alias}.seq > (select upto from before)
      order by ${alias}.seq limit 1 offset (select skip from before)
    )`
}
