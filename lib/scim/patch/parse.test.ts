import { describe, expect, test } from 'vitest'
import { Notes } from '../dialect'
import { printPath } from '../filter/print'
import { groupType } from '../schemas/group'
import { userType } from '../schemas/user'
import { freeze } from '../testing/resources'
import { parsePatch, patchSchema } from './parse'

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

function parse(operations: unknown, type = userType, notes = new Notes()) {
  return parsePatch(type, freeze({ schemas: [patchSchema], Operations: operations }), notes)
}

/** `op path value`, one line an operation. */
function told(operations: unknown, type = userType): string[] {
  return parse(operations, type).map(({ op, path, value }) =>
    [op, printPath(path), ...(value === undefined ? [] : [JSON.stringify(value)])].join(' '),
  )
}

function noted(operations: unknown, type = userType): string[] {
  const notes = new Notes()
  parse(operations, type, notes)
  return notes.list.map(({ tolerance }) => tolerance)
}

function refusal(scimType: string | undefined, status = 400) {
  return expect.objectContaining({ status, scimType })
}

describe('the message', () => {
  test.each([
    ['no object', 'x', 'invalidSyntax'],
    ['a list', [], 'invalidSyntax'],
    ['without schemas', { Operations: [{ op: 'remove', path: 'title' }] }, 'invalidSyntax'],
    ['with another schema', { schemas: [userType.schema.id], Operations: [] }, 'invalidSyntax'],
    ['with schemas as text', { schemas: patchSchema, Operations: [] }, 'invalidSyntax'],
    ['without Operations', { schemas: [patchSchema] }, 'invalidSyntax'],
    ['with no operation', { schemas: [patchSchema], Operations: [] }, 'invalidSyntax'],
    ['with Operations that are no list', { schemas: [patchSchema], Operations: { op: 'add' } }, 'invalidSyntax'],
    ['with an operation that is no object', { schemas: [patchSchema], Operations: ['add'] }, 'invalidSyntax'],
    ['with an operation that is null', { schemas: [patchSchema], Operations: [null] }, 'invalidSyntax'],
  ])('%s is refused', (_, body, scimType) => {
    expect(() => parsePatch(userType, body, new Notes())).toThrow(refusal(scimType))
  })

  test('may have Operations before schemas, and its names in any case', () => {
    const body = { operations: [{ OP: 'Add', Path: 'TITLE', Value: 'x' }], SCHEMAS: [patchSchema.toUpperCase()] }
    expect(parsePatch(userType, body, new Notes())).toMatchObject([
      { op: 'add', path: { attribute: 'title' }, value: 'x' },
    ])
  })

  test('of 1,000 operations is taken and of 1,001 refused as too large', () => {
    const operations = Array.from({ length: 1000 }, () => ({ op: 'add', path: 'title', value: 'x' }))
    expect(parse(operations)).toHaveLength(1000)
    expect(() => parse([...operations, operations[0]])).toThrow(refusal(undefined, 413))
  })
})

test('one value with more than 10,000 changes in it is 413', () => {
  const keys = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`ims[type eq "${at}"].value`, 'x']))
  expect(parse([{ op: 'add', value: keys(10_000) }])).toHaveLength(10_000)
  expect(() => parse([{ op: 'add', value: keys(10_001) }])).toThrow(refusal(undefined, 413))
})

describe('op', () => {
  test('is taken in any case and recorded', () => {
    expect(told([{ op: 'REPLACE', path: 'title', value: 'x' }])).toEqual(['replace title "x"'])
    expect(noted([{ op: 'Replace', path: 'title', value: 'x' }])).toEqual(['operationCase'])
    expect(noted([{ op: 'replace', path: 'title', value: 'x' }])).toEqual([])
  })

  test.each(['move', 'test', '', null, 5, undefined, 'toString'])('%s is refused', (op) => {
    expect(() => parse([{ op, path: 'title', value: 'x' }])).toThrow(refusal('invalidSyntax'))
  })
})

