/** Moves a person's links and proofs into the past, since nobody waits for hours or days in a test. Everything else goes through the
 *  product's own surfaces. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'

export async function expireLinks(userId: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl() })
  await client.connect()
  try {
    const past = `interval '3 days'`
    await client.query(
      `update invitation_links set issued_at = issued_at - ${past}, expires_at = expires_at - ${past} where user_id = $1`,
      [userId],
    )
    await client.query(`update invitations set expires_at = expires_at - ${past} where user_id = $1`, [userId])
  } finally {
    await client.end()
  }
}

/** Makes the last proof of who a person is an hour older, in each of their sessions. */
export async function ageProofs(email: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl() })
  await client.connect()
  try {
    await client.query(
      `update sessions set proved_at = proved_at - interval '1 hour'
       where user_id in (select id from users where email_lc = lower($1))`,
      [email],
    )
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
