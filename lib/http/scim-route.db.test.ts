import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { scimRoutes } from '@/app/api/v2/scim/routes'
import { provideEnv } from '@/lib/base/env'
import { batchPool } from '@/lib/db/client'
import { closePools } from '@/lib/db/close'
import type { Org } from '@/lib/db/finders'
import { nobody, openTx, statement } from '@/lib/db/tx'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { systemActor } from '@/lib/org/can'
import { change as changeConnection } from '@/lib/org/connections/connection-settings'
import * as serviceAccounts from '@/lib/org/keys/service-accounts'
import * as organizations from '@/lib/org/organizations'
import { peek } from '@/lib/org/testing/organization'
import { flushActivity } from '@/lib/provisioning/activity-queue'
import type { Exchange, HttpAnswer } from './exchange'
import { paramsOf } from './scim-route'
import { type CountingProxy, countRoundTrips } from './testing/round-trips'

const { url } = await cloneDatabase()

const core = 'urn:ietf:params:scim:schemas:core:2.0:User'
let proxy: CountingProxy
let authorization: string
let org: Org

beforeAll(async () => {
  proxy = await countRoundTrips(url)
  provideEnv({ DATABASE_URL: proxy.url })
  org = await organizations.create({ name: 'One', slug: 'one', plan: 'pro', locale: 'en', timeZone: 'UTC' })
  const { key } = await serviceAccounts.createForScim(org, systemActor())
  authorization = `Bearer ${key.secret}`
  // Connects, and notes the key's use, which is stored once a minute.
  await ask('GET', '/Users')
  await ask('GET', '/Users')
})
afterAll(async () => {
  await flushActivity()
  await closePools()
  await proxy.close()
})

/** The end of a read is sent with its answer and waited for by nobody, and the activity log follows by itself: here
 *  neither may count for the next request. */
async function idle(): Promise<void> {
  await flushActivity()
  const pool = batchPool()
  await vi.waitFor(() => expect(pool.totalCount - pool.idleCount).toBe(0))
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Trip = HttpAnswer & { trips: number; json: { id: string; totalResults: number } }

/** The answer and how many round trips passed before it was there. */
async function ask(method: Method, path: string, body?: unknown): Promise<Trip> {
  const [route = '', search = ''] = path.split('?')
  const id = route.split('/')[2]
  const exchange: Exchange = {
    method,
    path: `/api/v2/scim${route}`,
    search,
    header: (name) => (name === 'authorization' ? authorization : null),
    address: undefined,
    text: async () => JSON.stringify(body),
  }
  await idle()
  const before = proxy.count()
  const handlers = scimRoutes[id === undefined ? '/Users' : '/Users/[id]']
  const answer = await handlers[method].answer(
    exchange,
    paramsOf(() => id),
  )
  return { ...answer, trips: proxy.count() - before, json: JSON.parse(answer.body ?? '{}') }
}

let made = 0
function create() {
  const userName = `trip-${++made}@one.test`
  const body = { schemas: [core], userName, emails: [{ value: userName, type: 'work' }] }
  return ask('POST', '/Users', body).then((answer) => ({ ...answer, id: answer.json.id, sent: body }))
}

const patch = (id: string, path: string, value: unknown) =>
  ask('PATCH', `/Users/${id}`, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'replace', path, value }],
  })

