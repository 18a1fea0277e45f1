import { describe, expect, test } from 'vitest'
import { Notes } from '../dialect'
import { groupType } from '../schemas/group'
import { membershipSteps } from './membership'
import { parsePatch, patchSchema } from './parse'

function steps(...operations: object[]) {
  return membershipSteps(parsePatch(groupType, { schemas: [patchSchema], Operations: operations }, new Notes()))
}

describe('changes of members', () => {
  test('of one kind in a row become one set of ids', () => {
    const adds = ['a', 'b', 'c'].map((value) => ({ op: 'add', path: 'members', value: [{ value }] }))
    const removes = ['a', 'b'].map((value) => ({ op: 'remove', path: `members[value eq "${value}"]` }))
    expect(steps(...adds, ...removes)).toEqual([
      { kind: 'members', change: 'add', ids: ['a', 'b', 'c'] },
      { kind: 'members', change: 'remove', ids: ['a', 'b'] },
    ])
  })

  test('keep their order around another change', () => {
    const result = steps(
      { op: 'add', path: 'members', value: { value: 'a' } },
      { op: 'replace', path: 'displayName', value: 'X' },
      { op: 'add', path: 'members', value: { value: 'b' } },
    )
    expect(result?.map(({ kind }) => kind)).toEqual(['members', 'attribute', 'members'])
  })

  test('by value in the body and by filter are the same removal', () => {
    const expected = [{ kind: 'members', change: 'remove', ids: ['a', 'b'] }]
    expect(steps({ op: 'Remove', path: 'members', value: [{ value: 'a' }, { value: 'b' }] })).toEqual(expected)
    expect(steps({ op: 'remove', path: 'members[value eq "a" or value eq "b"]' })).toEqual(expected)
  })

  test('replace says the whole list, and a remove without a value that it is empty', () => {
    expect(steps({ op: 'replace', value: { members: [{ value: 'a' }] } })).toEqual([
      { kind: 'members', change: 'replace', ids: ['a'] },
    ])
    expect(steps({ op: 'remove', path: 'members' })).toEqual([{ kind: 'members', change: 'replace', ids: [] }])
    expect(steps({ op: 'replace', path: 'members', value: [] })).toEqual([
      { kind: 'members', change: 'replace', ids: [] },
    ])
  })

  test('are not merged across a replace', () => {
    const replace = { op: 'replace', path: 'members', value: [{ value: 'a' }] }
    expect(steps(replace, replace)).toHaveLength(2)
  })

  test('that ids cannot say are left to the whole group', () => {
    expect(steps({ op: 'remove', path: 'members[value sw "a"]' })).toBeUndefined()
    expect(steps({ op: 'remove', path: 'members[type eq "User"]' })).toBeUndefined()
    expect(steps({ op: 'remove', path: 'members[value eq "a" and type eq "User"]' })).toBeUndefined()
    expect(steps({ op: 'add', path: 'members[value eq "a"]', value: { value: 'a' } })).toBeUndefined()
  })

  test('of 100,000 ids are one step', () => {
    const value = Array.from({ length: 100_000 }, (_, index) => ({ value: `id-${index}` }))
    expect(steps({ op: 'add', path: 'members', value })).toMatchObject([{ ids: { length: 100_000 } }])
  })
})
