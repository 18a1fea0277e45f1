/** /Me, RFC 7644 3.11. */
import { expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { systemActor } from '@/lib/org/can'
import * as applicationKeys from '@/lib/org/keys/application-keys'
import { newPerson } from '@/lib/org/testing/organization'
import { core, expectError } from '../people'
import { overEveryMount } from '../wire'

await cloneDatabase()

overEveryMount((wire) => {
  async function holder() {
    const { org } = wire.tenantOne
    const { id } = await newPerson(org, 'Admin', 'Ada Lovelace')
    const scopes = applicationKeys.scimScopes
    const key = await applicationKeys.create(org, systemActor(), { ownerId: id, name: 'own', scopes, expiresInDays: 1 })
    return { id, scim: wire.client(key.secret) }
  }

  test('M01 is the person whose key asks, at their own address', async () => {
    const { id, scim } = await holder()
    const me = await scim.get('/Me')
    expect(me.status).toBe(200)
    expect(me.json.id).toBe(id)
    expect(me.json).toEqual((await scim.get(`/Users/${id}`)).json)
    expect((await scim.get('/Me?attributes=meta.location')).json.userName).toBeUndefined()
  })

  test('M01 every answer names the address that is theirs for good', async () => {
    const { id, scim } = await holder()
    const { json, headers } = await scim.get('/Me')
    const location = json.meta?.location
    expect(location).toMatch(new RegExp(`/Users/${id}$`))
    const text = 'update users set adoptable_at = now() where id = $1 returning user_name as "userName"'
    const [own] = await wire.sql<{ userName: string }>(text, [id])
    const changed = await scim.put('/Me', { schemas: [core], ...own, nickName: 'x' })
    expect(changed.status, changed.text).toBe(200)
    const unchanged = await scim.get('/Me', { 'if-none-match': String(changed.headers.etag) })
    expect(unchanged.status).toBe(304)
    for (const answer of [{ headers }, changed, unchanged]) expect(answer.headers.location).toBe(location)
  })

  test('M01 with the key of a service account is 404 and says why', async () => {
    const answer = await wire.scim.get('/Me')
    expectError(answer, 404)
    expect(answer.json.detail).toContain('service account')
  })

  test('POST is 405, and no key is 401', async () => {
    expectError(await wire.scim.post('/Me', {}), 405)
    expectError(await wire.scim.send({ method: 'GET', path: '/Me', authorization: null }), 401)
  })
})
