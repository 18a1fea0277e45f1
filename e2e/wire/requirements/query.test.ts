import { beforeAll, describe, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { resources } from '../client'
import { enterprise, expectError, made, nobodysId } from '../people'
import { overEveryMount } from '../wire'

await cloneDatabase()

const listSchema = 'urn:ietf:params:scim:api:messages:2.0:ListResponse'

overEveryMount((wire) => {
  const people: Awaited<ReturnType<typeof made>>[] = []

  beforeAll(async () => {
    for (let n = 0; n < 25; n++)
      people.push(await made(wire, { nickName: n < 5 ? 'five' : `n${n}`, externalId: `x-${n}` }))
  })

  test('Q01 a list is a ListResponse with an integer total', async () => {
    const answer = await wire.scim.list({ count: 2 })
    expect(answer.json).toMatchObject({ schemas: [listSchema], totalResults: 25, startIndex: 1, itemsPerPage: 2 })
    expect(resources(answer)).toHaveLength(2)
  })

  test('Q02 a page says where it starts and how many it has', async () => {
    expect((await wire.scim.list({ startIndex: 3, count: 1 })).json).toMatchObject({ startIndex: 3, itemsPerPage: 1 })
    expect((await wire.scim.list({ startIndex: 25, count: 9 })).json).toMatchObject({ startIndex: 25, itemsPerPage: 1 })
  })

  test('without count a page has 20', async () => {
    expect(resources(await wire.scim.get('/Users'))).toHaveLength(20)
  })

  test.each([
    ['Q03', 0],
    ['Q04', -1],
    ['Q04', -9999999999],
  ])('%s count=%i gives the total alone', async (_, count) => {
    const answer = await wire.scim.list({ count })
    expect(answer.json).toMatchObject({ totalResults: 25, itemsPerPage: 0, Resources: [] })
  })

  test('Q03 with a filter too', async () => {
    const answer = await wire.scim.list({ count: 0, filter: 'nickName eq "five"' })
    expect(answer.json).toMatchObject({ totalResults: 5, itemsPerPage: 0, Resources: [] })
  })

  test.each([0, -3, -9999999999])('Q05 startIndex=%i is 1', async (startIndex) => {
    const answer = await wire.scim.list({ startIndex, count: 1 })
    expect([answer.json.startIndex, answer.json.Resources?.[0]?.id]).toEqual([1, people[0]?.id])
  })

  test.each([26, 1000000, 9007199254740991, '99999999999999999999'])(
    'Q06 startIndex=%s is past the end: an empty page',
    async (startIndex) => {
      const answer = await wire.scim.list({ startIndex })
      expect(answer.status, answer.text).toBe(200)
      expect(answer.json).toMatchObject({ totalResults: 25, itemsPerPage: 0, Resources: [] })
    },
  )

  test.each<{ filter?: string }>([{}, { filter: 'nickName sw "n"' }])(
    'Q07 walking the pages gives everybody once, in the order of creation: %j',
    async (query) => {
      const seen: unknown[] = []
      for (let startIndex = 1; startIndex < 30; startIndex += 4) {
        seen.push(...resources(await wire.scim.list({ ...query, startIndex, count: 4 })).map(({ id }) => id))
      }
      expect(seen).toEqual(people.filter((_, n) => !query.filter || n >= 5).map(({ id }) => id))
    },
  )

  test('Q08 a count above the maximum is capped', async () => {
    expect((await wire.scim.list({ count: 100000 })).json.itemsPerPage).toBe(25)
  })

  test.each(['count=abc', 'count=1.5', 'startIndex=x', 'count=1e3', 'count=0x10', 'count=%20%20x'])(
    'Q09 %s is 400',
    async (query) => {
      expectError(await wire.scim.get(`/Users?${query}`), 400, 'invalidValue')
    },
  )

  test('Q10 no match is 200 with nothing', async () => {
    const answer = await wire.scim.list({ filter: `userName eq "${nobodysId}"` })
    expect(answer.json).toMatchObject({ totalResults: 0, startIndex: 1, itemsPerPage: 0, Resources: [] })
  })

  test('Q11 listed people are as read alone', async () => {
    const [listed] = resources(await wire.scim.list({ filter: `id eq "${people[3]?.id}"` }))
    expect(listed).toEqual((await wire.scim.get(`/Users/${people[3]?.id}`)).json)
  })

  test('Q12 attributes and excludedAttributes work on lists', async () => {
    const few = resources(await wire.scim.list({ attributes: 'userName', count: 2 }))
    expect(few.map((each) => Object.keys(each).sort())).toEqual(Array(2).fill(['id', 'schemas', 'userName']))
    const less = resources(await wire.scim.list({ excludedAttributes: 'userName', count: 1 }))
    expect(less[0]).not.toHaveProperty('userName')
    expect(less[0]?.nickName).toBe('five')
  })

  describe('Q14 a bad filter is 400 invalidFilter, never an empty list', () => {
    test.each([
      'userName',
      '',
      ' ',
      'userName eq',
      'userName xx "a"',
      'nope eq "a"',
      'userName eq "a" and',
      '(userName eq "a"',
      'userName eq "a")',
      'active gt true',
      'active co "t"',
      'active eq "perhaps"',
      'meta.created eq "yesterday"',
      'userName eq 1',
      'groups',
    ])('%j', async (filter) => {
      expectError(await wire.scim.list({ filter }), 400, 'invalidFilter')
    })
  })

  test.each(['filter=%E0%A4%A', 'filter=%', 'count=%ZZ', '%=%', 'filter=%00'])(
    'Q15 the bad escape %s is no 5xx',
    async (query) => {
      const answer = await wire.scim.get(`/Users?${query}`)
      expect([200, 400]).toContain(answer.status)
    },
  )

  test('I01 userName, externalId and emails[value] are found', async () => {
    const value = wire.name('mail')
    const { id, userName } = await made(wire, { externalId: 'I01', emails: [{ value, type: 'work' }] })
    for (const filter of [`userName eq "${userName}"`, 'externalId eq "I01"', `emails[value eq "${value}"]`]) {
      expect(resources(await wire.scim.list({ filter })).map((found) => found.id)).toEqual([id])
    }
  })

  test('service accounts are in no list', async () => {
    const filter = 'displayName eq "SCIM provisioning"'
    expect((await wire.scim.list({ filter })).json.totalResults).toBe(0)
    const ids = resources(await wire.scim.list({ count: 1000 })).map(({ id }) => String(id))
    expect(ids).not.toContain(wire.tenantOne.accountId)
  })

  test('who has this manager may be asked without the URN, as Entra ID documents it', async () => {
    const boss = await made(wire)
    const own = await made(wire, { [enterprise]: { manager: { value: boss.id }, department: 'x' } })
    const ask = (filter: string) => wire.scim.list({ filter, attributes: 'id' })
    const found = await ask(`id eq "${own.id}" and manager eq "${boss.id}"`)
    expect(found.json.Resources).toEqual([{ id: own.id, schemas: own.schemas }])
    expect((await ask(`id eq "${own.id}" and manager eq "${own.id}"`)).json.totalResults).toBe(0)
    expect((await ask(`manager.value eq "${boss.id}" and id eq "${own.id}"`)).json.totalResults).toBe(1)
    expectError(await ask(`id eq "${own.id}" and department eq "x"`), 400, 'invalidFilter')
    expectError(await wire.scim.list({ filter: 'manager pr' }, '/Groups'), 400, 'invalidFilter')
  })

  test('an address with a plus is found, however the query is written', async () => {
    const { id, userName } = await made(wire, { userName: wire.name('ann+scim') })
    const escaped = userName.replace('+', '%2B')
    const filters = [`userName%20eq%20%22${userName}%22`, `userName+eq+%22${escaped}%22`]
    for (const path of filters.map((filter) => `/Users?filter=${filter}`).filter((each) => wire.sees(each))) {
      const answer = await wire.scim.get(path)
      expect(resources(answer).map((found) => found.id)).toEqual([id])
    }
  })
})
