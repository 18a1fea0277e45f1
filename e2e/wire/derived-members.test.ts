/** What the server alone knows of members and groups is returned, found and sorted by as the schemas say. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { type Json, resources } from './client'
import { discovered, type Leaf, leavesOf, valuesIn } from './derived'
import { swapped } from './fuzz-mutations'
import { expectError, made } from './people'
import { madeGroup } from './teams'
import { Wire } from './wire'

await cloneDatabase()

const wire = new Wire('front')
const linked = leavesOf(await discovered()).filter(({ attribute }) => ['members', 'groups'].includes(attribute.name))
const named = linked.map((leaf) => [`${leaf.endpoint} ${leaf.path}`, leaf] as const)

/** Of each type one that is linked, and one that is not. */
const own = new Map<string, readonly [linked: string, alone: string]>()

beforeAll(async () => {
  await wire.open()
  const [ann, bob] = [await made(wire, { displayName: 'Ann' }), await made(wire, { displayName: 'Bob' })]
  own.set('/Users', [ann.id, bob.id])
  own.set('/Groups', [(await madeGroup(wire, [ann.id])).id, (await madeGroup(wire)).id])
})
afterAll(() => wire.close())

async function shown({ endpoint }: Leaf, query = ''): Promise<Json> {
  return (await wire.scim.get(`${endpoint}/${own.get(endpoint)?.[0]}${query}`)).json
}

async function found({ endpoint }: Leaf, filter: string): Promise<string[]> {
  const answer = await wire.scim.list({ filter }, endpoint)
  expect(answer.status, `${filter}: ${answer.text}`).toBe(200)
  return resources(answer).map(({ id }) => String(id))
}

test('there are such', () => expect(linked.length).toBe(8))

test.each(named)('%s is returned by default and where it is asked for, not where it is excluded', async (_, leaf) => {
  const value = valuesIn(leaf, await shown(leaf))
  expect(value).toEqual([expect.stringMatching(/\w/)])
  for (const path of [leaf.path, leaf.qualified, swapped(leaf.qualified)]) {
    expect(valuesIn(leaf, await shown(leaf, `?attributes=${path}`)), path).toEqual(value)
    expect(valuesIn(leaf, await shown(leaf, `?excludedAttributes=${path}`)), path).toEqual([])
  }
  expect(valuesIn(leaf, await shown(leaf, '?attributes=meta'))).toEqual([])
})

test.each(named)('%s is found by what is returned', async (_, leaf) => {
  const [value] = valuesIn(leaf, await shown(leaf)).map(String)
  const [here = '', alone = ''] = own.get(leaf.endpoint) ?? []
  const text = JSON.stringify(value)
  const { path, top, sub } = leaf
  for (const filter of [
    `${path} eq ${text}`,
    `${leaf.qualified} eq ${text}`,
    `${path} co ${text}`,
    `${path} sw ${text}`,
    `${path} ew ${text}`,
  ]) {
    expect(await found(leaf, filter), filter).toEqual([here])
  }
  for (const filter of [`${path} pr`, `${path} ge ${text}`, `${path} le ${text}`, `${top}[${sub?.name} eq ${text}]`]) {
    expect(await found(leaf, filter), filter).toEqual([here])
  }
  for (const filter of [`${path} gt ${text}`, `${path} lt ${text}`])
    expect(await found(leaf, filter), filter).toEqual([])
  for (const filter of [`${path} ne ${text}`, `not (${path} pr)`, `${path} eq null`]) {
    expect(await found(leaf, filter), filter).toEqual([alone])
  }
  const other = await found(leaf, `${path} eq ${JSON.stringify(swapped(value ?? ''))}`)
  expect(other).toEqual(leaf.described.caseExact ? [] : [here])
  expectError(await wire.scim.list({ filter: `${path} eq 7` }, leaf.endpoint), 400, 'invalidFilter')
})

test.each(named)('%s sorts those that have it before those that have not', async (_, leaf) => {
  const order = async (sortOrder: string) =>
    resources(await wire.scim.list({ sortBy: leaf.path, sortOrder }, leaf.endpoint)).map(({ id }) => String(id))
  const both = [...(own.get(leaf.endpoint) ?? [])]
  expect(await order('ascending')).toEqual(both)
  expect(await order('descending')).toEqual(both.reverse())
})
