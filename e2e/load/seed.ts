/** Many people at once, made by the database itself: for what is measured at sizes that nobody waits for by POST. */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { provideEnv } from '@/lib/base/env'
import { closePools } from '@/lib/db/close'
import * as organizations from '@/lib/org/organizations'
import { seedPeople } from '@/lib/org/seed'
import { type Side, secret } from './servers'
import type { Person } from './world'

/** As many as the largest group needs, and some to spare. */
const maxSample = 120_000

/** Fills the running side's database; answers people spread over all of them, in the order of their creation. */
export async function seed(side: Side, pid: number, url: string, count: number): Promise<Person[]> {
  if (side === 'gatehouse') await seedOrganization(url, 'load', count)
  else {
    await query(url, limitPeople, [count])
    // It counts its people at start only.
    process.kill(pid, 'SIGUSR2')
    await sleep(2000)
  }
  return query<Person>(url, sample, [Math.ceil(count / maxSample)])
}

/** As `gatehouse seed` fills an organization. */
export async function seedOrganization(url: string, slug: string, count: number): Promise<void> {
  provideEnv({ DATABASE_URL: url, GATEHOUSE_SECRET: secret })
  const org = await organizations.bySlug(slug)
  if (!org) throw new Error(`the organization ${slug} of the load run is missing`)
  await seedPeople(org, count, () => {})
  await closePools()
}

/** The same people for the limit: as much of a document as ours have. */
const limitPeople = `
  with person as (
    select n, 'seed' || to_char(n, 'FM0000000') || '@load.test' as address, 'Person ' || n as name
    from generate_series(1, $1::int) n
  ), stored as (
    insert into users (org_id, user_name, external_id, doc)
    select 1, address, 'seed-' || n, jsonb_build_object('schemas', jsonb_build_array('urn:ietf:params:scim:schemas:core:2.0:User'),
      'userName', address, 'externalId', 'seed-' || n, 'displayName', name,
      'emails', jsonb_build_array(jsonb_build_object('value', address, 'type', 'work', 'primary', true)))
    from person order by n
    returning id, user_name
  )
  insert into emails select id, 1, user_name, true from stored`

const sample = `
  select id, user_name as "userName", external_id as "externalId" from users
  where starts_with(external_id, 'seed-') and substr(external_id, 6)::int % $1::int = 0 order by seq`

async function query<Row>(url: string, text: string, values: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
    .query(text, values)
    .then(({ rows }) => rows)
    .finally(() => client.end())
}
