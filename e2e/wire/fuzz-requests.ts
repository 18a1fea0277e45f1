/** Requests at random. `{{p0}}` to `{{p3}}` stand for people, `{{g0}}` and `{{g1}}` for groups, `{{theirs}}` for a person
 *  of another organization. */
import fc from 'fast-check'
import type { ResourceTypeDefinition } from '@/lib/scim'
import { bulkSchema, searchSchema } from './bad-request'
import { bodyOf, idOf, jsonOf, patchOf, resourceOf, types } from './fuzz-bodies'
import { escaped, placesOf, queryOf, sendable, textOfFilter } from './fuzz-filters'
import { junk, scrambled } from './fuzz-mutations'

export interface Shot {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly raw?: string
}

const headers = fc.oneof(
  { weight: 8, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ 'if-match': fc.constantFrom('*', 'W/"1"', '"2"', 'W/"x', ',', '') }) },
  {
    weight: 1,
    arbitrary: fc.record({ prefer: fc.constantFrom('dry-run', 'return=minimal', 'dry-run=false', '"', ',') }),
  },
)

/** An answer may be asked to show only parts. */
function shownBy(type: ResourceTypeDefinition): fc.Arbitrary<string> {
  const places = fc.array(fc.constantFrom(...placesOf(type).map(({ text }) => text)), { minLength: 1, maxLength: 3 })
  const names = fc.constantFrom('attributes', 'excludedAttributes')
  const part = fc.tuple(names, places).map(([name, all]) => `?${name}=${all.map(escaped).join(',')}`)
  return fc.oneof({ weight: 4, arbitrary: fc.constant('') }, { weight: 1, arbitrary: part })
}

const filters = fc.constantFrom(...types).chain((type) =>
  fc.record({
    method: fc.constant('GET'),
    path: textOfFilter(type).map((text) => `${type.endpoint}?filter=${escaped(text)}`),
  }),
)

const queries = fc.constantFrom(...types).chain((type) =>
  fc.record({
    method: fc.constant('GET'),
    path: fc
      .tuple(fc.constantFrom('', '', '/{{p0}}', '/{{g0}}', '/.search'), queryOf(type))
      .map(([below, query]) => `${type.endpoint}${below}?${query}`),
  }),
)

const searches = fc
  .tuple(fc.constantFrom(...types), fc.constantFrom('startIndex', 'cursor'))
  .chain(([type, paging]) => {
    const document = fc.record(
      {
        schemas: fc.constant([searchSchema]),
        filter: textOfFilter(type),
        sortBy: fc.constantFrom(...placesOf(type).map(({ text }) => text)),
        sortOrder: fc.constantFrom('ascending', 'descending'),
        [paging]: fc.constantFrom('', '', '2', '-1', 'x'),
        count: fc.integer({ min: -1, max: 5 }),
        attributes: fc.array(fc.constantFrom(...placesOf(type).map(({ text }) => text)), { maxLength: 2 }),
      },
      { requiredKeys: ['schemas'] },
    )
    return fc.record({
      method: fc.constant('POST'),
      path: fc.constantFrom(`${type.endpoint}/.search`, `${type.endpoint}/.search`, '/.search'),
      raw: bodyOf(document),
    })
  })

const patches = fc.constantFrom(...types).chain((type) =>
  fc.record({
    method: fc.constant('PATCH'),
    path: fc.tuple(idOf(type), shownBy(type)).map(([id, shown]) => `${type.endpoint}/${id}${shown}`),
    headers,
    raw: bodyOf(patchOf(type)),
  }),
)

const bodies = fc.constantFrom(...types).chain((type) =>
  fc
    .tuple(fc.constantFrom('POST', 'PUT'), idOf(type), shownBy(type), headers, bodyOf(resourceOf(type)))
    .map(([method, id, shown, given, raw]) => ({
      method,
      path: `${type.endpoint}${method === 'POST' ? '' : `/${id}`}${shown}`,
      headers: given,
      raw,
    })),
)

const operation = fc.constantFrom(...types).chain((type) => {
  const path = fc.oneof(
    { weight: 4, arbitrary: idOf(type).map((id) => `${type.endpoint}/${id}`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(`${type.endpoint}/bulkId:a`, `${type.endpoint}/bulkId:b`, type.endpoint, '/x'),
    },
  )
  const bulkId = fc.constantFrom('a', 'b', 'c')
  const made = fc.record({
    method: fc.constant('POST'),
    path: fc.constant(type.endpoint),
    bulkId,
    data: resourceOf(type),
  })
  const changed = fc.record({ method: fc.constant('PATCH'), path, data: patchOf(type) })
  const replaced = fc.record({ method: fc.constant('PUT'), path, data: resourceOf(type) })
  const removed = fc.record({ method: fc.constant('DELETE'), path })
  return fc.oneof(made, changed, replaced, made, changed, replaced, removed)
})

const bulks = fc.record({
  method: fc.constant('POST'),
  path: fc.constant('/Bulk'),
  headers,
  raw: bodyOf(
    fc.record(
      {
        schemas: fc.constant([bulkSchema]),
        Operations: fc.array(operation, { minLength: 1, maxLength: 4 }),
        failOnErrors: fc.integer({ min: 1, max: 3 }),
      },
      { requiredKeys: ['schemas', 'Operations'] },
    ),
  ),
})

const oddPath = scrambled(
  fc.constantFrom('/Users/{{p0}}', '/Groups/{{g0}}', '/Users', '/Me', '/Bulk', '/Schemas/urn:x', '/Users/.search'),
)
const oddHeader = fc.constantFrom(
  ...['if-match', 'if-none-match', 'prefer', 'idempotency-key', 'content-type', 'accept', 'x-http-method-override'],
)
const oddities = fc.record({
  method: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'),
  path: oddPath.map((path) => `/${sendable(path).replace(/^\/+/, '')}`),
  headers: fc.dictionary(
    oddHeader,
    fc.string({ maxLength: 12 }).map((text) => text.replace(/[^ -~]/g, '')),
    { maxKeys: 2 },
  ),
  raw: fc.oneof(jsonOf(junk), fc.string({ maxLength: 30 })),
})

/** Each kind of request by its name. */
export const kinds: Readonly<Record<string, fc.Arbitrary<Shot>>> = {
  filters,
  queries,
  searches,
  patches,
  bodies,
  bulks,
  oddities,
}
