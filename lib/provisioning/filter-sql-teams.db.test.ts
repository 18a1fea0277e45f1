import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { withOrg } from '@/lib/db/with-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { newOrganization, newPerson, peek } from '@/lib/org/testing/organization'
import { checkFilter, compare, compileFilter, groupType, parseFilter, parseSort, type Resource } from '@/lib/scim'
import { groupSource } from './group-list'
import { readPage } from './page-query'
import type { PageQuery, Wanted } from './page-source'

const { url } = await cloneDatabase()

const base = 'http://localhost/api/v2/scim'
const names = ['ops', 'Ops Ä', 'zoë', 'ZOË', 'Straße', 'İzmir', 'ΟΔΟΣ', 'a%b', '_x', '\u{1f600}', 'admin', 'b']
const externalIds = ['X', 'x', 'é', null]
let org: Org
let groups: Resource[]
let people: string[] = []

beforeAll(async () => {
  org = await newOrganization()
  for (const name of ['Ann', 'ann', 'Élodie', 'İnci', 'bob']) people.push((await newPerson(org, 'Standard', name)).id)
  const { id: gone } = await newPerson(org, 'Standard', 'Gone')
  for (const [n, name] of names.entries()) {
    // By SQL, since nothing here depends on how a team comes about.
    await peek(
      url,
      `with team as (
         insert into teams (org_id, id, name, name_lc, handle, external_id, created_at, updated_at, version)
         values ($1, gen_random_uuid(), $2, $3, $4, $5, now() - $6 * interval '1 minute', now(), $6 + 1) returning org_id, id)
       insert into team_members (org_id, team_id, user_id, source, since)
       select org_id, id, unnest($7::uuid[]), 'scim', now() from team`,
      [
        org.id,
        `${name} ${n}`,
        `${name} ${n}`.normalize('NFC').toLowerCase(),
        `team-${n}`,
        externalIds[n % 4] ?? null,
        n,
        [...people.slice(0, n % 6), ...(n % 3 ? [gone] : [])],
      ],
    )
  }
  await peek(url, `update users set deleted_at = now() where id = $1`, [gone])
  groups = (await inDatabase({})).resources
  people = people.sort()
})

async function inDatabase({ wanted, ...query }: Partial<PageQuery>) {
  const all: Wanted = { kind: 'index', startIndex: 1, count: 50 }
  const projection = { whole: true }
  const source = groupSource({ paging: { kind: 'index', startIndex: 1, count: 50 }, projection })
  const page = await withOrg(org.id, (tx) =>
    readPage(tx, source, { ...query, projection, wanted: wanted ?? all }, base),
  )
  return { total: page.total, resources: JSON.parse(`[${page.resources}]`) as Resource[] }
}

const word = fc.constantFrom(...names, 'Ann', 'élodie', 'inci', 'x', 'X', 'User', 'work', '')
const literal = word.map((text) => JSON.stringify(text))
const order = fc.constantFrom('eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le')
const known = fc.constantFrom(0, 1, 2, 3, 4).map((n) => JSON.stringify(people[n]))
const text = fc.constantFrom('displayName', 'externalId', 'id', 'meta.resourceType', 'meta.version', 'meta.location')
const part = fc.constantFrom('value', 'display', 'type', '$ref')
const inside = fc.oneof(
  fc.tuple(part, order, literal).map((words) => words.join(' ')),
  known.map((id) => `value eq ${id}`),
  part.map((name) => `${name} pr`),
)
const leaf = fc.oneof(
  fc.tuple(text, order, literal).map((words) => words.join(' ')),
  fc
    .tuple(fc.constantFrom('displayName', 'externalId', 'members', 'schemas'), fc.constantFrom('pr', 'eq null'))
    .map((w) => w.join(' ')),
  fc.tuple(part, order, literal).map(([name, op, value]) => `members.${name} ${op} ${value}`),
  fc.tuple(order, known).map(([op, id]) => `members ${op} ${id}`),
  inside.map((inner) => `members[${inner}]`),
  inside.map((inner) => `members[not (${inner})]`),
  fc.tuple(inside, fc.constantFrom('and', 'or'), inside).map(([one, op, two]) => `members[${one} ${op} ${two}]`),
  fc.constant('meta pr'),
  order.map((op) => `schemas ${op} "${groupType.schema.id}"`),
)
const filterText = fc.letrec<{ filter: string }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.tuple(tie('filter'), fc.constantFrom('and', 'or'), tie('filter')).map(([a, op, b]) => `(${a}) ${op} (${b})`),
    tie('filter').map((inner) => `not (${inner})`),
  ),
})).filter

const idsOf = (resources: readonly Resource[]) => resources.map(({ id }) => id)

test('SQL selects the groups that the filter selects in memory, whatever the filter', async () => {
  expect(groups).toHaveLength(names.length)
  await fc.assert(
    fc.asyncProperty(filterText, async (text) => {
      const wanted = groups.filter(compileFilter(groupType, parseFilter(text)))
      const found = await inDatabase({ filter: checkFilter(groupType, parseFilter(text)) })
      expect(idsOf(found.resources), text).toEqual(idsOf(wanted))
      expect(found.total).toBe(wanted.length)
    }),
    { numRuns: 1_500 },
  )
}, 120_000)

test.each(['displayName', 'externalId', 'id', 'meta.created', 'meta.version', 'members', 'members.display', 'schemas'])(
  'SQL sorts groups by %s as lib/scim does',
  async (sortBy) => {
    for (const sortOrder of ['ascending', 'descending']) {
      const sort = parseSort(groupType, { sortBy, sortOrder })
      if (!sort) throw new Error('nothing to sort by')
      const byCreation = sort.descending ? [...groups].reverse() : [...groups]
      const wanted = byCreation.sort((left, right) => compare(sort, left, right))
      expect(idsOf((await inDatabase({ sort })).resources), sortOrder).toEqual(idsOf(wanted))
    }
  },
)
