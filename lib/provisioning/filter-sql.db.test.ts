import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { withOrg } from '@/lib/db/with-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { systemActor } from '@/lib/org/can'
import * as organizations from '@/lib/org/organizations'
import { peek } from '@/lib/org/testing/organization'
import * as people from '@/lib/org/users/users'
import { write } from '@/lib/org/write'
import {
  accessUserSchema,
  checkFilter,
  compare,
  compileFilter,
  Notes,
  parseFilter,
  parseProjection,
  parseSort,
  type Resource,
  readResource,
  type Sort,
  userType,
} from '@/lib/scim'
import { linksOf, readPage } from './page-query'
import type { Wanted } from './page-source'
import { toProfile } from './user-mapping'
import { userSource } from './user-query'

const { url } = await cloneDatabase()

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
const words = ['ann', 'Ann', 'bob', 'b', 'Zoë', 'ZOË', 'x[y]', '%', '_n', "o'neil", 'work', 'home', '\u{1f600}']
words.push('Élodie', 'éLODIE', 'Straße', 'İnci', 'ΟΔΟΣ', 'Łukasz', 'łUKASZ', 'Ǆ', '\uffee', '\u{10ffff}')
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

const computed = ['id', 'meta.resourceType', 'meta.version', 'meta.location']
const singular = ['userName', 'externalId', 'displayName', 'title', 'profileUrl', 'nickName', 'name.givenName']
const texts = [
  ...singular,
  ...computed,
  `${enterprise}:department`,
  `${enterprise}:manager.value`,
  `${enterprise}:manager`,
]
const lists = ['emails', 'phoneNumbers', 'ims']
const access = accessUserSchema.id
/** Everything, with what is returned on request alone. */
const projection = parseProjection(userType, {
  attributes: [userType.schema.id, 'externalId', 'meta', enterprise, access],
})
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
const groupWord = fc.constantFrom('Zoë', 'ZOË', 'ops', 'direct', 'o', '').map((text) => JSON.stringify(text))
const groupPart = fc.constantFrom('display', 'type', 'value', '$ref')
const ofGroups = fc.tuple(groupPart, order, groupWord)
const accessWord = fc.constantFrom(
  'active',
  'Disabled',
  'pending',
  'Admin',
  'read ONLY',
  'Ä Role',
  'scim',
  'rule',
  'RULE',
)
const ofRoles = fc.tuple(
  fc.constantFrom('value', 'display', 'type'),
  order,
  accessWord.map((text) => JSON.stringify(text)),
)
const ofAccess = fc.oneof(
  fc.tuple(order, accessWord).map(([op, text]) => `${access}:status ${op} "${text}"`),
  ofRoles.map(([name, op, value]) => `${access}:roles.${name} ${op} ${value}`),
  ofRoles.map(([name, op, value]) => `${access}:roles[${name} ${op} ${value} and not (type eq "scim")]`),
  ofRoles.map(([name, op, value]) => `${access}:roles[type pr].${name} ${op} ${value}`),
  fc
    .tuple(fc.constantFrom('status', 'roles', 'roles.value'), fc.constantFrom('pr', 'eq null', 'ne null'))
    .map(([name, asked]) => `${access}:${name} ${asked}`),
  fc.tuple(order, fc.nat(3)).map(([op, n]) => `${access}:roles ${op} "${roleIds[n] ?? ''}"`),
)
const leaf = fc.oneof(
  { weight: 3, arbitrary: ofAccess },
  fc.tuple(fc.constantFrom(...texts), order, literal).map((words) => words.join(' ')),
  fc.constantFrom('name pr', 'meta pr'),
  fc
    .tuple(fc.constantFrom(...texts, ...lists, 'active'), fc.constantFrom('pr', 'eq null', 'ne null'))
    .map((w) => w.join(' ')),
  fc
    .tuple(fc.constant('active'), fc.constantFrom('eq', 'ne'), fc.constantFrom('true', 'false'))
    .map((w) => w.join(' ')),
  ofGroups.map(([name, op, value]) => `groups.${name} ${op} ${value}`),
  ofGroups.map(([name, op, value]) => `groups[${name} ${op} ${value} or type pr]`),
  ofGroups.map(([name, op, value]) => `groups[not (${name} ${op} ${value})]`),
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

/** Filled before the filters are made. */
const roleIds: string[] = []
let org: Org
let everybody: Resource[]

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
  for (const name of ['ops', 'Zoë', 'b%']) await addTeam(name)
  await addGrants()
  everybody = (await inDatabase({})).resources
})

/** A team of every third person or so, by SQL, since nothing here depends on how it comes about. */
async function addTeam(name: string): Promise<void> {
  await peek(
    url,
    `with team as (
       insert into teams (org_id, id, name, name_lc, handle, created_at, updated_at)
       values ($1, gen_random_uuid(), $2, lower($2), $2, now(), now()) returning org_id, id)
     insert into team_members (org_id, team_id, user_id, source, since)
     select t.org_id, t.id, u.id, 'scim', now() from team t join users u on u.org_id = t.org_id and u.seq % 3 <> length($2) % 3`,
    [org.id, name],
  )
}

