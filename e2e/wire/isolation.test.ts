import { beforeAll, describe, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { type Answer, resources } from './client'
import { expectError, made, nobodysId, person } from './people'
import { overEveryMount, type Tenant } from './wire'

await cloneDatabase()

overEveryMount((wire) => {
  let other: Tenant
  let foreign: Awaited<ReturnType<typeof made>>
  const email = 'shared@foreign.test'

  beforeAll(async () => {
    other = await wire.tenant()
    const body = person(wire, { externalId: 'theirs', displayName: 'Theirs', emails: [{ value: email, type: 'work' }] })
    foreign = (await other.scim.post('/Users', body)).json as typeof foreign
    await made(wire)
  })

  /** The answer less the id that was asked for. */
  const shape = ({ status, headers, text }: Answer, id: string) => [status, headers.etag, text.replaceAll(id, '<id>')]

  const requests: [string, (id: string) => Promise<Answer>][] = [
    ['GET', (id) => wire.scim.get(`/Users/${id}`)],
    ['GET with If-None-Match', (id) => wire.scim.get(`/Users/${id}`, { 'if-none-match': '*' })],
    ['PUT', (id) => wire.scim.put(`/Users/${id}`, { ...foreign, displayName: 'Ours now' })],
    ['PUT with If-Match', (id) => wire.scim.put(`/Users/${id}`, foreign, { 'if-match': 'W/"1"' })],
    ['PATCH', (id) => wire.scim.patch(`/Users/${id}`, [{ op: 'replace', path: 'active', value: false }])],
    [
      'PATCH with a wrong If-Match',
      (id) => wire.scim.patch(`/Users/${id}`, [{ op: 'remove', path: 'title' }], { 'if-match': 'W/"9"' }),
    ],
    ['DELETE', (id) => wire.scim.delete(`/Users/${id}`)],
  ]

  test.each(requests)(
    "%s of another organization's id is answered as of an id that exists nowhere",
    async (_, send) => {
      const answer = await send(foreign.id)
      expectError(answer, 404)
      expect(shape(answer, foreign.id)).toEqual(shape(await send(nobodysId), nobodysId))
      expect((await other.scim.get(`/Users/${foreign.id}`)).json).toEqual(foreign)
    },
  )

  test.each([
    'userName pr',
    'active eq true',
    'not (userName eq "x")',
    'emails pr',
    'emails[type eq "work"]',
    'userName ne "x" or id pr',
    'meta.created gt "2000-01-01T00:00:00Z"',
  ])('the filter %s never sees the other organization', async (filter) => {
    const found = resources(await wire.scim.list({ filter, count: 1000 })).map(({ id }) => String(id))
    expect(found).not.toContain(foreign.id)
    expect((await wire.scim.list({ filter, count: 0 })).json.totalResults).toBe(found.length)
  })

  test('filters that name the foreign person find nobody', async () => {
    const filters = [
      `id eq "${foreign.id}"`,
      `userName eq "${foreign.userName}"`,
      'externalId eq "theirs"',
      `emails eq "${email}"`,
    ]
    for (const filter of filters) expect((await wire.scim.list({ filter })).json.totalResults, filter).toBe(0)
  })

  test('names and addresses are unique within an organization only, and neither learns of the other', async () => {
    const { userName } = foreign
    const own = await made(wire, { userName, externalId: 'theirs', emails: [{ value: email, type: 'work' }] })
    expect(own.id).not.toBe(foreign.id)
    expect((await other.scim.get(`/Users/${foreign.id}`)).json).toEqual(foreign)
  })

  test('renaming somebody to a name of the other organization changes nothing there', async () => {
    const own = await made(wire)
    const name = wire.name('taken-there')
    await other.scim.post('/Users', person(wire, { userName: name }))
    const answer = await wire.scim.patch(`/Users/${own.id}`, [{ op: 'replace', path: 'userName', value: name }])
    expect(answer.status, answer.text).toBe(200)
  })

  describe('a key', () => {
    const parts = (key: string) => key.split('_')

    test("whose organization is swapped for the other's is 401", async () => {
      const [prefix, , publicId, secret, sum] = parts(wire.tenantOne.key)
      const swapped = [prefix, parts(other.key)[1], publicId, secret, sum].join('_')
      expectError(await wire.client(swapped).get('/Users'), 401)
    })

    test('is 401 with the other organization even when its checksum is made right', async () => {
      const { crc32 } = await import('node:zlib')
      const { toBase62 } = await import('@/lib/base/base62')
      const [, , publicId, secret] = parts(wire.tenantOne.key)
      const body = `gh_${parts(other.key)[1]}_${publicId}_${secret}`
      const bytes = Buffer.alloc(4)
      bytes.writeUInt32BE(crc32(body))
      const forged = `${body}_${toBase62(bytes, 6)}`
      expectError(await wire.client(forged).get('/Users'), 401)
      expectError(await wire.client(forged).post('/Users', person(wire)), 401)
    })
  })
})
