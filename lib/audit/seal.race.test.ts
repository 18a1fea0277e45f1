import { expect, test } from 'vitest'
import { openTx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { peek } from '@/lib/org/testing/organization'
import { makeOrg } from '@/lib/org/testing/world'
import { record } from './record'
import { sealAll, sealEverywhere } from './seal'
import { verify } from './verify'

const { url } = await cloneDatabase()
const org = await makeOrg()
const actor = { kind: 'system', id: null, name: 'Gatehouse' } as const
const entry = { event: 'user.update', target: 'somebody' } as const

const counts = async () => {
  const [row] = await peek<{ rows: number; sealed: number; distinct: number }>(
    url,
    `select (select count(*)::int from audit_events where org_id = $1) as rows,
       count(*)::int as sealed, count(distinct id)::int as distinct
     from audit_seals, unnest(ids) id where org_id = $1`,
    [org.id],
  )
  return row
}

test('every committed row is sealed exactly once, whoever writes and seals meanwhile', async () => {
  const writer = async () => {
    for (let n = 0; n < 30; n++) {
      await withOrg(org.id, async (tx) => {
        await tx.ready()
        record(tx, actor, [entry, entry, entry])
        // Its transaction has its number now; others overtake it.
        await tx.ready()
        if (n % 7 === 0) throw new Error('taken back')
      }).catch(() => {})
    }
  }
  let writing = true
  const sealer = async () => {
    while (writing) await sealAll(org.id)
  }
  const sealers = [sealer(), sealer()]
  await Promise.all([writer(), writer(), writer(), writer()])
  writing = false
  await Promise.all(sealers)
  await expect
    .poll(async () => sealEverywhere().then(() => verify(org.id)), { timeout: 15_000 })
    .toMatchObject({
      intact: true,
      unsealed: 0,
    })
  const { rows, sealed, distinct } = (await counts()) ?? { rows: 0 }
  expect(rows).toBe(1 + 4 * 25 * 3)
  expect([sealed, distinct]).toEqual([rows, rows])
})

test('a writer that is still open is never overtaken by the chain, and never waits for it', async () => {
  const slow = await openTx(org.id)
  await slow.ready()
  record(slow, actor, [entry])
  await slow.settled()
  await withOrg(org.id, async (tx) => {
    await tx.ready()
    record(tx, actor, [entry])
  })
  const before = await counts()
  // The younger row is committed; the older one may still come, so neither is sealed.
  expect(await sealAll(org.id)).toBe(0)
  expect((await counts())?.sealed).toBe(before?.sealed)
  await slow.commit()
  await expect
    .poll(async () => sealAll(org.id).then(() => verify(org.id)), { timeout: 15_000 })
    .toMatchObject({
      intact: true,
      unsealed: 0,
    })
})

test('a writer commits while the chain is being held', async () => {
  const holder = await openTx(org.id)
  await holder.query({ name: '', text: `select pg_advisory_xact_lock(hashtextextended('audit:' || $1::text, 0))` }, [
    org.id,
  ])
  await withOrg(org.id, async (tx) => {
    await tx.ready()
    record(tx, actor, [entry])
  })
  // Another sealer leaves it to whoever holds it.
  expect(await sealAll(org.id)).toBe(0)
  await holder.rollback()
})
