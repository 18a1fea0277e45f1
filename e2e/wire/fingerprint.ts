/** Whether anything changed: every table's rows as one hash each. */
import type { Wire } from './wire'

/** What each request may leave, sometimes behind its answer: when keys and connections were used, and on which days, and
 *  the log of requests. */
const uses = '{last_used_at,last_used_address,last_used_agent,last_request_at}'
const isLog = /^(?:activity|key_days$)/

/** A hash of every row of every table. */
export async function fingerprint(wire: Wire): Promise<Record<string, string>> {
  const tables = await wire.sql<{ name: string }>(
    `select format('%I', relname) as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1`,
  )
  const hashes = tables
    .filter(({ name }) => !isLog.test(name))
    .map(async ({ name }) => {
      const row = `(to_jsonb(t) - '${uses}'::text[])::text`
      const [hash] = await wire.sql<{ hash: string }>(
        `select md5(coalesce(string_agg(${row}, E'\\n' order by ${row}), '')) as hash from ${name} t`,
      )
      return [name, hash?.hash ?? ''] as const
    })
  return Object.fromEntries(await Promise.all(hashes))
}
