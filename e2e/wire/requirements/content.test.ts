import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { expectError, made, nobodysId, person } from '../people'
import { overEveryMount } from '../wire'

await cloneDatabase()

overEveryMount((wire) => {
  const scim = 'application/scim+json'

  test('C01 answers are application/scim+json', async () => {
    const answers = [await wire.scim.get('/Users'), await wire.scim.get('/ServiceProviderConfig')]
    answers.push(await wire.scim.post('/Users', person(wire)))
    expect(answers.map(({ headers }) => headers['content-type'])).toEqual([scim, scim, scim])
  })

  test('C02 so are errors', async () => {
    expectError(await wire.scim.get(`/Users/${nobodysId}`), 404)
  })

  test.each([
    ['C03', 'application/json'],
    ['C04', 'application/scim+json; charset=utf-8'],
    ['C04', 'application/json;charset=UTF-8'],
    ['C04', 'Application/SCIM+JSON; charset="utf-8"'],
  ])('%s a body sent as %s is read', async (_, type) => {
    const answer = await wire.scim.post('/Users', person(wire), { 'content-type': type })
    expect(answer.status, answer.text).toBe(201)
  })

  test.each(['application/json', 'application/scim+json', '*/*', 'text/html'])(
    'C05 Accept: %s is answered',
    async (accept) => {
      expect((await wire.scim.get('/Users', { accept })).status).toBe(200)
    },
  )

  test.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'application/json; charset=utf-16'])(
    'C06 a body sent as %s is 415',
    async (type) => {
      expectError(await wire.scim.post('/Users', person(wire), { 'content-type': type }), 415)
    },
  )

  test('C06 a compressed body is 415, and one that says it is as it is is read', async () => {
    const body = JSON.stringify(person(wire))
    const sent = (raw: string | Buffer, encoding: string) =>
      wire.scim.send({ method: 'POST', path: '/Users', raw, headers: { 'content-encoding': encoding } })
    expectError(await sent(gzipSync(body), 'gzip'), 415)
    expectError(await sent(body, 'br'), 415)
    expect((await sent(body, 'identity')).status).toBe(201)
  })

  test('C07 malformed JSON is 400 invalidSyntax', async () => {
    expectError(await wire.scim.send({ method: 'POST', path: '/Users', raw: '{"schemas":' }), 400, 'invalidSyntax')
  })

  test.each(['[]', '"x"', '1', 'null', 'true'])('C08 the body %s is no object: 400', async (raw) => {
    expectError(await wire.scim.send({ method: 'POST', path: '/Users', raw }), 400, 'invalidSyntax')
  })

  test.each(['', ' ', '\n'])('C09 the empty body %j is 400', async (raw) => {
    expectError(await wire.scim.send({ method: 'POST', path: '/Users', raw }), 400, 'invalidSyntax')
  })

  test('C10 UTF-8 survives', async () => {
    const displayName = 'Zoë 日本 😀 "quoted" \\ back'
    const own = await made(wire, { displayName })
    expect((await wire.scim.get(`/Users/${own.id}`)).json.displayName).toBe(displayName)
    expect((await wire.scim.list({ filter: `id eq "${own.id}"` })).json.Resources?.[0]?.displayName).toBe(displayName)
  })

  test('every answer names its request, and may not be kept or sniffed', async () => {
    for (const answer of [await wire.scim.get('/Users'), await wire.scim.get('/Nope')]) {
      expect(answer.headers).toMatchObject({
        'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      })
    }
  })

  test('HEAD answers as GET, without the body', async () => {
    const own = await made(wire)
    const head = await wire.scim.send({ method: 'HEAD', path: `/Users/${own.id}` })
    expect([head.status, head.headers.etag, head.text]).toEqual([200, 'W/"1"', ''])
  })
})
