import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { withOrg } from '@/lib/db/with-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { newOrganization, newPerson, peek } from '@/lib/org/testing/organization'
import { type ActivityEntry, record } from './activity'
import { activityCurve } from './activity-curve'
import { type ActivityPageQuery, readEntry, readPage, readWrites, rowsPerPage } from './activity-page'
import { dayCounts, health, latestRequest } from './health'
import { activityEntry } from './testing/activity-entry'

const { url } = await cloneDatabase()
const one = await newOrganization()
const other = await newOrganization()
const start = Date.now()
const hourMs = 3_600_000

function entry(more: Partial<ActivityEntry> = {}): ActivityEntry {
  return activityEntry({ at: new Date(start), ...more })
}

const store = (entries: readonly ActivityEntry[], org = one) => withOrg(org.id, async (tx) => record(tx, entries))

beforeEach(() => peek(url, 'truncate activity'))

describe('a page of the activity', () => {
  const found = async (query: Partial<ActivityPageQuery>) =>
    (await readPage(one, { rehearsals: false, ...query }, 'UTC')).rows.map(({ path }) => path)

  test('shows rehearsals only where they are asked for', async () => {
    await store([entry({ path: '/tried', dryRun: true }), entry({ path: '/done', at: new Date(start - 1) })])
    expect(await found({})).toEqual(['/done'])
    expect(await found({ rehearsals: true })).toEqual(['/tried', '/done'])
  })

  test('is narrowed by action, resource, key and time, and by all of them together', async () => {
    const keyId = randomUUID()
    const event = (name: string) => ({ changes: [{ event: name }] })
    await store([
      entry({ path: '/Users/created', method: 'POST', effects: event('user.create') }),
      entry({ path: '/Users/off', method: 'PATCH', effects: event('user.deactivate'), at: new Date(start - 1), keyId }),
      entry({ path: '/Users/refused', method: 'DELETE', status: 409, at: new Date(start - 2) }),
      entry({
        path: '/Groups/moved',
        method: 'PATCH',
        resourceType: 'Group',
        effects: { members: [{ teamId: randomUUID(), added: 1, removed: 0, addedIds: [], removedIds: [] }] },
        at: new Date(start - 3),
        keyId,
      }),
      entry({ path: '/Users', at: new Date(start - 2 * hourMs) }),
      entry({ path: '/Schemas', resourceType: 'Schemas', at: new Date(start - 30 * hourMs), keyId }),
    ])
    expect(await found({ action: 'create' })).toEqual(['/Users/created'])
    expect(await found({ action: 'deactivate' })).toEqual(['/Users/off'])
    expect(await found({ action: 'remove' })).toEqual(['/Users/refused'])
    expect(await found({ action: 'members' })).toEqual(['/Groups/moved'])
    expect(await found({ action: 'read' })).toEqual(['/Users', '/Schemas'])
    expect(await found({ resource: 'Group' })).toEqual(['/Groups/moved'])
    expect(await found({ resource: 'other' })).toEqual(['/Schemas'])
    expect(await found({ keyId })).toEqual(['/Users/off', '/Groups/moved', '/Schemas'])
    expect(await found({ span: '1h' })).toHaveLength(4)
    expect(await found({ span: '24h' })).toHaveLength(5)
    expect(await found({ span: '7d', keyId, resource: 'Group', action: 'members' })).toEqual(['/Groups/moved'])
    expect(await found({ action: 'remove', result: 'ok' })).toEqual([])
    expect(await found({ keyId: "x' or true" })).toEqual([])
  })

  test('of days begins and ends at the reader’s midnight', async () => {
    const rows = ['2026-11-19T22:59:59Z', '2026-11-19T23:00:00Z', '2026-11-20T22:59:59Z', '2026-11-20T23:00:00Z']
    await store(rows.map((at) => entry({ path: `/${at}`, at: new Date(at) })))
    const days = { from: '2026-11-20', to: '2026-11-20', rehearsals: false }
    const { rows: inside } = await readPage(one, days, 'Europe/Paris')
    expect(inside.map(({ path }) => path)).toEqual([`/${rows[2]}`, `/${rows[1]}`])
  })

  test('searches among the newest requests of those it is narrowed to', async () => {
    await store([
      entry({ path: '/Users/1', targetName: 'Zoé', method: 'DELETE' }),
      entry({ path: '/Users/2', targetName: 'Zoé', at: new Date(start - 1) }),
    ])
    expect(await found({ q: 'zoé', action: 'remove' })).toEqual(['/Users/1'])
  })

  test('of one team’s writes leaves out reads, searches, rehearsals and other teams', async () => {
    const [team, another] = [randomUUID(), randomUUID()]
    const about = (path: string, n: number, more: Partial<ActivityEntry> = {}) =>
      entry({ path, method: 'PATCH', targetId: team, at: new Date(start - n), ...more })
    await store([
      about('/Groups/new', 0),
      about('/Groups/read', 1, { method: 'GET' }),
      about('/Groups/.search', 2, { method: 'POST' }),
      about('/Groups/tried', 3, { dryRun: true }),
      about('/Groups/other', 4, { targetId: another }),
      about('/Groups/refused', 5, { status: 404 }),
      about('/Groups/old', 6),
    ])
    const paths = async (limit: number) => (await readWrites(one, team, limit)).rows.map(({ path }) => path)
    expect(await paths(5)).toEqual(['/Groups/new', '/Groups/refused', '/Groups/old'])
    expect(await paths(1)).toEqual(['/Groups/new'])
    expect((await readWrites(other, team, 5)).rows).toEqual([])
  })

  test('goes on where the page before ended', async () => {
    await store(Array.from({ length: rowsPerPage + 3 }, (_, n) => entry({ path: `/${n}`, at: new Date(start - n) })))
    const first = await readPage(one, { rehearsals: false }, 'UTC')
    expect(first.rows).toHaveLength(rowsPerPage)
    expect(await found({ ...(first.next && { after: first.next }) })).toEqual(['/50', '/51', '/52'])
  })

  test('finds by a name in any letters, by a filter that was sent, and by a person’s address', async () => {
    const person = await newPerson(one, 'Standard', 'Zoé Martin')
    const [{ email_lc: email } = { email_lc: '' }] = await peek<{ email_lc: string }>(
      url,
      'select email_lc from users where id = $1',
      [person.id],
    )
    await store([
      entry({ path: '/Users/1', targetId: person.id }),
      entry({ path: '/Users/2', targetName: 'ÉLODIE Blanc', at: new Date(start - 1) }),
      entry({ path: '/Users?filter=userName+eq+%22sam%40acme.test%22', at: new Date(start - 2) }),
    ])
    expect(await found({ q: 'élodie' })).toEqual(['/Users/2'])
    expect(await found({ q: 'Sam@acme.test' })).toEqual(['/Users?filter=userName+eq+%22sam%40acme.test%22'])
    expect(await found({ q: email })).toEqual(['/Users/1'])
    expect(await found({ q: '%' })).toHaveLength(1)
  })

  test('names people by their id where the request named nobody', async () => {
    const person = await newPerson(one, 'Standard', 'Zoé Martin')
    await store([entry({ targetId: person.id })])
    const { names } = await readPage(one, { rehearsals: false }, 'UTC')
    expect(names.targets.get(person.id)).toBe('Zoé Martin')
  })

  test('names whoever a refusal says is in the way', async () => {
    const person = await newPerson(one, 'Standard', 'Renée O’Connor')
    await store([entry({ status: 409, scimType: 'uniqueness', detail: `The user ${person.id} is not yours yet.` })])
    const { names } = await readPage(one, { rehearsals: false }, 'UTC')
    expect(names.targets.get(person.id)).toBe('Renée O’Connor')
  })

  test('is another organization’s to nobody', async () => {
    await store([entry()], other)
    expect(await found({})).toEqual([])
    const { rows } = await readPage(other, { rehearsals: false }, 'UTC')
    const id = rows[0]?.id ?? ''
    expect(await readEntry(one, id)).toBeUndefined()
    expect((await readEntry(other, id))?.row.id).toBe(id)
    expect(await readEntry(one, 'no id')).toBeUndefined()
  })
})

