import { describe, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { type Json, resources } from '../client'
import { core, enterprise, expectError } from '../people'
import { overEveryMount } from '../wire'

await cloneDatabase()

const base = 'urn:ietf:params:scim:schemas:core:2.0'
const types = ['string', 'boolean', 'decimal', 'integer', 'dateTime', 'reference', 'binary', 'complex']

function flattened(attributes: Json | undefined): Json[] {
  const list = Array.isArray(attributes) ? (attributes as Json[]) : []
  return list.flatMap((attribute) => [attribute, ...flattened(attribute.subAttributes)])
}

overEveryMount((wire) => {
  const open = (path: string, method = 'GET') => wire.scim.send({ method, path, authorization: null })

  describe('ServiceProviderConfig', () => {
    test('D01 it is served', async () => {
      const answer = await open('/ServiceProviderConfig')
      expect(answer.status).toBe(200)
      expect(answer.json.schemas).toEqual([`${base}:ServiceProviderConfig`])
    })

    test.each(['patch', 'bulk', 'filter', 'changePassword', 'sort', 'etag'])(
      'D02 %s is said to be supported or not',
      async (name) => {
        expect((await open('/ServiceProviderConfig')).json[name]?.supported).toBeTypeOf('boolean')
      },
    )

    test('D03 the limits are integers, also of what is not supported', async () => {
      const { bulk, filter } = (await open('/ServiceProviderConfig')).json
      const limits = [bulk?.maxOperations, bulk?.maxPayloadSize, filter?.maxResults]
      expect(limits.map(Number.isInteger)).toEqual([true, true, true])
    })

    test('D04 ways to authenticate have a registered type, a name and a description', async () => {
      const { authenticationSchemes } = (await open('/ServiceProviderConfig')).json
      expect(authenticationSchemes?.[0]).toMatchObject({
        type: expect.stringMatching(/^(oauth|oauth2|oauthbearertoken|httpbasic|httpdigest)$/),
        name: expect.stringMatching(/\w/),
        description: expect.stringMatching(/\w/),
      })
    })

    test('T06 it says that PATCH works', async () => {
      expect((await open('/ServiceProviderConfig')).json.patch?.supported).toBe(true)
    })

    test('N00 pagination is described', async () => {
      const { pagination } = (await open('/ServiceProviderConfig')).json
      expect(pagination).toMatchObject({ index: true, defaultPaginationMethod: 'index', cursor: expect.any(Boolean) })
      expect([pagination?.defaultPageSize, pagination?.maxPageSize]).toEqual([20, 1000])
    })
  })

  describe('ResourceTypes', () => {
    test('D05 they are a ListResponse', async () => {
      const answer = await open('/ResourceTypes')
      expect(answer.status).toBe(200)
      expect(answer.json.schemas).toEqual(['urn:ietf:params:scim:api:messages:2.0:ListResponse'])
    })

    test('D06 User has name, endpoint and schema, extensions say whether they are required', async () => {
      const [user] = resources(await open('/ResourceTypes'))
      expect(user).toMatchObject({ name: 'User', endpoint: '/Users', schema: core })
      expect(user?.schemaExtensions).toContainEqual({ schema: enterprise, required: false })
    })

    test('D07 one is read by its name', async () => {
      expect((await open('/ResourceTypes/User')).json.name).toBe('User')
    })

    test('D08 an unknown one is 404', async () => {
      expectError(await open('/ResourceTypes/Nope'), 404)
    })

    test('D16 they have a resource type and an absolute location', async () => {
      const { meta } = (await open('/ResourceTypes/User')).json
      expect(meta).toMatchObject({ resourceType: 'ResourceType', location: expect.stringMatching(/^https?:.*\/User$/) })
    })

    test('D17 the enterprise extension is offered', async () => {
      expect((await open('/ResourceTypes/User')).text).toContain(enterprise)
    })
  })

  describe('Schemas', () => {
    test('D09 every schema that a resource type names is there', async () => {
      const ids = resources(await open('/Schemas')).map(({ id }) => id)
      expect(ids).toEqual(expect.arrayContaining([core, enterprise]))
    })

    test('D10 one is read by its URN, in any case', async () => {
      expect((await open(`/Schemas/${core}`)).json.id).toBe(core)
      expect((await open(`/Schemas/${core.toUpperCase()}`)).json.id).toBe(core)
    })

    test('D11 an unknown one is 404', async () => {
      expectError(await open('/Schemas/urn:nope'), 404)
    })

    test('D12 every attribute has its characteristics with registered values', async () => {
      const attributes = resources(await open('/Schemas')).flatMap((schema) => flattened(schema.attributes))
      expect(attributes.length).toBeGreaterThan(60)
      for (const attribute of attributes) {
        expect(types, String(attribute.name)).toContain(attribute.type)
        expect(attribute, String(attribute.name)).toMatchObject({
          name: expect.stringMatching(/^[$a-zA-Z][\w$-]*$/),
          multiValued: expect.any(Boolean),
          mutability: expect.stringMatching(/^(readOnly|readWrite|immutable|writeOnly)$/),
          returned: expect.stringMatching(/^(always|never|default|request)$/),
        })
        if (String(attribute.type) === 'complex') expect(flattened(attribute.subAttributes).length).toBeGreaterThan(0)
        else expect(attribute.uniqueness).toMatch(/^(none|server|global)$/)
      }
    })

    test('D13 userName is required and unique, password never returned, groups read only', async () => {
      const attributes = flattened((await open(`/Schemas/${core}`)).json.attributes)
      const named = (name: string) => attributes.find((attribute) => String(attribute.name) === name)
      expect(named('userName')).toMatchObject({ required: true, uniqueness: 'server', caseExact: false })
      expect(named('password')).toMatchObject({ mutability: 'writeOnly', returned: 'never' })
      expect(named('groups')).toMatchObject({ mutability: 'readOnly' })
    })
  })

  describe.each(['/Schemas', '/ResourceTypes', '/ServiceProviderConfig'])('%s', (path) => {
    test('D14 a filter is 403', async () => {
      expectError(await open(`${path}?filter=id%20pr`), 403)
    })

    test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('D15 %s is 405: it is read only', async (method) => {
      const answer = await open(path, method)
      expectError(answer, 405)
      expect(answer.headers.allow).toBe('GET')
    })

    test('needs no key, but one that is sent must be good', async () => {
      expectError(await wire.scim.send({ method: 'GET', path, authorization: 'Bearer wrong' }), 401)
      expect((await wire.scim.get(path)).status).toBe(200)
    })
  })

  test('discovery is open to every plan, with a key too', async () => {
    const free = await wire.tenant('free')
    expect((await free.scim.get('/ServiceProviderConfig')).status).toBe(200)
  })
})
