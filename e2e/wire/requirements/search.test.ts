import { beforeAll, describe, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { resources } from '../client'
import { expectError, made } from '../people'
import { overEveryMount } from '../wire'

await cloneDatabase()

const searchRequest = 'urn:ietf:params:scim:api:messages:2.0:SearchRequest'
const groupCore = 'urn:ietf:params:scim:schemas:core:2.0:Group'

overEveryMount(
  (wire) => {
    const people: Awaited<ReturnType<typeof made>>[] = []
    beforeAll(async () => {
      for (const displayName of ['Ann', 'Bob', 'Cy'])
        people.push(await made(wire, { displayName, name: { givenName: 'x' } }))
      for (const displayName of ['Alpha', 'Beta']) {
        const members = people.slice(0, 2).map(({ id }) => ({ value: id }))
        const answer = await wire.scim.post('/Groups', { schemas: [groupCore], displayName, members })
        expect(answer.status, answer.text).toBe(201)
      }
    })

    const search = (path: string, more: object) =>
      wire.scim.post(`${path}/.search`, { schemas: [searchRequest], ...more })
    const namesOf = (answer: Parameters<typeof resources>[0]) => resources(answer).map(({ displayName }) => displayName)

    test('H01 a search is a list', async () => {
      const request = { filter: 'displayName sw "b"', startIndex: 1, count: 5, attributes: ['displayName'] }
      const answer = await search('/Users', request)
      expect(answer.status).toBe(200)
      expect(answer.json).toMatchObject({ totalResults: 1, startIndex: 1, itemsPerPage: 1 })
      expect(Object.keys(resources(answer)[0] ?? {}).sort()).toEqual(['displayName', 'id', 'schemas'])
      expect(namesOf(await search('/Groups', request))).toEqual(['Beta'])
      expect(namesOf(await search('/Users', { sortBy: 'displayName', sortOrder: 'descending' }))).toEqual([
        'Cy',
        'Bob',
        'Ann',
      ])
    })

    test('H02 leaves out what is excluded', async () => {
      for (const each of resources(await search('/Users', { excludedAttributes: ['name'] })))
        expect(each).not.toHaveProperty('name')
      const [group] = resources(await search('/Groups', { excludedAttributes: ['members'] }))
      expect(group).not.toHaveProperty('members')
    })

    test.each(['/Users', '/Groups', ''])('H04 a bad filter on %s is 400 invalidFilter', async (path) => {
      expectError(await search(path, { filter: 'x eq' }), 400, 'invalidFilter')
      expectError(await search(path, { filter: 'nope eq "x"' }), 400, 'invalidFilter')
      expectError(await search(path, { filter: '' }), 400, 'invalidFilter')
    })

    test.each(['/Users', '/Groups', ''])('H05 a body on %s that is no SearchRequest is 400', async (path) => {
      for (const schemas of [[], undefined, [groupCore]]) {
        expect((await wire.scim.post(`${path}/.search`, { schemas })).status).toBe(400)
      }
      expect((await wire.scim.post(`${path}/.search`, [])).status).toBe(400)
    })

    test('a search is a POST, and says so', async () => {
      expectError(await wire.scim.get('/Users/.search'), 405)
      expectError(await wire.scim.get('/.search'), 405)
    })

    describe('the root', () => {
      test('Q13 and H03: people first, then groups', async () => {
        const everything = ['Ann', 'Bob', 'Cy', 'Alpha', 'Beta']
        const answer = await search('', {})
        expect(answer.json).toMatchObject({ totalResults: 5, startIndex: 1, itemsPerPage: 5 })
        expect(namesOf(answer)).toEqual(everything)
        expect(namesOf(await wire.scim.get('?filter=displayName%20pr'))).toEqual(everything)
        if (wire.sees('/')) expect(namesOf(await wire.scim.get('/?filter=displayName%20pr'))).toEqual(everything)
      })

      test('H03 a filter on both', async () => {
        expect(namesOf(await search('', { filter: 'displayName eq "ann" or displayName eq "BETA"' }))).toEqual([
          'Ann',
          'Beta',
        ])
      })

      test('resources are as read alone', async () => {
        for (const found of resources(await search('', {}))) {
          const path = `/${String(found.meta?.resourceType)}s/${String(found.id)}`
          expect(found).toEqual((await wire.scim.get(path)).json)
        }
      })

      test.each([
        ['userName pr', 'Ann Bob Cy'],
        ['members pr', 'Alpha Beta'],
        ['userName pr and members pr', ''],
        ['userName pr or members pr', 'Ann Bob Cy Alpha Beta'],
        ['name.givenName eq "y" or displayName eq "beta"', 'Beta'],
        ['not (userName pr) and displayName sw "a"', 'Alpha'],
        ['userName ne "x" and displayName sw "a"', 'Ann Alpha'],
        ['members eq null and displayName sw "a"', 'Ann'],
        ['emails[type eq "work"] or members[type eq "User"]', 'Alpha Beta'],
      ])('an attribute that a type does not have has no value there: %s', async (filter, names) => {
        const answer = await search('', { filter })
        expect(answer.status, answer.text).toBe(200)
        expect(namesOf(answer).join(' ')).toBe(names)
        expect(answer.json.totalResults).toBe(namesOf(answer).length)
        const pages = [await search('', { filter, cursor: '', count: 1 })]
        for (let next = pages[0]?.json.nextCursor; next; next = pages.at(-1)?.json.nextCursor) {
          pages.push(await search('', { filter, cursor: next, count: 1 }))
        }
        expect(pages.flatMap(namesOf).join(' ')).toBe(names)
      })

      test.each([
        'userName pr and members pr and nope pr',
        'active gt true and members pr',
        'userName pr or members[nope pr]',
      ])('what no type has is refused even where nothing hangs on it: %s', async (filter) => {
        expectError(await search('', { filter }), 400, 'invalidFilter')
      })

      test('a cursor belongs to what is asked of every type', async () => {
        const both = 'displayName pr or members pr'
        const { json } = await search('', { filter: both, cursor: '', count: 1 })
        const other = { filter: 'displayName pr', cursor: json.nextCursor, count: 1 }
        expectError(await search('', other), 400, 'invalidCursor')
      })

      test('an order that only the type left out has is no mistake', async () => {
        expect(namesOf(await search('', { filter: 'userName pr', sortBy: 'members.value' }))).toHaveLength(3)
      })

      test('pages go across the border', async () => {
        const page = await search('', { startIndex: 3, count: 2 })
        expect(page.json).toMatchObject({ totalResults: 5, startIndex: 3, itemsPerPage: 2 })
        expect(namesOf(page)).toEqual(['Cy', 'Alpha'])
        expect(namesOf(await search('', { startIndex: 5, count: 2 }))).toEqual(['Beta'])
        expect((await search('', { startIndex: 6 })).json).toMatchObject({ totalResults: 5, Resources: [] })
        expect((await search('', { count: 0 })).json).toMatchObject({ totalResults: 5, Resources: [] })
      })

      test.each([1, 2, 3, 4, 5, 6])('cursors too, there and back, %i at once', async (count) => {
        const pages = [await search('', { cursor: '', count })]
        for (let next = pages[0]?.json.nextCursor; next; next = pages.at(-1)?.json.nextCursor) {
          pages.push(await search('', { cursor: next, count }))
        }
        expect(pages.flatMap(namesOf)).toEqual(['Ann', 'Bob', 'Cy', 'Alpha', 'Beta'])
        expect(pages).toHaveLength(Math.ceil(5 / count))
        let current = pages.at(-1)
        for (const before of pages.slice(0, -1).reverse()) {
          current = await search('', { cursor: current?.json.previousCursor, count })
          expect(namesOf(current)).toEqual(namesOf(before))
        }
        expect(current?.json).not.toHaveProperty('previousCursor')
      })

      test('attributes and order hold for both types', async () => {
        const answer = await search('', {
          attributes: ['displayName', 'members.value'],
          sortBy: 'displayName',
          sortOrder: 'descending',
        })
        expect(namesOf(answer)).toEqual(['Cy', 'Bob', 'Ann', 'Beta', 'Alpha'])
        expect(resources(answer)[0]).not.toHaveProperty('userName')
        expect(resources(answer)[3]?.members?.[0]).toEqual({ value: expect.any(String) })
        expectError(await search('', { sortBy: 'nope' }), 400, 'invalidPath')
      })
    })
  },
  { alike: false },
)
