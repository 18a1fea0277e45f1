/** What the planner knows of the tables while they grow.
 *
 *  PostgreSQL plans by what it last counted, and a statement of ours keeps its plan. In an empty database every index
 *  looks as good as another; a first synchronisation would read thousands of rows for one until autovacuum comes by, a
 *  minute later at best. So who writes looks now and then whether a table has outgrown what is known of it, and has it
 *  counted. */
import { log } from '@/lib/base/log'
import { singleton } from '@/lib/base/singleton'
import { takeConnection } from './client'

const everyWrites = 100
const everyMs = 2_000
/** Four times what it was when it was counted last, and more than some pages. */
const outgrown = `select quote_ident(relname) as name from pg_class
  where relnamespace = 'public'::regnamespace and relkind = 'r'
    and pg_relation_size(oid) > current_setting('block_size')::bigint * 4 * greatest(relpages, 2)`

interface Watch {
  writes: number
  lookedAtMs: number
  looking: Promise<void> | undefined
}

const watch = () => singleton<Watch>('db.statistics', () => ({ writes: 0, lookedAtMs: 0, looking: undefined }))

/** Tells that something was written. Nobody waits for what follows. */
export function noteWrite(): void {
  const own = watch()
  if (++own.writes % everyWrites !== 0 || own.looking || Date.now() - own.lookedAtMs < everyMs) return
  own.lookedAtMs = Date.now()
  own.looking = refreshStatistics()
    .then(() => {})
    .catch(({ message }) => log.warn({ reason: message }, 'tables could not be counted'))
    .finally(() => {
      own.looking = undefined
    })
}

/** Resolves when no counting is under way. */
export async function statisticsSettled(): Promise<void> {
  await watch().looking
}

/** Has the tables counted that have outgrown what is known of them; answers their names. */
export async function refreshStatistics(): Promise<string[]> {
  const client = await takeConnection()
  try {
    const { rows } = await client.query<{ name: string }>(outgrown)
    const names = rows.map(({ name }) => name)
    if (names.length > 0) await client.query(`analyze (skip_locked) ${names.join(', ')}`)
    return names
  } finally {
    client.release()
  }
}
