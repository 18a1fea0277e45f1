/** The two pools. Hot statements and every write go through one whose statements are sent in batches (tx.ts); pages read
 *  through Prisma. Both live once a process, whatever module graph asks. */
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { DomainError } from '@/lib/base/errors'
import { log } from '@/lib/base/log'
import { singleton } from '@/lib/base/singleton'
import { PrismaClient } from './generated/client'

const maxConnections = 10
const connectTimeoutMs = 5_000

function databaseUrl(): string {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is not set: the launcher sets it, see README.md')
  return url
}

export function connectionConfig(): pg.ClientConfig {
  return {
    connectionString: databaseUrl(),
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    application_name: 'gatehouse',
  }
}

/** The pool of writing transactions and long reads (tx.ts). */
export function batchPool(): pg.Pool {
  return singleton('db.batch', () => {
    const pool = new pg.Pool({ ...connectionConfig(), max: maxConnections })
    // The error holds the whole client: only its message is worth a line.
    pool.on('error', ({ message }) => log.warn({ reason: message }, 'an idle database connection failed'))
    // A client in use tells its queries when the connection breaks; without a listener of its own the same event
    // would end the process.
    pool.on('connect', (client) => client.on('error', () => {}))
    return pool
  })
}

/** So many may wait for a connection; who comes then is told to come back (five seconds are the longest wait). */
const maxWaiting = 200

/** A connection of the pool for as long as nobody releases it. Rejects with `overloaded` when too many wait already. */
export async function takeConnection(): Promise<pg.PoolClient> {
  const pool = batchPool()
  if (pool.waitingCount >= maxWaiting) throw new DomainError('overloaded')
  return pool.connect()
}

/** Prisma's client, for reads of pages and of the command line (lib/db/read-org.ts). What a page asks side by side
 *  travels side by side. */
export function prismaClient(): PrismaClient {
  return singleton('db.prisma', () => {
    const names = new Map<string, string>()
    const config = {
      connectionString: databaseUrl(),
      max: maxConnections,
      connectionTimeoutMillis: connectTimeoutMs,
      pipeline: true,
    }
    const adapter = new PrismaPg(config, { statementNameGenerator: ({ sql }) => statementName(names, sql) })
    return new PrismaClient({ adapter })
  })
}

/** Prepared statements keep their plan. Lists of parameters make many texts, so the map is bounded; an empty name
 *  means a statement that is not kept. */
function statementName(names: Map<string, string>, sql: string): string {
  const known = names.get(sql)
  if (known) return known
  if (names.size >= 500) return ''
  const name = `p${names.size}`
  names.set(sql, name)
  return name
}
