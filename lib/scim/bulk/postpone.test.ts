import { describe, expect, test } from 'vitest'
import { Notes } from '../dialect'
import { isObject } from '../json'
import { applyPatch } from '../patch/apply'
import { parsePatch } from '../patch/parse'
import { enterpriseUserSchema } from '../schemas/enterprise-user'
import { userType } from '../schemas/user'
import { freeze, resourceFrom } from '../testing/resources'
import type { BulkOperation } from './parse'
import { splitCreation } from './postpone'
import { referencesIn, resolveReferences } from './references'

const urn = enterpriseUserSchema.id

function creation(more: object, change: Partial<BulkOperation> = {}): BulkOperation {
  const data = { schemas: [userType.schema.id], userName: 'ann', ...more }
  return freeze({ index: 0, method: 'POST', bulkId: 'a', path: '/Users', endpoint: '/Users', data, ...change })
}

function resolved(data: unknown): object {
  const value = resolveReferences(data, (bulkId) => `id-${bulkId}`)
  return isObject(value) ? value : {}
}

describe('a person created without their manager, and then given one', () => {
  test.each([
    ['an object', { [urn]: { department: 'x', manager: { value: 'bulkId:b' } } }],
    ['a bare id', { [urn]: { manager: 'bulkId:b' } }],
    ['names in other letters', { [urn.toUpperCase()]: { MANAGER: { Value: 'bulkId:b' } } }],
    ['a flat key', { [`${urn}:manager`]: { value: 'bulkId:b' }, title: 'Dr' }],
    ['a flat key of the id', { [`${urn}:manager.value`]: 'bulkId:b' }],
  ])('is the person created with one, sent as %s', (_, more) => {
    const operation = creation(more)
    const split = splitCreation(operation)
    expect(referencesIn(split?.first.data).size).toBe(0)
    const notes = new Notes()
    const first = resourceFrom(userType, resolved(split?.first.data))
    const linked = applyPatch(userType, first, parsePatch(userType, resolved(split?.link.data), notes), notes)
    expect(linked).toEqual(resourceFrom(userType, resolved(operation.data)))
    expect(linked[urn]).toMatchObject({ manager: { value: 'id-b' } })
  })
})

test('what only looks like the extension stays as it is', () => {
  const others = { name: { manager: 'bulkId:c' }, [urn]: 'text' }
  const split = splitCreation(creation({ ...others, [`${urn}:manager`]: 'bulkId:b' }))
  expect(split?.first.data).toMatchObject(others)
})

describe('nothing is postponed of', () => {
  const more = { [urn]: { manager: { value: 'bulkId:b' } } }
  test.each([
    ['a person without a manager', creation({ [urn]: { department: 'x' } })],
    ['a group', creation(more, { endpoint: '/Groups' })],
    ['a change', creation(more, { method: 'PUT', id: '1' })],
  ])('%s', (_, operation) => {
    expect(splitCreation(operation)).toBeUndefined()
  })
})
