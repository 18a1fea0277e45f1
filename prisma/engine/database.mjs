// The databases the schema engine works on: asked for, created, and dropped again when they were shadows.
import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** @param {string} url */
export function canConnect(url) {
  return withClient(url, async () => {})
}

/**
 * @param {string} url of the database to make
 * @returns {Promise<string>} its name
 */
export async function createDatabase(url) {
  const name = decodeURIComponent(new URL(url).pathname.slice(1))
  await withClient(otherDatabase(url, 'postgres'), (client) =>
    client.query(`create database ${pg.escapeIdentifier(name)}`),
  )
  return name
}

/**
 * An empty database beside the given one.
 * @param {string} url
 * @returns {Promise<{ url: string, drop: () => Promise<void> }>}
 */
export async function createShadow(url) {
  const name = `prisma_shadow_${randomUUID()}`
  const run = (sql) => withClient(url, (client) => client.query(sql))
  await run(`create database ${pg.escapeIdentifier(name)}`)
  return {
    url: otherDatabase(url, name),
    drop: async () => void (await run(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`)),
  }
}

function otherDatabase(url, name) {
  const other = new URL(url)
  other.pathname = `/${encodeURIComponent(name)}`
  return other.href
}

async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
