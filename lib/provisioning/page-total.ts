/** Exact totals of whole lists, and the n-th row of one, from sealed ranges and spans (lib/org/seq-ranges.ts). */
import { spanSize, spansOf } from '@/lib/org/seq-ranges'
import { livingRows, type PageSource } from './page-source'

const sealed = (kind: string) => `from seq_ranges where org_id = $1 and noun = '${kind}'`

/** The columns `total` and `tail`, of which `tail` is how many rows were counted one by one. One row. */
export function totalOf(source: PageSource): string {
  const { noun, alias } = source
  const sums = 'coalesce(sum(live), 0)::int as live, coalesce(max(upto_seq), 0) as upto'
  return `(select spans.live + ranges.live + tail.live as total, tail.live as tail
    from (select ${sums} ${sealed(spansOf(noun))}) as spans
    cross join lateral (select ${sums} ${sealed(noun)} and upto_seq > spans.upto) as ranges
    cross join lateral (
      select count(*)::int as live ${livingRows(source)} and ${alias}.seq > greatest(spans.upto, ranges.upto)) as tail)`
}

/** CTEs that end in `first`, whose `seq` is that of the row number `startIndex` of the list: the span that holds it by a
 *  running sum, the range by one over that span, then a skip inside the range. Without a row where the list is shorter. */
export function firstAt(source: PageSource, startIndex: string): string {
  const { noun, alias } = source
  const running = 'upto_seq, sum(live) over (order by upto_seq) as upto_row'
  const last = 'coalesce(max(upto_seq), 0) as upto, coalesce(max(upto_row), 0) as rows'
  return `span as materialized (
      select ${last} from (select ${running} ${sealed(spansOf(noun))}) spans where upto_row < ${startIndex}
    ), range as materialized (
      select greatest(max(ranges.upto), span.upto) as upto, span.rows + coalesce(max(ranges.rows), 0) as rows
      from span left join lateral (
        select upto_seq as upto, upto_row as rows from (
          select ${running} from (
            select upto_seq, live ${sealed(noun)} and upto_seq > span.upto order by upto_seq limit ${spanSize}) own
        ) ranges where span.rows + upto_row < ${startIndex}
      ) ranges on true
      group by span.upto, span.rows
    ), first as materialized (
      select ${alias}.seq ${livingRows(source)} and ${alias}.seq > (select upto from range)
      order by ${alias}.seq limit 1 offset (select ${startIndex} - 1 - rows from range)
    )`
}
