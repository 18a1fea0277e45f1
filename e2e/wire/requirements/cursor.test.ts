import { beforeAll, describe, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { type Answer, resources } from '../client'
import { expectError, made } from '../people'
import { overEveryMount, type Wire } from '../wire'

await cloneDatabase()

const searchRequest = 'urn:ietf:params:scim:api:messages:2.0:SearchRequest'
type Query = Record<string, string | number>

const idsOf = (answer: Answer) => resources(answer).map(({ id }) => id)

async function page(wire: Wire, query: Query, path?: string): Promise<Answer> {
  const answer = await wire.scim.list(query, path)
  expect(answer.status, answer.text).toBe(200)
  return answer
}

async function walk(wire: Wire, query: Query, path?: string): Promise<Answer[]> {
  const pages = [await page(wire, { ...query, cursor: '' }, path)]
  for (let next = pages[0]?.json.nextCursor; next; next = pages.at(-1)?.json.nextCursor) {
    pages.push(await page(wire, { ...query, cursor: String(next) }, path))
  }
  return pages
}

overEveryMount(
  (wire) => {
    const people: Awaited<ReturnType<typeof made>>[] = []
    beforeAll(async () => {
      for (let n = 0; n < 7; n++)
        people.push(await made(wire, { nickName: n % 2 ? 'odd' : 'even', title: `t${9 - n}` }))
    })

    test('N00 the configuration says how to page', async () => {
      const { json } = await wire.scim.get('/ServiceProviderConfig')
      expect(json.pagination).toEqual({
        cursor: true,
        index: true,
        defaultPaginationMethod: 'index',
        defaultPageSize: 20,
        maxPageSize: 1000,
      })
      expect(json.sort).toEqual({ supported: true })
    })

    test('N01 the first page leads on and not back', async () => {
      const { json } = await page(wire, { cursor: '', count: 2 })
      expect(json).toMatchObject({ itemsPerPage: 2, nextCursor: expect.stringMatching(/^[\w.~-]+$/) })
      expect(json).not.toHaveProperty('previousCursor')
      expect(json).not.toHaveProperty('startIndex')
    })

    test.each<Query>([
      {},
      { filter: 'userName pr' },
      { sortBy: 'title', sortOrder: 'descending' },
      { sortBy: 'nickName' },
    ])('N02 following nextCursor gives everybody once, and the last page leads nowhere: %j', async (query) => {
      const pages = await walk(wire, { ...query, count: 3 })
      expect(pages.map(({ json }) => json.itemsPerPage)).toEqual([3, 3, 1])
      expect(new Set(pages.flatMap(idsOf)).size).toBe(7)
      expect(pages.at(-1)?.json).not.toHaveProperty('nextCursor')
    })

    test('N02 a page that ends with the list is the last', async () => {
      expect(await walk(wire, { count: 7 })).toHaveLength(1)
      expect(await walk(wire, { count: 1000 })).toHaveLength(1)
    })

    test.each(['forged', 'a.b', '%00', 'x'.repeat(5000)])('N03 the cursor %s is 400 invalidCursor', async (cursor) => {
      expectError(await wire.scim.get(`/Users?cursor=${cursor}`), 400, 'invalidCursor')
    })

    describe('N04 a cursor is good for its own list alone', () => {
      test.each<[string, Query, string?]>([
        ['with another filter', { filter: 'userName pr' }],
        ['with another order', { sortBy: 'title' }],
        ['of another type', {}, '/Groups'],
      ])('not %s', async (_, query, path) => {
        const { json } = await page(wire, { cursor: '', count: 2 })
        const answer = await wire.scim.list({ ...query, cursor: String(json.nextCursor) }, path)
        expectError(answer, 400, 'invalidCursor')
      })

      test('not with a character changed', async () => {
        const cursor = String((await page(wire, { cursor: '', count: 2 })).json.nextCursor)
        for (const at of [0, 5, cursor.length - 1]) {
          const changed = `${cursor.slice(0, at)}${cursor[at] === 'A' ? 'B' : 'A'}${cursor.slice(at + 1)}`
          expectError(await wire.scim.list({ cursor: changed }), 400, 'invalidCursor')
        }
      })

      test('not in another organization', async () => {
        const other = await wire.tenant()
        const cursor = String((await page(wire, { cursor: '', count: 2 })).json.nextCursor)
        expectError(await other.scim.list({ cursor }), 400, 'invalidCursor')
      })

      test('but with the same filter in other words it is', async () => {
        const { json } = await page(wire, { cursor: '', count: 2, filter: 'nickName eq "even"' })
        const answer = await page(wire, { cursor: String(json.nextCursor), filter: '(NICKNAME EQ "even")' })
        expect(resources(answer)).toHaveLength(2)
      })
    })

    test('N05 another count goes on with that count', async () => {
      const { json } = await page(wire, { cursor: '', count: 1 })
      expect((await page(wire, { cursor: String(json.nextCursor), count: 2 })).json.itemsPerPage).toBe(2)
    })

    test.each(['-1', 'x', '1.5'])('N05 count=%s is 400 invalidCount', async (count) => {
      expectError(await wire.scim.list({ cursor: '', count }), 400, 'invalidCount')
    })

    test('N06 a search takes cursors', async () => {
      const search = { schemas: [searchRequest], count: 4 }
      const first = await wire.scim.post('/Users/.search', { ...search, cursor: '' })
      const second = await wire.scim.post('/Users/.search', { ...search, cursor: first.json.nextCursor })
      expect([...idsOf(first), ...idsOf(second)]).toEqual(people.map(({ id }) => id))
    })

    test('N07 count=0 gives no resources', async () => {
      expect((await page(wire, { cursor: '', count: 0 })).json).toMatchObject({ totalResults: 7, Resources: [] })
    })

    test('N08 without a cursor pages go by number', async () => {
      const { json } = await page(wire, { startIndex: 1, count: 1 })
      expect(json).toMatchObject({ startIndex: 1, itemsPerPage: 1, totalResults: 7 })
      expect(json).not.toHaveProperty('nextCursor')
    })

    test('cursor and startIndex together are 400', async () => {
      expectError(await wire.scim.list({ cursor: '', startIndex: 1 }), 400, 'invalidValue')
    })

    test.each<Query>([{}, { sortBy: 'title' }, { filter: 'userName pr', sortBy: 'nickName', sortOrder: 'descending' }])(
      'N09 previousCursor leads back: %j',
      async (query) => {
        const pages = await walk(wire, { ...query, count: 3 })
        let current = pages.at(-1)
        for (const before of pages.slice(0, -1).reverse()) {
          current = await page(wire, { ...query, count: 3, cursor: String(current?.json.previousCursor) })
          expect(idsOf(current)).toEqual(idsOf(before))
        }
        expect(current?.json).not.toHaveProperty('previousCursor')
        expect(current?.json).toHaveProperty('nextCursor')
      },
    )

    test.each<Query>([{}, { sortBy: 'title' }])(
      'N10 who comes or goes while somebody walks neither repeats nor hides the others: %j',
      async (query) => {
        const stay = []
        for (const title of ['m1', 'm2', 'm3', 'm4', 'm5', 'm6'])
          stay.push(await made(wire, { title, userType: 'walk' }))
        const [gone, last, read] = [stay[1], stay[3], stay[0]]
        const filter = 'userType eq "walk"'
        const first = await page(wire, { ...query, filter, cursor: '', count: 2 })
        // The one the cursor stands on goes, one that was read, one that was not; somebody comes on either side.
        for (const each of [gone, last, read]) await wire.scim.delete(`/Users/${each?.id}`)
        const come = [
          await made(wire, { title: 'a', userType: 'walk' }),
          await made(wire, { title: 'z', userType: 'walk' }),
        ]
        const rest = await page(wire, { ...query, filter, cursor: String(first.json.nextCursor), count: 100 })
        const kept = [stay[2], stay[4], stay[5], ...(query.sortBy ? [come[1]] : come)].map((each) => each?.id)
        expect(idsOf(rest)).toEqual(kept)
        for (const { id } of [...stay, ...come]) await wire.scim.delete(`/Users/${id}`)
      },
    )
  },
  { alike: false },
)
