/** The recorded filters and patches against the stored directory: what lib/scim decides in memory, SQL must too. */
import { beforeAll, describe, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { resources } from './client'
import { type Assertion, broken } from './json-path'
import filters from './recorded/filters.json'
import patches from './recorded/patches.json'
import { fill, type Variables } from './runner'
import { overEveryMount, type Wire } from './wire'

await cloneDatabase()

const core = 'urn:ietf:params:scim:schemas:core:2.0:User'
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

interface FilterVector {
  readonly id: string
  readonly filter: string
  readonly match?: readonly string[]
  readonly error?: { readonly status: readonly number[]; readonly scimType: readonly string[] }
}
const filterVectors: readonly FilterVector[] = filters.vectors

overEveryMount((wire) => {
  const variables: Variables = { r: 'r7' }

  describe('a recorded filter', () => {
    beforeAll(async () => {
      for (const name of ['A', 'B', 'C', 'D']) variables[name] = `user-${name.toLowerCase()}@filters.test`
      for (const [name, fixture] of Object.entries(filters.fixtures)) {
        const made = await wire.scim.post('/Users', { schemas: [core, enterprise], ...fill(fixture, variables) })
        expect(made.status, made.text).toBe(201)
        variables[`id_${name}`] = String(made.json.id)
      }
    })

    const matching = filterVectors.filter(({ match }) => match)
    test.each(matching)('$id $filter selects $match', async ({ filter, match }) => {
      const found = await wire.scim.list({ filter: fill(filter, variables) })
      expect(found.status, found.text).toBe(200)
      const names = resources(found).map(({ id }) =>
        Object.keys(variables).find((name) => variables[name] === String(id)),
      )
      expect(names.map((name) => name?.slice(3))).toEqual(match)
    })

    const refused = filterVectors.filter(({ error }) => error)
    test.each(refused)('$id $filter is refused as invalidFilter', async ({ filter }) => {
      const answer = await wire.scim.list({ filter: fill(filter, variables) })
      expect([answer.status, answer.json.scimType]).toEqual([400, 'invalidFilter'])
    })
  })
})

interface PatchVector {
  readonly id: string
  readonly title: string
  readonly resource?: string
  readonly input?: object
  readonly ops: readonly unknown[]
  readonly raw?: object
  readonly expect?: readonly Assertion[]
  readonly error?: readonly string[]
  readonly status?: readonly number[]
}

/** Vectors on groups wait for groups. */
const patchVectors = (patches.vectors as unknown as PatchVector[]).filter(({ resource }) => resource !== 'Group')

overEveryMount((wire) => {
  test.each(patchVectors)('recorded patch $id: $title', async (vector) => {
    const { variables, path } = await person(wire, vector)
    const body = vector.raw ?? { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: vector.ops }
    const answer = await wire.scim.send({ method: 'PATCH', path, body: fill(body, variables) })
    const refusalIsFine = vector.error !== undefined || vector.status?.includes(400)
    if (answer.status !== 200 || (vector.error && !vector.status)) {
      expect(refusalIsFine, answer.text).toBe(true)
      expect(answer.status, answer.text).toBe(400)
      if (vector.error) expect(vector.error).toContain(answer.json.scimType)
    }
    const now = await wire.scim.get(path)
    if (answer.status === 200) expect(now.json).toEqual(answer.json)
    if (answer.status === 200 || !vector.status) {
      expect(fill(vector.expect ?? [], variables).flatMap((assertion) => broken(now.json, assertion) ?? [])).toEqual([])
    }
  })
})

async function person(wire: Wire, { input }: PatchVector): Promise<{ variables: Variables; path: string }> {
  const variables: Variables = { e: wire.name('pat'), m1: '00000000-0000-4000-8000-000000000001' }
  const defaults = {
    schemas: [core, enterprise],
    userName: '{{e}}',
    name: { givenName: 'Pat', familyName: 'Ch' },
    active: true,
    emails: [{ value: '{{e}}', type: 'work', primary: true }],
  }
  const made = await wire.scim.post('/Users', fill({ ...defaults, ...input }, variables))
  expect(made.status, made.text).toBe(201)
  variables.me = String(made.json.id)
  return { variables, path: `/Users/${variables.me}` }
}
