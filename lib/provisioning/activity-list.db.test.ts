import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { readOrg } from '@/lib/db/read-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { newOrganization, peek } from '@/lib/org/testing/organization'
import { type ActivityFilter, list, meant } from './activity-list'

const { url } = await cloneDatabase()
const org = await newOrganization()
const rareKey = randomUUID()

beforeAll(async () => {
  await peek(
    url,
    `insert into activity (org_id, at, id, request_id, method, path, resource_type, status, duration_ms, key_id, action, response)
     select '${org.id}', now() - n * interval '1 second', gen_random_uuid(), gen_random_uuid(), 'GET', '/Users',
       case n % 10000 when 1 then 'Group' when 2 then 'Schemas' else 'User' end, case when n % 10000 = 3 then 409 else 200 end,
       1, case when n % 10000 = 4 then '${rareKey}'::uuid else '${randomUUID()}'::uuid end,
       case when n % 10000 = 5 then 'deactivate' when n % 10 = 0 then 'update' else 'read' end, repeat('x', 200)
     from generate_series(1, 30000) n`,
  )
  await peek(url, 'analyze activity')
})

/** Pages of 8 kB that were looked into. */
async function pagesRead(filter: ActivityFilter): Promise<number> {
  const { from, where } = meant(org, filter)
  const [row] = await readOrg(
    org.id,
    ({ db }) => db.$queryRaw<{ 'QUERY PLAN': { Plan: Record<string, number> }[] }[]>`
      explain (analyze, buffers, format json)
      select * from ${from} where ${where} order by at desc, id desc limit 51`,
  )
  const plan = row?.['QUERY PLAN'][0]?.Plan
  return (plan?.['Shared Hit Blocks'] ?? Number.NaN) + (plan?.['Shared Read Blocks'] ?? Number.NaN)
}

const cases: readonly (readonly [string, ActivityFilter, number])[] = [
  ['an action', { action: 'deactivate' }, 3],
  ['an action that nobody took', { action: 'create' }, 0],
  ['a resource', { resource: 'Group' }, 3],
  ['what is no resource', { resource: 'other' }, 3],
  ['a result', { result: 'refused' }, 3],
  ['a key', { keyId: rareKey }, 3],
  ['a key that never came', { keyId: randomUUID() }, 0],
  ['an action of a key', { keyId: rareKey, action: 'update' }, 0],
  ['a time', { until: new Date(Date.now() - 29_997_000) }, 4],
]

test.each(cases)('%s that few rows pass is found without reading the others', async (_name, filter, count) => {
  const rows = await list(org, { ...filter, withoutRehearsals: true, limit: 51 })
  expect(rows.length).toBeLessThanOrEqual(count + 1)
  expect(rows.length).toBeGreaterThanOrEqual(Math.max(0, count - 1))
  // All of it is some 1,200.
  expect(await pagesRead({ ...filter, withoutRehearsals: true })).toBeLessThan(120)
})
