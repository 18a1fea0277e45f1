import { expect, test, vi } from 'vitest'
import { readOrg } from '@/lib/db/read-org'
import { openTx, statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { newOrganization, newPerson } from '../testing/organization'
import { write } from '../write'
import { put } from './session-limits'
import * as sessions from './sessions'

await cloneDatabase()

const rounds = 5
const limits = { longest: 43_200, idle: 15 }
const shift = statement(
  'test_shift',
  `update sessions set last_seen_at = last_seen_at - interval '20 minutes' where org_id = $1`,
)
const hold = statement('test_hold', 'select from sessions where org_id = $1 for update')

async function begun() {
  const org = await newOrganization()
  const admin = await newPerson(org, 'Admin')
  const { token } = await write(org, admin, async (w) => {
    await w.tx.ready()
    return sessions.begin(w, admin.id, 'password', {})
  })
  await withOrg(org.id, async (tx) => tx.queue(shift, [org.id]))
  return { org, admin, token }
}

// Fails if `expires_at > $3` is taken out of `seen`, or `expires_at` out of what `put` writes.
test('looked up while the limit is shortened, a session either goes on or has ended for good', async () => {
  for (let round = 0; round < rounds; round++) {
    const { org, admin, token } = await begun()
    await Promise.all([
      put(org, admin, limits, { confirmed: true }),
      ...Array.from({ length: 8 }, () => sessions.find(token)),
    ])
    const after = await sessions.find(token)
    await put(org, admin, { longest: 43_200, idle: 43_200 })
    expect((await sessions.find(token)) === undefined).toBe(after === undefined)
  }
})

test('many look-ups at once all find the session, and note once that somebody was seen', async () => {
  const { org, token } = await begun()
  const found = await Promise.all(Array.from({ length: 20 }, () => sessions.find(token)))
  expect(found.every(Boolean)).toBe(true)
  await vi.waitFor(
    async () => {
      const [row] = await readOrg(org.id, ({ db }) => db.session.findMany())
      expect(Date.now() - (row?.lastSeenAt.getTime() ?? 0)).toBeLessThan(60_000)
    },
    { timeout: 20_000 },
  )
})

// Fails if the look-up waits for the note, or the note for the row.
test('a look-up does not wait for whoever holds the row', async () => {
  const { org, token } = await begun()
  const holder = openTx(org.id)
  await holder.query(hold, [org.id])
  expect(await sessions.find(token)).toBeDefined()
  expect(await sessions.find(token)).toBeDefined()
  await holder.rollback()
})
