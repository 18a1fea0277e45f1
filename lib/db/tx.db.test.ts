/** What transactions promise whoever shares a connection with them. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import * as organizations from '@/lib/org/organizations'
import { batchPool } from './client'
import { closePools } from './close'
import type { Org } from './finders'
import { type OpenTx, openReading, openTx, type Statement, sharedStatement, statement } from './tx'
import { withOrg } from './with-org'

await cloneDatabase()

let one: Org
let other: Org

beforeAll(async () => {
  const create = (slug: string) =>
    organizations.create({ name: slug, slug, plan: 'enterprise', locale: 'en', timeZone: 'UTC' })
  one = await create('one')
  other = await create('other')
})
afterAll(closePools)

const ownName = statement<{ name: string }>('test_own_name', 'select name from organizations')
const backend = statement<{ pid: number }>('test_backend', 'select pg_backend_pid() as pid')

/** A statement that fails for 0, under a name of its own so that each test prepares it anew. */
const divide = (name: string) => statement<{ result: number }>(name, 'select 10 / $1::int as result')

async function read<Row>(org: Org, sql: Statement<Row>, values: unknown[] = []): Promise<Row[]> {
  const tx = openReading(org.id)
  const rows = await tx.query(sql, values)
  await tx.commit()
  return rows
}

describe('reads of one turn on a shared connection', () => {
  test('each see their own tenant alone', async () => {
    const reads = Array.from({ length: 40 }, (_, n) => read(n % 2 ? other : one, ownName))
    const names = (await Promise.all(reads)).map(([row]) => row?.name)
    expect(names).toEqual(names.map((_, n) => (n % 2 ? 'other' : 'one')))
  })

  test('are answered though one of them fails', async () => {
    const all = [5, 0, 2].map((divisor) => read(one, divide('test_one_fails'), [divisor]))
    const [first, second, third] = await Promise.allSettled(all)
    expect(first).toMatchObject({ status: 'fulfilled', value: [{ result: 2 }] })
    expect(second).toMatchObject({ status: 'rejected', reason: { code: '22012' } })
    expect(third).toMatchObject({ status: 'fulfilled', value: [{ result: 5 }] })
  })

  test('travel together, each organization in one transaction that asks once what all ask alike', async () => {
    const began = statement<{ at: string }>('test_began', 'select now()::text as at')
    const asked = sharedStatement<{ at: string }>('test_asked', 'select clock_timestamp()::text as at, $1 as by')
    await read(one, began)
    const reads = Array.from({ length: 12 }, async (_, n) => {
      const tx = openReading(n % 2 ? other.id : one.id)
      const [[own], [alike]] = await Promise.all([tx.query(began), tx.query(asked, [tx.orgId])])
      return `${tx.orgId} ${own?.at} ${alike?.at}`
    })
    expect(new Set(await Promise.all(reads)).size).toBe(2)
  })

  test('that ask alike with other values are answered for themselves', async () => {
    const asked = sharedStatement<{ by: string }>('test_asked_by', 'select $1 as by')
    const names = await Promise.all(['Ada', 'Zoë', 'Ada'].map((name) => read(one, asked, [name])))
    expect(names.map(([row]) => row?.by)).toEqual(['Ada', 'Zoë', 'Ada'])
  })

  test('all have the error of what they ask alike', async () => {
    const asked = sharedStatement('test_asked_fails', 'select 1 / $1::int')
    const reads = await Promise.allSettled([read(one, asked, [0]), read(one, asked, [0]), read(one, ownName)])
    expect(reads.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
  })

  test('cannot write, and cannot keep what they set', async () => {
    const write = statement('test_write', `update organizations set name = 'changed' where id = $1`)
    await expect(read(one, write, [one.id])).rejects.toMatchObject({ code: '25006' })
    const role = statement<{ role: string; org: string }>(
      'test_role',
      `select current_user::text as role, current_setting('app.org_id', true) as org`,
    )
    expect(await read(other, role)).toEqual([{ role: 'gatehouse_app', org: other.id }])
  })

  test('are refused when the connection breaks, and the next one is answered', async () => {
    const hang = statement('test_hang', 'select pg_sleep(60)')
    const waiting = Promise.allSettled([read(one, hang), read(one, ownName)])
    const kill = statement('test_kill', 'select pg_terminate_backend(pid) from unnest($1::int[]) pid')
    // Every lane may have taken the two; only the one that sleeps holds them.
    const sleeping = statement<{ pid: number }>(
      'test_sleeping',
      `select pid from pg_stat_activity where datname = current_database() and query like '%pg_sleep%'
       and state = 'active' and pid <> pg_backend_pid()`,
    )
    const client = await batchPool().connect()
    let pids: number[] = []
    while (pids.length === 0) pids = (await client.query(sleeping.text)).rows.map(({ pid }) => pid)
    await client.query(kill.text, [pids])
    client.release()
    const [slept] = await waiting
    expect(slept.status).toBe('rejected')
    expect(await read(one, ownName)).toEqual([{ name: 'one' }])
  })

  test('are refused where too many stand in the row already, and the others are answered', async () => {
    const reads = await Promise.allSettled(Array.from({ length: 1_500 }, () => read(one, ownName)))
    const refused = reads.filter((result) => result.status === 'rejected')
    expect(refused).toHaveLength(500)
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'overloaded' })
    expect(await read(one, ownName)).toEqual([{ name: 'one' }])
  })

  test('that may take long leave the shared connections free', async () => {
    const tx = openReading(one.id)
    tx.alone()
    const [long] = await tx.query(backend)
    await tx.commit()
    const shared = await Promise.all(Array.from({ length: 8 }, () => read(one, backend)))
    expect(shared.map(([row]) => row?.pid)).not.toContain(long?.pid)
  })
})

