import { describe, expect, test } from 'vitest'
import { Notes } from './dialect'
import { parseJson } from './json'
import type { Resource } from './resource'
import { groupType } from './schemas/group'
import { userType } from './schemas/user'
import { freeze } from './testing/resources'
import { readResource, settle } from './validate'

const core = userType.schema.id
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

function user(body: object, notes = new Notes()): Resource {
  return readResource(userType, freeze({ schemas: [core], userName: 'ann', ...body }), notes)
}

function noted(body: object): Record<string, readonly string[]> {
  const notes = new Notes()
  user(body, notes)
  return Object.fromEntries(notes.list.map(({ tolerance, where }) => [tolerance, where]))
}

const invalidValue = expect.objectContaining({ status: 400, scimType: 'invalidValue' })
const invalidSyntax = expect.objectContaining({ status: 400, scimType: 'invalidSyntax' })

const full = {
  schemas: [core, enterprise],
  externalId: 'Ext-1',
  userName: 'ann@example.com',
  name: {
    formatted: 'Ms. Zoë "Z" 日本 😀',
    familyName: 'Ash',
    givenName: 'Ann',
    middleName: 'M',
    honorificPrefix: 'Ms.',
    honorificSuffix: 'III',
  },
  displayName: 'Ann Ash',
  nickName: 'Annie',
  profileUrl: 'https://example.com/ann',
  title: 'Guide',
  userType: 'Employee',
  preferredLanguage: 'en',
  locale: 'en-US',
  timezone: 'Europe/Paris',
  active: true,
  emails: [{ value: 'ann@example.com', display: 'Ann', type: 'work', primary: true }],
  phoneNumbers: [{ value: '+33 1 02', type: 'mobile' }],
  ims: [{ value: 'ann', type: 'xmpp' }],
  photos: [{ value: 'https://example.com/ann.jpg', type: 'photo' }],
  addresses: [
    {
      formatted: '1 rue\nParis',
      streetAddress: '1 rue',
      locality: 'Paris',
      region: 'IDF',
      country: 'FR',
      postalCode: '75001',
      type: 'work',
    },
  ],
  entitlements: [{ value: 'e' }],
  roles: [{ value: 'admin', primary: true }],
  x509Certificates: [{ value: 'MIIDQzCCAqygAwIBAgICEAAwDQYJKoZIhvcN\nAQEFBQA=' }],
  [enterprise]: {
    employeeNumber: '1',
    costCenter: 'c',
    organization: 'o',
    division: 'd',
    department: 'x',
    manager: { value: 'm-1', $ref: '../Users/m-1' },
  },
}

describe('a whole user', () => {
  test('comes through as sent, every attribute of both schemas', () => {
    expect(user(full)).toEqual(full)
  })

  test('uses no tolerance where it follows the RFC', () => {
    expect(noted(full)).toEqual({})
  })

  test('read again is the same', () => {
    expect(user(user(full))).toEqual(user(full))
  })
})

describe('schemas', () => {
  test.each([
    ['missing', { userName: 'ann' }],
    ['null', { schemas: null, userName: 'ann' }],
    ['text', { schemas: core, userName: 'ann' }],
    ['empty', { schemas: [], userName: 'ann' }],
    ['of another resource', { schemas: [groupType.schema.id], userName: 'ann' }],
    ['only of the extension', { schemas: [enterprise], userName: 'ann' }],
    ['with a number', { schemas: [core, 5], userName: 'ann' }],
  ])('%s are refused', (_, body) => {
    expect(() => readResource(userType, body, new Notes())).toThrow(invalidSyntax)
  })

  test('are the core and the extensions in use, whatever the body says', () => {
    expect(user({ schemas: [enterprise, core.toUpperCase()] }).schemas).toEqual([core])
    expect(user({ [enterprise]: { department: 'x' } }).schemas).toEqual([core, enterprise])
    expect(user({ [enterprise]: { department: null, manager: {} } }).schemas).toEqual([core])
  })

  test('unknown ones are ignored and recorded', () => {
    expect(noted({ schemas: [core, 'urn:x'] })).toEqual({ unknownSchema: ['urn:x'] })
  })

  test('Microsoft’s own group schema is known by name', () => {
    const notes = new Notes()
    const microsoft = 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'
    const body = { schemas: [groupType.schema.id, microsoft], displayName: 'G', meta: { resourceType: 'Group' } }
    expect(readResource(groupType, body, notes)).toEqual({ schemas: [groupType.schema.id], displayName: 'G' })
    expect(notes.list.map(({ tolerance }) => tolerance)).toEqual(['microsoftGroup'])
  })
})

