/** POST /Bulk, RFC 7644 3.7. */
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { failureOf } from '@/app/organization-settings/provisioning/activity/failure'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { list } from '@/lib/provisioning/activity-list'
import { flushActivity } from '@/lib/provisioning/activity-queue'
import type { Answer, Json } from '../client'
import { fingerprint } from '../fingerprint'
import { core, enterprise, expectError, made, nobodysId, person } from '../people'
import { overEveryMount } from '../wire'

await cloneDatabase()

const group = 'urn:ietf:params:scim:schemas:core:2.0:Group'
/** The activity is written behind the answer, by whatever process gave it. */
const behind = { timeout: 20_000, interval: 100 }
const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'
const preview = 'urn:gatehouse:params:scim:api:messages:2.0:Preview'

/** A location's path below the SCIM root. */
const below = (location: string) => location.slice(location.indexOf('/scim/') + '/scim'.length)

interface Done extends Json {
  readonly location: string & Json
}

overEveryMount((wire) => {
  function bulk(operations: readonly unknown[], more: object = {}, headers = {}): Promise<Answer> {
    const schemas = ['urn:ietf:params:scim:api:messages:2.0:BulkRequest']
    return wire.scim.post('/Bulk', { schemas, Operations: operations, ...more }, headers)
  }

  /** The operations answered, once the request itself was. */
  async function run(operations: readonly unknown[], more: object = {}): Promise<Done[]> {
    const answer = await bulk(operations, more)
    expect(answer.status, answer.text).toBe(200)
    expect(answer.headers['content-type']).toBe('application/scim+json')
    expect(answer.json.schemas).toEqual(['urn:ietf:params:scim:api:messages:2.0:BulkResponse'])
    return answer.json.Operations as unknown as Done[]
  }

  const statuses = (done: readonly Json[]) => done.map(({ status }) => status)
  const createUser = (bulkId: string, more: object = {}) => ({
    method: 'POST',
    path: '/Users',
    bulkId,
    data: { ...person(wire), ...more },
  })
  const createGroup = (bulkId: string, members: readonly string[], more: object = {}) => ({
    method: 'POST',
    path: '/Groups',
    bulkId,
    data: {
      schemas: [group],
      displayName: wire.name('bulk group'),
      members: members.map((value) => ({ value })),
      ...more,
    },
  })
  const read = async ({ location }: Done) => (await wire.scim.get(below(location))).json
  const patchOf = (operations: readonly unknown[]) => ({ schemas: [patchSchema], Operations: operations })

  test('every refused operation has a line of its own in the activity, also one that was never begun', async () => {
    const answer = await bulk([
      { method: 'POST', path: '/Users', bulkId: 'bad', data: { schemas: [core] } },
      { method: 'DELETE', path: `/Users/${nobodysId}` },
      { method: 'MOVE', path: '/Users/x' },
      { method: 'POST', path: '/Nope', bulkId: 'n', data: {} },
      createGroup('dangling', ['bulkId:nobody']),
      createGroup('left', ['bulkId:bad']),
      7,
    ])
    await vi.waitFor(async () => {
      await flushActivity()
      const all = await list(wire.tenantOne.org, { limit: 20 })
      const rows = all.filter(({ requestId, path }) => requestId === answer.headers['x-request-id'] && path !== '/Bulk')
      expect(rows.filter(({ status }) => status === 409).map(failureOf)).toEqual(['request', 'request'])
      const told = rows.map(({ method, path, status }) => `${method} ${path} ${status}`).sort()
      expect(told).toEqual(
        [
          'POST /Users 400',
          `DELETE /Users/${nobodysId} 404`,
          'MOVE /Users/x 400',
          'POST /Nope 404',
          'POST /Groups 409',
          'POST /Groups 409',
          'none  400',
        ].sort(),
      )
    }, behind)
  })

  test('B01 each operation is answered with location, method, bulkId, version and status as a string', async () => {
    const [done] = await run([createUser('qwerty')])
    expect(done).toMatchObject({ method: 'POST', bulkId: 'qwerty', version: 'W/"1"', status: '201' })
    expect(done?.response).toBeUndefined()
    expect(await read(done as Done)).toMatchObject({ meta: { location: done?.location } })
  })

  test('B02 a bulkId stands for the id of what it created', async () => {
    const [user, team] = await run([createUser('u1'), createGroup('g1', ['bulkId:u1'])])
    const id = (await read(user as Done)).id
    expect((await read(team as Done)).members).toMatchObject([{ value: id }])
  })

  test('B03 also where it is created by a later operation, and results keep the order of the request', async () => {
    const done = await run([createGroup('g', ['bulkId:u']), createUser('u'), createUser('v')])
    expect(done.map(({ bulkId, status }) => [bulkId, status])).toEqual([
      ['g', '201'],
      ['u', '201'],
      ['v', '201'],
    ])
    expect((await read(done[0] as Done)).members).toMatchObject([{ value: (await read(done[1] as Done)).id }])
  })

  test('B02 bulkIds stand in PATCH values, member filters, managers and paths too', async () => {
    const employment = { [enterprise]: { manager: { value: 'bulkId:boss' } } }
    const done = await run([
      createUser('boss'),
      createUser('own', { schemas: [core, enterprise], ...employment }),
      createGroup('g', ['bulkId:boss']),
      {
        method: 'PATCH',
        path: '/Groups/bulkId:g',
        data: patchOf([
          { op: 'add', path: 'members', value: [{ value: 'bulkId:own' }] },
          { op: 'remove', path: 'members[value eq "bulkId:boss"]' },
        ]),
      },
    ])
    expect(statuses(done)).toEqual(['201', '201', '201', '204'])
    const [boss, own, team] = await Promise.all(done.slice(0, 3).map(read))
    expect(own?.[enterprise]).toMatchObject({ manager: { value: boss?.id } })
    expect(team?.members).toMatchObject([{ value: own?.id }])
  })

  test('B04 failOnErrors stops after so many errors', async () => {
    const bad = { method: 'POST', path: '/Users', bulkId: 'bad', data: { schemas: [core] } }
    expect(statuses(await run([bad, createUser('good')], { failOnErrors: 1 }))).toEqual(['400'])
    expect(statuses(await run([bad, createUser('good')], { failOnErrors: 2 }))).toEqual(['400', '201'])
  })

  test('B05 without it all run, and an error has its status and its body', async () => {
    const own = await made(wire)
    const [bad, good] = await run([
      { method: 'POST', path: '/Users', bulkId: 'bad', data: { schemas: [core], userName: own.userName } },
      createUser('good'),
    ])
    expect(bad).toMatchObject({ status: '409', response: { status: '409', scimType: 'uniqueness' } })
    expect(bad?.location).toBeUndefined()
    expect(good?.status).toBe('201')
  })

  test('B06 more than maxOperations are 413, naming the limit, and none runs', async () => {
    const before = await fingerprint(wire)
    const answer = await bulk(Array.from({ length: 1001 }, (_, n) => createUser(`u${n}`)))
    expectError(answer, 413)
    expect(answer.json.detail).toContain('1000')
    expect(await fingerprint(wire)).toEqual(before)
  })

  test('B07 a body larger than maxPayloadSize is 413, naming the limit', async () => {
    const config = await wire.scim.get('/ServiceProviderConfig')
    const { maxPayloadSize } = config.json.bulk as unknown as { maxPayloadSize: number }
    const answer = await wire.scim.send({ method: 'POST', path: '/Bulk', raw: `{"x":"${'y'.repeat(maxPayloadSize)}"}` })
    expectError(answer, 413)
    expect(answer.json.detail).toContain(String(maxPayloadSize))
  })

  test('B08 a POST without a bulkId, or with one given twice, is refused by itself', async () => {
    const done = await run([
      { method: 'POST', path: '/Users', data: person(wire) },
      createUser('twice'),
      createUser('twice'),
    ])
    expect(statuses(done)).toEqual(['400', '201', '400'])
  })

  test('B09 PUT, PATCH and DELETE work, with the version that an operation names', async () => {
    const own = await made(wire)
    const path = `/Users/${own.id}`
    const done = await run([
      { method: 'PUT', path, version: 'W/"1"', data: { ...person(wire), userName: own.userName, nickName: 'put' } },
      { method: 'PATCH', path, version: 'W/"1"', data: patchOf([{ op: 'add', path: 'title', value: 'stale' }]) },
      { method: 'patch', path, version: 'W/"2"', data: patchOf([{ op: 'add', path: 'title', value: 'fresh' }]) },
      { method: 'DELETE', path, version: 'W/"3"' },
      { method: 'DELETE', path },
    ])
    expect(statuses(done)).toEqual(['200', '412', '200', '204', '404'])
    expect(done.map(({ version }) => version)).toEqual(['W/"2"', undefined, 'W/"3"', undefined, undefined])
    expect(below(done[1]?.location ?? '')).toBe(path)
    expectError(await wire.scim.get(path), 404)
  })

  test('B10 a bulkId that nobody has is 409, and so is one whose creation failed', async () => {
    const done = await run([
      createGroup('g', ['bulkId:nope']),
      { method: 'POST', path: '/Users', bulkId: 'failed', data: { schemas: [core] } },
      createGroup('h', ['bulkId:failed']),
    ])
    expect(statuses(done)).toEqual(['409', '400', '409'])
  })

  test("B11 people who are each other's manager are resolved; groups in each other are refused", async () => {
    const managedBy = (bulkId: string, by: string) =>
      createUser(bulkId, { schemas: [core, enterprise], [enterprise]: { manager: { value: `bulkId:${by}` } } })
    const done = await run([managedBy('one', 'two'), managedBy('two', 'one')])
    expect(statuses(done)).toEqual(['201', '201'])
    const [one, two] = await Promise.all(done.map(read))
    expect(one?.[enterprise]).toMatchObject({ manager: { value: two?.id } })
    expect(two?.[enterprise]).toMatchObject({ manager: { value: one?.id } })
    const groups = await run([createGroup('a', ['bulkId:b']), createGroup('b', ['bulkId:a'])])
    expect(statuses(groups)).toEqual(['409', '409'])
  })

  test('B12 an unknown path or method fails that operation alone', async () => {
    const done = await run([
      { method: 'POST', path: '/Nope', bulkId: 'x', data: {} },
      { method: 'FOO', path: '/Users', bulkId: 'y', data: {} },
      { method: 'GET', path: `/Users/${nobodysId}` },
      createUser('fine'),
    ])
    expect(statuses(done)).toEqual(['404', '400', '400', '201'])
  })

  test.each([
    ['no schemas', { Operations: [] }],
    ['no operations', { schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'] }],
    [
      'a failOnErrors that is no number',
      {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
        failOnErrors: 'one',
        Operations: [{ method: 'DELETE', path: `/Users/${nobodysId}` }],
      },
    ],
  ])('a request with %s is 400', async (_what, body) => {
    expect((await wire.scim.post('/Bulk', body)).status).toBe(400)
  })

  test('GET is 405, and no key is 401', async () => {
    expectError(await wire.scim.get('/Bulk'), 405)
    expectError(await wire.scim.send({ method: 'POST', path: '/Bulk', body: {}, authorization: null }), 401)
  })

  test('people of another organization are not found, neither by path nor as members', async () => {
    const other = await wire.tenant()
    const theirs = (await other.scim.post('/Users', person(wire))).json.id as unknown as string
    const done = await run([
      { method: 'DELETE', path: `/Users/${theirs}` },
      { method: 'PATCH', path: `/Users/${theirs}`, data: patchOf([{ op: 'add', path: 'title', value: 'x' }]) },
      createGroup('g', [theirs]),
    ])
    expect(statuses(done)).toEqual(['404', '404', '400'])
    expect((await other.scim.get(`/Users/${theirs}`)).status).toBe(200)
  })

  describe('retried and rehearsed', () => {
    let operations: readonly unknown[]
    beforeAll(() => {
      operations = [createGroup('g', ['bulkId:u']), createUser('u', { emails: [{ value: wire.name('mail') }] })]
    })

    test('Prefer: dry-run answers what would be, references resolved, and changes nothing', async () => {
      const before = await fingerprint(wire)
      const answer = await bulk(operations, {}, { prefer: 'dry-run' })
      expect(answer.status, answer.text).toBe(200)
      expect(statuses(answer.json.Operations as unknown as Json[])).toEqual(['201', '201'])
      expect(answer.json[preview]).toBeDefined()
      expect(await fingerprint(wire)).toEqual(before)
    })

    test('a rehearsal goes on behind an operation that is refused', async () => {
      const refused = { method: 'POST', path: '/Users', bulkId: 'bad', data: { schemas: [core] } }
      const taken = createUser('taken', { userName: (await made(wire)).userName })
      const answer = await bulk([refused, taken, createUser('fine')], {}, { prefer: 'dry-run' })
      expect(statuses(answer.json.Operations as unknown as Json[])).toEqual(['400', '409', '201'])
    })

    test('the same Idempotency-Key repeats every answer and makes nobody twice', async () => {
      const headers = { 'idempotency-key': `bulk-${wire.mountName}` }
      const first = await bulk(operations, {}, headers)
      const people = async () => (await wire.scim.get('/Users?count=0')).json.totalResults
      const before = await people()
      const again = await bulk(operations, {}, headers)
      expect(again.json).toEqual(first.json)
      expect(await people()).toBe(before)
    })
  })
})
