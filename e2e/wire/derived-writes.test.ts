/** Every attribute that the schemas describe can be written and is read back as they say; or cannot, as they say. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import type { Json } from './client'
import { bodyOf, bodyWith, discovered, elementOf, fitting, type Leaf, leavesOf, unfitting, valuesIn } from './derived'
import { swapped } from './fuzz-mutations'
import { expectError } from './people'
import { Wire } from './wire'

await cloneDatabase()

// Over one mount: that the mounts answer alike is held by the tests that know less and send more.
const wire = new Wire('front')
const documents = await discovered()
const leaves = leavesOf(documents)
const isWritable = ({ attribute, described }: Leaf) =>
  attribute.mutability === 'readWrite' && described.mutability === 'readWrite'
const writable = leaves.filter(isWritable)
const named = (some: readonly Leaf[]) => some.map((leaf) => [`${leaf.endpoint} ${leaf.path}`, leaf] as const)
const endpoints = [...new Set(leaves.map(({ endpoint }) => endpoint))]
const of = (endpoint: string) => writable.filter((leaf) => leaf.endpoint === endpoint)

/** Resources with every writable attribute, and one to be patched. */
const filled = new Map<string, Json>()
const plain = new Map<string, Json>()

const schemasOf = (endpoint: string) => [
  ...new Set(leaves.filter((leaf) => leaf.endpoint === endpoint).map(({ urn }) => urn)),
]
/** The least that makes a resource of the type. */
const least = (endpoint: string) => ({
  schemas: schemasOf(endpoint).slice(0, 1),
  ...Object.fromEntries(
    of(endpoint)
      .filter(({ attribute }) => attribute.required)
      .map(({ path }) => [path, wire.name('least')]),
  ),
})

async function created(endpoint: string, more: object): Promise<Json & { id: string }> {
  const answer = await wire.scim.post(endpoint, { ...least(endpoint), ...more, schemas: schemasOf(endpoint) })
  expect(answer.status, answer.text).toBe(201)
  return answer.json as Json & { id: string }
}

async function now(endpoint: string, { id }: Json, query = ''): Promise<Json> {
  const answer = await wire.scim.get(`${endpoint}/${id}${query}`)
  expect(answer.status, answer.text).toBe(200)
  return answer.json
}

beforeAll(async () => {
  await wire.open()
  for (const endpoint of endpoints) {
    filled.set(endpoint, await created(endpoint, bodyOf(of(endpoint), 'a')))
    plain.set(endpoint, await created(endpoint, {}))
  }
})
afterAll(() => wire.close())

const at = (from: Map<string, Json>, { endpoint }: Leaf) => from.get(endpoint) ?? ({} as Json)

/** A value to change to; of what is unique one that nobody has. */
function changedTo(leaf: Leaf, side: 'a' | 'b') {
  return leaf.described.uniqueness === 'server' ? `Other-${fitting(leaf, side)}` : fitting(leaf, side)
}

async function patch(leaf: Leaf, operation: object): Promise<Json> {
  const target = at(plain, leaf)
  const answer = await wire.scim.patch(`${leaf.endpoint}/${target.id}`, [operation])
  expect([200, 204], answer.text).toContain(answer.status)
  return now(leaf.endpoint, target)
}

test('the documents describe as much as they should', () => {
  expect(endpoints).toEqual(['/Users', '/Groups'])
  expect(leaves.length).toBeGreaterThan(70)
  expect(writable.length).toBeGreaterThan(55)
})