describe('names', () => {
  test('are read in any case and kept in the schema’s', () => {
    const body = {
      schemas: undefined,
      SCHEMAS: [core],
      userName: undefined,
      USERNAME: 'bob',
      NAME: { FAMILYNAME: 'Bo' },
      emails: [{ Primary: true, VALUE: 'b@example.com' }],
      [enterprise.toUpperCase()]: { Department: 'x', Manager: { Value: 'm' } },
    }
    expect(readResource(userType, JSON.parse(JSON.stringify(body)), new Notes())).toEqual({
      schemas: [core, enterprise],
      userName: 'bob',
      name: { familyName: 'Bo' },
      emails: [{ primary: true, value: 'b@example.com' }],
      [enterprise]: { department: 'x', manager: { value: 'm' } },
    })
    expect(noted({ DisplayName: 'x' })).toEqual({ nameCase: ['DisplayName'] })
  })

  test('given twice in different letters: the later one counts', () => {
    expect(user({ title: 'a', TITLE: 'b' }).title).toBe('b')
    expect(user({ title: 'a', TITLE: null })).not.toHaveProperty('title')
  })

  test('may be flat: dotted, and URN with a colon', () => {
    const body = { 'name.givenName': 'Ann', [`${enterprise}:department`]: 'x', [`${enterprise}:manager`]: 'm' }
    expect(user(body)).toMatchObject({
      name: { givenName: 'Ann' },
      [enterprise]: { department: 'x', manager: { value: 'm' } },
    })
    expect(noted({ 'name.givenName': 'Ann' })).toEqual({ flatKey: ['name.givenName'] })
  })

  test('flat ones add to the object that is there and do not change the body', () => {
    const name = freeze({ familyName: 'Ash' })
    expect(user({ name, 'name.givenName': 'Ann' }).name).toEqual({ familyName: 'Ash', givenName: 'Ann' })
  })

  test('unknown ones are left out and recorded, at every level', () => {
    const body = { foo: 1, 'urn:x:y': { a: 1 }, name: { nope: 1, givenName: 'Ann' }, department: 'x' }
    expect(user(body)).toEqual({ schemas: [core], userName: 'ann', name: { givenName: 'Ann' } })
    expect(noted(body)).toEqual({ unknownAttribute: ['foo', 'name.nope', 'department'], unknownSchema: ['urn:x:y'] })
  })

  test('of prototypes reach none', () => {
    const text = `{"schemas":["${core}"],"userName":"ann","__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}},
      "name":{"__proto__":{"admin":true},"givenName":"Ann"},"name.__proto__":"x","__proto__.admin":true}`
    const resource = readResource(userType, parseJson(text), new Notes())
    expect(resource).toEqual({ schemas: [core], userName: 'ann', name: { givenName: 'Ann' } })
    expect(Object.prototype).not.toHaveProperty('admin')
    expect(Object.getPrototypeOf(resource)).toBe(Object.prototype)
    expect(Object.getPrototypeOf(resource.name)).toBe(Object.prototype)
  })
})

describe('what is the server’s', () => {
  test('is left out: id, meta, groups, the manager’s name', () => {
    const body = {
      id: 'mine',
      meta: { created: '1999' },
      groups: [{ value: 'g' }],
      [enterprise]: { manager: { value: 'm', displayName: 'x' } },
    }
    expect(user(body)).toEqual({
      schemas: [core, enterprise],
      userName: 'ann',
      [enterprise]: { manager: { value: 'm' } },
    })
  })

  test('is not even read, so nonsense in it does no harm', () => {
    expect(user({ id: 5, meta: 'x', groups: 'y' })).toEqual({ schemas: [core], userName: 'ann' })
  })
})