describe('path', () => {
  test.each([
    ['TITLE', 'title'],
    ['Name.FamilyName', 'name.familyName'],
    [`${userType.schema.id}:name.givenName`, 'name.givenName'],
    [`${enterprise.toUpperCase()}:Department`, `${enterprise}:department`],
    ['emails[TYPE eq "work"].VALUE', 'emails[type eq "work"].value'],
    ['roles[primary eq "True"].value', 'roles[primary eq true].value'],
    ['members[value eq "a:b.c]"]', 'members[value eq "a:b.c]"]', groupType],
  ] as const)('%s leads to %s', (path, canonical, type = userType) => {
    expect(parse([{ op: 'remove', path }], type).map((operation) => printPath(operation.path))).toEqual([canonical])
  })

  test.each([
    ['unknown', 'shoeSize'],
    ['of an extension, without its URN', 'department'],
    ['of an unknown schema', 'urn:x:y:title'],
    ['with an unknown part', 'name.nope'],
    ['with a part of what has none', 'title.value'],
    ['with three parts', 'name.familyName.x'],
    ['with brackets on what has one value', 'name[givenName eq "x"].familyName'],
    ['with text behind it', 'title x'],
    ['without a name', '[type eq "work"]'],
    ['of a prototype', '__proto__'],
    ['of a prototype in part', 'name.__proto__'],
    ['of a constructor', 'constructor.prototype'],
    ['of a number', '5'],
    ['with a part before the bracket is closed', 'emails[type eq "work".value'],
    ['beyond 8,192 characters', 'x'.repeat(8193)],
  ])('%s is invalidPath', (_, path) => {
    expect(() => parse([{ op: 'replace', path, value: 'x' }])).toThrow(refusal('invalidPath'))
  })

  test.each([5, {}, ['title'], true])('%j is invalidPath, for it is no string', (path) => {
    expect(() => parse([{ op: 'replace', path, value: 'x' }])).toThrow(refusal('invalidPath'))
  })

  test.each([
    ['an unknown operator', 'emails[type is "work"].value'],
    ['an unknown attribute', 'emails[shoe eq "work"].value'],
    ['nothing', 'emails[].value'],
    ['an open string', 'emails[type eq "work].value'],
    ['an order of booleans', 'emails[primary gt true].value'],
  ])('with %s in its brackets is invalidFilter', (_, path) => {
    expect(() => parse([{ op: 'replace', path, value: 'x' }])).toThrow(refusal('invalidFilter'))
  })

  test.each(['id', 'meta', 'meta.created', 'schemas', 'groups', 'groups.value', `${enterprise}:manager.displayName`])(
    '%s is the server’s: mutability',
    (path) => {
      for (const op of ['add', 'replace', 'remove']) {
        expect(() => parse([{ op, path, value: 'x' }])).toThrow(refusal('mutability'))
      }
    },
  )

  test('is needed to remove: noTarget', () => {
    expect(() => parse([{ op: 'remove' }])).toThrow(refusal('noTarget'))
    expect(() => parse([{ op: 'remove', value: { title: 'x' } }])).toThrow(refusal('noTarget'))
    expect(() => parse([{ op: 'remove', path: userType.schema.id }])).toThrow(refusal('noTarget'))
  })

  test('to a required attribute cannot be removed: mutability', () => {
    expect(() => parse([{ op: 'remove', path: 'userName' }])).toThrow(refusal('mutability'))
    expect(() => parse([{ op: 'remove', path: 'displayName' }], groupType)).toThrow(refusal('mutability'))
  })
})

describe('value', () => {
  test.each([
    ['missing from an add', { op: 'add', path: 'title' }],
    ['missing from a replace', { op: 'replace', path: 'title' }],
    ['a number where text is', { op: 'replace', path: 'title', value: 5 }],
    ['a number where a boolean is', { op: 'replace', path: 'active', value: 5 }],
    ['text that is no boolean', { op: 'replace', path: 'active', value: 'yes' }],
    ['a list where one value is', { op: 'replace', path: 'title', value: ['x'] }],
    ['an object where text is', { op: 'replace', path: 'title', value: { x: 1 } }],
    ['text where several values are', { op: 'add', path: 'emails', value: 'x@example.com' }],
    ['a list of text where objects are', { op: 'add', path: 'emails', value: ['x@example.com'] }],
    ['an object in a part', { op: 'replace', path: 'emails[type eq "work"].value', value: { value: 'x' } }],
    ['text for a filtered value', { op: 'replace', path: 'emails[type eq "work"]', value: 'x' }],
    ['text for a name', { op: 'replace', path: 'name', value: 'Ann' }],
    ['text for an extension', { op: 'replace', path: enterprise, value: 'x' }],
    ['text without a path', { op: 'replace', value: 'x' }],
    ['a list without a path', { op: 'replace', value: [{ title: 'x' }] }],
    ['nothing without a path', { op: 'add' }],
    ['null for a required attribute', { op: 'replace', path: 'userName', value: null }],
    ['empty for a required attribute', { op: 'replace', path: 'userName', value: '  ' }],
    ['null for a required attribute without a path', { op: 'replace', value: { userName: null } }],
    ['two lines in a userName', { op: 'replace', path: 'userName', value: 'a\nBcc: b' }],
    ['two lines in an address', { op: 'replace', path: 'emails[type eq "work"].value', value: 'a@x.test\r\nb' }],
    ['two lines in a display name', { op: 'add', value: { displayName: 'a\rb' } }],
    ['too long', { op: 'replace', path: 'nickName', value: 'x'.repeat(2049) }],
  ])('%s is invalidValue', (_, operation) => {
    expect(() => parse([operation])).toThrow(refusal('invalidValue'))
  })

  test('may have many lines where an address does', () => {
    const value = '1 rue de Paris\n75001 Paris'
    expect(told([{ op: 'add', path: 'addresses[type eq "work"].formatted', value }])).toHaveLength(1)
  })

  test('that is an object stands for a list of one', () => {
    const value = { value: 'x@example.com' }
    expect(told([{ op: 'add', path: 'emails', value }])).toEqual(['add emails [{"value":"x@example.com"}]'])
    expect(noted([{ op: 'add', path: 'emails', value }])).toEqual(['bareValue'])
  })

  test('null or empty makes a replace a removal and an add nothing', () => {
    expect(told([{ op: 'replace', path: 'emails', value: [] }])).toEqual(['remove emails'])
    expect(told([{ op: 'replace', path: 'emails', value: null }])).toEqual(['remove emails'])
    expect(told([{ op: 'add', path: 'emails', value: [] }])).toEqual([])
    expect(told([{ op: 'replace', path: 'name.givenName', value: null }])).toEqual(['remove name.givenName'])
  })

  test('of roles comes as an object, a list, text or a list of text', () => {
    const forms = [{ value: 'admin' }, [{ value: 'admin' }], 'admin', ['admin']]
    for (const value of forms) {
      expect(told([{ op: 'add', path: 'roles', value }])).toEqual(['add roles [{"value":"admin"}]'])
    }
  })
})

