import { beforeAll, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { resources } from '../client'
import { enterprise, expectError, made } from '../people'
import { overEveryMount } from '../wire'

await cloneDatabase()

overEveryMount((wire) => {
  beforeAll(async () => {
    await made(wire, {
      displayName: 'b',
      title: 'Zed',
      emails: [{ value: 'm@x.test' }, { value: 'a@x.test', primary: true }],
    })
    await made(wire, { displayName: 'C', name: { familyName: 'Alba' }, emails: [{ value: 'b@x.test' }] })
    await made(wire, {
      displayName: 'a',
      title: 'Émile',
      name: { familyName: 'zorn' },
      [enterprise]: { department: 'X' },
    })
    await made(wire, { displayName: 'É', title: 'apt', name: { familyName: 'Élan' } })
  })

  const names = async (query: Record<string, string | number>) =>
    resources(await wire.scim.list(query)).map(({ displayName }) => displayName)

  test('S01 ascending is the default', async () => {
    expect(await names({ sortBy: 'displayName' })).toEqual(
      await names({ sortBy: 'displayName', sortOrder: 'ascending' }),
    )
  })

  test('S02 descending is the reverse', async () => {
    expect(await names({ sortBy: 'displayName', sortOrder: 'descending' })).toEqual(['É', 'C', 'b', 'a'])
    expect(await names({ sortBy: 'displayName', sortOrder: 'DESCENDING', count: 1, startIndex: 2 })).toEqual(['C'])
  })

  test('S03 order does not follow the case of what is not case exact', async () => {
    expect(await names({ sortBy: 'displayName' })).toEqual(['a', 'b', 'C', 'É'])
    expect(await names({ sortBy: 'DISPLAYNAME' })).toEqual(['a', 'b', 'C', 'É'])
  })

  test('S04 a sub-attribute, also of an extension', async () => {
    expect(await names({ sortBy: 'name.familyName' })).toEqual(['C', 'a', 'É', 'b'])
    expect(await names({ sortBy: `${enterprise}:department`, count: 1 })).toEqual(['a'])
  })

  test('S05 who has no value comes last ascending and first descending', async () => {
    expect(await names({ sortBy: 'title' })).toEqual(['É', 'b', 'a', 'C'])
    expect(await names({ sortBy: 'title', sortOrder: 'descending' })).toEqual(['C', 'a', 'b', 'É'])
  })

  test('S06 a multi-valued attribute sorts by its primary or first value', async () => {
    expect((await names({ sortBy: 'emails.value' })).slice(0, 2)).toEqual(['b', 'C'])
    expect((await names({ sortBy: 'emails' })).slice(0, 2)).toEqual(['b', 'C'])
  })

  test.each([
    [{ sortBy: 'nope' }, 'invalidPath'],
    [{ sortBy: 'name' }, 'invalidPath'],
    [{ sortBy: 'password' }, 'invalidPath'],
    [{ sortBy: 'title', sortOrder: 'upwards' }, 'invalidValue'],
  ])('S07 %j is 400, and says why', async (query, scimType) => {
    expectError(await wire.scim.list(query), 400, scimType)
  })

  test('sorting goes with a filter, a projection and its exact total', async () => {
    const answer = await wire.scim.list({
      sortBy: 'title',
      filter: 'title pr',
      attributes: 'title',
      count: 2,
      startIndex: 2,
    })
    expect(answer.json).toMatchObject({ totalResults: 3, startIndex: 2, itemsPerPage: 2 })
    expect(resources(answer).map(({ title, userName }) => [title, userName])).toEqual([
      ['Zed', undefined],
      ['Émile', undefined],
    ])
  })
})
