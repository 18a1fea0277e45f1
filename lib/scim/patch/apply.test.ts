import { describe, expect, test } from 'vitest'
import { Notes } from '../dialect'
import type { Resource } from '../resource'
import { groupType } from '../schemas/group'
import { userType } from '../schemas/user'
import { freeze, patched, resourceFrom } from '../testing/resources'
import { applyPatch } from './apply'
import { parsePatch, patchSchema } from './parse'

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
const pat: Resource = freeze({
  schemas: [userType.schema.id, enterprise],
  id: 'id-1',
  userName: 'pat@example.com',
  name: { givenName: 'Pat', familyName: 'Ch', middleName: 'Q' },
  active: true,
  emails: [
    { value: 'pat@example.com', type: 'work', primary: true },
    { value: 'pat@home.test', type: 'home' },
  ],
  [enterprise]: { department: 'Tour', manager: { value: 'm-1', $ref: '../Users/m-1', displayName: 'Max' } },
})

function changed(...operations: object[]): Resource {
  return patched(userType, pat, operations)
}

function refusal(scimType: string) {
  return expect.objectContaining({ status: 400, scimType })
}

describe('one value', () => {
  test('replace of a complex attribute keeps the parts it does not name', () => {
    expect(changed({ op: 'replace', path: 'name', value: { givenName: 'Sam' } }).name).toEqual({
      givenName: 'Sam',
      familyName: 'Ch',
      middleName: 'Q',
    })
  })

  test('a null part of a complex attribute is unset', () => {
    const { name } = changed({ op: 'replace', path: 'name', value: { middleName: null } })
    expect(name).toEqual({ givenName: 'Pat', familyName: 'Ch' })
  })

  test('replace of a complex attribute by null unsets it', () => {
    expect(changed({ op: 'replace', path: 'name', value: null })).not.toHaveProperty('name')
  })

  test('a complex attribute without its last part is unset', () => {
    const names = ['givenName', 'familyName', 'middleName']
    expect(changed(...names.map((name) => ({ op: 'remove', path: `name.${name}` })))).not.toHaveProperty('name')
  })

  test('an empty string is a value of its own', () => {
    expect(changed({ op: 'replace', path: 'title', value: '' }).title).toBe('')
  })

  test('add and replace by null unset', () => {
    expect(changed({ op: 'add', path: 'active', value: null })).not.toHaveProperty('active')
    expect(changed({ op: 'replace', value: { active: null } })).not.toHaveProperty('active')
  })

  test('the value of a remove means nothing where there is one value only', () => {
    expect(changed({ op: 'remove', path: 'active', value: '' })).not.toHaveProperty('active')
  })

  test('later operations see what earlier ones did', () => {
    const result = changed(
      { op: 'remove', path: 'displayName' },
      { op: 'add', path: 'displayName', value: 'First' },
      { op: 'replace', path: 'displayName', value: 'Second' },
    )
    expect(result.displayName).toBe('Second')
  })
})