/** Roles of every kind: none, some by SCIM, some by a team, one twice. */
async function addGrants(): Promise<void> {
  await peek(url, `update roles set name = 'Ä Role', name_lc = 'ä role' where org_id = $1 and name = 'Standard'`, [
    org.id,
  ])
  await peek(
    url,
    `insert into user_roles (org_id, user_id, role_id, source, created_at)
     select u.org_id, u.id, r.id, case when u.seq % 2 = 0 then 'scim' else 'manual' end, now()
     from users u join roles r on r.org_id = u.org_id and (u.seq + length(r.name)) % 4 = 0 where u.org_id = $1`,
    [org.id],
  )
  await peek(
    url,
    `insert into team_roles (org_id, team_id, role_id, created_at)
     select t.org_id, t.id, r.id, now() from teams t join roles r on r.org_id = t.org_id and r.name in ('Admin', 'Ä Role')
     where t.org_id = $1 and t.name = 'ops'`,
    [org.id],
  )
  for (const { id } of await peek<{ id: string }>(url, 'select id from roles where org_id = $1 order by name', [
    org.id,
  ]))
    roleIds.push(id)
}

const base = 'http://localhost/api/v2/scim'

function inDatabase({ filter, sort, wanted }: { filter?: string; sort?: Sort; wanted?: Wanted }) {
  const canonical = filter === undefined ? undefined : checkFilter(userType, parseFilter(filter))
  const all: Wanted = { kind: 'index', startIndex: 1, count: 1000 }
  const query = { filter: canonical, sort, wanted: wanted ?? all, projection }
  return withOrg(org.id, async (tx) => {
    const page = await readPage(tx, userSource, query, base)
    return {
      ...linksOf(query.wanted, page),
      total: page.total,
      resources: JSON.parse(`[${page.resources}]`) as Resource[],
    }
  })
}

const namesOf = (resources: readonly Resource[]) => resources.map(({ userName }) => userName)

test('SQL selects whom the filter selects in memory, whatever the filter', async () => {
  await fc.assert(
    fc.asyncProperty(filterText, async (filter) => {
      const wanted = namesOf(everybody.filter(compileFilter(userType, parseFilter(filter))))
      const { resources, total } = await inDatabase({ filter })
      expect(namesOf(resources), filter).toEqual(wanted)
      expect(total).toBe(wanted.length)
    }),
    { numRuns: 2_000 },
  )
}, 120_000)

const sortBy = fc.constantFrom(
  ...texts,
  ...lists,
  'id',
  'active',
  'meta.created',
  'meta.version',
  'emails.type',
  'emails.primary',
  'ims.display',
  'schemas',
  'groups.display',
  `${access}:status`,
  `${access}:roles`,
  `${access}:roles.display`,
  `${access}:roles.type`,
)
const sortOrder = fc.constantFrom('ascending', 'descending')

test('SQL sorts as lib/scim does, whatever is sorted by, filtered and where the page begins', async () => {
  await fc.assert(
    fc.asyncProperty(
      sortBy,
      sortOrder,
      fc.option(filterText, { nil: undefined }),
      fc.nat(70),
      async (by, way, filter, skip) => {
        const sort = parseSort(userType, { sortBy: by, sortOrder: way })
        if (!sort) throw new Error('nothing to sort by')
        const found = filter ? everybody.filter(compileFilter(userType, parseFilter(filter))) : everybody
        const wanted: Wanted = { kind: 'index', startIndex: skip + 1, count: 10 }
        const { resources, total } = await inDatabase({ filter, sort, wanted })
        expect(total).toBe(found.length)
        expect(namesOf(resources), `${by} ${way} ${filter}`).toEqual(
          namesOf(inOrder(found, sort).slice(skip, skip + 10)),
        )
      },
    ),
    { numRuns: 1_000 },
  )
}, 120_000)

/** Equals stay in the order of creation, or in its reverse where everything is. */
function inOrder(found: readonly Resource[], sort: Sort): Resource[] {
  const byCreation = sort.descending ? [...found].reverse() : [...found]
  return byCreation.sort((left, right) => compare(sort, left, right))
}

test('cursors walk every order to its end and back, and show everybody once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.option(sortBy, { nil: undefined }),
      sortOrder,
      fc.option(leaf, { nil: undefined }),
      fc.integer({ min: 1, max: 25 }),
      async (by, way, filter, count) => {
        const sort = by === undefined ? undefined : parseSort(userType, { sortBy: by, sortOrder: way })
        const found = filter ? everybody.filter(compileFilter(userType, parseFilter(filter))) : everybody
        const wanted = sort ? inOrder(found, sort) : found
        const pages = []
        let page = await inDatabase({ filter, sort, wanted: { kind: 'cursor', count, backwards: false } })
        pages.push(page)
        while (page.next) {
          page = await inDatabase({
            filter,
            sort,
            wanted: { kind: 'cursor', count, place: page.next, backwards: false },
          })
          pages.push(page)
        }
        expect(namesOf(pages.flatMap(({ resources }) => resources)), `${by} ${way} ${filter}`).toEqual(namesOf(wanted))
        for (const before of pages.slice(0, -1).reverse()) {
          if (!page.previous) throw new Error('a page behind the first leads back')
          page = await inDatabase({
            filter,
            sort,
            wanted: { kind: 'cursor', count, place: page.previous, backwards: true },
          })
          expect(namesOf(page.resources)).toEqual(namesOf(before.resources))
        }
        expect(page.previous).toBeUndefined()
      },
    ),
    { numRuns: 150 },
  )
}, 120_000)

test('a filter of another attribute never reads the addresses: it is answered by its own values', async () => {
  expect((await inDatabase({ filter: 'ims[type eq "work"]' })).resources).toEqual([])
})
