import { beforeAll, describe, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { core, enterprise, expectError, made, nobodysId } from '../people'
import { overEveryMount } from '../wire'

await cloneDatabase()

overEveryMount((wire) => {
  let own: Awaited<ReturnType<typeof made>>
  const read = async (query: string) => (await wire.scim.get(`/Users/${own.id}?${query}`)).json
  const keys = async (query: string) => Object.keys(await read(query)).sort()

  beforeAll(async () => {
    own = await made(wire, {
      displayName: 'Ann',
      name: { givenName: 'Ann', familyName: 'Lee' },
      emails: [{ value: wire.name('ann'), type: 'work' }],
      [enterprise]: { department: 'R', costCenter: '1' },
    })
  })

  test('R01 read by id', async () => {
    const answer = await wire.scim.get(`/Users/${own.id}`)
    expect(answer.status).toBe(200)
    expect(answer.json).toEqual(own)
  })

  test.each([nobodysId, 'x', '1', "'", '%00', 'a'.repeat(5000)])('R02 the unknown id %s is 404', async (id) => {
    expectError(await wire.scim.get(`/Users/${id}`), 404)
  })

  test("R03 a service account's id is no user's", async () => {
    expectError(await wire.scim.get(`/Users/${wire.tenantOne.accountId}`), 404)
  })

  test('R04 attributes gives the minimum and what was asked for', async () => {
    expect(await keys('attributes=displayName')).toEqual(['displayName', 'id', 'schemas'])
  })

  test('R05 sub-attributes, several names', async () => {
    const answer = await read('attributes=name.givenName,emails.value')
    expect(answer.name).toEqual({ givenName: 'Ann' })
    expect(Object.keys(answer.emails?.[0] ?? {})).toEqual(['value'])
  })

  test('R06 fully qualified names', async () => {
    const answer = await read(`attributes=${core}:displayName,${enterprise}:department`)
    expect(answer).toMatchObject({ displayName: 'Ann', [enterprise]: { department: 'R' } })
    expect(answer[enterprise]).not.toHaveProperty('costCenter')
  })

  test('R07 names are not case sensitive', async () => {
    expect(await keys('attributes=DISPLAYNAME')).toEqual(['displayName', 'id', 'schemas'])
  })

  test('R08 excludedAttributes leaves out defaults', async () => {
    const answer = await read('excludedAttributes=emails,name.familyName')
    expect(answer).not.toHaveProperty('emails')
    expect(answer.name).toEqual({ givenName: 'Ann' })
    expect(answer.displayName).toBe('Ann')
  })

  test.each(['id', 'schemas', 'ID'])('R09 %s cannot be excluded', async (name) => {
    expect(await read(`excludedAttributes=${name}`)).toMatchObject({ id: own.id, schemas: [core, enterprise] })
  })

  test('R10 attributes and excludedAttributes together are 400', async () => {
    const answer = await wire.scim.get(`/Users/${own.id}?attributes=userName&excludedAttributes=name`)
    expectError(answer, 400, 'invalidValue')
  })

  test.each(['nope', 'name.nope', 'urn:x:y:z', '__proto__', 'constructor', 'toString'])(
    'R11 the unknown name %s is ignored',
    async (name) => {
      expect(await keys(`attributes=${name}`)).toEqual(['id', 'schemas'])
    },
  )

  describe('R12 attributes applies to answers of', () => {
    test('PUT', async () => {
      const person = await made(wire)
      const answer = await wire.scim.put(`/Users/${person.id}?attributes=nickName`, { ...person, nickName: 'n' })
      expect(Object.keys(answer.json).sort()).toEqual(['id', 'nickName', 'schemas'])
    })

    test('PATCH', async () => {
      const person = await made(wire)
      const operations = [{ op: 'add', path: 'nickName', value: 'n' }]
      const answer = await wire.scim.patch(`/Users/${person.id}?excludedAttributes=userName`, operations)
      expect(answer.json).not.toHaveProperty('userName')
      expect(answer.json.nickName).toBe('n')
    })
  })
})
