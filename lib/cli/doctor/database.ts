import { existsSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import type { Settings } from '@/lib/base/env'
import { pendingMigrations } from '@/lib/db/migrate'
import { fits } from '@/lib/org/secrets/secret-check'
import { withDatabase } from '../installation'
import type { Finding } from './finding'

/** PostgreSQL numbers its versions in ten thousands. */
const oldest = 140_000

export async function checkDatabase({ databaseUrl, dataDir }: Settings): Promise<Finding[]> {
  if (!databaseUrl && !existsSync(path.join(dataDir, 'postgres'))) {
    return [{ name: 'Database', state: 'ok', detail: 'embedded, made at the first start' }]
  }
  try {
    return await withDatabase(async ({ url }) => [
      ...(await onServer(url)),
      await settle('Migrations', 'Start the version that fits this database.', () => migrations(url)),
      ...(await secretFinding(url)),
    ])
  } catch (error) {
    const todo = 'Check DATABASE_URL, and that the server runs and lets this machine in.'
    return [{ name: 'Database', state: 'fail', detail: messageOf(error), todo }]
  }
}

async function onServer(url: string): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    return [await version(client), await role(client)]
  } finally {
    await client.end()
  }
}

async function version(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query(
    `select current_setting('server_version') as name, current_setting('server_version_num')::int as number`,
  )
  const [{ name, number }] = rows
  const detail = `reachable, PostgreSQL ${name}`
  if (number >= oldest) return { name: 'Database', state: 'ok', detail }
  return { name: 'Database', state: 'fail', detail, todo: 'Gatehouse needs PostgreSQL 14 or newer.' }
}

/** Every transaction changes into this role: row security binds it and nobody above it. */
async function role(client: pg.Client): Promise<Finding> {
  const name = 'Role'
  const { rows } = await client.query(
    `select rolbypassrls or rolsuper as loose, pg_has_role(current_user, oid, 'member') as ours
     from pg_roles where rolname = 'gatehouse_app'`,
  )
  const [found] = rows
  if (!found) {
    return { name, state: 'fail', detail: 'gatehouse_app is missing', todo: 'Run: npm run -s gatehouse -- migrate' }
  }
  const { loose, ours } = found
  if (loose) {
    const todo = 'Run as an administrator: alter role gatehouse_app nosuperuser nobypassrls'
    return { name, state: 'fail', detail: 'gatehouse_app may pass over row security', todo }
  }
  if (ours) return { name, state: 'ok', detail: 'gatehouse_app is there and bound by row security' }
  const todo = `Run as an administrator: grant gatehouse_app to ${pg.escapeIdentifier(client.user ?? '')}`
  return { name, state: 'fail', detail: 'the connecting user may not change into gatehouse_app', todo }
}

async function migrations(url: string): Promise<Finding> {
  const name = 'Migrations'
  const pending = await pendingMigrations(url)
  if (pending.length === 0) return { name, state: 'ok', detail: 'all applied' }
  const todo = 'They are applied at the next start, or now: npm run -s gatehouse -- migrate'
  return { name, state: 'warn', detail: `pending: ${pending.join(', ')}`, todo }
}

/** Where the data can already say whose they are. */
async function secretFinding(url: string): Promise<Finding[]> {
  if ((await pendingMigrations(url).catch(() => ['unknown'])).length > 0) return []
  const lost = 'Bring the old one back; if it is lost: npm run -s gatehouse -- secret replace-lost'
  return [
    await settle('Secret', lost, async () => {
      if (await fits()) return { name: 'Secret', state: 'ok', detail: 'the one that the data belong to' }
      return { name: 'Secret', state: 'fail', detail: 'the data belong to another GATEHOUSE_SECRET', todo: lost }
    }),
  ]
}

async function settle(name: string, todo: string, check: () => Promise<Finding>): Promise<Finding> {
  try {
    return await check()
  } catch (error) {
    return { name, state: 'fail', detail: messageOf(error), todo }
  }
}

/** A connection refused on several addresses is an AggregateError, whose own message is empty. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError && !error.message) return messageOf(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}
