import { expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { core, expectError, made, person } from '../people'
import { overEveryMount } from '../wire'

await cloneDatabase()

overEveryMount((wire) => {
  test.each(['/Nope', '/users', '/Users/a/b', '/Users/a/b/c/d', '/ServiceProviderConfig/x'])(
    'Z01 the unknown endpoint %s is 404',
    async (path) => {
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
        expectError(await wire.scim.send({ method, path }), 404)
      }
    },
  )

  const ids = [
    "'",
    '%00',
    '..',
    '%2e%2e',
    '%2e%2e%2f',
    '..%2fUsers',
    '%',
    '%ff',
    '%E0%A4%A',
    ';',
    '0',
    '-1',
    'null',
    'x'.repeat(5000),
  ]
  test.each(ids.filter((id) => wire.sees(`/Users/${id}`)))('Z03 the odd id %s is 404 to every verb', async (id) => {
    const path = `/Users/${id}`
    expectError(await wire.scim.get(path), 404)
    expectError(await wire.scim.put(path, { schemas: [core], userName: 'odd' }), 404)
    expectError(await wire.scim.patch(path, [{ op: 'add', path: 'title', value: 'x' }]), 404)
    expectError(await wire.scim.delete(path), 404)
  })

  test('Z04 a body of 2 MB is 413, announced or streamed', async () => {
    const raw = JSON.stringify(person(wire, { nickName: 'x'.repeat(2_000_000) }))
    expectError(await wire.scim.send({ method: 'POST', path: '/Users', raw }), 413)
    const streamed = { 'content-length': '', 'transfer-encoding': 'chunked' }
    expectError(await wire.scim.send({ method: 'POST', path: '/Users', raw, headers: streamed }), 413)
  })

  test.each([
    ['a media type that is none of ours', { 'content-type': 'text/plain' }, undefined, 415],
    ['a wrong key', undefined, 'Bearer wrong', 401],
  ])('2 MB refused unread for %s do not hold up the next request', async (_, headers, authorization, status) => {
    const raw = 'x'.repeat(2_000_000)
    expectError(await wire.scim.send({ method: 'POST', path: '/Users', raw, headers, authorization }), status)
    expect((await wire.scim.get('/Users?count=1')).status).toBe(200)
  })

  test('Z05 5,000 nested arrays are 400', async () => {
    const raw = `{"schemas":["${core}"],"userName":"x","title":${'['.repeat(5000)}${']'.repeat(5000)}}`
    expectError(await wire.scim.send({ method: 'POST', path: '/Users', raw }), 400, 'invalidSyntax')
  })

  test('Z06 prototype keys change nothing', async () => {
    const userName = wire.name('proto')
    const keys = '"__proto__":{"admin":true,"active":false},"constructor":{"prototype":{"admin":true}}'
    const raw = `{"schemas":["${core}"],"userName":"${userName}","name":{${keys}},${keys}}`
    const answer = await wire.scim.send({ method: 'POST', path: '/Users', raw })
    expect(answer.status, answer.text).toBe(201)
    expect(Object.keys(answer.json).sort()).toEqual(['active', 'id', 'meta', 'schemas', 'userName'])
    expect(answer.json.active).toBe(true)
    expect(({} as { admin?: unknown }).admin).toBeUndefined()
  })

  test('an externalId that equals an id finds by itself only, and takes nothing over', async () => {
    const victim = await made(wire)
    const own = await made(wire, { externalId: victim.id })
    const found = await wire.scim.list({ filter: `externalId eq "${victim.id}"` })
    expect(found.json.Resources).toMatchObject([{ id: own.id }])
    expect((await wire.scim.get(`/Users/${victim.id}`)).json).toEqual(victim)
  })
})
