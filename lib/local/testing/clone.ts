/**
 * A database of its own for a test file, cloned from the migrated template in some tens of milliseconds.
 *
 * Call it at the top of the file, before anything opens a pool: `const { url } = await cloneDatabase()`.
 */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject, onTestFinished } from 'vitest'
import { provideEnv } from '@/lib/base/env'
import { closePools } from '@/lib/db/close'
import { flushActivity } from '@/lib/provisioning/activity-queue'

export type Clone = { url: string }

/** Makes the clone, points this worker's environment at it, and drops it after the file's last test. */
export async function cloneDatabase(): Promise<Clone> {
  const { url, drop } = await cloneTemplate(inject('templateUrl'))
  provideEnv({ DATABASE_URL: url, GATEHOUSE_SECRET: 'only for tests, '.repeat(3), GATEHOUSE_MODE: 'test' })
  afterAll(async () => {
    await flushActivity()
    await closePools()
    await drop()
  })
  return { url }
}

/** An empty database on the test server, for tests of what comes before migrations. Dropped after the test. */
export async function emptyDatabase(): Promise<Clone> {
  const { url, drop } = await cloneTemplate(serverDatabase(inject('templateUrl'), 'template1'))
  onTestFinished(drop)
  return { url }
}

async function cloneTemplate(templateUrl: string): Promise<Clone & { drop: () => Promise<void> }> {
  const name = `gatehouse_test_${randomUUID().slice(0, 8)}`
  const template = new URL(templateUrl).pathname.slice(1)
  const run = (sql: string) => administer(serverDatabase(templateUrl, 'postgres'), sql)
  await run(`create database ${pg.escapeIdentifier(name)} template ${pg.escapeIdentifier(template)}`)
  return {
    url: serverDatabase(templateUrl, name),
    drop: () => run(`drop database ${pg.escapeIdentifier(name)} with (force)`),
  }
}

function serverDatabase(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href
}

async function administer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}