describe('the health', () => {
  const state = async () => (await health(one)).state

  test('is unknown before the first request', async () => {
    await store([entry()], other)
    expect(await state()).toBeUndefined()
  })

  test('is good, warns of one refusal within a day, and fails after three in a row', async () => {
    await store([entry({ at: new Date(start - hourMs) })])
    expect(await state()).toBe('good')
    await store([entry({ status: 409, at: new Date(start - 25 * hourMs) })])
    expect(await state()).toBe('good')
    await store([entry({ status: 409, at: new Date(start - 50 * 60_000) })])
    expect(await state()).toBe('warning')
    await store([entry({ status: 401, at: new Date(start - 3) }), entry({ status: 401, at: new Date(start - 2) })])
    expect(await state()).toBe('failing')
  })

  test('is never good under a plan without SCIM, and fails while a provider goes on asking', async () => {
    const free = await newOrganization('free')
    await store([entry({ at: new Date(start - 25 * hourMs) })], free)
    expect((await health(free)).state).toBeUndefined()
    await store(
      [1, 2, 3].map((n) => entry({ status: 403, at: new Date(start - n) })),
      free,
    )
    expect((await health(free)).state).toBe('failing')
  })

  test('counts a day, without rehearsals', async () => {
    await store([
      entry(),
      entry({ status: 500 }),
      entry({ status: 409, dryRun: true }),
      entry({ at: new Date(start - 25 * hourMs) }),
    ])
    expect(await dayCounts(one)).toEqual({ requests: 2, failures: 1 })
  })

  test('draws a day by the hour, the present one last, with what the slowest took', async () => {
    const now = new Date(start + 1_000)
    await store([
      ...Array.from({ length: 99 }, (_, n) => entry({ durationMs: 2, at: new Date(start - hourMs - n) })),
      entry({ status: 500, durationMs: 900 }),
      entry({ status: 409, dryRun: true }),
      entry({ at: new Date(start - 25 * hourMs) }),
      entry({}),
    ])
    await store([entry()], other)
    const filter = { withoutRehearsals: true }
    const { bars, ...all } = await activityCurve(one, filter, now)
    expect(all).toEqual({ requests: 101, failures: 1, slowestMs: 2 })
    expect(bars).toHaveLength(24)
    expect(bars.slice(-2)).toEqual([
      { requests: 99, failures: 0 },
      { requests: 2, failures: 1 },
    ])
    expect(bars.slice(0, -2).every(({ requests }) => requests === 0)).toBe(true)
    expect(await activityCurve(other, filter, now)).toMatchObject({ requests: 1, slowestMs: 1.5 })
  })

  test('draws what the list is narrowed to, and its time', async () => {
    const now = new Date(start + 1_000)
    await store([
      entry({ method: 'PATCH' }),
      entry({ method: 'PATCH', status: 404, at: new Date(start - 2 * hourMs) }),
      entry({ at: new Date(start - 2 * hourMs) }),
    ])
    const span = { from: new Date(start - 3 * hourMs), until: new Date(start - hourMs) }
    const { bars, requests, failures } = await activityCurve(one, { action: 'update', ...span }, now)
    expect([requests, failures]).toEqual([1, 1])
    expect(bars.findIndex((bar) => bar.failures > 0)).toBe(12)
  })

  test('knows the newest request, of one organization alone', async () => {
    expect(await latestRequest(one)).toBeNull()
    await store([entry({ at: new Date(start - hourMs) }), entry({ path: '/newest', dryRun: true })])
    await store([entry({ at: new Date(start + hourMs) })], other)
    const { rows } = await readPage(one, { rehearsals: true }, 'UTC')
    expect(rows[0]?.path).toBe('/newest')
    expect(await latestRequest(one)).toBe(rows[0]?.id)
  })
})