describe('without a path', () => {
  test('each key is an operation of its own', () => {
    const value = {
      displayName: 'Bjfe',
      'name.givenName': 'Kkom',
      NAME: { familyName: 'Unua' },
      [`${enterprise}:employeeNumber`]: 'Aklq',
      [`${enterprise}:manager`]: 'm-1',
      [enterprise]: { Department: 'Tour' },
      'emails[type eq "work"].value': 'x@example.com',
    }
    expect(told([{ op: 'replace', value }])).toEqual([
      'replace displayName "Bjfe"',
      'replace name.givenName "Kkom"',
      'replace name.familyName "Unua"',
      `replace ${enterprise}:employeeNumber "Aklq"`,
      `replace ${enterprise}:manager {"value":"m-1"}`,
      `replace ${enterprise}:department "Tour"`,
      'replace emails[type eq "work"].value "x@example.com"',
    ])
  })

  test('the core URN as key or path stands for the resource', () => {
    const told1 = told([{ op: 'add', path: userType.schema.id, value: { title: 'x' } }])
    const told2 = told([{ op: 'add', value: { [userType.schema.id]: { title: 'x' } } }])
    expect(told1).toEqual(['add title "x"'])
    expect(told2).toEqual(['add title "x"'])
  })

  test('what is the server’s is left out and recorded, for Okta and authentik send it along', () => {
    const value = { schemas: ['x'], id: 'id-1', meta: { created: 'x' }, groups: [{ value: 'g' }], title: 'x' }
    expect(told([{ op: 'replace', value }])).toEqual(['replace title "x"'])
    const notes = new Notes()
    parse([{ op: 'replace', value }], userType, notes)
    expect(notes.list).toEqual([{ tolerance: 'readOnlyIgnored', count: 3, where: ['id', 'meta', 'groups'] }])
  })

  test('what no schema knows is left out and recorded', () => {
    const value = JSON.parse(
      '{"__proto__":{"admin":true},"constructor":"x","shoe":1,"urn:x:y":{"a":1},"name.nope":"x"}',
    )
    const notes = new Notes()
    expect(parse([{ op: 'add', value }], userType, notes)).toEqual([])
    expect(notes.list).toEqual([
      { tolerance: 'unknownAttribute', count: 4, where: ['__proto__', 'constructor', 'shoe', 'name.nope'] },
      { tolerance: 'unknownSchema', count: 1, where: ['urn:x:y'] },
    ])
    expect(Object.prototype).not.toHaveProperty('admin')
  })

  test('flat keys are recorded, plain ones are not', () => {
    expect(noted([{ op: 'add', value: { 'name.givenName': 'x' } }])).toEqual(['flatKey'])
    expect(noted([{ op: 'add', value: { [enterprise]: { department: 'x' } } }])).toEqual([])
  })

  test('names in other letters are recorded', () => {
    expect(noted([{ op: 'add', value: { NickName: 'x' } }])).toEqual(['nameCase'])
    expect(noted([{ op: 'add', value: { [enterprise]: { Department: 'x' } } }])).toEqual(['nameCase'])
  })

  test('unknown parts of a complex attribute are left out and recorded', () => {
    expect(told([{ op: 'replace', path: 'name', value: { nope: 'x', givenName: 'y' } }])).toEqual([
      'replace name.givenName "y"',
    ])
    expect(noted([{ op: 'replace', path: 'name', value: { nope: 'x' } }])).toEqual(['unknownAttribute'])
    expect(told([{ op: 'add', path: `${enterprise}`, value: { nope: 'x' } }])).toEqual([])
  })
})