describe('what may be written', () => {
  test.each(named(writable))('%s is read back as a POST sent it', async (_, leaf) => {
    expect(valuesIn(leaf, await now(leaf.endpoint, at(filled, leaf)))).toEqual([fitting(leaf, 'a')])
  })

  test.each(endpoints)('a PUT of all of %s replaces it, and without them clears them', async (endpoint) => {
    const { id } = await created(endpoint, {})
    const put = (body: object) => wire.scim.put(`${endpoint}/${id}`, { ...body, schemas: schemasOf(endpoint) })
    expect((await put(bodyOf(of(endpoint), 'b'))).status).toBe(200)
    const after = await now(endpoint, { id } as unknown as Json)
    for (const leaf of of(endpoint)) expect(valuesIn(leaf, after), leaf.path).toEqual([fitting(leaf, 'b')])
    expect((await put(least(endpoint))).status).toBe(200)
    const cleared = await now(endpoint, { id } as unknown as Json)
    // What a PUT does not say of `active` stays as it is: nobody is shut out or let in by an omission.
    for (const leaf of of(endpoint).filter(({ described: { required, name } }) => !required && name !== 'active')) {
      expect(valuesIn(leaf, cleared), leaf.path).toEqual([])
    }
  })

  const single = writable.filter(({ attribute }) => !attribute.multiValued)
  test.each(named(single))('%s is added, replaced and removed by each of its paths', async (_, leaf) => {
    for (const path of new Set([leaf.path, leaf.qualified, swapped(leaf.qualified)])) {
      for (const [op, side] of [
        ['add', 'a'],
        ['replace', 'b'],
        ['add', 'a'],
      ] as const) {
        const value = changedTo(leaf, side)
        expect(valuesIn(leaf, await patch(leaf, { op, path, value })), `${op} ${path}`).toEqual([value])
      }
      if (leaf.described.required) {
        const refused = await wire.scim.patch(`${leaf.endpoint}/${at(plain, leaf).id}`, [{ op: 'remove', path }])
        expectError(refused, 400, 'mutability')
      } else if (leaf.described.name !== 'active') {
        expect(valuesIn(leaf, await patch(leaf, { op: 'remove', path })), `remove ${path}`).toEqual([])
      }
    }
  })

  const listed = writable.filter(({ attribute, sub }) => attribute.multiValued && sub)
  test.each(named(listed))('%s is added, replaced and removed in the value that a path selects', async (_, leaf) => {
    const { attribute, described, top, urn, isExtension } = leaf
    const [[key = '', base = ''] = []] = Object.entries(elementOf(attribute)).filter(
      ([name]) => name !== described.name,
    )
    const tops = [top, isExtension ? top : `${urn}:${attribute.name}`]
    for (const path of tops.flatMap((one) => [
      `${one}[${key} eq "${base}"].${described.name}`,
      `${one}.${described.name}`,
    ])) {
      await patch(leaf, { op: 'replace', path: top, value: [elementOf(attribute)] })
      for (const [op, side] of [
        ['add', 'a'],
        ['replace', 'b'],
      ] as const) {
        const value = fitting(leaf, side)
        expect(valuesIn(leaf, await patch(leaf, { op, path, value })), `${op} ${path}`).toEqual([value])
      }
      expect(valuesIn(leaf, await patch(leaf, { op: 'remove', path })), `remove ${path}`).toEqual([])
    }
    expect(valuesIn(leaf, await patch(leaf, { op: 'remove', path: top }))).toEqual([])
  })

  test.each(named(writable))('%s is added and replaced without a path', async (_, leaf) => {
    for (const [op, side] of [
      ['add', 'a'],
      ['replace', 'b'],
    ] as const) {
      const resource = await patch(leaf, { op, value: bodyWith(leaf, changedTo(leaf, side)) })
      expect(valuesIn(leaf, resource), op).toContain(changedTo(leaf, side))
    }
    if (!leaf.described.required && leaf.described.name !== 'active')
      await patch(leaf, { op: 'remove', path: leaf.top })
  })

  test.each(named(writable))('%s of another type is 400 invalidValue', async (_, leaf) => {
    for (const value of unfitting(leaf.described)) {
      const body = { ...least(leaf.endpoint), ...bodyWith(leaf, value), schemas: schemasOf(leaf.endpoint) }
      expectError(await wire.scim.post(leaf.endpoint, body), 400, 'invalidValue')
      if (leaf.attribute.multiValued) continue
      const path = `${leaf.endpoint}/${at(plain, leaf).id}`
      expectError(await wire.scim.patch(path, [{ op: 'replace', path: leaf.path, value }]), 400, 'invalidValue')
    }
  })

  const extensions = writable.filter(({ isExtension }) => isExtension)
  // The manager is known without it (bareName in lib/scim/dialect.ts).
  const nameless = extensions.filter(({ attribute }) => attribute.name !== 'manager')
  test.each(named(nameless))('%s has no path without its URN', async (_, leaf) => {
    const path = leaf.qualified.slice(leaf.urn.length + 1)
    const answer = await wire.scim.patch(`${leaf.endpoint}/${at(plain, leaf).id}`, [{ op: 'add', path, value: 'x' }])
    expectError(answer, 400, 'invalidPath')
  })
})

describe('what the server alone writes', () => {
  const readOnly = leaves.filter(
    ({ attribute, described }) => attribute.mutability === 'readOnly' || described.mutability === 'readOnly',
  )

  test('there is such', () => expect(readOnly.length).toBeGreaterThan(8))

  test.each(named(readOnly))('%s is ignored in a body and refused as a path', async (_, leaf) => {
    const value = fitting(leaf, 'a')
    const isMember = leaf.attribute.name === 'members'
    const body = isMember ? { members: [] } : bodyWith(leaf, value)
    const own = await created(leaf.endpoint, body)
    expect(valuesIn(leaf, await now(leaf.endpoint, own))).not.toContain(value)
    const target = `${leaf.endpoint}/${own.id}`
    expectError(await wire.scim.patch(target, [{ op: 'replace', path: leaf.path, value }]), 400, 'mutability')
    const pathless = await wire.scim.patch(target, [{ op: 'add', value: body }])
    expect([200, 204], pathless.text).toContain(pathless.status)
    expect(valuesIn(leaf, await now(leaf.endpoint, own))).not.toContain(value)
  })
})

describe('what is immutable', () => {
  const immutable = leaves.filter(({ described }) => described.mutability === 'immutable')

  test.each(named(immutable))('%s is refused as a path', async (_, leaf) => {
    const operation = { op: 'replace', path: leaf.path, value: fitting(leaf, 'b') }
    expectError(await wire.scim.patch(`${leaf.endpoint}/${at(plain, leaf).id}`, [operation]), 400, 'mutability')
  })
})

describe('what is unique on the server', () => {
  const unique = writable.filter(({ described }) => described.uniqueness === 'server')

  test('is a name of each type', () => expect(unique.map(({ path }) => path)).toEqual(['userName', 'displayName']))

  test.each(named(unique))('%s is 409 by every way to take it', async (_, leaf) => {
    const taken = String(fitting(leaf, 'a'))
    for (const value of [taken, ...(leaf.described.caseExact ? [] : [swapped(taken)])]) {
      const body = { ...least(leaf.endpoint), ...bodyWith(leaf, value) }
      const path = `${leaf.endpoint}/${at(plain, leaf).id}`
      expectError(await wire.scim.post(leaf.endpoint, body), 409, 'uniqueness')
      expectError(await wire.scim.put(path, body), 409, 'uniqueness')
      expectError(await wire.scim.patch(path, [{ op: 'replace', path: leaf.path, value }]), 409, 'uniqueness')
    }
  })
})
