import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { readOrg } from '@/lib/db/read-org'
import { statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { keepHouse } from '@/lib/jobs/housekeeping'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { readOwn } from '../account/own-account'
import type { Actor } from '../can'
import { newOrganization, newPerson } from '../testing/organization'
import * as directory from '../users/user-directory-person'
import * as users from '../users/users'
import { write } from '../write'
import { put, read } from './session-limits'
import * as sessions from './sessions'

await cloneDatabase()

const hour = 60
const day = 24 * hour

let org: Org
let admin: Actor & { id: string }
beforeEach(async () => {
  org = await newOrganization()
  admin = await newPerson(org, 'Admin')
})

async function signIn(person = admin) {
  return write(org, person, async (w) => {
    await w.tx.ready()
    return sessions.begin(w, person.id, 'password', {})
  })
}

const shift = statement(
  'test_session_shift',
  `update sessions set created_at = created_at - $2 * interval '1 minute',
     last_seen_at = last_seen_at - $3 * interval '1 minute', expires_at = expires_at - $2 * interval '1 minute'
   where org_id = $1`,
)

/** As if every session had begun, and was last used, this long ago. */
async function pass(sinceBegun: number, sinceSeen = sinceBegun): Promise<void> {
  await withOrg(org.id, async (tx) => tx.queue(shift, [org.id, sinceBegun, sinceSeen]))
}

const shiftOne = statement(
  'test_session_shift_one',
  `update sessions set created_at = created_at - $2 * interval '1 minute',
     last_seen_at = last_seen_at - $2 * interval '1 minute', expires_at = expires_at - $2 * interval '1 minute'
   where org_id = $1 and hash = $3`,
)

const rows = () => readOrg(org.id, ({ db }) => db.session.findMany({ orderBy: { id: 'asc' } }))
const isAlive = async ({ token }: sessions.NewSession) =>
  (await sessions.find(token, { unattended: true })) !== undefined

describe('a session', () => {
  test('ends at the longest limit, however busy it is', async () => {
    await put(org, admin, { longest: 8 * hour, idle: 8 * hour })
    const session = await signInUnder(8 * hour)
    await pass(8 * hour - 1, 0)
    expect(await isAlive(session)).toBe(true)
    await pass(1, 0)
    expect(await isAlive(session)).toBe(false)
    expect(await sessions.findEnding(session.token)).toEqual({ reason: 'longest', minutes: 8 * hour })
  })

  test('ends once nobody was seen for the idle limit', async () => {
    await put(org, admin, { longest: 30 * day, idle: 30 })
    const session = await signIn()
    await pass(29)
    expect(await isAlive(session)).toBe(true)
    await pass(1)
    expect(await isAlive(session)).toBe(false)
    expect(await sessions.findEnding(session.token)).toEqual({ reason: 'idle', minutes: 30 })
  })

  test('goes on while somebody is there', async () => {
    await put(org, admin, { longest: 30 * day, idle: 30 })
    const session = await signIn()
    for (let use = 0; use < 3; use++) {
      await pass(29)
      expect(await sessions.find(session.token)).toBeDefined()
      await vi.waitFor(async () => expect(await seenAgo()).toBeLessThan(60_000), { timeout: 20_000 })
    }
  })

  test('is not kept open by a page that asks by itself', async () => {
    const session = await signIn()
    await pass(10)
    await sessions.find(session.token, { unattended: true })
    await new Promise(setImmediate)
    expect(await seenAgo()).toBeGreaterThan(9 * 60_000)
  })

  test('is noted as seen at most once a minute', async () => {
    const session = await signIn()
    const before = await rows()
    await Promise.all(Array.from({ length: 5 }, () => sessions.find(session.token)))
    expect(await rows()).toEqual(before)
  })

  test('of a person who was disabled is not told why it ended', async () => {
    const other = await newPerson(org, 'Standard')
    const session = await signIn(other)
    await pass(40 * day)
    await users.deactivate(org, admin, other.id)
    expect(await sessions.findEnding(session.token)).toBeUndefined()
  })
})

test('a shorter limit counts at once, and a longer one brings nobody back', async () => {
  const session = await signIn()
  await pass(20)
  const refused = put(org, admin, { longest: 30 * day, idle: 15 })
  await expect(refused).rejects.toMatchObject({
    code: 'session_limits_unconfirmed',
    facts: { sessions: '1', people: '1' },
  })
  expect(await isAlive(session)).toBe(true)
  expect(await put(org, admin, { longest: 30 * day, idle: 15 }, { confirmed: true })).toEqual({ ended: 1 })
  expect(await isAlive(session)).toBe(false)
  await put(org, admin, { longest: 30 * day, idle: 30 * day })
  expect(await isAlive(session)).toBe(false)
})

test('what ended by itself stays ended when the limits grow', async () => {
  await put(org, admin, { longest: 30 * day, idle: 15 })
  const session = await signIn()
  await pass(20)
  expect(await isAlive(session)).toBe(false)
  expect(await put(org, admin, { longest: 30 * day, idle: 60 })).toEqual({ ended: 0 })
  expect(await isAlive(session)).toBe(false)
})

test('whoever changes the limits is told that their own session ends', async () => {
  await signIn()
  const [{ id: sessionId } = { id: '' }] = await rows()
  await pass(2 * hour, 0)
  await expect(put(org, admin, { longest: hour, idle: hour }, { sessionId })).rejects.toMatchObject({
    facts: { own: 'yes' },
  })
})

test.each([
  [{ longest: 9, idle: 5 }, 'longest'],
  [{ longest: 43_201, idle: 60 }, 'longest'],
  [{ longest: 60.5, idle: 60 }, 'longest'],
  [{ longest: Number.NaN, idle: 60 }, 'longest'],
  [{ longest: 60, idle: 4 }, 'idle'],
  [{ longest: 60, idle: 61 }, 'idle'],
])('the limits %j are refused for the %s', async (limits, which) => {
  await expect(put(org, admin, limits)).rejects.toMatchObject({ code: 'session_limits_invalid', facts: { which } })
  expect((await read(org, admin)).limits).toEqual({ longest: 30 * day, idle: 30 * day })
})

test('a change is in the audit log with what it was, what it is and how many it ended', async () => {
  await signIn()
  await pass(20)
  await put(org, admin, { longest: day, idle: 15 }, { confirmed: true })
  await put(org, admin, { longest: day, idle: 15 })
  const events = await readOrg(org.id, ({ db }) =>
    db.auditEvent.findMany({ where: { event: 'organization.session_limits' } }),
  )
  expect(events).toMatchObject([
    { before: { longest: 30 * day, idle: 30 * day }, after: { longest: day, idle: 15, sessionsEnded: 1 } },
  ])
})

test('the limits of one organization are none of another', async () => {
  const session = await signIn()
  await pass(20)
  const other = await newOrganization()
  await put(other, await newPerson(other, 'Admin'), { longest: 10, idle: 5 }, { confirmed: true })
  expect(await isAlive(session)).toBe(true)
})

test('lists and counts show only what is open by the present limits', async () => {
  await signIn()
  await pass(20)
  const fresh = await signIn()
  await put(org, admin, { longest: 30 * day, idle: 15 }, { confirmed: true })
  expect(await read(org, admin)).toMatchObject({ sessions: 1, people: 1 })
  expect((await readOwn(org.id, admin.id))?.sessions).toHaveLength(1)
  expect((await directory.find(org.id, admin.id))?.person).toMatchObject({ live: { sessions: 1 }, sessions: [{}] })
  expect(await isAlive(fresh)).toBe(true)
})

test('the cookie lasts as long as the session may', async () => {
  await put(org, admin, { longest: 8 * hour, idle: 8 * hour })
  const session = await signInUnder(8 * hour)
  expect(session.seconds).toBe(8 * 3600)
  await pass(2 * hour, 0)
  const left = await sessions.secondsLeft(session.token)
  expect(left).toBeGreaterThan(6 * 3600 - 60)
  expect(left).toBeLessThanOrEqual(6 * 3600)
})

test('what ended days ago is forgotten, and nothing else', async () => {
  const [old, ended, open] = [await signIn(), await signIn(), await signIn()]
  const ages = [31 * day + 2 * day, 30 * day + hour, 0]
  const byAge = (await rows()).map(({ hash }, index) => [hash, ages[index]] as const)
  for (const [hash, minutes] of byAge) await withOrg(org.id, async (tx) => tx.queue(shiftOne, [org.id, minutes, hash]))
  await keepHouse()
  expect(await rows()).toHaveLength(2)
  expect(await sessions.findEnding(old.token)).toBeUndefined()
  expect(await sessions.findEnding(ended.token)).toMatchObject({ reason: 'longest' })
  expect(await isAlive(open)).toBe(true)
})

/** Signs in with the organization as it is now: an `Org` in hand says what was when it was read. */
async function signInUnder(longest: number): Promise<sessions.NewSession> {
  org = { ...org, sessionMaxMinutes: longest }
  return signIn()
}

async function seenAgo(): Promise<number> {
  const [row] = await rows()
  return Date.now() - (row?.lastSeenAt.getTime() ?? 0)
}
