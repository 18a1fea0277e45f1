/** Every attribute that the schemas describe is returned, found and sorted by as they say. Three resources: one with all
 *  of a value, one with all of another, one with nothing but what is required. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { type Answer, type Json, resources } from './client'
import { bodyOf, discovered, fitting, type Leaf, leavesOf, valuesIn } from './derived'
import { swapped } from './fuzz-mutations'
import { expectError, person } from './people'
import { Wire } from './wire'

await cloneDatabase()

// Over one mount: that the mounts answer alike is held by the tests that know less and send more.
const wire = new Wire('front')
const leaves = leavesOf(await discovered())
const named = (some: readonly Leaf[]) => some.map((leaf) => [`${leaf.endpoint} ${leaf.path}`, leaf] as const)
const writable = leaves.filter(
  ({ attribute, described }) => ![attribute, described].some((one) => one.mutability !== 'readWrite'),
)
const kept = writable.filter(
  ({ attribute, described }) => attribute.returned === 'default' && described.returned === 'default',
)

type Three = Readonly<Record<'a' | 'b' | 'c', string>>
const ids = new Map<string, Three>()
const idsOf = ({ endpoint }: Leaf): Three => ids.get(endpoint) ?? { a: '', b: '', c: '' }

/** Neither can be without a value: the third has one of its own. */
const isAlwaysThere = ({ described }: Leaf) => described.required || described.name === 'active'

beforeAll(async () => {
  await wire.open()
  for (const endpoint of new Set(leaves.map(({ endpoint }) => endpoint))) {
    const own = leaves.filter((leaf) => leaf.endpoint === endpoint)
    const schemas = [...new Set(own.map(({ urn }) => urn))]
    const mine = writable.filter((leaf) => leaf.endpoint === endpoint)
    const c = Object.fromEntries(mine.filter(({ described }) => described.required).map(({ path }) => [path, 'Cecil']))
    const bodies = [bodyOf(mine, 'a'), bodyOf(mine, 'b'), c].map((body) => ({ ...body, schemas }))
    const made: string[] = []
    for (const body of bodies) {
      const answer = await wire.scim.post(endpoint, body)
      expect(answer.status, answer.text).toBe(201)
      made.push(String(answer.json.id))
    }
    const [first = '', second = '', third = ''] = made
    ids.set(endpoint, { a: first, b: second, c: third })
  }
})
afterAll(() => wire.close())

function list(leaf: Leaf, filter: string, more: object = {}): Promise<Answer> {
  const three = Object.values(idsOf(leaf)).map((id) => `id eq "${id}"`)
  return wire.scim.list({ filter: `(${three.join(' or ')}) and (${filter})`, ...more }, leaf.endpoint)
}

/** Which of the three a filter finds, in the order of the answer. */
async function found(leaf: Leaf, filter: string, more: object = {}): Promise<string> {
  const answer = await list(leaf, filter, more)
  expect(answer.status, `${filter}: ${answer.text}`).toBe(200)
  const names = Object.entries(idsOf(leaf)).map(([name, id]) => [id, name] as const)
  return resources(answer)
    .map(({ id }) => new Map(names).get(String(id)))
    .join('')
}

async function shown(leaf: Leaf, query: string): Promise<Json> {
  const answer = await wire.scim.get(`${leaf.endpoint}/${idsOf(leaf).a}${query}`)
  expect(answer.status, answer.text).toBe(200)
  return answer.json
}

const json = (value: unknown) => JSON.stringify(value)

