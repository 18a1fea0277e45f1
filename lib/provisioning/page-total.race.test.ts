/** Ranges against a plain count while people come and go. */
import { randomInt, randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { openTx, statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { countedRange, holdOpen, livingOf, rangeSize, seal, spanSize } from '@/lib/org/seq-ranges'
import { newOrganization, peek } from '@/lib/org/testing/organization'
import { totalOf } from './page-total'
import { userSource } from './user-query'

const { url } = await cloneDatabase()

// The least that makes a row: many thousands of them, through the statements that any write of people uses.
const insert = statement<{ id: string }>(
  'race_insert',
  `insert into users (org_id, id, kind, status, display_name, source, sort_name, search_lc, created_at, updated_at)
   select $1, gen_random_uuid(), 'human', 'pending', 'x', 'scim', 'x', 'x', now(), now() from generate_series(1, $2::int)
   returning id`,
)
const remove = statement(
  'race_remove',
  `with gone as (update users set deleted_at = now() where org_id = $1 and id = $2),
   ${countedRange('user', '(select seq from users where org_id = $1 and id = $2)', -1)} select 1`,
)
const totals = statement<{ total: number; tail: number; plain: number; ranges: number; spans: number }>(
  'race_totals',
  `select t.total, t.tail, (select count(*)::int from users u where ${livingOf('user', 'u')}) as plain,
     (select count(*)::int from seq_ranges where org_id = $1 and noun = 'user') as ranges,
     (select count(*)::int from seq_ranges where org_id = $1 and noun = 'user spans') as spans
   from ${totalOf(userSource)} t`,
)

async function create(org: Org, rows: number): Promise<string[]> {
  return withOrg(org.id, async (tx) => {
    holdOpen(tx, 'user')
    return (await tx.query(insert, [org.id, rows])).map(({ id }) => id)
  })
}

function removeIn(tx: Tx, id: string): Promise<unknown> {
  holdOpen(tx, 'user')
  return tx.query(remove, [tx.orgId, id])
}

/** Resolves when so many statements wait for a lock. */
async function blocked(statements: number): Promise<void> {
  const waiting = `select count(*)::int as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`
  await vi.waitFor(async () => expect((await peek<{ n: number }>(url, waiting))[0]?.n).toBe(statements))
}

async function count(org: Org) {
  const [row] = await withOrg(org.id, (tx) => tx.query(totals, [org.id]))
  if (!row) throw new Error('no totals')
  return row
}

describe('sealed ranges', () => {
  let org: Org
  beforeAll(async () => {
    org = await newOrganization()
  })

  // Fails if countedRange is left out of the removal, or if holdOpen is: a removal that a seal has not seen is then
  // counted for ever.
  test('agree with a plain count at every moment of concurrent creating, removing and sealing', async () => {
    const living: string[] = []
    let isOver = false
    const creating = async () => {
      for (let n = 0; n < 40; n++) living.push(...(await create(org, randomInt(1, 400))))
    }
    const removing = async () => {
      while (!isOver) {
        const [id] = living.splice(randomInt(0, Math.max(living.length, 1)), 1)
        if (id) await withOrg(org.id, (tx) => removeIn(tx, id))
        else await create(org, 1)
      }
    }
    const sealing = async () => {
      // A seal gives up while writers keep the lock; the next one goes on.
      while (!isOver) {
        const refused = await seal(org.id, 'user').catch((error: { code?: string }) => error.code)
        expect([undefined, '55P03']).toContain(refused)
      }
    }
    const watching = async () => {
      while (!isOver) {
        const { total, plain } = await count(org)
        expect(total).toBe(plain)
      }
    }
    const others = [removing(), removing(), sealing(), sealing(), watching()]
    await Promise.all([creating(), creating(), creating()]).finally(() => {
      isOver = true
    })
    await Promise.all(others)
    await seal(org.id, 'user')
    const { total, plain, ranges, spans } = await count(org)
    expect([total, ranges > 64, spans > 0]).toEqual([plain, true, true])
  }, 120_000)

  // Fails if creators do not hold the noun open: the seal would pass the row that commits after it.
  test('no row comes late below a sealed end', async () => {
    const other = await newOrganization()
    await create(other, rangeSize)
    const late = await openTx(other.id)
    holdOpen(late, 'user')
    await late.query(insert, [other.id, 1])
    await create(other, rangeSize)
    // The seal gives up while somebody is creating, rather than have everybody wait.
    await expect(seal(other.id, 'user')).rejects.toMatchObject({ code: '55P03' })
    await late.commit()
    await seal(other.id, 'user')
    expect(await count(other)).toMatchObject({ total: 2 * rangeSize + 1, plain: 2 * rangeSize + 1, ranges: 2, tail: 1 })
  })

  // Fails if a removal does not hold the noun open: it would miss the range that is being sealed over its row.
  test('a removal that began before a seal is counted by it or by its range', async () => {
    const other = await newOrganization()
    const [first = randomUUID()] = await create(other, rangeSize)
    const removal = await openTx(other.id)
    await removeIn(removal, first)
    await expect(seal(other.id, 'user')).rejects.toMatchObject({ code: '55P03' })
    await removal.commit()
    await create(other, 1)
    await seal(other.id, 'user')
    expect(await count(other)).toMatchObject({ total: rangeSize, plain: rangeSize, ranges: 1, tail: 0 })
  })

  // Fails if one update corrects range and span by a join: what waited is asked again about rows that it has not.
  test('removals that wait for each other in one span are all counted', async () => {
    const other = await newOrganization()
    const ids = await create(other, rangeSize * spanSize)
    await seal(other.id, 'user')
    await peek(url, 'analyze users, seq_ranges')
    const first = await openTx(other.id)
    await removeIn(first, ids[0] ?? '')
    const waiting = [1, 2, rangeSize + 1, 2 * rangeSize + 1].map((n) =>
      withOrg(other.id, (tx) => removeIn(tx, ids[n] ?? '')),
    )
    await blocked(waiting.length)
    await first.commit()
    await Promise.all(waiting)
    const { total, plain, spans } = await count(other)
    expect([total, spans]).toEqual([plain, 1])
  })

  test('each range and each span counts its own rows', async () => {
    const rows = await peek<{ noun: string; live: number; rows: number }>(
      url,
      `select r.noun, r.live, (select count(*)::int from users u where u.org_id = r.org_id and u.deleted_at is null
          and u.kind = 'human' and u.seq <= r.upto_seq and u.seq > coalesce((select max(p.upto_seq) from seq_ranges p
            where p.org_id = r.org_id and p.noun = r.noun and p.upto_seq < r.upto_seq), 0)) as rows
       from seq_ranges r where r.org_id = $1`,
      [org.id],
    )
    expect(new Set(rows.map(({ noun }) => noun))).toEqual(new Set(['user', 'user spans']))
    expect(rows.filter(({ live, rows }) => live !== rows)).toEqual([])
  })
})