describe('unset', () => {
  test('is what null, [], {} and a list of nulls mean', () => {
    const body = { nickName: null, phoneNumbers: [], name: {}, emails: [null, {}], roles: null, [enterprise]: null }
    expect(user(body)).toEqual({ schemas: [core], userName: 'ann' })
  })

  test('nulls are recorded', () => {
    expect(noted({ title: null, emails: [{ value: 'a', $ref: null }] })).toMatchObject({ nullValue: ['title'] })
    const notes = new Notes()
    readResource(
      groupType,
      { schemas: [groupType.schema.id], displayName: 'G', members: [{ value: 'a', $ref: null }] },
      notes,
    )
    expect(notes.list).toEqual([{ tolerance: 'nullReference', count: 1, where: ['members[0].$ref'] }])
  })
})

describe('refused as invalidValue, naming the attribute', () => {
  test.each([
    ['userName', { userName: undefined }],
    ['userName', { userName: null }],
    ['userName', { userName: '' }],
    ['userName', { userName: ' \t ' }],
    ['userName', { userName: 5 }],
    ['userName', { userName: 'a\r\nBcc: b@example.com' }],
    ['userName', { userName: 'a\nb' }],
    ['displayName', { displayName: 'a\rb' }],
    ['emails[1].value', { emails: [{ value: 'a' }, { value: 'b\nc' }] }],
    ['active', { active: 7 }],
    ['active', { active: 'yes' }],
    ['active', { active: [true] }],
    ['name', { name: 'x' }],
    ['name', { name: ['x'] }],
    ['name.givenName', { name: { givenName: 1 } }],
    ['name.givenName', { name: { givenName: ['Ann'] } }],
    ['emails', { emails: {} }],
    ['emails', { emails: { value: 'a@example.com' } }],
    ['emails', { emails: 'a@example.com' }],
    ['emails[0]', { emails: ['a@example.com'] }],
    ['emails[0]', { emails: [[{ value: 'a' }]] }],
    ['emails[0].primary', { emails: [{ value: 'a', primary: 1 }] }],
    [
      'emails',
      {
        emails: [
          { value: 'a', primary: true },
          { value: 'b', primary: true },
        ],
      },
    ],
    ['x509Certificates[0].value', { x509Certificates: [{ value: 'not base64!' }] }],
    ['nickName', { nickName: 'x'.repeat(2049) }],
    ['title', { title: { $ne: null } }],
    [enterprise, { [enterprise]: 'x' }],
    [`${enterprise}:department`, { [enterprise]: { department: 1 } }],
    [`${enterprise}:manager`, { [enterprise]: { manager: 7 } }],
    [`${enterprise}:manager`, { [enterprise]: { manager: [{ value: 'a' }, { value: 'b' }] } }],
  ])('%s of %j', (attribute, body) => {
    expect(() => user(body)).toThrow(invalidValue)
    expect(() => user(body)).toThrow(attribute)
  })

  test('a group without a name, and members that are none', () => {
    const group = (body: object) => () =>
      readResource(groupType, { schemas: [groupType.schema.id], ...body }, new Notes())
    expect(group({})).toThrow('displayName is required.')
    expect(group({ displayName: '' })).toThrow(invalidValue)
    for (const members of [
      'a',
      {},
      [''],
      [5],
      [{ display: 'x' }],
      [{ value: null }],
      [{ value: 1 }],
      [{ value: '' }],
    ]) {
      expect(group({ displayName: 'G', members })).toThrow(invalidValue)
    }
  })

  test('too many values are 413: 1,000 of an attribute, 100,000 members', () => {
    const list = (length: number) => Array.from({ length }, (_, at) => ({ value: `v-${at}` }))
    const tooLarge = expect.objectContaining({ status: 413 })
    expect(user({ emails: list(1000) }).emails).toHaveLength(1000)
    expect(() => user({ emails: list(1001) })).toThrow(tooLarge)
    const group = (members: object[]) => ({ schemas: [groupType.schema.id], displayName: 'G', members })
    expect(readResource(groupType, group(list(100_000)), new Notes()).members).toHaveLength(100_000)
    expect(() => readResource(groupType, group(list(100_001)), new Notes())).toThrow(tooLarge)
  })

  test.each([null, [], 'x', 5])('a body of %j is invalidSyntax', (body) => {
    expect(() => readResource(userType, body, new Notes())).toThrow(invalidSyntax)
  })
})