describe('what is returned', () => {
  test.each(named(kept))('%s by default and where it is asked for, not where it is excluded', async (_, leaf) => {
    const value = [fitting(leaf, 'a')]
    expect(valuesIn(leaf, await shown(leaf, ''))).toEqual(value)
    for (const path of [leaf.path, leaf.qualified, swapped(leaf.qualified)]) {
      const alone = await shown(leaf, `?attributes=${path}`)
      expect(valuesIn(leaf, alone), path).toEqual(value)
      const top = leaf.isExtension ? leaf.urn : leaf.attribute.name
      expect(Object.keys(alone).sort(), path).toEqual(['id', 'schemas', top].sort())
      const rest = await shown(leaf, `?excludedAttributes=${path}`)
      expect(valuesIn(leaf, rest), path).toEqual([])
      expect(rest.meta, path).toBeDefined()
    }
    const other = await shown(leaf, '?attributes=meta')
    expect(Object.keys(other).sort()).toEqual(['id', 'meta', 'schemas'])
  })

  const never = leaves.filter(({ described }) => described.returned === 'never')
  test('never is the password alone', () => expect(never.map(({ path }) => path)).toEqual(['password']))

  test.each(named(never))('%s is in no answer, and cannot be asked for', async (_, leaf) => {
    for (const query of ['', `?attributes=${leaf.path}`, `?attributes=${leaf.qualified}`, '?excludedAttributes=id']) {
      expect(json(await shown(leaf, query))).not.toContain(fitting(leaf, 'a'))
    }
    for (const op of ['eq', 'ne', 'co', 'sw']) {
      expectError(await list(leaf, `${leaf.path} ${op} ${json(fitting(leaf, 'a'))}`), 400, 'invalidFilter')
    }
    expectError(await list(leaf, `${leaf.qualified} pr`), 400, 'invalidFilter')
    expectError(await list(leaf, 'id pr', { sortBy: leaf.path }), 400, 'invalidPath')
  })

  const onRequest = leaves.filter(({ attribute }) => attribute.returned === 'request')
  test('on request is what a person may do', () => expect(onRequest.length).toBeGreaterThan(2))

  test.each(named(onRequest))('%s only where it is named, and it can be asked for all the same', async (_, leaf) => {
    expect(valuesIn(leaf, await shown(leaf, ''))).toEqual([])
    expect(valuesIn(leaf, await shown(leaf, '?excludedAttributes=id'))).toEqual([])
    for (const path of [leaf.top, leaf.qualified, leaf.urn]) {
      expect(valuesIn(leaf, await shown(leaf, `?attributes=${path}`)).length, path).toBeGreaterThan(0)
    }
    const own = await shown(leaf, `?attributes=${leaf.qualified}`)
    const [value] = valuesIn(leaf, own)
    expect(await found(leaf, `${leaf.qualified} eq ${json(value)}`)).toContain('a')
    expect(await found(leaf, `not (${leaf.qualified} eq ${json(value)})`)).not.toContain('a')
    expect(await found(leaf, `${leaf.qualified} pr`)).toBe('abc')
    expect(await found(leaf, 'id pr', { sortBy: leaf.qualified })).toHaveLength(3)
  })
})

