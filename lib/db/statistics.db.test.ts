import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '@/lib/base/id'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { seedPeople } from '@/lib/org/seed'
import { newOrganization, peek } from '@/lib/org/testing/organization'
import { closePools } from './close'
import type { Org } from './finders'
import { refreshStatistics } from './statistics'
import { statement } from './tx'
import { withOrg } from './with-org'

const { url } = await cloneDatabase()
let org: Org
beforeAll(async () => {
  org = await newOrganization()
})
afterAll(closePools)

/** How many people the planner reckons with. */
async function reckoned(): Promise<number> {
  const [row] = await peek<{ rows: number }>(url, `select reltuples::int as rows from pg_class where relname = 'users'`)
  return row?.rows ?? 0
}

test('a table that has grown fourfold is counted, once', async () => {
  await seedPeople(org, 400, () => {})
  const counted = await refreshStatistics()
  expect(counted).toContain('users')
  expect(await reckoned()).toBe(400)
  expect(await refreshStatistics()).toEqual([])
  await seedPeople(org, 100, () => {})
  expect(await refreshStatistics()).not.toContain('users')
  await seedPeople(org, 2_000, () => {})
  expect(await refreshStatistics()).toContain('users')
  expect(await reckoned()).toBe(2_500)
})

// Fails with four-byte arithmetic, which ends at tables of half a gigabyte.
test('a table of a million pages is looked at like others', async () => {
  await peek(url, `update pg_class set relpages = 1000000 where relname = 'users'`)
  expect(await refreshStatistics()).not.toContain('users')
  await peek(url, 'analyze users')
})

test('people are then found by their own index, in short transactions', async () => {
  const explain = statement<{ 'QUERY PLAN': string }>(
    '',
    'explain select 1 from users u where u.org_id = $1 and u.id = $2 and u.deleted_at is null',
  )
  const plan = await withOrg(org.id, (tx) => tx.query(explain, [org.id, newId()]))
  expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('users_pkey')
})
