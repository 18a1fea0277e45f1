import { describe, expect, test } from 'vitest'
import { attribute, complex, defineResourceType, defineSchema } from './attribute'
import { isProjected, parseProjection, project } from './project'
import type { Resource } from './resource'
import { groupType } from './schemas/group'
import { userType } from './schemas/user'
import { freeze } from './testing/resources'

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
const ann: Resource = freeze({
  schemas: [userType.schema.id, enterprise],
  id: 'id-1',
  userName: 'ann',
  displayName: 'Ann',
  name: { givenName: 'Ann', familyName: 'Ash' },
  emails: [{ value: 'a@example.com', type: 'work' }, { value: 'b@example.com' }],
  [enterprise]: { department: 'Tour', manager: { value: 'm', displayName: 'Max' } },
  meta: { resourceType: 'User', version: 'W/"1"' },
})
const always = { schemas: ann.schemas, id: 'id-1' }

function shown(query: Parameters<typeof parseProjection>[1], resource = ann): Resource {
  return project(userType, resource, parseProjection(userType, query))
}

describe('attributes', () => {
  test.each([
    ['displayName', { displayName: 'Ann' }],
    ['DISPLAYNAME', { displayName: 'Ann' }],
    ['id', {}],
    ['nope', {}],
    ['name.nope', {}],
    ['title', {}],
    ['password', {}],
    [' displayName , userName ', { displayName: 'Ann', userName: 'ann' }],
    ['name.givenName', { name: { givenName: 'Ann' } }],
    ['name.givenName,name', { name: ann.name }],
    ['name,name.givenName', { name: ann.name }],
    ['name.givenName,name.familyName', { name: ann.name }],
    ['emails.value', { emails: [{ value: 'a@example.com' }, { value: 'b@example.com' }] }],
    ['emails.type', { emails: [{ type: 'work' }] }],
    ['emails.display', {}],
    ['meta', { meta: ann.meta }],
    ['meta.version', { meta: { version: 'W/"1"' } }],
    [`${userType.schema.id}:displayName`, { displayName: 'Ann' }],
    [`${enterprise}:department`, { [enterprise]: { department: 'Tour' } }],
    [`${enterprise.toUpperCase()}:DEPARTMENT`, { [enterprise]: { department: 'Tour' } }],
    [`${enterprise}:manager.value`, { [enterprise]: { manager: { value: 'm' } } }],
    [enterprise, { [enterprise]: ann[enterprise] }],
    ['department', {}],
    ['__proto__,constructor,toString', {}],
  ])('%s shows it and what is always shown', (attributes, expected) => {
    expect(shown({ attributes })).toEqual({ ...always, ...expected })
    expect(shown({ attributes: attributes.split(',') })).toEqual({ ...always, ...expected })
  })

  test('of the core schema’s URN are all of its own', () => {
    const { [enterprise]: _, meta: __, ...core } = ann
    expect(shown({ attributes: userType.schema.id })).toEqual(core)
  })
})

describe('excludedAttributes', () => {
  test('are left out, the rest is shown', () => {
    const { emails: _, ...rest } = ann
    expect(shown({ excludedAttributes: 'EMAILS' })).toEqual(rest)
  })

  test('may be parts', () => {
    expect(shown({ excludedAttributes: 'name.familyName' }).name).toEqual({ givenName: 'Ann' })
    expect(shown({ excludedAttributes: 'name.familyName,name.givenName' })).not.toHaveProperty('name')
    expect(shown({ excludedAttributes: 'emails.type' }).emails).toEqual([
      { value: 'a@example.com' },
      { value: 'b@example.com' },
    ])
    expect(shown({ excludedAttributes: `${enterprise}:manager` })[enterprise]).toEqual({ department: 'Tour' })
    expect(shown({ excludedAttributes: enterprise })).not.toHaveProperty([enterprise])
  })

  test('cannot be what is always shown', () => {
    expect(shown({ excludedAttributes: 'id,schemas' })).toEqual(ann)
  })

  test('that are unknown change nothing', () => {
    expect(shown({ excludedAttributes: 'nope,urn:x:y' })).toBe(ann)
  })
})

test('both at once are 400 invalidValue', () => {
  expect(() => shown({ attributes: 'id', excludedAttributes: 'name' })).toThrow(
    expect.objectContaining({ status: 400, scimType: 'invalidValue' }),
  )
})

test('nothing asked for is the whole, the very same object', () => {
  for (const query of [{}, { attributes: '' }, { attributes: null, excludedAttributes: [] }, { attributes: ' , ' }]) {
    expect(parseProjection(userType, query).whole).toBe(true)
    expect(shown(query)).toBe(ann)
  }
  expect(parseProjection(userType, { attributes: 'id' }).whole).toBe(false)
})

test('the password is shown to nobody, however it is asked for', () => {
  const secret = { ...ann, password: 'hunter2' }
  for (const query of [
    {},
    { attributes: 'password' },
    { attributes: userType.schema.id },
    { excludedAttributes: 'name' },
  ]) {
    expect(shown(query, secret)).not.toHaveProperty('password')
  }
})

test('what no schema knows is not shown', () => {
  expect(shown({}, { ...ann, internal: 'x', 'urn:x:y': { a: 1 } })).toEqual(ann)
})

test('isProjected tells what need not be read', () => {
  const members = (query: object) => isProjected(parseProjection(groupType, query), 'members')
  expect(members({})).toBe(true)
  expect(members({ excludedAttributes: 'members' })).toBe(false)
  expect(members({ excludedAttributes: 'members.display' })).toBe(true)
  expect(members({ attributes: 'displayName' })).toBe(false)
  expect(members({ attributes: 'members.value' })).toBe(true)
})

describe('a schema with every kind of "returned"', () => {
  const schema = defineSchema('urn:t:Thing', 'Thing', 'A thing.', [
    attribute('label', 'Always shown.', { returned: 'always' }),
    attribute('notes', 'Shown on request.', { returned: 'request' }),
    complex(
      'parts',
      'Its parts.',
      [
        attribute('value', 'v'),
        attribute('cost', 'c', { returned: 'request' }),
        attribute('pin', 'p', { returned: 'never' }),
      ],
      { multiValued: true },
    ),
  ])
  const type = defineResourceType({ name: 'Thing', endpoint: '/Things', description: '', schema, extensions: [] })
  const thing = freeze({ id: '1', label: 'L', notes: 'N', parts: [{ value: 'v', cost: '1', pin: '0' }, { pin: '1' }] })
  const view = (query: object) => project(type, thing, parseProjection(type, query))

  test('shows "request" only when named', () => {
    expect(view({})).toEqual({ id: '1', label: 'L', parts: [{ value: 'v' }] })
    expect(view({ attributes: 'notes' })).toEqual({ id: '1', label: 'L', notes: 'N' })
    expect(view({ attributes: 'parts.cost' })).toEqual({ id: '1', label: 'L', parts: [{ cost: '1' }] })
    expect(view({ excludedAttributes: 'parts' })).toEqual({ id: '1', label: 'L' })
  })

  test('shows "always" even when another is asked for, and "never" never', () => {
    expect(view({ attributes: 'parts.pin' })).toEqual({ id: '1', label: 'L' })
    expect(view({ excludedAttributes: 'label' })).toMatchObject({ label: 'L' })
  })
})
