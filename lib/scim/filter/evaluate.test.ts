import { describe, expect, test } from 'vitest'
import recorded from '../../../e2e/wire/recorded/filters.json'
import { Notes } from '../dialect'
import { ScimError } from '../error'
import type { Resource } from '../resource'
import { groupType } from '../schemas/group'
import { userType } from '../schemas/user'
import { resourceFrom } from '../testing/resources'
import { checkFilter } from './check'
import { evaluate } from './evaluate'
import { parseFilter } from './parse'

const names = ['A', 'B', 'C', 'D'] as const
const variables: Record<string, string> = { r: 'r7' }
for (const name of names) {
  variables[name] = `user-${name.toLowerCase()}@example.com`
  variables[`id_${name}`] = `id-${name}`
}

function fill(text: string): string {
  return text.replace(/\{\{(\w+)(?::(\w+))?\}\}/g, (_, name: string, how?: string) => {
    const value = variables[name] ?? ''
    return how === 'upper' ? value.toUpperCase() : how ? value.slice(0, Number(how)) : value
  })
}

const fixtures = names.map((name): [string, Resource] => [
  name,
  {
    ...resourceFrom(userType, JSON.parse(fill(JSON.stringify(recorded.fixtures[name])))),
    id: `id-${name}`,
    meta: { resourceType: 'User', lastModified: '2026-01-02T03:04:05.678Z' },
  },
])

function selected(filter: string): string[] {
  const parsed = parseFilter(fill(filter))
  return fixtures.filter(([, resource]) => evaluate(userType, parsed, resource)).map(([name]) => name)
}

describe('the recorded filters', () => {
  const matching = recorded.vectors.filter((vector) => vector.match)
  test.each(matching)('$id $filter selects $match', ({ filter, match }) => {
    expect(selected(filter)).toEqual(match)
  })

  const refused = recorded.vectors.filter((vector) => vector.error)
  test.each(refused)('$id is refused as invalidFilter: $src', ({ filter }) => {
    expect(() => selected(filter)).toThrow(expect.objectContaining({ status: 400, scimType: 'invalidFilter' }))
  })

  test('cover every vector', () => {
    expect(matching.length + refused.length).toBe(recorded.vectors.length)
  })
})

const someone: Resource = {
  schemas: [userType.schema.id],
  id: 'Id-1',
  userName: 'Ann@Example.com',
  nickName: '',
  active: false,
  profileUrl: 'https://Example.com/Ann',
  emails: [
    { value: 'ann@example.com', type: 'work', primary: true },
    { value: 'ann@home.test', display: 'Home' },
  ],
  x509Certificates: [{ value: 'MIIDQzCCAqygAwIBAgICEAAwDQYJKoZIhvcN' }],
  meta: { created: '2026-03-01T10:00:00.000Z', lastModified: '2026-03-01T12:00:00.000+02:00' },
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { manager: { value: 'm-1' } },
}

function holds(filter: string): boolean {
  return evaluate(userType, parseFilter(filter), someone)
}

