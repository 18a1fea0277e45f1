import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { nobody, statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { peek } from '@/lib/org/testing/organization'
import { makeOrg } from '@/lib/org/testing/world'
import { keepHouse } from './housekeeping'

const { url } = await cloneDatabase()
const one = await makeOrg()
const other = await makeOrg()

const day = 86_400_000
const daysAway = (days: number) => new Date(Date.now() + days * day)

async function insert(at: Date, orgId = one.id): Promise<string> {
  const id = randomUUID()
  await peek(
    url,
    `insert into activity (org_id, at, id, request_id, method, path, status, duration_ms, key_id)
     values ($1, $2, $3, $3, 'GET', '/Users', 200, 1, $3)`,
    [orgId, at, id],
  )
  return id
}

async function partitions(): Promise<string[]> {
  const rows = await peek<{ name: string }>(
    url,
    `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'activity'::regclass order by 1`,
  )
  return rows.map(({ name }) => name)
}

async function partitionOf(id: string): Promise<string | undefined> {
  const [row] = await peek<{ name: string }>(
    url,
    'select tableoid::regclass::text as name from activity where id = $1',
    [id],
  )
  return row?.name
}

const nameOf = (at: Date) => `activity_${at.toISOString().slice(0, 10).replaceAll('-', '')}`
const roll = statement('roll', 'select activity_roll($1, $2)')
const rollAt = (today: Date) => withOrg(nobody, (tx) => tx.query(roll, [30, today.toISOString().slice(0, 10)]))

describe('the activity log', () => {
  beforeEach(() => peek(url, 'delete from activity'))

  test('has a partition for today and each of the seven days ahead', async () => {
    const wanted = Array.from({ length: 8 }, (_, ahead) => nameOf(daysAway(ahead)))
    expect(await partitions()).toEqual(expect.arrayContaining(wanted))
    expect(await partitionOf(await insert(daysAway(0)))).toBe(nameOf(daysAway(0)))
  })

  test('takes a row of a day that nobody prepared', async () => {
    expect(await partitionOf(await insert(daysAway(100)))).toBe('activity_rest')
  })

  test('makes the days that come and drops those older than 30 days, rows and all', async () => {
    const old = await insert(daysAway(0))
    const kept = await insert(daysAway(5))
    await rollAt(daysAway(31))
    expect(await partitions()).not.toContain(nameOf(daysAway(0)))
    expect(await partitions()).toEqual(expect.arrayContaining([nameOf(daysAway(31)), nameOf(daysAway(38))]))
    expect([await partitionOf(old), await partitionOf(kept)]).toEqual([undefined, nameOf(daysAway(5))])
    await keepHouse()
  })

  test('rows in the default partition end too, of every organization, and stand in the way of nothing', async () => {
    const old = [await insert(daysAway(-31.5)), await insert(daysAway(-31.5), other.id)]
    const young = await insert(daysAway(60))
    await rollAt(daysAway(58))
    expect(await Promise.all(old.map(partitionOf))).toEqual([undefined, undefined])
    // The day of the row cannot be attached while it lies elsewhere; its neighbours are.
    expect(await partitions()).toEqual(expect.arrayContaining([nameOf(daysAway(59)), nameOf(daysAway(61))]))
    expect(await partitionOf(young)).toBe('activity_rest')
  })

  test('a retention of no day is refused', async () => {
    await expect(withOrg(nobody, (tx) => tx.query(roll, [0, '2026-01-01']))).rejects.toThrow('one day at least')
  })

  test('each partition has the walls of the table', async () => {
    const rows = await peek<{ forced: boolean; policies: number }>(
      url,
      `select c.relforcerowsecurity as forced, (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
       from pg_class c where c.relname ~ '^activity' and c.relkind in ('r', 'p')`,
    )
    expect(rows.length).toBeGreaterThan(9)
    expect(new Set(rows.map((row) => JSON.stringify(row)))).toEqual(new Set(['{"forced":true,"policies":1}']))
  })

  test.each(["update activity set path = ''", 'delete from activity'])('no application may %s', async (text) => {
    await expect(withOrg(one.id, (tx) => tx.query(statement('', text)))).rejects.toMatchObject({ code: '42501' })
  })
})

describe('answers kept for repeats', () => {
  test('end with their time, of every organization, and no sooner', async () => {
    const keep = (orgId: string, token: string, expires: Date) =>
      peek(url, 'insert into idempotency (org_id, key_id, token, body_hash, expires_at) values ($1, $2, $3, $4, $5)', [
        orgId,
        randomUUID(),
        token,
        Buffer.alloc(32),
        expires,
      ])
    await keep(one.id, 'over', daysAway(-0.001))
    await keep(other.id, 'over too', daysAway(-2))
    await keep(other.id, 'fresh', daysAway(0.5))
    await keepHouse()
    expect(await peek(url, 'select token from idempotency')).toEqual([{ token: 'fresh' }])
  })
})