describe('the manager', () => {
  const manager = `${enterprise}:manager`
  const managerOf = (resource: Resource) => resource[enterprise]

  test('a new manager takes the old $ref and name along', () => {
    for (const value of ['m-2', { value: 'm-2' }, [{ value: 'm-2' }]]) {
      const result = changed({ op: 'replace', path: manager, value })
      expect(managerOf(result)).toEqual({ department: 'Tour', manager: { value: 'm-2' } })
    }
    const byPart = changed({ op: 'replace', path: `${manager}.value`, value: 'm-2' })
    expect(managerOf(byPart)).toEqual({ department: 'Tour', manager: { value: 'm-2' } })
  })

  test.each([
    { op: 'Replace', path: manager, value: '' },
    { op: 'Replace', path: manager, value: null },
    { op: 'Replace', path: manager, value: { value: '' } },
    { op: 'Remove', path: manager },
    { op: 'Remove', path: `${manager}.value` },
    { op: 'Replace', path: `${manager}.value`, value: '' },
    { op: 'Add', path: `${manager}.value`, value: null },
    { op: 'Replace', value: { [`${manager}.value`]: '' } },
    { op: 'Replace', value: { [manager]: '' } },
    { op: 'Replace', value: { [enterprise]: { manager: '' } } },
  ])('is removed by $op $path $value', (operation) => {
    expect(managerOf(changed(operation))).toEqual({ department: 'Tour' })
  })

  test('may be named without the URN, as Microsoft documents it; nothing else of an extension may', () => {
    const old = [{ $ref: 'http://x/Users/m-2', value: 'm-2' }]
    expect(managerOf(changed({ op: 'Add', path: 'manager', value: old }))).toMatchObject({ manager: { value: 'm-2' } })
    expect(managerOf(changed({ op: 'Remove', path: 'Manager' }))).toEqual({ department: 'Tour' })
    expect(() => changed({ op: 'replace', path: 'department', value: 'x' })).toThrow(refusal('invalidPath'))
    expect(() => changed({ op: 'replace', path: 'manager.displayName', value: 'x' })).toThrow(refusal('mutability'))
  })

  test("the manager's name is the server's", () => {
    const operation = { op: 'replace', path: `${manager}.displayName`, value: 'x' }
    expect(() => changed(operation)).toThrow(refusal('mutability'))
    const ignored = changed({ op: 'replace', path: manager, value: { value: 'm-2', displayName: 'x' } })
    expect(managerOf(ignored)).toEqual({ department: 'Tour', manager: { value: 'm-2' } })
  })
})

describe('an extension', () => {
  test('is named in schemas as long as it is in use', () => {
    const gone = changed(
      { op: 'remove', path: `${enterprise}:department` },
      { op: 'remove', path: `${enterprise}:manager` },
    )
    expect(gone).not.toHaveProperty([enterprise])
    expect(gone.schemas).toEqual([userType.schema.id])
    const back = patched(userType, gone, [{ op: 'add', path: `${enterprise}:division`, value: 'North' }])
    expect(back.schemas).toEqual([userType.schema.id, enterprise])
  })

  test('replace of the whole keeps what is not named', () => {
    const result = changed({ op: 'replace', path: enterprise, value: { division: 'North' } })
    expect(result[enterprise]).toMatchObject({ department: 'Tour', division: 'North' })
  })

  test.each([
    { op: 'remove', path: enterprise },
    { op: 'replace', path: enterprise, value: null },
    { op: 'replace', value: { [enterprise]: null } },
  ])('is removed whole by $op with path $path', (operation) => {
    expect(changed(operation)).not.toHaveProperty([enterprise])
  })

  test('add of null to it changes nothing', () => {
    expect(changed({ op: 'add', value: { [enterprise]: null } })).toEqual(pat)
  })
})