describe('a statement', () => {
  test('that failed when it was first prepared works the next time, on either kind of transaction', async () => {
    await expect(read(one, divide('test_first_fails'), [0])).rejects.toThrow()
    expect(await read(one, divide('test_first_fails'), [5])).toEqual([{ result: 2 }])
    for (let n = 0; n < 12; n++) {
      const divided = (divisor: number) => withOrg(one.id, (tx) => tx.query(divide('test_write_fails'), [divisor]))
      await expect(divided(0)).rejects.toThrow()
      expect(await divided(1)).toEqual([{ result: 10 }])
    }
  })

  test('of the same name and another text is not taken for it', async () => {
    const named = (text: string) => statement<{ n: number }>('test_same_name', text)
    for (let n = 0; n < 8; n++) expect(await read(one, named(`select ${n % 2}::int as n`))).toEqual([{ n: n % 2 }])
  })

  test('that another copy of this module has prepared is known', async () => {
    vi.resetModules()
    const { openReading: openAgain } = await import('./tx')
    const both = [openReading, openAgain, openReading, openAgain]
    for (const open of both) {
      const tx = open(one.id)
      expect(await tx.query(ownName)).toEqual([{ name: 'one' }])
      await tx.commit()
    }
  })

  test('twice in one batch answers twice', async () => {
    const tx = openReading(one.id)
    const both = [tx.query(divide('test_twice'), [5]), tx.query(divide('test_twice'), [2])]
    expect(await Promise.all(both)).toEqual([[{ result: 2 }], [{ result: 5 }]])
  })

  test('that is malformed is refused by name and harms nobody else', async () => {
    await expect(read(one, statement('test_malformed', 'selec 1'))).rejects.toMatchObject({ code: '42601' })
    await expect(read(one, statement('', 'selec 1'))).rejects.toMatchObject({ code: '42601' })
    expect(await read(one, statement('', 'select 1 as n'))).toEqual([{ n: 1 }])
  })
})

describe('a writing transaction', () => {
  const rename = statement('test_rename', 'update organizations set name = $2 where id = $1')

  async function ended(end: (tx: OpenTx) => Promise<void>): Promise<string | undefined> {
    const tx = await openTx(one.id)
    await tx.query(rename, [one.id, 'renamed'])
    await end(tx).catch(() => {})
    const [row] = await read(one, ownName)
    await withOrg(one.id, async (again) => again.queue(rename, [one.id, 'one']))
    return row?.name
  }

  test('is kept by commit and taken back by rollback', async () => {
    expect(await ended((tx) => tx.commit())).toBe('renamed')
    expect(await ended((tx) => tx.rollback())).toBe('one')
  })

  test('is taken back whole when a statement beside the commit fails', async () => {
    const failing = (tx: OpenTx) => {
      tx.queue(divide('test_beside_commit'), [0])
      return tx.commit()
    }
    expect(await ended(failing)).toBe('one')
  })

  test('says so when a queued statement failed, and leaves its connection fit for use', async () => {
    const failing = withOrg(one.id, async (tx) => tx.queue(divide('test_queued'), [0]))
    await expect(failing).rejects.toMatchObject({ code: '22012' })
    for (let n = 0; n < 12; n++) {
      expect(await withOrg(one.id, (tx) => tx.query(ownName))).toEqual([{ name: 'one' }])
    }
  })

  test('takes no connection for a look ahead, and keeps its time', async () => {
    const tx = openTx(one.id)
    const [{ pid: seen } = { pid: 0 }] = await tx.peek(backend)
    const at = tx.now
    expect(batchPool().totalCount - batchPool().idleCount).toBe(0)
    await expect(tx.peek(rename, [one.id, 'peeked'])).rejects.toMatchObject({ code: '25006' })
    const [own] = await tx.query(backend)
    expect(own?.pid).not.toBe(seen)
    expect(tx.now).toBe(at)
    await tx.rollback()
  })

  test('looks ahead at its own state where it has begun, or begins in the same turn', async () => {
    const tx = openTx(one.id)
    const [[ahead], [own]] = await Promise.all([tx.peek(backend), tx.query(backend)])
    expect(ahead).toEqual(own)
    tx.queue(rename, [one.id, 'begun'])
    expect(await tx.peek(ownName)).toEqual([{ name: 'begun' }])
    await tx.rollback()
    expect(await read(one, ownName)).toEqual([{ name: 'one' }])
  })

  test('that only looked ahead ends without a trace', async () => {
    const tx = openTx(one.id)
    const looking = tx.peek(ownName)
    await tx.commit()
    expect(await looking).toEqual([{ name: 'one' }])
    await expect(openTx(one.id).rollback()).resolves.toBeUndefined()
  })

  test('sends nothing after its end', async () => {
    const tx = await openTx(one.id)
    await tx.commit()
    await expect(tx.query(ownName)).rejects.toThrow('after the end')
    await expect(openReading(one.id).rollback()).resolves.toBeUndefined()
  })
})
