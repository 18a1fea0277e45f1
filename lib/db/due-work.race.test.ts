import { beforeEach, expect, test, vi } from 'vitest'
import { newId } from '@/lib/base/id'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { type ClaimOptions, claim, release } from './due-work'
import { nobody, type OrgId, openTx, statement } from './tx'
import { withOrg } from './with-org'

await cloneDatabase()

const all: ClaimOptions = { perOrganization: 100, allowances: {}, organizations: 10, leaseMs: 60_000 }
const org = (letter: string) => letter.repeat(10) as OrgId

beforeEach(() => withOrg(nobody, (tx) => tx.query(statement('test_empty', 'delete from due_work'))))

/** Queues rows that came due one millisecond after another. */
async function queue(orgId: OrgId, count: number, kind = 'mail'): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId())
  const insert = statement(
    'test_queue',
    `insert into due_work (id, org_id, kind, due_at)
     select id, $1, $2, now() - interval '1 hour' + n * interval '1 millisecond'
     from unnest($3::uuid[]) with ordinality as q(id, n)`,
  )
  await withOrg(nobody, (tx) => tx.query(insert, [orgId, kind, ids]))
  return ids
}

test('an organization’s rows are claimed in the order they came, and only once', async () => {
  const ids = await queue(org('A'), 5)
  expect((await claim('mail', { ...all, perOrganization: 3 })).map(({ id }) => id)).toEqual(ids.slice(0, 3))
  expect((await claim('mail', all)).map(({ id }) => id)).toEqual(ids.slice(3))
  expect(await claim('mail', all)).toEqual([])
})

test('a claim comes due again when its lease lapses', async () => {
  await queue(org('A'), 2)
  expect(await claim('mail', { ...all, leaseMs: 0 })).toHaveLength(2)
  expect(await claim('mail', all)).toHaveLength(2)
})

test('what is given back can be claimed at once, but not by who holds it no more', async () => {
  await queue(org('A'), 1)
  const lapsed = await claim('mail', { ...all, leaseMs: 0 })
  const held = await claim('mail', all)
  await release(lapsed)
  expect(await claim('mail', all)).toEqual([])
  await release(held)
  expect(await claim('mail', all)).toHaveLength(1)
})

test('a long queue of one organization leaves the others their turn', async () => {
  await queue(org('A'), 500)
  const [other] = await queue(org('B'), 1)
  const claimed = await claim('mail', { ...all, perOrganization: 10 })
  expect(claimed).toHaveLength(11)
  expect(claimed.map(({ id }) => id)).toContain(other)
})

test('an organization without allowance is left out, one with less gets less', async () => {
  await queue(org('A'), 5)
  await queue(org('B'), 5)
  const claimed = await claim('mail', { ...all, allowances: { [org('A')]: 0, [org('B')]: 2 } })
  expect(claimed.map(({ orgId }) => orgId)).toEqual([org('B'), org('B')])
})

test('an organization whose rows are all put off takes nobody’s turn', async () => {
  await queue(org('A'), 3)
  await claim('mail', all)
  await queue(org('B'), 1)
  expect(await claim('mail', { ...all, organizations: 1 })).toHaveLength(1)
})

test('other kinds of work are left alone', async () => {
  await queue(org('A'), 2, 'webhook')
  expect(await claim('mail', all)).toEqual([])
})

// Fails without `for update of d skip locked` in due-work.ts: the claim would wait for the other one to end and then
// move its rows once more, so that both believe they hold them.
test('two claims at once never share a row', async () => {
  const ids = await queue(org('A'), 20)
  const other = await openTx(nobody)
  const move = `update due_work set due_at = now() + interval '1 minute' where id = any($1::uuid[])`
  await other.query(statement('test_move', move), [ids.slice(0, 10)])
  const claiming = claim('mail', all)
  await Promise.race([claiming, lockIsWaitedFor()])
  await other.commit()
  expect((await claiming).map(({ id }) => id)).toEqual(ids.slice(10))
})

test('many claims at once share a queue without loss', async () => {
  const ids = await queue(org('A'), 200)
  const rounds: string[] = []
  while (rounds.length < ids.length) {
    const claims = await Promise.all(Array.from({ length: 8 }, () => claim('mail', { ...all, perOrganization: 7 })))
    const found = claims.flat().map(({ id }) => id)
    rounds.push(...found)
    if (found.length === 0) break
  }
  expect(rounds.toSorted()).toEqual(ids.toSorted())
})

/** Resolves when some transaction of this database waits for another's lock. */
async function lockIsWaitedFor(): Promise<void> {
  const waiting = statement<{ waits: boolean }>(
    'test_waiting',
    `select exists (select from pg_locks l join pg_stat_activity a using (pid)
       where not l.granted and a.datname = current_database()) as waits`,
  )
  await vi.waitFor(async () => {
    const [row] = await withOrg(nobody, (tx) => tx.query(waiting))
    expect(row?.waits).toBe(true)
  }, 10_000)
}
