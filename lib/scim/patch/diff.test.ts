import { describe, expect, test } from 'vitest'
import type { Resource } from '../resource'
import { userType } from '../schemas/user'
import { diff } from './diff'

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
const before: Resource = {
  schemas: [userType.schema.id],
  id: 'id-1',
  userName: 'ann',
  active: true,
  name: { givenName: 'Ann', familyName: 'Ash' },
  emails: [
    { value: 'a@example.com', type: 'work' },
    { value: 'b@example.com', type: 'home' },
  ],
  meta: { version: 'W/"1"' },
}

function changes(after: Partial<Resource>) {
  return diff(userType, before, { ...before, ...after })
}

describe('nothing', () => {
  test('is the difference of a resource and itself or its copy', () => {
    expect(diff(userType, before, before)).toEqual([])
    expect(diff(userType, before, JSON.parse(JSON.stringify(before)))).toEqual([])
  })

  test('is the difference where only the order of values or keys is another', () => {
    expect(
      changes({
        emails: [
          { type: 'home', value: 'b@example.com' },
          { type: 'work', value: 'a@example.com' },
        ],
      }),
    ).toEqual([])
  })

  test('is the difference of what the server says of itself', () => {
    expect(changes({ meta: { version: 'W/"2"' }, schemas: ['x'] })).toEqual([])
  })
})

describe('a change', () => {
  test('has the old and the new value', () => {
    expect(changes({ active: false })).toEqual([{ path: 'active', before: true, after: false }])
  })

  test('from or to unset lacks that side', () => {
    expect(changes({ title: 'Guide' })).toEqual([{ path: 'title', after: 'Guide' }])
    expect(changes({ active: undefined })).toEqual([{ path: 'active', before: true }])
  })

  test('of a complex attribute names its parts', () => {
    expect(changes({ name: { givenName: 'Anna', familyName: 'Ash' } })).toEqual([
      { path: 'name.givenName', before: 'Ann', after: 'Anna' },
    ])
    expect(changes({ name: undefined })).toEqual([
      { path: 'name.familyName', before: 'Ash' },
      { path: 'name.givenName', before: 'Ann' },
    ])
  })

  test('of an extension carries its URN', () => {
    expect(changes({ [enterprise]: { department: 'Tour', manager: { value: 'm' } } })).toEqual([
      { path: `${enterprise}:department`, after: 'Tour' },
      { path: `${enterprise}:manager.value`, after: 'm' },
    ])
  })

  test('of several values has both lists', () => {
    const emails = [{ value: 'a@example.com', type: 'work' }]
    expect(changes({ emails })).toEqual([{ path: 'emails', before: before.emails, after: emails }])
  })

  test('of a value that was doubled is seen', () => {
    const [first] = Array.isArray(before.emails) ? before.emails : []
    expect(changes({ emails: [first, first] })).toHaveLength(1)
  })

  test('of the password is named but not told', () => {
    expect(changes({ password: 'hunter2' })).toEqual([{ path: 'password' }])
  })

  test('of case only is a change', () => {
    expect(changes({ userName: 'Ann' })).toEqual([{ path: 'userName', before: 'ann', after: 'Ann' }])
  })
})
