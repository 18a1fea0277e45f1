/**
 * One PostgreSQL for a whole test run, with a migrated template that each test file clones (clone.ts). Embedded and
 * thrown away, or the server of GATEHOUSE_TEST_DATABASE_URL, whose user must be allowed to create databases.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '@/lib/db/migrate'
import { type Database, startPostgres } from '../postgres'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the template database. */
    templateUrl: string
  }
}

/** Called once by vitest before the files of the project; what it returns is called after them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer()
  const template = new URL(server.url)
  template.pathname = `/gatehouse_template_${randomUUID().slice(0, 8)}`
  await administer(server.url, `create database ${pg.escapeIdentifier(template.pathname.slice(1))}`)
  if (existsSync('prisma/migrations')) await migrate(template.href)
  project.provide('templateUrl', template.href)
  return async () => {
    await administer(server.url, `drop database ${pg.escapeIdentifier(template.pathname.slice(1))} with (force)`)
    await server.stop()
  }
}

async function startServer(): Promise<Database> {
  const url = process.env.GATEHOUSE_TEST_DATABASE_URL
  if (url) return { url, stop: async () => {} }
  const folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-test-'))
  const server = await startPostgres(path.join(folder, 'data'), { durable: false })
  return { url: server.url, stop: () => server.stop().finally(() => rmSync(folder, { recursive: true })) }
}

async function administer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}
