import { describe, expect, test } from 'vitest'
import { AttributeTable, attribute, defineSchema, findExtension, isSameUrn } from './attribute'
import { enterpriseUserSchema } from './schemas/enterprise-user'
import { groupType } from './schemas/group'
import { userType } from './schemas/user'

describe('a look-up', () => {
  test('finds every attribute of every schema in any case, and the same one', () => {
    for (const table of [userType.attributes, groupType.attributes, enterpriseUserSchema.attributes]) {
      for (const definition of table.list) {
        const { name } = definition
        for (const spelling of [name, name.toUpperCase(), name.toLowerCase()]) {
          expect(table.get(spelling)).toBe(definition)
        }
        for (const sub of definition.subAttributes.list) {
          expect(definition.subAttributes.get(sub.name.toUpperCase())).toBe(sub)
        }
      }
    }
  })

  test.each(['', '__proto__', 'constructor', 'hasOwnProperty', 'toString', 'userName ', 'user', 'x'.repeat(100_000)])(
    'of %s finds nothing',
    (name) => {
      expect(userType.attributes.get(name)).toBeUndefined()
    },
  )

  test('keeps the schema’s order', () => {
    const table = new AttributeTable([attribute('b', ''), attribute('a', '')])
    expect(table.list.map(({ name }) => name)).toEqual(['b', 'a'])
  })
})

test('an attribute has the defaults of RFC 7643 2.2', () => {
  expect(attribute('x', 'An x.')).toMatchObject({
    type: 'string',
    multiValued: false,
    required: false,
    caseExact: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
  })
})

test('every resource has the common attributes, the server’s read only', () => {
  for (const type of [userType, groupType]) {
    expect(type.attributes.get('id')).toMatchObject({ mutability: 'readOnly', returned: 'always', caseExact: true })
    const schemas = { mutability: 'readOnly', returned: 'always', multiValued: true, caseExact: true }
    expect(type.attributes.get('schemas')).toMatchObject(schemas)
    const meta = type.attributes.get('meta')
    expect(meta).toMatchObject({ mutability: 'readOnly' })
    for (const name of ['resourceType', 'location', 'version']) {
      expect(meta?.subAttributes.get(name)).toMatchObject({ caseExact: true })
    }
    expect(type.attributes.get('externalId')).toMatchObject({ mutability: 'readWrite', caseExact: true })
  }
})

test('a schema is read only where all of its attributes are', () => {
  const [own, theirs] = [attribute('own', '', { mutability: 'readOnly' }), attribute('theirs', '')]
  expect(defineSchema('urn:x', 'X', '', [own]).isReadOnly).toBe(true)
  expect(defineSchema('urn:x', 'X', '', [own, theirs]).isReadOnly).toBe(false)
})

test('URNs are the same in any case, and an extension is found by its own only', () => {
  const { id } = enterpriseUserSchema
  expect(isSameUrn(id, id.toUpperCase())).toBe(true)
  expect(isSameUrn(id, `${id} `)).toBe(false)
  expect(isSameUrn(id, id.replace('enterprise', 'enterprises').replace('2.0', '20'))).toBe(false)
  expect(findExtension(userType, id.toUpperCase())).toBe(enterpriseUserSchema)
  expect(findExtension(userType, userType.schema.id)).toBeUndefined()
  expect(findExtension(groupType, id)).toBeUndefined()
})
