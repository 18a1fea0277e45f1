import { describe, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { systemActor } from '@/lib/org/can'
import * as applicationKeys from '@/lib/org/keys/application-keys'
import { expectError, made, nobodysId, person } from '../people'
import { overEveryMount, type Tenant, type Wire } from '../wire'

await cloneDatabase()

function newKey(wire: Wire, { org, accountId }: Tenant, scopes: applicationKeys.NewKey['scopes']) {
  const key = { ownerId: accountId, name: 'Another', scopes, expiresInDays: 1 }
  return applicationKeys.create(org, systemActor(), key).then((made) => ({ ...made, scim: wire.client(made.secret) }))
}

overEveryMount((wire) => {
  const paths = ['/Users', `/Users/${nobodysId}`, '/Users?filter=userName%20eq%20%22x%22']

  describe.each(paths)('GET %s', (path) => {
    test('A01 without credentials is 401', async () => {
      expectError(await wire.scim.send({ method: 'GET', path, authorization: null }), 401)
    })

    test.each(['Bearer wrong', 'Bearer', 'Basic dXNlcjpwYXNz', 'bearer gh_a_b_c_d', 'x'])(
      'A02 with "%s" is 401',
      async (authorization) => {
        expectError(await wire.scim.send({ method: 'GET', path, authorization }), 401)
      },
    )

    test('A03 A04 a 401 names the scheme and has an Error body', async () => {
      const answer = await wire.scim.send({ method: 'GET', path, authorization: null })
      expect(answer.headers['www-authenticate']).toBe('Bearer realm="Gatehouse"')
      expect(answer.json.status).toBe('401')
      const wrong = await wire.scim.send({ method: 'GET', path, authorization: 'Bearer wrong' })
      expect(wrong.headers['www-authenticate']).toBe('Bearer realm="Gatehouse", error="invalid_token"')
    })
  })

  test('A05 a key in the query string is not accepted', async () => {
    const { key } = wire.tenantOne
    const answer = await wire.scim.send({ method: 'GET', path: `/Users?access_token=${key}`, authorization: null })
    expectError(answer, 401)
  })

  test.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
    'A06 %s without credentials is 401 and changes nothing',
    async (method) => {
      const own = await made(wire)
      const path = method === 'POST' ? '/Users' : `/Users/${own.id}`
      const body = { ...person(wire), nickName: 'changed' }
      expectError(await wire.scim.send({ method, path, body, authorization: null }), 401)
      expect((await wire.scim.get(`/Users/${own.id}`)).json).toEqual(own)
      expect((await wire.scim.list({ filter: `userName eq "${body.userName}"` })).json.totalResults).toBe(0)
    },
  )

  test('the scheme is not case sensitive', async () => {
    const authorization = `BEARER ${wire.tenantOne.key}`
    expect((await wire.scim.send({ method: 'GET', path: '/Users', authorization })).status).toBe(200)
  })

  test('a right key with a wrong secret is 401: another may be known by its public part', async () => {
    const other = await newKey(wire, wire.tenantOne, applicationKeys.scimScopes)
    await wire.sql(`update application_keys set secret_hash = '\\x00' where id = $1`, [other.id])
    expectError(await other.scim.get('/Users'), 401)
  })

  test('a revoked key is 401 at the very next request, reading and writing', async () => {
    const key = await newKey(wire, wire.tenantOne, applicationKeys.scimScopes)
    expect((await key.scim.get('/Users')).status).toBe(200)
    await applicationKeys.revoke(wire.tenantOne.org, systemActor(), key.id)
    expectError(await key.scim.get('/Users'), 401)
    expectError(await key.scim.post('/Users', person(wire)), 401)
    expectError(await key.scim.get('/Schemas'), 401)
  })

  test('an expired key is 401 and says since when', async () => {
    const key = await newKey(wire, wire.tenantOne, applicationKeys.scimScopes)
    await wire.sql(`update application_keys set expires_at = '2026-01-02T03:04:05Z' where id = $1`, [key.id])
    const answer = await key.scim.get('/Users')
    expectError(answer, 401)
    expect(answer.text).toContain('2026-01-02T03:04:05.000Z')
  })

  test('the key of a disabled or removed owner is 401', async () => {
    const tenant = await wire.tenant()
    await wire.sql(`update users set status = 'disabled' where id = $1`, [tenant.accountId])
    expectError(await tenant.scim.get('/Users'), 401)
    await wire.sql(`update users set status = 'active', deleted_at = now() where id = $1`, [tenant.accountId])
    expectError(await tenant.scim.get('/Users'), 401)
  })

  test.each([
    ['reading only', ['user_access_read']],
    ['inviting only', ['user_access_invite']],
    ['managing only', ['user_access_manage']],
    ['other things', ['teams_manage', 'audit_logs_read']],
  ] as const)('a key whose scopes allow %s is 403 and changes nothing', async (_, scopes) => {
    const key = await newKey(wire, wire.tenantOne, [...scopes, 'teams_manage'])
    // Keys without any scope are made no more, but may be there.
    await wire.sql('update application_keys set scopes = $2 where id = $1', [key.id, [...scopes]])
    const body = person(wire)
    expectError(await key.scim.get('/Users'), 403)
    expectError(await key.scim.post('/Users', body), 403)
    expect((await wire.scim.list({ filter: `userName eq "${body.userName}"` })).json.totalResults).toBe(0)
  })

  test('a key whose owner lost the role is 403', async () => {
    const tenant = await wire.tenant()
    await wire.sql('delete from user_roles where user_id = $1', [tenant.accountId])
    expectError(await tenant.scim.get('/Users'), 403)
  })

  test.each(['free', 'startup'] as const)('the plan %s is 403 and is told the plans with SCIM', async (plan) => {
    const tenant = await wire.tenant(plan)
    for (const answer of [await tenant.scim.get('/Users'), await tenant.scim.post('/Users', person(wire))]) {
      expectError(answer, 403)
      expect(answer.text).toMatch(/pro and enterprise/)
      expect(answer.text).toContain(plan)
    }
  })

  test('the use of a key is noted without touching the answer', async () => {
    const tenant = await wire.tenant()
    await tenant.scim.get('/Users', { 'user-agent': 'Okta SCIM Client 1.0.0' })
    await expect
      .poll(() => wire.sql('select last_used_agent from application_keys where id = $1', [tenant.keyId]))
      .toEqual([{ last_used_agent: 'Okta SCIM Client 1.0.0' }])
  })
})
