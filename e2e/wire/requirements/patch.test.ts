import { expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { expectError, made, nobodysId } from '../people'
import { overEveryMount } from '../wire'

await cloneDatabase()

overEveryMount((wire) => {
  const read = async (id: string) => (await wire.scim.get(`/Users/${id}`)).json

  test('T01 PATCH gives 200 with the resource', async () => {
    const own = await made(wire)
    const answer = await wire.scim.patch(`/Users/${own.id}`, [{ op: 'replace', path: 'displayName', value: 'x' }])
    expect(answer.status, answer.text).toBe(200)
    expect(answer.json).toEqual(await read(own.id))
    expect(answer.json.displayName).toBe('x')
  })

  test('T02 with attributes it holds those', async () => {
    const own = await made(wire, { nickName: 'n' })
    const operations = [{ op: 'replace', path: 'displayName', value: 'x' }]
    const answer = await wire.scim.patch(`/Users/${own.id}?attributes=displayName`, operations)
    expect(answer.status).toBe(200)
    expect(Object.keys(answer.json).sort()).toEqual(['displayName', 'id', 'schemas'])
  })

  test('T03 an unknown id is 404', async () => {
    const operations = [{ op: 'replace', path: 'displayName', value: 'x' }]
    expectError(await wire.scim.patch(`/Users/${nobodysId}`, operations), 404)
  })

  test('T04 a userName taken is 409 uniqueness, and nothing of the request is done', async () => {
    const [own, other] = [await made(wire), await made(wire)]
    const operations = [
      { op: 'replace', path: 'nickName', value: 'done?' },
      { op: 'replace', path: 'userName', value: other.userName.toUpperCase() },
    ]
    expectError(await wire.scim.patch(`/Users/${own.id}`, operations), 409, 'uniqueness')
    expect(await read(own.id)).toEqual(own)
  })

  test('T05 adding a value that is there changes nothing, neither lastModified nor version nor the audit log', async () => {
    const emails = [{ value: wire.name('same'), type: 'work', primary: true }]
    const own = await made(wire, { emails, nickName: 'n' })
    const audited = await wire.sql('select id from audit_events where target_id = $1', [own.id])
    const operations = [
      { op: 'add', path: 'emails', value: emails },
      { op: 'replace', path: 'nickName', value: 'n' },
      { op: 'Replace', path: 'active', value: 'True' },
      { op: 'remove', path: 'title' },
    ]
    expect((await wire.scim.patch(`/Users/${own.id}`, operations)).json).toEqual(own)
    expect(await wire.sql('select id from audit_events where target_id = $1', [own.id])).toEqual(audited)
  })

  test('three operations, the third invalid: nothing changed', async () => {
    const own = await made(wire)
    const operations = [
      { op: 'add', path: 'nickName', value: 'x' },
      { op: 'replace', path: 'active', value: false },
      { op: 'replace', path: 'emails[type eq "work"].primary', value: 'perhaps' },
    ]
    expectError(await wire.scim.patch(`/Users/${own.id}`, operations), 400, 'invalidValue')
    expect(await read(own.id)).toEqual(own)
  })

  test.each([
    { op: 'remove', path: 'active' },
    { op: 'replace', path: 'active', value: null },
    { op: 'replace', value: { active: null } },
  ])('$op of active without a value brings nobody back, and changes nothing', async (operation) => {
    for (const active of [false, true]) {
      const own = await made(wire, { active })
      expect((await wire.scim.patch(`/Users/${own.id}`, [operation])).json).toEqual(own)
      const renamed = await wire.scim.patch(`/Users/${own.id}`, [operation, { op: 'add', path: 'title', value: 'x' }])
      expect(renamed.json).toMatchObject({ active, title: 'x' })
    }
  })

  test('I02 deactivating and reactivating by PATCH keeps the person readable', async () => {
    const own = await made(wire)
    const set = (value: unknown) => wire.scim.patch(`/Users/${own.id}`, [{ op: 'replace', path: 'active', value }])
    expect((await set(false)).json.active).toBe(false)
    expect((await read(own.id)).active).toBe(false)
    expect((await set('True')).json.active).toBe(true)
    expect((await wire.scim.list({ filter: `userName eq "${own.userName}"` })).json.Resources?.[0]?.active).toBe(true)
  })
})
