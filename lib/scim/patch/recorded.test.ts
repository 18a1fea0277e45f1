import { describe, expect, test } from 'vitest'
import recorded from '../../../e2e/wire/recorded/patches.json'
import { Notes } from '../dialect'
import type { Resource } from '../resource'
import { groupType } from '../schemas/group'
import { userType } from '../schemas/user'
import { freeze, resourceFrom } from '../testing/resources'
import { applyPatch } from './apply'
import { parsePatch, patchSchema } from './parse'

const variables: Record<string, string> = {
  e: 'pat@example.com',
  g: 'Group One',
  me: 'id-1',
  m1: 'm-1',
  m2: 'm-2',
  m3: 'm-3',
}

function fill<T>(value: T): T {
  return JSON.parse(JSON.stringify(value).replace(/\{\{(\w+)\}\}/g, (_, name: string) => variables[name] ?? ''))
}

type Vector = {
  id: string
  title: string
  ops: unknown[]
  raw?: object
  input?: object
  resource?: string
  expect?: [string, string, unknown?][]
  error?: string[]
  status?: number[]
}
const vectors = fill(recorded.vectors) as unknown as Vector[]

function created({ resource, input }: Vector): Resource {
  if (resource === 'Group') return { ...resourceFrom(groupType, { displayName: 'Group One', ...input }), id: 'id-1' }
  const user = {
    userName: 'pat@example.com',
    name: { givenName: 'Pat', familyName: 'Ch' },
    active: true,
    emails: [{ value: 'pat@example.com', type: 'work', primary: true }],
  }
  return { ...resourceFrom(userType, { ...user, ...input }), id: 'id-1' }
}

function run(vector: Vector): Resource {
  const type = vector.resource === 'Group' ? groupType : userType
  const notes = new Notes()
  const body = vector.raw ?? { schemas: [patchSchema], Operations: vector.ops }
  return applyPatch(type, freeze(created(vector)), parsePatch(type, freeze(body), notes), notes)
}

/** `emails/[type=work]/value` of the recorded format. */
function at(value: unknown, path: string): unknown {
  return path.split('/').reduce<unknown>((found, step) => {
    if (found === undefined || found === null) return undefined
    const condition = /^\[(\w+)=(.*)\]$/.exec(step)
    if (!condition) return (found as Record<string, unknown>)[step]
    return (found as Record<string, unknown>[]).find((item) => item[condition[1] ?? ''] === condition[2])
  }, value)
}

function check(resource: Resource, [path, operator, wanted]: [string, string, unknown?]): void {
  const found = at(resource, path)
  if (operator === 'eq') expect(found).toEqual(wanted)
  else if (operator === 'ne') expect(found).not.toEqual(wanted)
  else if (operator === 'len') expect(found).toHaveLength(Number(wanted))
  else if (operator === 'absent' || operator === 'missing') expect(found).toBeUndefined()
  else if (operator === 'has' && typeof wanted === 'string') expect(found).toContain(wanted)
  else if (operator === 'has') expect(found).toContainEqual(expect.objectContaining(wanted as object))
  else throw new Error(`unknown operator ${operator}`)
}

describe('the recorded patches', () => {
  /** Where the vector leaves the answer open, ours is named here. */
  const grantedByChoice = new Set(['P20'])
  const isRefused = ({ id, error }: Vector) => error && !grantedByChoice.has(id)

  test.each(vectors.filter((vector) => !isRefused(vector)))('$id $title', (vector) => {
    const result = run(vector)
    for (const expectation of vector.expect ?? []) check(result, expectation)
  })

  test.each(vectors.filter(isRefused))('$id is refused: $title', (vector) => {
    const before = JSON.stringify(created(vector))
    const scimType = expect.toBeOneOf(vector.error ?? [])
    expect(() => run(vector)).toThrow(expect.objectContaining({ status: 400, scimType }))
    expect(JSON.stringify(created(vector))).toBe(before)
  })
})
