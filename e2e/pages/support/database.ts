/** Moves what a person has into the past, since nobody waits two days for a test. Everything else goes through the
 *  product's own surfaces. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'

/** Their links, by three days. */
export async function expireLinks(userId: string): Promise<void> {
  const past = `interval '3 days'`
  await run(
    userId,
    `update invitation_links set issued_at = issued_at - ${past}, expires_at = expires_at - ${past} where user_id = $1`,
    `update invitations set expires_at = expires_at - ${past} where user_id = $1`,
  )
}

/** When they last proved who they are, by an hour; `who` is an id or an address. */
export async function ageProofs(who: string): Promise<void> {
  const people = 'select id from users where id::text = $1 or email = $1'
  await run(who, `update sessions set proved_at = proved_at - interval '1 hour' where user_id in (${people})`)
}

async function run(who: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl() })
  await client.connect()
  try {
    for (const sql of statements) await client.query(sql, [who])
  } finally {
    await client.end()
  }
}

/** The demo's own server: its password is in the data directory, its port in the server's own file. */
export function databaseUrl(): string {
  const data = process.env.E2E_DATA ?? ''
  const { postgresPassword } = JSON.parse(readFileSync(path.join(data, 'secrets.json'), 'utf8'))
  const port = readFileSync(path.join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3]
  return `postgresql://gatehouse:${postgresPassword}@127.0.0.1:${port}/gatehouse`
}