describe('several values', () => {
  test('add merges a value that is there with what is new about it', () => {
    const { emails } = changed({
      op: 'add',
      path: 'emails',
      value: [{ value: 'PAT@home.test', type: 'HOME', display: 'Home' }],
    })
    expect(emails).toHaveLength(2)
    expect(emails).toContainEqual({ value: 'PAT@home.test', type: 'HOME', display: 'Home' })
  })

  test('one address for two purposes is two values', () => {
    const { emails } = changed({ op: 'add', path: 'emails', value: { value: 'pat@example.com', type: 'other' } })
    expect(emails).toHaveLength(3)
  })

  test('a new primary value demotes the old one', () => {
    const { emails } = changed({
      op: 'add',
      path: 'emails',
      value: [{ value: 'new@example.com', type: 'other', primary: true }],
    })
    expect(emails).toContainEqual({ value: 'pat@example.com', type: 'work', primary: false })
    expect(emails).toContainEqual({ value: 'new@example.com', type: 'other', primary: true })
  })

  test('a value that has no value is itself whether primary or not', () => {
    const address = { type: 'home', country: 'FR' }
    const { addresses } = changed(
      { op: 'add', path: 'addresses', value: [address, { type: 'work', country: 'DE', primary: true }] },
      { op: 'add', path: 'addresses', value: [{ ...address, primary: true }] },
    )
    expect(addresses).toEqual([
      { ...address, primary: true },
      { type: 'work', country: 'DE', primary: false },
    ])
  })

  test('a value made primary by a filter demotes the old one, also where the filter reads primary', () => {
    const home = changed({ op: 'replace', path: 'emails[type eq "home"].primary', value: 'True' })
    const other = changed({ op: 'replace', path: 'emails[not (primary eq true)].primary', value: true })
    for (const { emails } of [home, other]) {
      expect(emails).toEqual([
        { value: 'pat@example.com', type: 'work', primary: false },
        { value: 'pat@home.test', type: 'home', primary: true },
      ])
    }
  })

  test('two primary values cannot come of one operation', () => {
    expect(() => changed({ op: 'replace', path: 'emails.primary', value: true })).toThrow(refusal('invalidValue'))
    const value = [
      { value: 'a@x.test', primary: true },
      { value: 'b@x.test', primary: true },
    ]
    expect(() => changed({ op: 'add', path: 'emails', value })).toThrow(refusal('invalidValue'))
  })

  test('a sub-attribute without a filter is that of every value', () => {
    const { emails } = changed({ op: 'replace', path: 'emails.display', value: 'Mail' })
    expect(emails).toMatchObject([{ display: 'Mail' }, { display: 'Mail' }])
  })

  test('values that become equal are kept once', () => {
    const { emails } = changed(
      { op: 'replace', path: 'emails.value', value: 'same@example.com' },
      { op: 'replace', path: 'emails.type', value: 'work' },
    )
    expect(emails).toEqual([{ value: 'same@example.com', type: 'work', primary: true }])
  })

  test('replace of a filtered value replaces it whole; add merges into it', () => {
    const path = 'emails[type eq "work"]'
    const value = { value: 'new@example.com', type: 'work' }
    expect(changed({ op: 'replace', path, value }).emails).toContainEqual(value)
    expect(changed({ op: 'add', path, value }).emails).toContainEqual({ ...value, primary: true })
  })

  test('a value without its value is no value', () => {
    expect(changed({ op: 'remove', path: 'emails[type eq "home"].value' }).emails).toHaveLength(1)
    expect(changed({ op: 'remove', path: 'emails.value' })).not.toHaveProperty('emails')
  })

  test('null for a filtered sub-attribute unsets it and creates nothing', () => {
    const { emails } = changed({ op: 'replace', path: 'emails[type eq "work"].primary', value: null })
    expect(emails).toContainEqual({ value: 'pat@example.com', type: 'work' })
    expect(changed({ op: 'replace', path: 'phoneNumbers[type eq "fax"].value', value: null })).toEqual(pat)
  })

  test.each([
    { op: 'remove', path: 'emails' },
    { op: 'replace', path: 'emails', value: [] },
    { op: 'replace', path: 'emails', value: null },
    { op: 'replace', value: { emails: [] } },
  ])('are all removed by $op $path $value', (operation) => {
    expect(changed(operation)).not.toHaveProperty('emails')
  })

  test('add of nothing changes nothing', () => {
    expect(changed({ op: 'add', path: 'emails', value: [] }, { op: 'add', path: 'emails', value: null })).toBe(pat)
  })

  test('remove with values removes those and no others', () => {
    const { emails } = changed({ op: 'remove', path: 'emails', value: [{ value: 'pat@home.test' }] })
    expect(emails).toEqual([{ value: 'pat@example.com', type: 'work', primary: true }])
    expect(changed({ op: 'remove', path: 'emails', value: [{ value: 'pat@home.test', type: 'work' }] })).toEqual(pat)
  })

  test('remove with an empty list removes nothing', () => {
    expect(changed({ op: 'remove', path: 'emails', value: [] })).toBe(pat)
  })
})

