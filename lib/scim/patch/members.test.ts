import { describe, expect, test } from 'vitest'
import type { Resource } from '../resource'
import { groupType } from '../schemas/group'
import { freeze, patched } from '../testing/resources'

function refusal(scimType: string) {
  return expect.objectContaining({ status: 400, scimType })
}

describe('members', () => {
  const group: Resource = freeze({
    schemas: [groupType.schema.id],
    id: 'g-1',
    displayName: 'Crew',
    members: [
      { value: 'a', type: 'User', display: 'Ann', $ref: '../Users/a' },
      { value: 'b', type: 'User' },
    ],
  })
  const change = (...operations: object[]) => patched(groupType, group, operations).members

  test('are known by value alone, so one that is there is not doubled', () => {
    expect(change({ op: 'add', path: 'members', value: [{ value: 'a' }, { value: 'b', $ref: null }] })).toEqual(
      group.members,
    )
  })

  test('differ by the case of their value', () => {
    expect(change({ op: 'add', path: 'members', value: [{ value: 'A' }] })).toHaveLength(3)
  })

  test('are removed by value in the body whatever else is said of them', () => {
    const value = [{ value: 'a', $ref: null, display: 'Somebody' }]
    expect(change({ op: 'Remove', path: 'members', value })).toEqual([{ value: 'b', type: 'User' }])
  })

  test('are removed by filter, several too', () => {
    expect(change({ op: 'remove', path: 'members[value eq "a" or value eq "b"]' })).toBeUndefined()
  })

  test('are removed by value in the same case only', () => {
    expect(change({ op: 'remove', path: 'members', value: [{ value: 'A' }] })).toEqual(group.members)
    const both = patched(groupType, group, [{ op: 'add', path: 'members', value: [{ value: 'A' }] }])
    expect(patched(groupType, both, [{ op: 'remove', path: 'members', value: { value: 'a' } }]).members).toEqual([
      { value: 'b', type: 'User' },
      { value: 'A' },
    ])
  })

  test('are all removed by a remove without a value', () => {
    expect(change({ op: 'remove', path: 'members' })).toBeUndefined()
  })

  test('that are not there are removed without an error', () => {
    expect(change({ op: 'remove', path: 'members', value: [{ value: 'zz' }] })).toEqual(group.members)
    expect(change({ op: 'remove', path: 'members[value eq "zz"]' })).toEqual(group.members)
  })

  test.each([
    'members.value',
    'members[value eq "a"].value',
    'members[value eq "a"].type',
    'members.$ref',
    'members.display',
  ])('cannot be rewritten at %s', (path) => {
    expect(() => change({ op: 'replace', path, value: 'x' })).toThrow(refusal('mutability'))
  })

  test.each([[[{ display: 'x' }]], [[{ value: 5 }]], [[{ value: '' }]], [{ members: 'x' }], [7]])(
    'are refused as %j',
    (value) => {
      expect(() => change({ op: 'add', path: 'members', value })).toThrow(refusal('invalidValue'))
    },
  )
})
