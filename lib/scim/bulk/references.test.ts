import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { text } from '../testing/arbitraries'
import { freeze } from '../testing/resources'
import { referencesIn, resolveReferences } from './references'

const ids = new Map([
  ['ann', 'id-1'],
  ['b"o\\b', 'id-2'],
])
const resolve = (value: unknown) => resolveReferences(freeze(value), (bulkId) => ids.get(bulkId))

describe('references', () => {
  test.each([
    ['a member', { members: [{ value: 'bulkId:ann' }] }, { members: [{ value: 'id-1' }] }],
    ['a bare member', { members: ['bulkId:ann', 'x'] }, { members: ['id-1', 'x'] }],
    [
      'a manager',
      { 'urn:x:User': { manager: { value: 'bulkId:ann' } } },
      { 'urn:x:User': { manager: { value: 'id-1' } } },
    ],
    ['a PATCH value', { Operations: [{ value: 'bulkId:ann' }] }, { Operations: [{ value: 'id-1' }] }],
    ['a filter', { path: 'members[value eq "bulkId:ann"]' }, { path: 'members[value eq "id-1"]' }],
    ['a filter of several', { Path: 'm[v eq "bulkId:ann" or v eq "x"]' }, { Path: 'm[v eq "id-1" or v eq "x"]' }],
    [
      'every literal of a filter',
      { path: 'm[v eq "bulkId:ann" or v eq "bulkId:ann"]' },
      { path: 'm[v eq "id-1" or v eq "id-1"]' },
    ],
    ['a filter with quotes', { path: 'm[v eq "bulkId:b\\"o\\\\b"]' }, { path: 'm[v eq "id-2"]' }],
    ['a key that is a path', { 'm[v eq "bulkId:ann"]': 1 }, { 'm[v eq "id-1"]': 1 }],
  ])('in %s are replaced', (_, value, expected) => {
    expect(resolve(value)).toEqual(expected)
  })

  test.each([
    ['an unknown one', { value: 'bulkId:nope' }],
    ['a list of others', { value: ['ann', 'bulkId:nope'] }],
    ['other letters', { value: 'BULKID:ann' }],
    ['text that only holds one', { value: 'see bulkId:ann' }],
    ['a quote within a literal', { path: 'm[v eq "x\\"bulkId:ann"]' }],
    ['a literal with a bad escape', { path: 'm[v eq "bulkId:\\q"]' }],
    ['what lies between two literals', { path: 'm[v eq "a" or bulkId:ann eq "b"]' }],
  ])('are not seen in %s, and the very same value comes back', (_, value) => {
    expect(resolve(value)).toBe(value)
  })

  test('never reach a prototype', () => {
    const value = JSON.parse('{"__proto__":{"value":"bulkId:ann"},"constructor":"bulkId:ann"}')
    const resolved = resolve(value)
    expect(JSON.stringify(resolved)).toBe('{"__proto__":{"value":"id-1"},"constructor":"id-1"}')
    expect(Object.getPrototypeOf(resolved)).toBe(Object.prototype)
    expect(resolve({ value: 'bulkId:__proto__' })).toEqual({ value: 'bulkId:__proto__' })
  })

  test('that are replaced are gone, whatever is around them', () => {
    const leaf = fc.oneof(text, fc.integer(), fc.constant(null), fc.constantFrom('bulkId:a', 'bulkId:b'))
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.oneof(text, fc.constant('path')), tie('value'), { maxKeys: 4 }),
      ),
    }))
    fc.assert(
      fc.property(value, (any) => {
        const before = JSON.stringify(any)
        expect(referencesIn(resolveReferences(any, (bulkId) => `id-${bulkId}`)).size).toBe(0)
        expect(JSON.stringify(any)).toBe(before)
      }),
    )
  })
})

test('the mark alone, or within a text, refers to nothing', () => {
  expect([...referencesIn(['bulkId:', 'see bulkId:a'])]).toEqual([])
})

test('every bulkId that is referred to is found once', () => {
  const value = { members: ['bulkId:a', { value: 'bulkId:b' }], path: 'm[v eq "bulkId:c"]', x: 'bulkId:a' }
  expect([...referencesIn(value)]).toEqual(['a', 'b', 'c'])
})
