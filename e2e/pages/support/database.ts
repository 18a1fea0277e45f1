/** Moves what a person has into the past, since nobody waits two days for a test. Everything else goes through the
 *  product's own surfaces. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'

/** Their links, by three days. */
export async function expireLinks(userId: string): Promise<void> {
  const past = `interval '3 days'`
  await query(
    `update invitation_links set issued_at = issued_at - ${past}, expires_at = expires_at - ${past} where user_id = $1`,
    [userId],
  )
  await query(`update invitations set expires_at = expires_at - ${past} where user_id = $1`, [userId])
}

/** As if the person's sessions had last been used this many minutes ago. */
export async function leaveSessions(userId: string, minutes: number): Promise<void> {
  await query(`update sessions set last_seen_at = last_seen_at - $2 * interval '1 minute' where user_id = $1`, [
    userId,
    minutes,
  ])
}

/** When a person, by id or address, last proved who they are: an hour earlier. */
export async function ageProofs(who: string): Promise<void> {
  await query(
    `update sessions set proved_at = proved_at - interval '1 hour'
     where user_id in (select id from users where id::text = $1 or email_lc = lower($1))`,
    [who],
  )
}

/** Runs a statement as the owner of the database. */
export async function query<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl() })
  await client.connect()
  const { rows } = await client.query(sql, values).finally(() => client.end())
  return rows
}

/** The demo's own server: its password is in the data directory, its port in the server's own file. */
export function databaseUrl(): string {
  const data = process.env.E2E_DATA ?? ''
  const { postgresPassword } = JSON.parse(readFileSync(path.join(data, 'secrets.json'), 'utf8'))
  const port = readFileSync(path.join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3]
  return `postgresql://gatehouse:${postgresPassword}@127.0.0.1:${port}/gatehouse`
}
