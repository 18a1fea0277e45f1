import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { withOrg } from '@/lib/db/with-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { systemActor } from '@/lib/org/can'
import * as organizations from '@/lib/org/organizations'
import * as people from '@/lib/org/users'
import { write } from '@/lib/org/write'
import { checkFilter, compileFilter, type Filter, Notes, parseFilter, readResource, userType } from '@/lib/scim'
import { toProfile, toResource } from './user-mapping'
import { readPage } from './user-query'

await cloneDatabase()

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
const words = ['ann', 'Ann', 'bob', 'b', 'Zoë', 'x[y]', '%', '_n', "o'neil", 'work', 'home', '\u{1f600}']
const word = fc.constantFrom(...words)
const address = fc.record(
  { value: word, type: fc.constantFrom('work', 'Home'), primary: fc.constant(false), display: word },
  { requiredKeys: [] },
)
const person = fc.record(
  {
    externalId: word,
    displayName: word,
    title: word,
    profileUrl: word,
    active: fc.boolean(),
    name: fc.record({ givenName: word, familyName: word }, { requiredKeys: [] }),
    emails: fc.array(address, { maxLength: 3 }),
    phoneNumbers: fc.array(address, { maxLength: 2 }),
    [enterprise]: fc.record({ department: word, manager: fc.record({ value: word }) }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
)

const singular = ['userName', 'externalId', 'displayName', 'title', 'profileUrl', 'nickName', 'name.givenName']
const texts = [...singular, `${enterprise}:department`, `${enterprise}:manager.value`, `${enterprise}:manager`]
const lists = ['emails', 'phoneNumbers', 'ims']
const literal = word.map((text) => JSON.stringify(text))
const order = fc.constantFrom('eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le')
const part = fc.constantFrom('value', 'type', 'display')
const inBrackets = fc.oneof(
  fc.tuple(part, order, literal).map((words) => words.join(' ')),
  fc
    .tuple(fc.constant('primary'), fc.constantFrom('eq', 'ne'), fc.constantFrom('true', 'false'))
    .map((w) => w.join(' ')),
  part.map((name) => `${name} pr`),
)
const brackets = fc.oneof(
  inBrackets,
  fc.tuple(inBrackets, fc.constantFrom('and', 'or'), inBrackets).map((words) => words.join(' ')),
  inBrackets.map((inner) => `not (${inner})`),
)
const list = fc.constantFrom(...lists)
const leaf = fc.oneof(
  fc.tuple(fc.constantFrom(...texts), order, literal).map((words) => words.join(' ')),
  fc
    .tuple(fc.constantFrom(...texts, ...lists, 'active'), fc.constantFrom('pr', 'eq null', 'ne null'))
    .map((w) => w.join(' ')),
  fc
    .tuple(fc.constant('active'), fc.constantFrom('eq', 'ne'), fc.constantFrom('true', 'false'))
    .map((w) => w.join(' ')),
  fc.tuple(list, part, order, literal).map(([name, sub, op, value]) => `${name}.${sub} ${op} ${value}`),
  fc.tuple(list, order, literal).map((words) => words.join(' ')),
  fc.tuple(list, brackets).map(([name, inner]) => `${name}[${inner}]`),
  fc.tuple(list, brackets, part, order, literal).map(([n, inner, sub, op, v]) => `${n}[${inner}].${sub} ${op} ${v}`),
)
const filterText = fc.letrec<{ filter: string }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.tuple(tie('filter'), fc.constantFrom('and', 'or'), tie('filter')).map(([a, op, b]) => `(${a}) ${op} (${b})`),
    tie('filter').map((inner) => `not (${inner})`),
  ),
})).filter

let org: Org

beforeAll(async () => {
  org = await organizations.create({ name: 'One', slug: 'one', plan: 'pro', locale: 'en', timeZone: 'UTC' })
  const bodies = fc.sample(person, { numRuns: 60, seed: 7 })
  for (const [n, body] of bodies.entries()) {
    const all = { schemas: [userType.schema.id, enterprise], userName: `${words[n % words.length]}${n}`, ...body }
    const resource = readResource(userType, all, new Notes())
    const active = resource.active !== false
    // Mail addresses are unique and beside the point here.
    const profile = { ...toProfile(resource), email: null }
    await write(org, systemActor(), async (w) => {
      await w.tx.ready()
      people.create(w, { profile, active, source: 'scim', roles: [] })
    })
  }
})

function inDatabase(filter: Filter | undefined) {
  return withOrg(org.id, (tx) => readPage(tx, filter, { startIndex: 1, count: 1000 }))
}

test('SQL selects whom the filter selects in memory, whatever the filter', async () => {
  const everybody = (await inDatabase(undefined)).rows.map((row) => toResource(row, 'http://localhost'))
  await fc.assert(
    fc.asyncProperty(filterText, async (text) => {
      const filter = parseFilter(text)
      const wanted = everybody.filter(compileFilter(userType, filter)).map(({ userName }) => userName)
      const { rows, total } = await inDatabase(filter)
      expect(
        rows.map(({ user_name }) => user_name),
        text,
      ).toEqual(wanted)
      expect(total).toBe(wanted.length)
    }),
    { numRuns: 2_000 },
  )
}, 120_000)

test('a filter of another attribute never reads the addresses: it is answered by its own values', async () => {
  const { rows } = await inDatabase(checkFilter(userType, parseFilter('ims[type eq "work"]')))
  expect(rows).toEqual([])
})