describe('what is found', () => {
  const texts = kept.filter(({ described }) => ['string', 'reference'].includes(described.type))
  const others = kept.filter(({ described }) => ['boolean', 'binary'].includes(described.type))

  /** What stands for a resource without the attribute: nothing, or its own value, which comes last. */
  const rest = (leaf: Leaf) => (isAlwaysThere(leaf) ? 'c' : '')

  test.each(named(texts))('%s by every operator', async (_, leaf) => {
    const [a, b] = [String(fitting(leaf, 'a')), String(fitting(leaf, 'b'))]
    const { caseExact } = leaf.described
    const expected: Readonly<Record<string, string>> = {
      [`eq ${json(a)}`]: 'a',
      [`eq ${json(swapped(a))}`]: caseExact ? '' : 'a',
      [`EQ ${json(a)}`]: 'a',
      [`ne ${json(a)}`]: 'bc',
      [`ne ${json(swapped(a))}`]: caseExact ? 'abc' : 'bc',
      [`co ${json(a.slice(2, -1))}`]: 'a',
      [`co ${json(swapped(a.slice(2, -1)))}`]: caseExact ? '' : 'a',
      [`sw ${json(a.slice(0, 4))}`]: 'a',
      [`ew ${json(a.slice(-2))}`]: 'a',
      [`gt ${json(a)}`]: `b${rest(leaf)}`,
      [`ge ${json(a)}`]: `ab${rest(leaf)}`,
      [`lt ${json(b)}`]: 'a',
      [`le ${json(b)}`]: 'ab',
      pr: `ab${rest(leaf)}`,
      'eq null': isAlwaysThere(leaf) ? '' : 'c',
    }
    for (const [question, letters] of Object.entries(expected)) {
      expect(await found(leaf, `${leaf.path} ${question}`), `${leaf.path} ${question}`).toBe(letters)
    }
    expect(await found(leaf, `${leaf.qualified} eq ${json(a)}`)).toBe('a')
    expect(await found(leaf, `${swapped(leaf.qualified)} eq ${json(b)}`)).toBe('b')
    expectError(await list(leaf, `${leaf.path} eq 7`), 400, 'invalidFilter')
    expectError(await list(leaf, `${leaf.path} gt true`), 400, 'invalidFilter')
  })

  test.each(named(others))('%s by equality only: it has no order and no parts', async (_, leaf) => {
    const [a, b] = [json(fitting(leaf, 'a')), json(fitting(leaf, 'b'))]
    // Whoever is not said to be inactive is active.
    const activeToo = leaf.described.name === 'active' ? 'c' : ''
    expect(await found(leaf, `${leaf.path} eq ${a}`)).toBe(`a${activeToo}`)
    expect(await found(leaf, `${leaf.path} eq ${b}`)).toBe('b')
    expect(await found(leaf, `${leaf.path} ne ${b}`)).toBe('ac')
    expect(await found(leaf, `${leaf.qualified} pr`)).toBe(`ab${activeToo}`)
    for (const op of ['gt', 'ge', 'lt', 'le', 'co', 'sw', 'ew']) {
      expectError(await list(leaf, `${leaf.path} ${op} ${a}`), 400, 'invalidFilter')
    }
  })

  const listed = kept.filter(({ attribute, sub }) => attribute.multiValued && sub)
  test.each(named(listed))('%s within one value', async (_, leaf) => {
    const { top, sub, urn, attribute, isExtension } = leaf
    const [a, b] = [json(fitting(leaf, 'a')), json(fitting(leaf, 'b'))]
    for (const path of [top, isExtension ? top : `${urn}:${attribute.name}`]) {
      expect(await found(leaf, `${path}[${sub?.name} eq ${a}]`), path).toBe('a')
      expect(await found(leaf, `${path}[${sub?.name} eq ${a} and ${sub?.name} eq ${b}]`), path).toBe('')
      expect(await found(leaf, `${path}[${sub?.name} eq ${a} or ${sub?.name} eq ${b}]`), path).toBe('ab')
      expect(await found(leaf, `${path}[not (${sub?.name} eq ${a})]`), path).toBe('b')
      expect(await found(leaf, `not (${path}[${sub?.name} pr])`), path).toBe('c')
    }
  })
})

describe('what is sorted by', () => {
  const sortable = kept.filter(({ described }) => described.type !== 'binary')

  test.each(named(sortable))('%s both ways, those without it last and first', async (_, leaf) => {
    for (const sortBy of [leaf.path, leaf.qualified]) {
      const up = await found(leaf, 'id pr', { sortBy })
      const down = await found(leaf, 'id pr', { sortBy, sortOrder: 'descending' })
      expect([up, down], sortBy).toEqual(leaf.described.type === 'boolean' ? ['bac', 'cab'] : ['abc', 'cba'])
    }
  })

  const texts = kept.filter(({ described, attribute }) => described.type === 'string' && !attribute.multiValued)
  const single = texts
    .filter(({ sub, endpoint }) => !sub && endpoint === '/Users')
    .filter(({ path }) => path !== 'userName')

  test.each(named(single))('%s in the order that caseExact asks for', async (_, leaf) => {
    const [owner, name] = leaf.isExtension ? [leaf.urn, leaf.attribute.name] : [undefined, leaf.attribute.name]
    const made = new Map<string, string>()
    for (const value of ['b', 'A', 'C']) {
      const own = { [name]: value }
      const answer = await wire.scim.post(
        '/Users',
        person(wire, owner ? { schemas: [leaf.urn, ...coreOf(leaf)], [owner]: own } : own),
      )
      made.set(String(answer.json.id), value)
    }
    const filter = [...made.keys()].map((id) => `id eq "${id}"`).join(' or ')
    const answer = await wire.scim.list({ filter, sortBy: leaf.path })
    const order = resources(answer)
      .map(({ id }) => made.get(String(id)))
      .join('')
    expect(order).toBe(leaf.described.caseExact ? 'ACb' : 'AbC')
  })
})

const coreOf = ({ endpoint }: Leaf) =>
  leaves
    .filter((leaf) => leaf.endpoint === endpoint && !leaf.isExtension)
    .map(({ urn }) => urn)
    .slice(0, 1)