describe('a filtered path without a match', () => {
  test('creates the value that the filter describes', () => {
    const { phoneNumbers } = changed({ op: 'replace', path: 'phoneNumbers[type eq "mobile"].value', value: '+33 6' })
    expect(phoneNumbers).toEqual([{ type: 'mobile', value: '+33 6' }])
    const { roles } = changed({ op: 'add', path: 'roles[primary eq "True" and type eq "role"].value', value: 'Admin' })
    expect(roles).toEqual([{ primary: true, type: 'role', value: 'Admin' }])
  })

  test('gathers the parts of one value over several operations', () => {
    const { addresses } = changed(
      { op: 'Add', path: 'addresses[type eq "work"].streetAddress', value: '1 rue de Paris' },
      { op: 'Add', path: 'addresses[type eq "work"].postalCode', value: '75001' },
    )
    expect(addresses).toEqual([{ type: 'work', streetAddress: '1 rue de Paris', postalCode: '75001' }])
  })

  test('creates a whole value too', () => {
    const { emails } = changed({ op: 'add', path: 'emails[type eq "other"]', value: { value: 'o@example.com' } })
    expect(emails).toContainEqual({ type: 'other', value: 'o@example.com' })
  })

  test('is recorded', () => {
    const notes = new Notes()
    patched(userType, pat, [{ op: 'add', path: 'ims[type eq "xmpp"].value', value: 'x' }], notes)
    expect(notes.list).toEqual([{ tolerance: 'createdByFilter', count: 1, where: ['ims[type eq "xmpp"].value'] }])
  })

  test.each([
    ['the filter names no equality', 'emails[value co "nobody"].display', 'x'],
    ['it is an alternative that the value does not satisfy', 'emails[type eq "a" or type eq "b"].value', 'x'],
    ['it excludes', 'emails[not (type pr)].value', 'x'],
    ['the new value contradicts it', 'emails[value eq "old@example.com"].value', 'new@example.com'],
    ['there would be no value in it', 'emails[type eq "other"].display', 'x'],
    ['the whole value contradicts it', 'emails[type eq "other"]', { value: 'x@example.com', type: 'home' }],
  ])('is noTarget where %s', (_, path, value) => {
    expect(() => changed({ op: 'replace', path, value })).toThrow(refusal('noTarget'))
  })

  test('puts the filter’s literals through the same checks as any value', () => {
    const twoLines = { op: 'add', path: 'emails[value eq "x@example.com\\r\\nBcc: y"].type', value: 'work' }
    const tooLong = { op: 'add', path: `ims[type eq "${'x'.repeat(2049)}"].value`, value: 'x' }
    expect(() => changed(twoLines)).toThrow(refusal('invalidValue'))
    expect(() => changed(tooLong)).toThrow(refusal('invalidValue'))
  })

  test('takes nothing read-only from the filter', () => {
    const group = resourceFrom(groupType, { displayName: 'Crew' })
    const operation = { op: 'add', path: 'members[display eq "Boss"]', value: { value: 'a' } }
    expect(() => patched(groupType, group, [operation])).toThrow(refusal('noTarget'))
  })

  test('is no error for a remove', () => {
    expect(changed({ op: 'remove', path: 'emails[type eq "fax"]' })).toEqual(pat)
    expect(changed({ op: 'remove', path: 'emails[type eq "fax"].display' })).toEqual(pat)
  })
})

describe('all or nothing', () => {
  test('a refusal in the middle leaves the resource as it was', () => {
    const before = JSON.stringify(pat)
    const operations = [
      { op: 'replace', path: 'title', value: 'x' },
      { op: 'replace', path: 'emails[value co "nobody"].display', value: 'x' },
      { op: 'replace', path: 'nickName', value: 'x' },
    ]
    expect(() => changed(...operations)).toThrow(refusal('noTarget'))
    expect(JSON.stringify(pat)).toBe(before)
  })

  test('what does not change anything answers the very same resource', () => {
    const result = changed(
      { op: 'replace', path: 'active', value: 'True' },
      { op: 'add', path: 'emails', value: [{ value: 'pat@home.test', type: 'home' }] },
      { op: 'replace', path: 'emails[type eq "work"].primary', value: true },
      { op: 'remove', path: 'nickName' },
    )
    expect(result).toBe(pat)
  })

  test('the input is never changed, though frozen input would throw', () => {
    const thawed: Resource = JSON.parse(JSON.stringify(pat))
    const text = JSON.stringify(thawed)
    const notes = new Notes()
    const body = {
      schemas: [patchSchema],
      Operations: [
        { op: 'replace', path: 'emails[type eq "work"].value', value: 'z@example.com' },
        { op: 'add', value: { name: { honorificPrefix: 'Dr' }, emails: [{ value: 'n@example.com', primary: true }] } },
        { op: 'remove', path: enterprise },
      ],
    }
    applyPatch(userType, thawed, parsePatch(userType, body, notes), notes)
    expect(JSON.stringify(thawed)).toBe(text)
  })
})
