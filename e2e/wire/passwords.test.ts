/** Passwords by SCIM: off unless the connection accepts them, and never to be read anywhere. */
import { describe, expect, test } from 'vitest'
import { env } from '@/lib/base/env'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { systemActor } from '@/lib/org/can'
import { change as changeConnection } from '@/lib/org/connections/connection-settings'
import { signIn } from '@/lib/org/sign-in/sign-in'
import { rowsHolding } from '@/lib/org/testing/organization'
import { core, expectError } from './people'
import { overEveryMount, type Tenant, type Wire } from './wire'

await cloneDatabase()

const secret = 'Xylophon-Quartz-Ballast-77'

async function tenantThat(wire: Wire, acceptsPasswords: boolean): Promise<Tenant> {
  const tenant = await wire.tenant()
  await changeConnection(tenant.org, systemActor(), { acceptsPasswords })
  return tenant
}

async function verified(wire: Wire, tenant: Tenant) {
  const value = wire.name('person')
  const { json } = await tenant.scim.post('/Users', { schemas: [core], userName: value, emails: [{ value }] })
  await wire.sql(
    `update users set status = 'active', verified_at = now(), verified_email_lc = email_lc where id = $1`,
    [json.id],
  )
  const enter = async (password: string) => (await signIn({ email: value, password, slug: tenant.org.slug }, {})).kind
  return { id: String(json.id), email: value, body: json, enter }
}

const set = (value: string) => [{ op: 'replace', path: 'password', value }]

overEveryMount((wire) => {
  describe('a password', () => {
    test.each([
      ['PATCH with a path', (t: Tenant, id: string) => t.scim.patch(`/Users/${id}`, set(secret))],
      [
        'PATCH without',
        (t: Tenant, id: string) => t.scim.patch(`/Users/${id}`, [{ op: 'add', value: { password: secret } }]),
      ],
      [
        'PUT',
        async (t: Tenant, id: string) =>
          t.scim.put(`/Users/${id}`, { ...(await t.scim.get(`/Users/${id}`)).json, password: secret }),
      ],
    ])('by %s is set where the connection accepts them, and is nowhere to be read', async (_, send) => {
      const tenant = await tenantThat(wire, true)
      const own = await verified(wire, tenant)
      const answer = await send(tenant, own.id)
      expect(answer.status, answer.text).toBe(200)
      expect(answer.text).not.toContain(secret)
      expect(await own.enter(secret)).toBe('signed_in')
      expect(await rowsHolding(env().databaseUrl, secret)).toEqual([])
      const events = await wire.sql(
        `select before, after from audit_events where target_id = $1 and event = 'user.password'`,
        [own.id],
      )
      expect(events).toEqual([{ before: null, after: null }])
    })

    test('is ignored where the connection does not, and the rest of the request holds', async () => {
      const tenant = await tenantThat(wire, false)
      const own = await verified(wire, tenant)
      const answer = await tenant.scim.patch(`/Users/${own.id}`, [
        ...set(secret),
        { op: 'add', path: 'title', value: 'x' },
      ])
      expect([answer.status, answer.json.title]).toEqual([200, 'x'])
      expect(await own.enter(secret)).toBe('refused')
    })

    test('is ignored at create, and for somebody who proved no address', async () => {
      const tenant = await tenantThat(wire, true)
      const userName = wire.name('new')
      const made = await tenant.scim.post('/Users', { schemas: [core], userName, password: secret })
      expect(made.status).toBe(201)
      expect((await tenant.scim.patch(`/Users/${made.json.id}`, set(secret))).status).toBe(200)
      expect(await wire.sql('select 1 from credentials where user_id = $1', [made.json.id])).toEqual([])
    })

    test('that is weak is 400 invalidValue and changes nothing', async () => {
      const tenant = await tenantThat(wire, true)
      const own = await verified(wire, tenant)
      for (const weak of ['short', 'password123', 'aaaaaaaaaaaa', own.email]) {
        expectError(await tenant.scim.patch(`/Users/${own.id}`, set(weak)), 400, 'invalidValue')
      }
      expect(await wire.sql('select 1 from credentials where user_id = $1', [own.id])).toEqual([])
    })

    test('is hashed for no stranger: without a good key the answer is 401', async () => {
      const own = await verified(wire, await tenantThat(wire, true))
      const other = wire.client(`${wire.tenantOne.key}x`)
      expectError(await other.patch(`/Users/${own.id}`, set('short')), 401)
    })
  })

  test('D02 changePassword is supported for whose connection accepts passwords, and for nobody else', async () => {
    const supported = async (tenant: Tenant) => (await tenant.scim.get('/ServiceProviderConfig')).json.changePassword
    expect(await supported(await tenantThat(wire, true))).toEqual({ supported: true })
    expect(await supported(await tenantThat(wire, false))).toEqual({ supported: false })
  })
})
