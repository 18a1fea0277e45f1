/** Everything that the database knows of one organization, for tests that say nothing has changed. */
import { createHash } from 'node:crypto'
import { query } from './database'

/** What may change by looking: when somebody or a key was last seen. */
const times = ['last_seen_at', 'last_used_at']

/** A hash of the organization's rows by table, without times of use, and without what exports leave in the audit log and
 *  the worker's seals on it. */
export async function rowsOf(orgId: string): Promise<Record<string, string>> {
  const tables = await query<{ name: string }>(
    `select c.table_name as name from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and c.column_name = 'org_id' and t.table_type = 'BASE TABLE'
       and c.table_name <> 'audit_seals' order by 1`,
  )
  const hashes: Record<string, string> = {}
  for (const { name } of tables) {
    const rows = await query<{ row: string }>(
      `select (to_jsonb(t) - $2::text[])::text as row from "${name}" t where org_id = $1 order by 1`,
      [orgId, times],
    )
    const kept = rows.filter(({ row }) => !row.includes('"audit.export"'))
    hashes[name] = `${kept.length} ${createHash('sha256').update(JSON.stringify(kept)).digest('hex')}`
  }
  const [own] = await query<{ row: string }>('select to_jsonb(o)::text as row from organizations o where id = $1', [
    orgId,
  ])
  return { ...hashes, organizations: own?.row ?? '' }
}
