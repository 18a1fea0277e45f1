/** Requests at random. `{{p0}}` to `{{p3}}` stand for people, `{{g0}}` and `{{g1}}` for groups, `{{theirs}}` for a person
 *  of another organization. */
import fc from 'fast-check'
import { groupType, type ResourceTypeDefinition, userType } from '@/lib/scim'
import { rawOperation, rawResource } from '@/lib/scim/testing/arbitraries'
import { bulkSchema, patchSchema, searchSchema } from './bad-request'
import { escaped, placesOf, queryOf, sendable, textOfFilter } from './fuzz-filters'
import { bent, junk, scrambled } from './fuzz-mutations'

export interface Shot {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly raw?: string
}

/** What only ever is a password: no answer may hold it. */
export const secret = 'correct-horse-battery-staple-7Q'

const types = [userType, groupType] as const
const people = ['{{p0}}', '{{p1}}', '{{p2}}', '{{p3}}']
const groups = ['{{g0}}', '{{g1}}']
const strangers = ['{{theirs}}', '00000000-0000-4000-8000-000000000000', 'x', '%00', "'", '%ff', '{{p0}}%20']

function idOf(type: ResourceTypeDefinition): fc.Arbitrary<string> {
  const own = type === userType ? people : groups
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...own) },
    { weight: 1, arbitrary: fc.constantFrom(...strangers) },
  )
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

function jsonOf(document: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  return document.map((value) => JSON.stringify(value) ?? 'null')
}

/** Members that exist, mostly. */
const member = fc
  .oneof(
    { weight: 20, arbitrary: fc.constantFrom(...people) },
    { weight: 1, arbitrary: fc.constantFrom(...groups, ...strangers) },
  )
  .map((value) => ({ value }))

function resourceOf(type: ResourceTypeDefinition): fc.Arbitrary<object> {
  const odd = fc.constantFrom('Ann', 'ann@fuzz.test', 'B', 'é', '日'.repeat(900), 'x'.repeat(2048), '\u2028', 'İ')
  const name = fc.oneof({ weight: 3, arbitrary: fc.nat().map((n) => `Ann ${n}`) }, { weight: 1, arbitrary: odd })
  const own = rawResource(type)
  if (type === groupType) {
    return fc
      .tuple(own, fc.array(member, { maxLength: 3 }), name)
      .map(([body, members, displayName]) => ({ ...body, members, displayName }))
  }
  return fc
    .tuple(own, name, fc.boolean())
    .map(([body, userName, has]) => ({ ...body, userName, ...(has && { password: secret }) }))
}

function operationOf(type: ResourceTypeDefinition): fc.Arbitrary<unknown> {
  const place = fc.oneof(
    fc.constantFrom(...placesOf(type).map(({ text }) => text)),
    textOfFilter(type).map((text) => `emails[${text}]`),
  )
  const op = fc.constantFrom('add', 'replace', 'remove', 'Replace')
  const anywhere = fc.record({ op, path: scrambled(place), value: junk }, { requiredKeys: ['op'] })
  const membership = fc.record({
    op,
    path: fc.constantFrom('members', 'members', 'members[value eq "{{p1}}"]', 'members[value eq "{{p2}}" or type pr]'),
    value: fc.array(member, { maxLength: 3 }),
  })
  const password = fc.constantFrom(
    { op: 'add', path: 'password', value: secret },
    { op: 'replace', value: { password: secret } },
  )
  return fc.oneof(
    { weight: 6, arbitrary: rawOperation(type) },
    { weight: 1, arbitrary: anywhere },
    { weight: 3, arbitrary: type === groupType ? membership : password },
  )
}

function patchOf(type: ResourceTypeDefinition): fc.Arbitrary<unknown> {
  const operations = fc.array(operationOf(type), { minLength: 1, maxLength: 4 })
  return operations.map((Operations) => ({ schemas: [patchSchema], Operations }))
}

/** As it is, bent, or scrambled as text. Without changes often enough that many are accepted. */
function bodyOf(document: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  const whole = jsonOf(document)
  return fc.oneof(
    { weight: 7, arbitrary: whole },
    { weight: 2, arbitrary: jsonOf(bent(document)) },
    { weight: 1, arbitrary: scrambled(whole) },
  )
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
  return fc.oneof(
    fc.record({ method: fc.constant('POST'), path: fc.constant(type.endpoint), bulkId, data: resourceOf(type) }),
    fc.record({ method: fc.constant('PATCH'), path, data: patchOf(type) }),
    fc.record({ method: fc.constant('PUT'), path, data: resourceOf(type) }),
    fc.record({ method: fc.constant('DELETE'), path }),
  )
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
