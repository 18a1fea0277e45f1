import { describe, expect, test } from 'vitest'
import type { Resource } from './resource'
import { groupType } from './schemas/group'
import { userType } from './schemas/user'
import { compare, parseSort } from './sort'

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

/** The ids in the order asked for. */
function order(resources: readonly Resource[], sortBy: string, sortOrder?: string): unknown[] {
  const sort = parseSort(userType, { sortBy, sortOrder })
  if (!sort) throw new Error('no order was asked for')
  return [...resources].sort((a, b) => compare(sort, a, b)).map(({ id }) => id)
}

const byName = [
  { id: 'c', displayName: 'c' },
  { id: 'none' },
  { id: 'a', displayName: 'a' },
  { id: 'B', displayName: 'B' },
]

describe('the order', () => {
  test('is ascending unless said otherwise, and follows caseExact', () => {
    expect(order(byName, 'displayName')).toEqual(['a', 'B', 'c', 'none'])
    expect(order(byName, 'displayName', 'ASCENDING')).toEqual(['a', 'B', 'c', 'none'])
    expect(order(byName, 'id')).toEqual(['B', 'a', 'c', 'none'])
  })

  test('descending is the reverse, those without a value first', () => {
    expect(order(byName, 'displayName', 'descending')).toEqual(['none', 'c', 'B', 'a'])
  })

  test('of a part, and of an extension', () => {
    const people = [
      { id: '2', name: { familyName: 'B' }, [enterprise]: { department: 'A' } },
      { id: '1', name: { familyName: 'a' }, [enterprise]: { department: 'B' } },
    ]
    expect(order(people, 'NAME.familyname')).toEqual(['1', '2'])
    expect(order(people, `${enterprise}:department`)).toEqual(['2', '1'])
  })

  test('of several values goes by the primary one, else the first', () => {
    const people = [
      { id: '2', emails: [{ value: 'a' }, { value: 'm', primary: true }] },
      { id: '3', emails: [{ value: 'z' }, { value: 'b' }] },
      { id: '1', emails: [{ value: 'c' }] },
    ]
    expect(order(people, 'emails.value')).toEqual(['1', '2', '3'])
    expect(order(people, 'emails')).toEqual(['1', '2', '3'])
  })

  test('of dates goes by the instant, of booleans false first', () => {
    const dated = [
      { id: '2', active: true, meta: { created: '2026-01-01T01:00:00Z' } },
      { id: '1', active: false, meta: { created: '2026-01-01T01:30:00+01:00' } },
    ]
    expect(order(dated, 'meta.created')).toEqual(['1', '2'])
    expect(order(dated, 'active')).toEqual(['1', '2'])
  })
})

test('no sortBy is no order, whatever sortOrder says', () => {
  expect(parseSort(userType, {})).toBeUndefined()
  expect(parseSort(userType, { sortBy: '', sortOrder: 'descending' })).toBeUndefined()
})

test.each(['nope', 'name', 'name.nope', 'password', 'emails[type eq "work"]', 'a b', '__proto__', enterprise])(
  'sortBy %s is invalidPath',
  (sortBy) => {
    const refusal = expect.objectContaining({ status: 400, scimType: 'invalidPath' })
    expect(() => parseSort(userType, { sortBy })).toThrow(refusal)
  },
)

test('another sortOrder is invalidValue', () => {
  const refusal = expect.objectContaining({ status: 400, scimType: 'invalidValue' })
  expect(() => parseSort(groupType, { sortBy: 'displayName', sortOrder: 'random' })).toThrow(refusal)
})
