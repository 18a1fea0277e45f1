/** What the list of requests comes to over its time: how many, how many refused, how slow, and when. Counted in a bounded
 *  number of rows, however long the log is. */
import type { Org } from '@/lib/db/finders'
import { readOrg } from '@/lib/db/read-org'
import { sql } from '@/lib/db/sql'
import { type ActivityFilter, meant } from './activity-list'
import { mostCounted } from './health'

const bars = 24
const dayMs = 86_400_000

export interface Counts {
  readonly requests: number
  readonly failures: number
}

export interface ActivityCurve extends Counts {
  /** Equal parts of the time, the oldest first; of the newest `mostCounted` requests. */
  readonly bars: readonly Counts[]
  /** Milliseconds that 95 of 100 requests took at most, of the latest thousand; null without any. */
  readonly slowestMs: number | null
}

interface Row extends Counts {
  /** Null in the row of all. */
  readonly bar: number | null
  readonly slowestMs: number | null
}

/** The requests that the filter means, from the day before now where it names no time; counted up to `mostCounted`. */
export async function activityCurve(org: Org, filter: ActivityFilter, now: Date): Promise<ActivityCurve> {
  const until = filter.until && filter.until < now ? filter.until : now
  const start = filter.from ?? new Date(until.getTime() - dayMs)
  // What arrives at this very moment counts too.
  const { from, where } = meant(org, { ...filter, from: start, until: new Date(until.getTime() + 1) })
  const widthMs = Math.max(until.getTime() - start.getTime(), 1) / bars
  const bar = sql`least(${bars - 1}, floor(extract(epoch from at - ${start.toISOString()}::timestamptz) * 1000 / ${widthMs}::float8))::int`
  const rows = await readOrg(
    org.id,
    ({ db }) => db.$queryRaw<Row[]>`
      with counted as materialized (
        select at, status, duration_ms from ${from} where ${where} order by at desc, id desc limit ${mostCounted + 1}
      )
      select null::int as bar, count(*)::int as requests,
        (select count(*)::int from (
           select from ${from} where ${where} and status >= 400 limit ${mostCounted + 1}) as refused) as failures,
        (select percentile_cont(0.95) within group (order by duration_ms)
         from (select duration_ms from counted order by at desc limit 1000) as latest) as "slowestMs"
      from counted
      union all
      select ${bar} as bar, count(*)::int, count(*) filter (where status >= 400)::int, null from counted group by 1`,
  )
  const all = rows.find((row) => row.bar === null)
  const barOf = (n: number) => rows.find((row) => row.bar === n) ?? { requests: 0, failures: 0 }
  return {
    requests: all?.requests ?? 0,
    failures: all?.failures ?? 0,
    slowestMs: all?.slowestMs ?? null,
    bars: Array.from({ length: bars }, (_, n) => ({ requests: barOf(n).requests, failures: barOf(n).failures })),
  }
}
