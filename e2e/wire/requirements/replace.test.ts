import { expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { core, enterprise, expectError, made, nobodysId, person } from '../people'
import { overEveryMount } from '../wire'

await cloneDatabase()

overEveryMount((wire) => {
  const read = async (id: string) => (await wire.scim.get(`/Users/${id}`)).json

  test('U01 PUT replaces and gives 200 with the resource', async () => {
    const { id, userName } = await made(wire, { displayName: 'Before' })
    const answer = await wire.scim.put(`/Users/${id}`, { schemas: [core], userName, displayName: 'After' })
    expect(answer.status, answer.text).toBe(200)
    expect(answer.json.displayName).toBe('After')
    expect(await read(id)).toEqual(answer.json)
  })

  test('U02 attributes left out are cleared', async () => {
    const { id, userName } = await made(wire, { nickName: 'x', emails: [{ value: wire.name('gone') }] })
    const { json } = await wire.scim.put(`/Users/${id}`, { schemas: [core], userName })
    expect(json).not.toHaveProperty('nickName')
    expect(json).not.toHaveProperty('emails')
  })

  test('a PUT without active leaves it as it is', async () => {
    const { id, userName } = await made(wire, { active: false })
    expect((await wire.scim.put(`/Users/${id}`, { schemas: [core], userName, title: 'x' })).json.active).toBe(false)
  })

  test('U03 read-only attributes of the body are ignored', async () => {
    const own = await made(wire)
    const body = { ...own, id: nobodysId, meta: { created: '1999-01-01T00:00:00Z' }, groups: [{ value: nobodysId }] }
    const { json } = await wire.scim.put(`/Users/${own.id}`, { ...body, title: 'x' })
    expect([json.id, json.meta?.created, json.groups]).toEqual([own.id, own.meta?.created, undefined])
  })

  test('U04 PUT does not create: an unknown id is 404', async () => {
    expectError(await wire.scim.put(`/Users/${nobodysId}`, person(wire)), 404)
  })

  test('U05 without userName it is 400, and nothing changes', async () => {
    const own = await made(wire)
    expectError(await wire.scim.put(`/Users/${own.id}`, { schemas: [core], displayName: 'x' }), 400, 'invalidValue')
    expect(await read(own.id)).toEqual(own)
  })

  test('U06 a userName taken is 409 uniqueness, and nothing changes', async () => {
    const [own, other] = [await made(wire), await made(wire)]
    const body = { ...own, userName: other.userName.toUpperCase() }
    expectError(await wire.scim.put(`/Users/${own.id}`, body), 409, 'uniqueness')
    expect(await read(own.id)).toEqual(own)
  })

  test('U07 lastModified moves on, created stays', async () => {
    const own = await made(wire)
    const { meta } = (await wire.scim.put(`/Users/${own.id}`, { ...own, title: 'x' })).json
    expect(meta?.created).toBe(own.meta?.created)
    expect(Date.parse(String(meta?.lastModified))).toBeGreaterThanOrEqual(Date.parse(String(own.meta?.lastModified)))
    expect(meta?.version).toBe('W/"2"')
  })

  test('U08 PUT without the extension clears it', async () => {
    const { id, userName } = await made(wire, { [enterprise]: { department: 'x' } })
    const { json } = await wire.scim.put(`/Users/${id}`, { schemas: [core], userName })
    expect(json.schemas).toEqual([core])
    expect(json).not.toHaveProperty([enterprise])
  })

  test('U09 PUT of what GET gave changes nothing, not even the version', async () => {
    const manager = await made(wire)
    const own = await made(wire, { nickName: 'x', [enterprise]: { manager: { value: manager.id } } })
    const answer = await wire.scim.put(`/Users/${own.id}`, own)
    expect(answer.status, answer.text).toBe(200)
    expect(answer.json).toEqual(own)
  })

  test("Okta's PUT without a manager's $ref changes nothing either", async () => {
    const manager = await made(wire)
    const own = await made(wire, { [enterprise]: { manager: { value: manager.id } } })
    const answer = await wire.scim.put(`/Users/${own.id}`, { ...own, [enterprise]: { manager: { value: manager.id } } })
    expect(answer.json).toEqual(own)
  })
})
