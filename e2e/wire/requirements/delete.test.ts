import { expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { expectError, made } from '../people'
import { overEveryMount } from '../wire'

await cloneDatabase()

overEveryMount((wire) => {
  test('X01 DELETE is 204 without a body, then the id is 404 to every verb', async () => {
    const own = await made(wire)
    const path = `/Users/${own.id}`
    const answer = await wire.scim.delete(path)
    expect([answer.status, answer.text, answer.headers['content-type']]).toEqual([204, '', undefined])
    expectError(await wire.scim.get(path), 404)
    expectError(await wire.scim.put(path, own), 404)
    expectError(await wire.scim.patch(path, [{ op: 'add', path: 'title', value: 'x' }]), 404)
    expectError(await wire.scim.delete(path), 404)
  })

  test('X02 a deleted person is in no query', async () => {
    const emails = [{ value: wire.name('gone'), type: 'work' }]
    const own = await made(wire, { externalId: 'gone', emails })
    const filters = [
      `userName eq "${own.userName}"`,
      'externalId eq "gone"',
      `id eq "${own.id}"`,
      `emails eq "${emails[0]?.value}"`,
    ]
    const totals = async () => {
      const answers = await Promise.all(filters.map((filter) => wire.scim.list({ filter })))
      return answers.map(({ json }) => Number(json.totalResults))
    }
    const everybody = Number((await wire.scim.get('/Users?count=0')).json.totalResults)
    expect(await totals()).toEqual([1, 1, 1, 1])
    await wire.scim.delete(`/Users/${own.id}`)
    expect(await totals()).toEqual([0, 0, 0, 0])
    expect((await wire.scim.get('/Users?count=0')).json.totalResults).toBe(everybody - 1)
  })

  test('X03 the userName and address can be given again, to a new id', async () => {
    const emails = [{ value: wire.name('again'), type: 'work' }]
    const own = await made(wire, { emails })
    await wire.scim.delete(`/Users/${own.id}`)
    const again = await made(wire, { userName: own.userName, emails })
    expect(again.id).not.toBe(own.id)
    expect(again.meta?.version).toBe('W/"1"')
    expectError(await wire.scim.get(`/Users/${own.id}`), 404)
  })

  test.each(['DELETE', 'PUT', 'PATCH'])(
    'X05 Z02 %s on the collection is 405 and names what is allowed',
    async (method) => {
      const answer = await wire.scim.send({ method, path: '/Users', body: {} })
      expectError(answer, 405)
      expect(answer.headers.allow).toBe('GET, POST')
    },
  )

  test.each([
    ['/Users', 'GET, POST'],
    ['/Users/x', 'GET, PUT, PATCH, DELETE'],
    ['/Bulk', 'POST'],
    ['/Schemas', 'GET'],
  ])('OPTIONS on %s tells what is offered and nothing else', async (path, allow) => {
    const { status, text, headers } = await wire.scim.send({ method: 'OPTIONS', path, authorization: null })
    expect([status, text, headers.allow]).toEqual([204, '', allow])
    expect(headers['x-request-id']).toMatch(/./)
  })

  test('OPTIONS on an address that is none of ours is 404', async () => {
    expectError(await wire.scim.send({ method: 'OPTIONS', path: '/Nope' }), 404)
  })

  test('Z02 POST on a person is 405', async () => {
    const own = await made(wire)
    const answer = await wire.scim.post(`/Users/${own.id}`, own)
    expectError(answer, 405)
    expect(answer.headers.allow).toBe('GET, PUT, PATCH, DELETE')
  })
})
