/** How often something may be tried: signing in, asking for a link. Counted in the database, so that every node counts
 *  together, under a keyed hash, so that the table names nobody. A count begins with the first attempt and is forgotten
 *  when its time has passed, whatever was tried in between: nobody is kept out for longer than that. */
import { env } from '@/lib/base/env'
import { keyedHash } from '@/lib/base/secret'
import { nobody, statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'

export interface Limit {
  /** What is counted, e.g. `sign-in:<address>`. Stored as a hash. */
  readonly what: string
  readonly most: number
  readonly perMinutes: number
}

const count = statement<{ key: string; count: number }>(
  'attempts_count',
  `insert into attempts as a (key, count, since, until)
   select l.key, 1, $3, $3::timestamptz + l.minutes * interval '1 minute'
   from unnest($1::text[], $2::int[]) as l(key, minutes) order by l.key
   on conflict (key) do update set
     count = case when a.until <= excluded.since then 1 else a.count + 1 end,
     since = case when a.until <= excluded.since then excluded.since else a.since end,
     until = case when a.until <= excluded.since then excluded.until else a.until end
   returning a.key, a.count`,
)

/** Counts one attempt for each limit; answers whether every one of them allowed it. */
export async function take(limits: readonly Limit[]): Promise<boolean> {
  const keys = new Map(limits.map((limit) => [keyOf(limit), limit]))
  const minutes = [...keys.values()].map(({ perMinutes }) => perMinutes)
  const counted = await withOrg(nobody, async (tx) => {
    await tx.ready()
    return tx.query(count, [[...keys.keys()], minutes, tx.now])
  })
  return counted.every(({ key, count }) => count <= (keys.get(key)?.most ?? 0))
}

const giveBackOne = statement(
  'attempts_give_back',
  `with held as (select key from attempts where key = any($1::text[]) order by key for update)
   update attempts a set count = greatest(0, a.count - 1) from held where a.key = held.key`,
)

/** Takes back the attempt that turned out to be a success, so that only failures count. */
export async function giveBack(limits: readonly Limit[]): Promise<void> {
  await withOrg(nobody, (tx) => tx.query(giveBackOne, [limits.map(keyOf)]))
}

function keyOf({ what }: Limit): string {
  return keyedHash(env().secret, `attempt:${what}`)
}
