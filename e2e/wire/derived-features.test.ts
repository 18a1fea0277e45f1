/** Every feature that ServiceProviderConfig offers works as far as it says, and nothing is offered that does not. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { provideEnv } from '@/lib/base/env'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { bulkSchema, wide } from './bad-request'
import { type Answer, type Json, resources } from './client'
import { discovered, readDocuments } from './derived'
import { expectError, made, nobodysId, person } from './people'
import { madeGroup, madePeople, setConnection } from './teams'
import { Wire } from './wire'

await cloneDatabase()
// The limits are tried to their ends.
provideEnv({ GATEHOUSE_RATE_LIMIT: '0' })

const wire = new Wire('front')
const documents = await discovered()
const { config, types, schemas } = documents

interface Supported {
  readonly supported: boolean
}
interface Config {
  readonly patch: Supported
  readonly bulk: Supported & { readonly maxOperations: number; readonly maxPayloadSize: number }
  readonly filter: Supported & { readonly maxResults: number }
  readonly changePassword: Supported
  readonly sort: Supported
  readonly etag: Supported
  readonly pagination: Readonly<Record<string, unknown>> & {
    readonly defaultPageSize: number
    readonly maxPageSize: number
  }
}
const { patch, bulk, filter, changePassword, sort, etag, pagination } = config as unknown as Config

beforeAll(() => wire.open())
afterAll(() => wire.close())

test('whoever asks with a key reads the same as anybody', async () => {
  expect(await readDocuments((path) => wire.scim.get(path))).toEqual(documents)
})

describe('resource types', () => {
  test.each(types.map((type) => [String(type.name), type] as const))('%s is served where it says', async (_, type) => {
    const answer = await wire.scim.get(String(type.endpoint))
    expect(answer.status, answer.text).toBe(200)
    const urns = schemas.map(({ id }) => String(id))
    const extensions = Array.from((type.schemaExtensions ?? []) as unknown as { schema: string; required: boolean }[])
    for (const urn of [String(type.schema), ...extensions.map(({ schema }) => schema)]) expect(urns).toContain(urn)
    // None may be missing that must be there.
    expect(extensions.filter(({ required }) => required)).toEqual([])
  })

  test.each([...types, ...schemas].map((one) => [String(one.id), one] as const))(
    '%s is read at its location',
    async (_, one) => {
      const location = String(one.meta?.location)
      const below = location.slice(location.indexOf('/scim/') + '/scim'.length)
      expect((await wire.scim.get(below)).json).toEqual(one)
    },
  )
})

describe('what is offered', () => {
  test('is patch, bulk, filters, sort and etags', () => {
    expect([patch, bulk, filter, sort, etag].map(({ supported }) => supported)).toEqual(Array(5).fill(true))
  })

  test('PATCH changes a resource of each type', async () => {
    const own = await made(wire)
    const { id } = await madeGroup(wire)
    const change = [{ op: 'replace', path: 'displayName', value: 'Patched' }]
    expect((await wire.scim.patch(`/Users/${own.id}`, change)).json.displayName).toBe('Patched')
    expect((await wire.scim.patch(`/Groups/${id}`, change)).status).toBe(204)
    expect((await wire.scim.get(`/Groups/${id}`)).json.displayName).toBe('Patched')
  })

  function bulkOf(operations: readonly object[], padding = ''): Promise<Answer> {
    return wire.scim.post('/Bulk', { schemas: [bulkSchema], padding, Operations: operations })
  }

  test('bulk takes maxOperations, and none more', async () => {
    const gone = { method: 'DELETE', path: `/Users/${nobodysId}` }
    const answer = await bulkOf(Array(bulk.maxOperations).fill(gone))
    expect(answer.status, answer.text).toBe(200)
    expect((answer.json.Operations as unknown as Json[]).length).toBe(bulk.maxOperations)
    expectError(await bulkOf(Array(bulk.maxOperations + 1).fill(gone)), 413)
  })

  test('bulk takes maxPayloadSize bytes, and none more', async () => {
    const operation = { method: 'POST', path: '/Users', bulkId: 'x', data: person(wire) }
    const bare = Buffer.byteLength(JSON.stringify({ schemas: [bulkSchema], padding: '', Operations: [operation] }))
    const answer = await bulkOf([operation], 'x'.repeat(bulk.maxPayloadSize - bare))
    expect(answer.status, answer.text).toBe(200)
    expect((answer.json.Operations as unknown as Json[])[0]?.status).toBe('201')
    expectError(await bulkOf([operation], 'x'.repeat(bulk.maxPayloadSize - bare + 1)), 413)
  })

  test('a filter finds', async () => {
    const { id, userName } = await made(wire)
    expect((await wire.scim.list({ filter: `userName eq "${userName}"` })).json.Resources).toMatchObject([{ id }])
  })

  test('etags: 304 for what is known, 412 for what has changed', async () => {
    const { id } = await made(wire)
    const { headers } = await wire.scim.get(`/Users/${id}`)
    const tag = String(headers.etag)
    expect((await wire.scim.get(`/Users/${id}`, { 'if-none-match': tag })).status).toBe(304)
    const change = [{ op: 'add', path: 'title', value: 'x' }]
    expect((await wire.scim.patch(`/Users/${id}`, change, { 'if-match': tag })).status).toBe(200)
    expectError(await wire.scim.patch(`/Users/${id}`, change, { 'if-match': tag }), 412)
  })

  test('passwords can be sent where it says so, and come to nothing where it does not', async () => {
    const { id } = await made(wire)
    const credentials = async () => (await wire.sql('select 1 from credentials where user_id = $1', [id])).length
    const answer = await wire.scim.patch(`/Users/${id}`, [
      { op: 'add', path: 'password', value: 'Correct horse 7 battery' },
    ])
    expect(answer.status, answer.text).toBe(200)
    expect(changePassword.supported).toBe(false)
    expect(await credentials()).toBe(0)
  })
})

test('passwords are offered to the key whose connection takes them, and then they count', async () => {
  await setConnection(wire, 'accepts_passwords', true)
  expect((await wire.scim.get('/ServiceProviderConfig')).json.changePassword).toEqual({ supported: true })
  const { id } = await made(wire)
  await wire.sql(`update users set verified_at = now(), status = 'active' where id = $1`, [id])
  const answer = await wire.scim.patch(`/Users/${id}`, [
    { op: 'add', path: 'password', value: 'Correct horse 7 battery' },
  ])
  expect(answer.status, answer.text).toBe(200)
  expect(await wire.sql('select 1 from credentials where user_id = $1', [id])).toHaveLength(1)
  await setConnection(wire, 'accepts_passwords', false)
})

test('a name of any length that its schema allows is kept', async () => {
  const parts = { givenName: wide, familyName: wide, formatted: wide }
  const own = await made(wire, { name: parts, title: wide, nickName: wide, roles: [{ value: wide }] })
  expect((await wire.scim.get(`/Users/${own.id}`)).json).toMatchObject({ name: parts, title: wide, nickName: wide })
  const byParts = { givenName: wide, familyName: wide }
  expect((await wire.scim.patch(`/Users/${own.id}`, [{ op: 'remove', path: 'name.formatted' }])).json.name).toEqual(
    byParts,
  )
})

describe('pages', () => {
  let people: readonly string[]
  beforeAll(async () => {
    const { length } = await wire.sql(
      `insert into users (org_id, id, kind, status, source, user_name, user_name_lc, display_name, sort_name, search_lc,
         attributes, created_at, updated_at)
       select $2, gen_random_uuid(), 'human', 'pending', 'scim', 'many-' || n, 'many-' || n, 'Many', 'many', 'many', '{}',
         now(), now()
       from generate_series(1, $1::int) n returning 1`,
      [filter.maxResults, wire.tenantOne.org.id],
    )
    expect(length).toBe(filter.maxResults)
    people = await madePeople(wire, 2)
  })

  test('have defaultPageSize resources, and maxPageSize at most', async () => {
    expect(filter.maxResults).toBe(pagination.maxPageSize)
    const sizes = [undefined, pagination.maxPageSize, pagination.maxPageSize + 1, 1_000_000]
    const pages = await Promise.all(sizes.map((count) => wire.scim.list({ count, attributes: 'id' })))
    const { maxPageSize, defaultPageSize } = pagination
    expect(pages.map(({ json }) => json.itemsPerPage)).toEqual([defaultPageSize, maxPageSize, maxPageSize, maxPageSize])
    expect(Number(pages[0]?.json.totalResults)).toBeGreaterThan(maxPageSize)
    const filtered = await wire.scim.list({ filter: 'id pr', count: maxPageSize + 1, attributes: 'id' })
    expect(filtered.json.itemsPerPage).toBe(maxPageSize)
  })

  test('are numbered by default, and by cursor where that is asked for', async () => {
    expect(pagination).toMatchObject({ index: true, cursor: true, defaultPaginationMethod: 'index' })
    const numbered = (await wire.scim.list({ count: 1 })).json
    expect([numbered.startIndex, numbered.nextCursor]).toEqual([1, undefined])
    const first = (await wire.scim.get('/Users?cursor')).json
    expect([first.itemsPerPage, first.startIndex]).toEqual([pagination.defaultPageSize, undefined])
    const next = await wire.scim.list({ cursor: String(first.nextCursor) })
    expect(next.json.itemsPerPage).toBe(pagination.defaultPageSize)
    const seen = [first, next.json].flatMap((page) => (page.Resources as unknown as Json[]).map(({ id }) => String(id)))
    expect(new Set(seen).size).toBe(seen.length)
  })

  test('are sorted', async () => {
    expect(sort.supported).toBe(true)
    const wanted = people.map((id) => `id eq "${id}"`).join(' or ')
    const order = async (sortOrder: string) =>
      resources(await wire.scim.list({ filter: wanted, sortBy: 'id', sortOrder })).map(({ id }) => String(id))
    expect(await order('ascending')).toEqual([...people].sort())
    expect(await order('descending')).toEqual([...people].sort().reverse())
  })
})
