import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { scimRoutes } from '@/app/api/v2/scim/routes'
import { provideEnv } from '@/lib/base/env'
import { batchPool } from '@/lib/db/client'
import { closePools } from '@/lib/db/close'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { systemActor } from '@/lib/org/can'
import * as serviceAccounts from '@/lib/org/keys/service-accounts'
import * as organizations from '@/lib/org/organizations'
import type { HttpAnswer } from './exchange'
import { paramsOf } from './scim-route'
import { type CountingProxy, countRoundTrips } from './testing/round-trips'

const { url } = await cloneDatabase()

const core = 'urn:ietf:params:scim:schemas:core:2.0:Group'
const patchOp = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'
let proxy: CountingProxy
let authorization: string
let person: string

beforeAll(async () => {
  proxy = await countRoundTrips(url)
  provideEnv({ DATABASE_URL: proxy.url })
  const org = await organizations.create({ name: 'One', slug: 'one', plan: 'pro', locale: 'en', timeZone: 'UTC' })
  const { key } = await serviceAccounts.createForScim(org, systemActor())
  authorization = `Bearer ${key.secret}`
  // Connects, and notes the key's use, which is stored once a minute.
  await ask('GET', '/Groups')
  await ask('GET', '/Groups')
  const body = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName: 'trip@one.test' }
  person = (await ask('POST', '/Users', body)).json.id
})
afterAll(async () => {
  await closePools()
  await proxy.close()
})

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Trip = HttpAnswer & { trips: number; json: { id: string; totalResults: number } }

/** The answer and how many round trips passed before it was there. */
async function ask(method: Method, path: string, body?: unknown): Promise<Trip> {
  const [route = '', search = ''] = path.split('?')
  const [, collection = '', id] = route.split('/')
  const name = `/${collection}${id === undefined ? '' : '/[id]'}` as '/Groups' | '/Groups/[id]'
  const pool = batchPool()
  await vi.waitFor(() => expect(pool.totalCount - pool.idleCount).toBe(0))
  const before = proxy.count()
  const exchange = {
    ...{ method, path: `/api/v2/scim${route}`, search, address: undefined },
    header: (header: string) => (header === 'authorization' ? authorization : null),
    text: async () => JSON.stringify(body),
  }
  const answer = await scimRoutes[name][method].answer(
    exchange,
    paramsOf(() => id),
  )
  return { ...answer, trips: proxy.count() - before, json: JSON.parse(answer.body ?? '{}') }
}

let made = 0
function create(members: readonly string[] = []) {
  const body = { schemas: [core], displayName: `Trip ${++made}`, members: members.map((value) => ({ value })) }
  return ask('POST', '/Groups', body).then((answer) => ({ ...answer, sent: body, path: `/Groups/${answer.json.id}` }))
}

const patch = (path: string, ...Operations: object[]) => ask('PATCH', path, { schemas: [patchOp], Operations })
const add = () => ({ op: 'add', path: 'members', value: [{ value: person }] })

test('GET by id is one, with the members and without', async () => {
  const { path } = await create([person])
  for (const query of ['', '?excludedAttributes=members']) {
    const found = await ask('GET', `${path}${query}`)
    expect([found.status, found.trips]).toEqual([200, 1])
  }
})

test('a look-up by displayName is one, hit and miss', async () => {
  const { sent } = await create()
  for (const [name, total] of [
    [sent.displayName, 1],
    ['nothing', 0],
  ]) {
    const found = await ask(
      'GET',
      `/Groups?excludedAttributes=members&filter=${encodeURIComponent(`displayName eq "${name}"`)}`,
    )
    expect([found.status, found.json.totalResults, found.trips]).toEqual([200, total, 1])
  }
})

test('a create is two at most, with members, audit rows and activity', async () => {
  for (const members of [[], [person]]) {
    const created = await create(members)
    expect([created.status, created.trips <= 2]).toEqual([201, true])
  }
})

test('a change of members is two at most, whether or not it changes anything', async () => {
  const { path } = await create()
  const remove = { op: 'remove', path: `members[value eq "${person}"]` }
  const replace = { ...add(), op: 'replace' }
  for (const operations of [[add()], [add()], [remove], [remove], [replace], [remove, add()]]) {
    const changed = await patch(path, ...operations)
    expect([changed.status, changed.trips <= 2]).toEqual([204, true])
  }
})

test('a rename and a PUT are two at most', async () => {
  const { path, sent } = await create()
  const renamed = await patch(path, { op: 'replace', path: 'displayName', value: `${sent.displayName} renamed` }, add())
  expect([renamed.status, renamed.trips <= 2]).toEqual([204, true])
  const put = await ask('PUT', path, { ...sent, members: [{ value: person }] })
  expect([put.status, put.trips <= 2]).toEqual([200, true])
})

test('a DELETE is two at most', async () => {
  const { path } = await create([person])
  const gone = await ask('DELETE', path)
  expect([gone.status, gone.trips <= 2]).toEqual([204, true])
})
