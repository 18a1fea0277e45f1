import { describe, expect, test } from 'vitest'
import { accessUserSchema } from './access'
import {
  type Features,
  type RenderedAttribute,
  renderResourceType,
  renderSchema,
  renderServiceProviderConfig,
  schemasOf,
} from './discovery'
import { enterpriseUserSchema } from './enterprise-user'
import { groupSchema, groupType } from './group'
import { userSchema, userType } from './user'

const base = 'https://example.com/api/v2/scim'
const features: Features = {
  patch: true,
  bulk: { supported: true, maxOperations: 1000, maxPayloadSize: 1_048_576 },
  filter: { supported: true, maxResults: 1000 },
  changePassword: false,
  sort: true,
  etag: true,
  pagination: { cursor: true, index: true, defaultPaginationMethod: 'index', defaultPageSize: 20, maxPageSize: 1000 },
  authenticationSchemes: [{ type: 'oauthbearertoken', name: 'Application key', description: 'A bearer token.' }],
}

describe('ServiceProviderConfig', () => {
  test('says of every feature whether it is supported', () => {
    const config = renderServiceProviderConfig(features, base)
    expect(config.schemas).toEqual(['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'])
    for (const feature of [config.patch, config.bulk, config.filter, config.changePassword, config.sort, config.etag]) {
      expect(feature.supported).toBeTypeOf('boolean')
    }
    expect(config.meta.location).toBe(`${base}/ServiceProviderConfig`)
  })

  test('has its integers also where the feature is off, or authentik drops PATCH and filters', () => {
    const off: Features = {
      ...features,
      bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
      filter: { supported: false, maxResults: 0 },
    }
    expect(renderServiceProviderConfig(off, base)).toMatchObject({
      bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
      filter: { supported: false, maxResults: 0 },
    })
  })

  test('holds no null and no undefined', () => {
    const config = renderServiceProviderConfig({ ...features, pagination: undefined }, base)
    expect(config).toStrictEqual(JSON.parse(JSON.stringify(config)))
    expect(config).not.toHaveProperty('pagination')
    expect(renderServiceProviderConfig({ ...features, documentationUri: 'x' }, base)).toHaveProperty(
      'documentationUri',
      'x',
    )
  })
})

test('a resource type names its schema, its extensions and its address', () => {
  expect(renderResourceType(userType, base)).toMatchObject({
    id: 'User',
    name: 'User',
    endpoint: '/Users',
    schema: userSchema.id,
    schemaExtensions: [
      { schema: enterpriseUserSchema.id, required: false },
      { schema: accessUserSchema.id, required: false },
    ],
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/User` },
  })
  expect(renderResourceType(groupType, base)).toMatchObject({ endpoint: '/Groups', schemaExtensions: [] })
})

test('every schema that a resource type names is listed once', () => {
  expect(schemasOf([userType, groupType, userType])).toEqual([
    userSchema,
    enterpriseUserSchema,
    accessUserSchema,
    groupSchema,
  ])
})

function flat(attributes: readonly RenderedAttribute[]): RenderedAttribute[] {
  return attributes.flatMap((attribute) => [attribute, ...flat(attribute.subAttributes ?? [])])
}

describe.each(schemasOf([userType, groupType]))('schema $name', (schema) => {
  const rendered = renderSchema(schema, base)
  const all = flat(rendered.attributes)

  test('is addressed by its URN', () => {
    expect(rendered).toMatchObject({
      id: schema.id,
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
      meta: { resourceType: 'Schema', location: `${base}/Schemas/${schema.id}` },
    })
  })

  test('says all of RFC 7643 7 of every attribute, in its words, without nulls', () => {
    for (const attribute of all) {
      expect(attribute.name).toMatch(/^\$?[a-z][A-Za-z0-9]*$/)
      expect(attribute.type).toBeOneOf([
        'string',
        'boolean',
        'decimal',
        'integer',
        'dateTime',
        'reference',
        'binary',
        'complex',
      ])
      expect(attribute.mutability).toBeOneOf(['readOnly', 'readWrite', 'immutable', 'writeOnly'])
      expect(attribute.returned).toBeOneOf(['always', 'never', 'default', 'request'])
      expect(attribute.uniqueness).toBeOneOf(['none', 'server', 'global'])
      expect(attribute.description).not.toBe('')
      expect(
        [attribute.multiValued, attribute.required, attribute.caseExact].every((flag) => typeof flag === 'boolean'),
      ).toBe(true)
      expect(attribute.subAttributes !== undefined).toBe(attribute.type === 'complex')
      expect(attribute.referenceTypes !== undefined).toBe(attribute.type === 'reference')
    }
    expect(rendered).toStrictEqual(JSON.parse(JSON.stringify(rendered)))
  })

  test('does not tell our own limits', () => {
    for (const attribute of all) expect(attribute).not.toHaveProperty('maxLength')
  })
})

describe('what clients rely on', () => {
  const user = new Map(renderSchema(userSchema, base).attributes.map((attribute) => [attribute.name, attribute]))

  test('userName is required, unique on the server and not case exact', () => {
    expect(user.get('userName')).toMatchObject({ required: true, uniqueness: 'server', caseExact: false })
  })

  test('password is write only and never returned, groups read only', () => {
    expect(user.get('password')).toMatchObject({ mutability: 'writeOnly', returned: 'never' })
    expect(user.get('groups')).toMatchObject({ mutability: 'readOnly' })
  })

  test('User holds every attribute of RFC 7643 4.1', () => {
    expect([...user.keys()].sort()).toEqual(
      [
        'userName',
        'name',
        'displayName',
        'nickName',
        'profileUrl',
        'title',
        'userType',
        'preferredLanguage',
        'locale',
        'timezone',
        'active',
        'password',
        'emails',
        'phoneNumbers',
        'ims',
        'photos',
        'addresses',
        'groups',
        'entitlements',
        'roles',
        'x509Certificates',
      ].sort(),
    )
  })

  test('a member is immutable and a manager’s name the server’s', () => {
    expect(groupSchema.attributes.get('members')?.subAttributes.get('value')).toMatchObject({ mutability: 'immutable' })
    const manager = enterpriseUserSchema.attributes.get('manager')
    expect(manager?.subAttributes.get('displayName')).toMatchObject({ mutability: 'readOnly' })
  })
})