describe('values', () => {
  test('userName loses white space around it, and no other value does', () => {
    expect(user({ userName: ' ann ', nickName: ' a ' })).toMatchObject({ userName: 'ann', nickName: ' a ' })
  })

  test('userName need not be an address', () => {
    expect(user({ userName: 'O’Malley 日本' }).userName).toBe('O’Malley 日本')
  })

  test('booleans may come as text in any case', () => {
    for (const active of ['True', 'true', 'TRUE']) expect(user({ active }).active).toBe(true)
    expect(user({ active: 'False' }).active).toBe(false)
    expect(user({ roles: [{ value: 'r', primary: 'True' }] }).roles).toEqual([{ value: 'r', primary: true }])
    expect(noted({ active: 'True' })).toEqual({ booleanText: ['active'] })
  })

  test('a manager may be the bare id, and empty means none', () => {
    expect(user({ [enterprise]: { manager: 'm' } })[enterprise]).toEqual({ manager: { value: 'm' } })
    expect(noted({ [enterprise]: { manager: 'm' } })).toEqual({ bareReference: [`${enterprise}:manager`] })
    for (const manager of ['', { value: '' }]) {
      expect(user({ [enterprise]: { manager } })).not.toHaveProperty([enterprise])
      expect(noted({ [enterprise]: { manager } })).toHaveProperty('emptyReference')
    }
    const flat = { [`${enterprise}:manager.value`]: '' }
    expect(user(flat)).not.toHaveProperty([enterprise])
    expect(noted(flat)).toHaveProperty('emptyReference')
  })

  test('an empty value among several is kept as sent', () => {
    expect(user({ emails: [{ value: '', type: 'work' }] }).emails).toEqual([{ value: '', type: 'work' }])
  })

  test('a role may be bare text, alone or in a list; its text is kept as sent', () => {
    const json = '{"id":"1","value":"Admin"}'
    expect(user({ roles: json }).roles).toEqual([{ value: json }])
    expect(user({ roles: ['a', 'b', ''] }).roles).toEqual([{ value: 'a' }, { value: 'b' }])
  })

  test('equal (type, value) pairs are kept once, in any case of the letters', () => {
    const emails = [
      { value: 'a@example.com', type: 'work' },
      { value: 'A@example.com', type: 'WORK', primary: true },
      { value: 'a@example.com', type: 'home' },
    ]
    expect(user({ emails }).emails).toEqual([emails[1], emails[2]])
  })

  test('values without a value are equal when all their parts are', () => {
    const address = { country: 'FR', type: 'work' }
    const turned = { type: 'work', country: 'FR' }
    expect(user({ addresses: [address, turned, { country: 'DE', type: 'work' }] }).addresses).toHaveLength(2)
  })

  test('certificates that differ in case are two', () => {
    expect(user({ x509Certificates: [{ value: 'AAAA' }, { value: 'aaaa' }] }).x509Certificates).toHaveLength(2)
  })

  test('a refusal never shows more than a glimpse of what was sent', () => {
    const body = { active: 'x'.repeat(5000) }
    expect(() => user(body)).toThrow(/^.{1,150}$/)
  })

  test('the body is not changed', () => {
    const body = JSON.parse(JSON.stringify(full))
    user(body)
    expect(body).toEqual(full)
  })
})

describe('settle', () => {
  test('drops an extension that holds nothing', () => {
    expect(settle(userType, { userName: 'ann', [enterprise]: {} })).toEqual({ schemas: [core], userName: 'ann' })
  })

  test('answers the very same resource where all is well', () => {
    const resource = user({ [enterprise]: { department: 'x' } })
    expect(settle(userType, resource)).toBe(resource)
  })

  test('wants what the schemas require', () => {
    expect(() => settle(userType, { schemas: [core] })).toThrow(invalidValue)
  })
})
