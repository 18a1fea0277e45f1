import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { peek } from '@/lib/org/testing/organization'
import { makeOrg } from '@/lib/org/testing/world'
import { record } from './record'
import { retain, sealAll } from './seal'
import { verify } from './verify'

const { url } = await cloneDatabase()
let org: Org

async function happened(count: number, target = 'somebody'): Promise<void> {
  await withOrg(org.id, async (tx) => {
    await tx.ready()
    const entry = { event: 'user.update', target, before: { title: 'A' }, after: { title: 'B' } } as const
    record(
      tx,
      { kind: 'system', id: null, name: 'Gatehouse' },
      Array.from({ length: count }, () => entry),
    )
  })
}

/** Other databases of the same server may hold the oldest running transaction back for a moment. */
const sealed = (rows: number) =>
  expect
    .poll(async () => sealAll(org.id).then(() => verify(org.id)), { timeout: 15_000 })
    .toMatchObject({
      intact: true,
      unsealed: 0,
      rows,
    })

const own = (sql: string, ...values: unknown[]) => peek<{ id: string }>(url, sql, [org.id, ...values])
const nth = async (place: number) => {
  const [row] = await own('select id from audit_events where org_id = $1 order by xid, id limit 1 offset $2', place)
  return row?.id ?? ''
}

describe('the chain', () => {
  beforeEach(async () => {
    org = await makeOrg()
    await happened(300)
    await happened(5)
    // The organization's own creation is the first row.
    await sealed(306)
  })

  test('holds every row once, 256 to a seal at most, and names what nobody has sealed yet', async () => {
    const seals = await peek<{ no: string; rows: number }>(
      url,
      'select no, cardinality(ids) as rows from audit_seals where org_id = $1 order by no',
      [org.id],
    )
    expect(seals.reduce((sum, { rows }) => sum + rows, 0)).toBe(306)
    expect(Math.max(...seals.map(({ rows }) => rows))).toBe(256)
    await happened(2)
    expect(await verify(org.id)).toMatchObject({ intact: true, rows: 306, unsealed: 2 })
    await sealed(308)
  })

  test('finds a row that was changed', async () => {
    const id = await nth(280)
    await own(`update audit_events set after = '{"title":"C"}' where org_id = $1 and id = $2`, id)
    expect(await verify(org.id)).toMatchObject({ intact: false, bad: { fault: 'changed', id } })
  })

  test('finds a row that was removed', async () => {
    const id = await nth(7)
    await own('delete from audit_events where org_id = $1 and id = $2', id)
    expect(await verify(org.id)).toMatchObject({ intact: false, bad: { fault: 'missing', id } })
  })

  test.each([100, 299])('finds a row that was put in at place %i', async (place) => {
    const id = randomUUID()
    await own(
      `insert into audit_events (org_id, id, at, event, actor_kind, actor_name, xid)
       select org_id, $2, at, 'user.sign_in', 'user', 'Nobody', xid from audit_events
       where org_id = $1 order by xid, id limit 1 offset ${place}`,
      id,
    )
    expect(await verify(org.id)).toMatchObject({ intact: false, bad: { fault: 'inserted', id } })
  })

  test('finds two rows that changed places', async () => {
    const [one, other] = [await nth(3), await nth(303)]
    await own(
      `update audit_events e set xid = o.xid from audit_events o
       where e.org_id = $1 and o.org_id = $1 and ((e.id = $2 and o.id = $3) or (e.id = $3 and o.id = $2))`,
      one,
      other,
    )
    expect(await verify(org.id)).toMatchObject({ intact: false })
  })

  test('finds a seal that was made anew to fit, and one that is gone', async () => {
    await own(
      `update audit_seals set hashes = set_byte(hashes, 0, 255 - get_byte(hashes, 0)) where org_id = $1 and no = 1`,
    )
    expect(await verify(org.id)).toMatchObject({ bad: { fault: 'seal', seal: 1 } })
    await own('delete from audit_seals where org_id = $1 and no = 1')
    expect(await verify(org.id)).toMatchObject({ bad: { fault: 'gap', seal: 1 } })
  })

  test('finds, by a head noted earlier, that its end was cut off', async () => {
    const { head } = await verify(org.id)
    expect(head).not.toBeNull()
    if (!head) return
    expect(await verify(org.id, head)).toMatchObject({ intact: true })
    await own('delete from audit_seals where org_id = $1 and no = $2', head.no)
    expect(await verify(org.id)).toMatchObject({ intact: true })
    expect(await verify(org.id, head)).toMatchObject({ intact: false, bad: { fault: 'head', seal: head.no } })
  })

  test.each([
    'update audit_seals set no = no',
    'delete from audit_seals',
    'delete from audit_events',
    "insert into audit_anchors values ('', 0, '', 0, now())",
    'delete from audit_anchors',
  ])('no application may %s', async (text) => {
    await expect(withOrg(org.id, (tx) => tx.query(statement('', text)))).rejects.toMatchObject({ code: '42501' })
  })
})

describe('retention', () => {
  test('gives up whole seals older than the organization keeps, and the chain goes on from the last hash', async () => {
    org = await makeOrg()
    await happened(600)
    await sealed(601)
    await retain()
    expect(await verify(org.id)).toMatchObject({ rows: 601, removed: null })
    // Two of three seals grow old, as if sealed then.
    await own(`update audit_seals set last_at = last_at - interval '401 days' where org_id = $1 and no <= 2`)
    await retain()
    const after = await verify(org.id)
    expect(after).toMatchObject({ intact: true, removed: { no: 2 } })
    expect(after.rows + (after.removed?.rows ?? 0)).toBe(601)
    expect(await own('select id from audit_events where org_id = $1')).toHaveLength(after.rows)
    await happened(1)
    await sealed(after.rows + 1)
  })

  test('a row that was given up and comes back is found', async () => {
    await own(
      `insert into audit_events (org_id, id, at, event, actor_kind, actor_name, xid)
       values ($1, $2, now() - interval '401 days', 'user.sign_in', 'user', 'Nobody', 1)`,
      randomUUID(),
    )
    expect(await verify(org.id)).toMatchObject({ intact: false, bad: { fault: 'inserted' } })
  })

  test('an organization keeps as long as it says, another as long as that one says', async () => {
    org = await makeOrg()
    const other = await makeOrg()
    await happened(300)
    await sealed(301)
    await own(`update audit_seals set last_at = last_at - interval '100 days' where org_id = $1`)
    await retain()
    expect(await verify(org.id)).toMatchObject({ removed: null })
    await own('update organizations set audit_kept_days = 90 where id = $1')
    await retain()
    expect(await verify(org.id)).toMatchObject({ intact: true, removed: { no: 1 } })
    expect(await verify(other.id)).toMatchObject({ removed: null })
  })
})