describe('round trips to the database before the answer is there', () => {
  test('the counter counts: two statements one after the other are two', async () => {
    const one = statement('one', 'select 1')
    await idle()
    const before = proxy.count()
    const tx = await openTx(nobody)
    await tx.query(one)
    await Promise.all([tx.query(one), tx.query(one)])
    expect(proxy.count() - before).toBe(2)
    await tx.rollback()
  })

  test('a look-up by userName is one, hit and miss', async () => {
    const { sent } = await create()
    const hit = await ask('GET', `/Users?filter=${encodeURIComponent(`userName eq "${sent.userName}"`)}`)
    expect([hit.status, hit.json.totalResults, hit.trips]).toEqual([200, 1, 1])
    const miss = await ask('GET', `/Users?filter=${encodeURIComponent('userName eq "nobody"')}`)
    expect([miss.status, miss.json.totalResults, miss.trips]).toEqual([200, 0, 1])
  })

  test('GET by id is one, also where there is nobody', async () => {
    const { id } = await create()
    const found = await ask('GET', `/Users/${id}`)
    expect([found.status, found.trips]).toEqual([200, 1])
    const missing = await ask('GET', '/Users/00000000-0000-4000-8000-000000000000')
    expect([missing.status, missing.trips <= 2]).toEqual([404, true])
  })

  test.each([
    'startIndex=1&count=100',
    'count=1',
    'startIndex=2&count=1',
    'count=0',
    'cursor=&count=1',
    'sortBy=title&count=1',
    'cursor=&count=1&sortBy=userName&filter=userName%20pr',
    'filter=title%20eq%20%22nobody%22',
    'filter=active%20eq%20true&startIndex=2&count=1',
    'attributes=userName&count=100&filter=userName%20pr',
  ])('a page is one with its total: %s', async (query) => {
    await create()
    await create()
    const page = await ask('GET', `/Users?${query}`)
    expect([page.status, page.trips]).toEqual([200, 1])
  })

  test('a page is two where a filter selects more than fits it', async () => {
    const page = await ask('GET', `/Users?count=1&filter=${encodeURIComponent('active eq true')}`)
    expect([page.status, page.json.totalResults > 1, page.trips]).toEqual([200, true, 2])
  })

  // Fails if the time limit is left out: the list would wait for the lock.
  test('a list that takes too long is ended and told to be narrower', async () => {
    const holder = new pg.Client({ connectionString: url })
    await holder.connect()
    await holder.query('begin; lock table user_emails in access exclusive mode')
    const answer = await ask('GET', `/Users?filter=${encodeURIComponent('emails.value sw "a"')}`)
    await holder.end()
    expect([answer.status, answer.json]).toMatchObject([
      400,
      { scimType: 'tooMany', detail: expect.stringContaining('Narrow') },
    ])
  })

  test('a create is two at most, with its addresses, role, invitation, mail and audit rows', async () => {
    const created = await create()
    expect([created.status, created.trips <= 2]).toEqual([201, true])
  })

  test.each([
    ['displayName', 'Renamed'],
    ['active', false],
    ['emails[type eq "work"].display', 'Office'],
  ])('a PATCH of %s is two at most', async (path, value) => {
    const { id } = await create()
    const changed = await patch(id, path, value)
    expect([changed.status, changed.trips <= 2]).toEqual([200, true])
  })

  test('roles that are named cost no trip more, at create and afterwards', async () => {
    const userName = 'roles@one.test'
    const created = await ask('POST', '/Users', { schemas: [core], userName, roles: [{ value: 'Read only' }] })
    expect([created.status, created.trips <= 2]).toEqual([201, true])
    const changed = await patch(created.json.id, 'roles', [{ value: 'Standard' }])
    expect([changed.status, changed.trips <= 2]).toEqual([200, true])
  })

  const urn = 'urn:gatehouse:params:scim:schemas:extension:access:2.0:User'

  test('what a person may do is read in the trip of the person, alone and in a list', async () => {
    const { id, sent } = await create()
    const filter = encodeURIComponent(`userName eq "${sent.userName}"`)
    for (const path of [`/Users/${id}?attributes=${urn}`, `/Users?filter=${filter}&attributes=${urn}`]) {
      const found = await ask('GET', path)
      expect([found.status, found.trips]).toEqual([200, 1])
      expect(found.body).toContain('"status":"pending"')
    }
  })

  test('a write that asks for it costs one more, and one that asks for other attributes none', async () => {
    const { id } = await create()
    const told = await patch(`${id}?attributes=${urn}`, 'active', false)
    expect([told.status, told.trips <= 3]).toEqual([200, true])
    expect(told.body).toContain('"status":"disabled"')
    const plain = await patch(`${id}?attributes=userName,roles`, 'active', true)
    expect([plain.status, plain.trips <= 2]).toEqual([200, true])
  })

  test('a password is two at most, for whom it is stored and for whom it is ignored', async () => {
    const [verified, pending] = [await create(), await create()]
    await peek(url, `update users set status = 'active', verified_at = now() where id = $1`, [verified.id])
    await changeConnection(org, systemActor(), { acceptsPasswords: true })
    for (const { id } of [verified, pending]) {
      const set = await patch(id, 'password', 'Xylophon-Quartz-Ballast-77')
      expect([set.status, set.trips <= 2]).toEqual([200, true])
    }
    const held = await peek<{ user_id: string }>(url, 'select user_id from credentials where user_id = any($1)', [
      [verified.id, pending.id],
    ])
    expect(held).toEqual([{ user_id: verified.id }])
  })

  test('a PATCH that changes nothing is two at most', async () => {
    const { id } = await create()
    const same = await patch(id, 'active', true)
    expect([same.status, same.trips <= 2]).toEqual([200, true])
  })

  test('a PUT and a DELETE are two at most', async () => {
    const { id, sent } = await create()
    const put = await ask('PUT', `/Users/${id}`, { ...sent, title: 'x' })
    expect([put.status, put.trips <= 2]).toEqual([200, true])
    const gone = await ask('DELETE', `/Users/${id}`)
    expect([gone.status, gone.trips <= 2]).toEqual([204, true])
  })

  test('a key that cannot be one of ours costs none', async () => {
    const good = authorization
    authorization = 'Bearer wrong'
    const refused = await ask('GET', '/Users')
    authorization = good
    expect([refused.status, refused.trips]).toEqual([401, 0])
  })

  test('a rename is two at most', async () => {
    const { id } = await create()
    const renamed = await patch(id, 'userName', 'renamed@one.test')
    expect([renamed.status, renamed.trips]).toEqual([200, 2])
  })
})
