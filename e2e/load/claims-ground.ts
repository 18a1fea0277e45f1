/** What the claims are measured on: one server with a large organization, a small one and an empty one in its database. */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { LoadClient } from './client'
import type { Processes } from './measure'
import { seedOrganization } from './seed'
import { addOrganization, type Running } from './servers'

export interface Size {
  readonly people: number
  /** Of the small organization. */
  readonly few: number
  readonly members: number
  readonly fewMembers: number
  readonly rounds: number
  /** Of one measurement that is not counted in operations. */
  readonly seconds: number
  readonly connections: number
}

export interface Tenant {
  readonly slug: string
  readonly key: string
  readonly client: LoadClient
}

export interface Ground {
  readonly size: Size
  readonly baseUrl: string
  readonly large: Tenant
  readonly small: Tenant
  readonly empty: Tenant
  readonly processes: Processes
  /** The ids of as many people of the large organization as its largest group needs, and some to spare. */
  readonly ids: readonly string[]
  /** Asks the database itself, past the server. */
  sql<Row>(text: string, values?: unknown[]): Promise<Row[]>
  close(): Promise<void>
}

export const spare = 1000

/** Makes and fills the organizations of a server that has `load` already. */
export async function layGround(running: Running, url: string, database: number, size: Size): Promise<Ground> {
  const open = (slug: string, key: string, connections = 1): Tenant => ({
    slug,
    key,
    client: new LoadClient(running.baseUrl, key, connections),
  })
  const large = open('load', running.key)
  const small = open('small', await addOrganization(url, 'small'))
  const empty = open('busy', await addOrganization(url, 'busy'), size.connections)
  await seedOrganization(url, large.slug, size.people)
  await seedOrganization(url, small.slug, size.few)
  const db = new pg.Client({ connectionString: url })
  await db.connect()
  const sql = async <Row>(text: string, values: unknown[] = []) => (await db.query(text, values)).rows as Row[]
  await settle(sql)
  const people = await sql<{ id: string }>(
    `select u.id from users u join organizations o on o.id = u.org_id where o.slug = $1 and u.external_id like 'seed-%'
     order by u.seq limit $2`,
    [large.slug, size.members + spare],
  )
  return {
    size,
    baseUrl: running.baseUrl,
    large,
    small,
    empty,
    processes: { server: running.pid, database },
    ids: people.map(({ id }) => id),
    sql,
    close: async () => {
      for (const { client } of [large, small, empty]) await client.close()
      await db.end()
    },
  }
}

/** What autovacuum does within a minute of a filling, and a measurement cannot wait for. */
async function settle(sql: Ground['sql']): Promise<void> {
  await sql('vacuum analyze')
  await sql('checkpoint')
  await sleep(1000)
}

/** `ratio` of two medians in words. */
export function told(ratio: number, one: number, other: number): string {
  return `${ratio.toFixed(2)} (${one.toFixed(2)} against ${other.toFixed(2)} ms)`
}

/** The name that the seed gives somebody of an organization. */
export function seededName({ slug }: Tenant, n: number): string {
  return `seed${String(n).padStart(7, '0')}@${slug}.test`
}