describe('comparisons', () => {
  test.each([
    ['userName eq "ann@example.COM"', true],
    ['id eq "id-1"', false],
    ['id eq "Id-1"', true],
    ['profileUrl eq "https://example.com/ann"', false],
    ['userName sw "ANN"', true],
    ['userName ew ".COM"', true],
    ['userName co "@EX"', true],
    ['userName sw "example"', false],
    ['userName ew "ann"', false],
    ['profileUrl co "Example"', true],
    ['userName co ""', true],
    ['title co ""', false],
    ['id sw "id"', false],
    ['active eq false', true],
    ['active eq "False"', true],
    ['active ne "true"', true],
    ['userName gt "ann"', true],
    ['userName ge "ANN@EXAMPLE.COM"', true],
    ['userName lt "ann@example.com"', false],
    ['userName le "ann@example.com"', true],
    ['x509Certificates.value eq "MIIDQzCCAqygAwIBAgICEAAwDQYJKoZIhvcN"', true],
    ['x509Certificates eq "miidqzccaqygawibagiceaawdqyjkozihvcn"', false],
  ])('%s is %s', (filter, expected) => {
    expect(holds(filter)).toBe(expected)
  })

  test('an absent attribute differs from everything and satisfies no other comparison', () => {
    expect(holds('title ne "x"')).toBe(true)
    for (const op of ['eq', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le']) expect(holds(`title ${op} "x"`)).toBe(false)
  })

  test('eq null is not pr and ne null is pr', () => {
    expect(holds('title eq null')).toBe(true)
    expect(holds('title ne null')).toBe(false)
    expect(holds('userName eq null')).toBe(false)
    expect(holds('userName ne null')).toBe(true)
  })

  test('pr is false for an empty string', () => {
    expect(holds('nickName pr')).toBe(false)
    expect(holds('nickName eq ""')).toBe(true)
  })

  test('pr of a complex attribute asks for any part', () => {
    expect(holds('meta pr')).toBe(true)
    expect(holds('name pr')).toBe(false)
    expect(holds('urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager pr')).toBe(true)
  })

  test('text is ordered by code point, so that the database agrees', () => {
    const face = { ...someone, userName: '\u{1f600}' }
    expect(evaluate(userType, parseFilter('userName gt "\uffee"'), face)).toBe(true)
  })
})

describe('dates', () => {
  test('compare as instants in any zone', () => {
    expect(holds('meta.lastModified eq "2026-03-01T10:00:00Z"')).toBe(true)
    expect(holds('meta.created eq "2026-03-01T05:00:00-05:00"')).toBe(true)
    expect(holds('meta.created lt "2026-03-01T10:00:00.001Z"')).toBe(true)
    expect(holds('meta.created gt "2026-03-01T10:00:00Z"')).toBe(false)
  })

  test('a date without a zone is UTC', () => {
    expect(holds('meta.created eq "2026-03-01T10:00:00"')).toBe(true)
  })
})

describe('multi-valued attributes', () => {
  test.each([
    ['emails.type eq "work"', true],
    ['emails.type ne "work"', true],
    ['emails.value ne "nobody"', true],
    ['phoneNumbers.value ne "1"', true],
    ['phoneNumbers.value eq null', true],
    ['emails.display pr', true],
    ['emails.display co "home"', true],
    ['emails.display co "work"', false],
    ['emails.primary eq true', true],
    ['emails eq "ann@home.test"', true],
    ['emails.type eq "work" and emails.value eq "ann@home.test"', true],
    ['emails[type eq "work" and value eq "ann@home.test"]', false],
    ['emails[not (type pr)]', true],
    ['emails[type ne "work"].value eq "ann@home.test"', true],
    ['emails[type eq "work"].display pr', false],
    ['emails[type eq "fax"].value ne "x"', true],
    ['emails[type eq "work"] eq "ann@example.com"', true],
    ['roles[primary eq "True"].value eq "admin"', false],
  ])('%s is %s', (filter, expected) => {
    expect(holds(filter)).toBe(expected)
  })

  test('an element without the sub-attribute counts as different', () => {
    const plain = { ...someone, emails: [{ value: 'x@example.com' }] }
    expect(evaluate(userType, parseFilter('emails.type ne "work"'), plain)).toBe(true)
  })

  test('Entra asks whether a group has a member by comparing members', () => {
    const group: Resource = { displayName: 'G', members: [{ value: 'a' }, { value: 'b' }], id: 'g' }
    expect(evaluate(groupType, parseFilter('id eq "g" and members eq "b"'), group)).toBe(true)
    expect(evaluate(groupType, parseFilter('members.value eq "B"'), group)).toBe(false)
  })

  test('Entra asks whether a person has a manager by comparing manager', () => {
    const urn = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
    expect(holds(`${urn}:manager eq "m-1"`)).toBe(true)
    expect(holds(`${urn}:manager.value eq "m-2"`)).toBe(false)
  })
})

describe('what a filter may not ask', () => {
  test.each([
    ['an unknown attribute', 'shoeSize eq 1'],
    ['an unknown sub-attribute', 'name.nope eq "x"'],
    ['a sub-attribute of a simple attribute', 'userName.value eq "x"'],
    ['an unknown schema', 'urn:x:y:userName eq "x"'],
    ['an enterprise attribute without its URN', 'department eq "x"'],
    ['the prototype', '__proto__ eq "x"'],
    ['the constructor', 'constructor.name eq "x"'],
    ['the password, for an answer would disclose it', 'password sw "a"'],
    ['an order of booleans', 'active gt true'],
    ['an order of booleans below', 'active le false'],
    ['an order of certificates', 'x509Certificates.value ge "a"'],
    ['text in a boolean', 'active co "tr"'],
    ['text in a date', 'meta.created sw "2026"'],
    ['the beginning of a date', 'meta.created sw "2026-03-01T10:00:00Z"'],
    ['the end of a date', 'meta.created ew "2026-03-01T10:00:00Z"'],
    ['a date in a date', 'meta.created co "2026-03-01T10:00:00Z"'],
    ['text in a certificate', 'x509Certificates.value co "a"'],
    ['a number where text is', 'userName eq 1'],
    ['text where a boolean is', 'active eq "yes"'],
    ['a number where a boolean is', 'active eq 1'],
    ['a date that is none', 'meta.created gt "yesterday"'],
    ['a date beyond the calendar', 'meta.created gt "2026-13-01T00:00:00Z"'],
    ['an order of null', 'userName gt null'],
    ['text in null', 'userName co null'],
    ['a complex attribute as a whole', 'name eq "Ann"'],
    ['brackets on a simple attribute', 'userName[value eq "x"]'],
    ['brackets on a single complex attribute', 'name[givenName eq "x"]'],
    ['an unknown attribute in brackets', 'emails[nope eq "x"]'],
    ['brackets in brackets', 'emails[value[type eq "x"]]'],
    ['a sub-attribute in brackets', 'emails[value.type eq "x"]'],
    ['a URN in brackets', 'emails[urn:x:y:type eq "x"]'],
    ['a whole schema', 'urn:ietf:params:scim:schemas:core:2.0:User pr'],
  ])('%s: %s', (_, filter) => {
    expect(() => holds(filter)).toThrow(expect.objectContaining({ status: 400, scimType: 'invalidFilter' }))
  })

  test('the refusal says what to do', () => {
    expect(() => holds('active gt true')).toThrow('active is boolean and has no order; use eq or ne instead of gt.')
    expect(() => holds('department eq "x"')).toThrow('"department" is no attribute of the User schemas')
    expect(() => holds('x'.repeat(500))).toThrow(ScimError)
  })
})

test('a checked filter is canonical, whatever the client wrote', () => {
  const core = 'URN:ietf:params:SCIM:schemas:core:2.0:user'
  const checked = checkFilter(userType, parseFilter(`${core}:EMAILS[TYPE eq "work"] eq "x" and ACTIVE eq "True"`))
  const same = checkFilter(userType, parseFilter('emails[type eq "work"].value eq "x" and active eq true'))
  expect(checked).toEqual(same)
  expect(checkFilter(userType, checked)).toEqual(checked)
})

test('a boolean that came as text is noted, and one that did not is not', () => {
  const notes = new Notes()
  checkFilter(userType, parseFilter('active eq true and emails[primary eq "True"]'), notes)
  expect(notes.list).toEqual([{ tolerance: 'booleanText', count: 1, where: ['primary'] }])
})

test('a checked filter has its dates in UTC', () => {
  const checked = checkFilter(userType, parseFilter('meta.created gt "2026-03-01T12:00:00+02:00"'))
  expect(checked).toMatchObject({ value: '2026-03-01T10:00:00.000Z' })
})
