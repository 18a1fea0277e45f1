/** The identity provider cannot take the last administrator out, and cannot demote them by a group either. */
import { describe, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { systemActor } from '@/lib/org/can'
import { change as changeConnection } from '@/lib/org/connections/connection-settings'
import * as applicationKeys from '@/lib/org/keys/application-keys'
import * as passwords from '@/lib/org/passwords/passwords'
import * as sessions from '@/lib/org/sign-in/sessions'
import { signIn } from '@/lib/org/sign-in/sign-in'
import { grantRole, revokeRole } from '@/lib/org/teams/team-roles'
import { write } from '@/lib/org/write'
import { core, expectError } from './people'
import { giveRole, groupCore, localTeam } from './teams'
import { overEveryMount, type Tenant, type Wire } from './wire'

await cloneDatabase()

const password = 'a long enough sentence'
const patchOf = (path: string, value: unknown) => [{ op: 'replace', path, value }]

/** An administrator made by SCIM who has signed in and has a key of their own. */
async function administrator(wire: Wire, tenant: Tenant, role = 'Admin') {
  const { org, scim } = tenant
  const value = wire.name('admin')
  const emails = [{ value, type: 'work', primary: true }]
  const { json } = await scim.post('/Users', { schemas: [core], userName: value, emails, roles: [{ value: role }] })
  const id = String(json.id)
  await wire.sql(
    `update users set status = 'active', verified_at = now(), verified_email_lc = email_lc where id = $1`,
    [id],
  )
  const prepared = await passwords.prepare(password)
  const session = await write(org, systemActor(), async (w) => {
    await w.tx.ready()
    passwords.store(w.tx, id, prepared)
    return sessions.begin(w, id, 'password', {})
  })
  const ownKey = { ownerId: id, name: 'Mine', scopes: applicationKeys.scimScopes, expiresInDays: 365 }
  const { secret } = await applicationKeys.create(org, systemActor(), ownKey)
  return { id, email: value, session, key: wire.client(secret), body: json }
}

/** An organization whose only administrator came by SCIM. */
async function alone(wire: Wire) {
  const tenant = await wire.tenant()
  await changeConnection(tenant.org, systemActor(), { grantsManagement: true })
  await wire.sql(`update organizations set security_contacts = '{security@wire.test}' where id = $1`, [tenant.org.id])
  return { tenant, own: await administrator(wire, tenant) }
}

function mails(wire: Wire, tenant: Tenant) {
  return wire.sql<{ to: string; person: string }>(
    `select payload->>'to' as to, payload->>'person' as person from outbox
     where org_id = $1 and kind = 'last_administrator' order by 1`,
    [tenant.org.id],
  )
}

overEveryMount((wire) => {
  describe('the last administrator', () => {
    test.each([
      ['deactivated by PATCH', (t: Tenant, id: string) => t.scim.patch(`/Users/${id}`, patchOf('active', false))],
      [
        'deactivated by PUT',
        async (t: Tenant, id: string) =>
          t.scim.put(`/Users/${id}`, { ...(await t.scim.get(`/Users/${id}`)).json, active: false }),
      ],
      ['deleted', (t: Tenant, id: string) => t.scim.delete(`/Users/${id}`)],
      ['demoted', (t: Tenant, id: string) => t.scim.patch(`/Users/${id}`, patchOf('roles', [{ value: 'Standard' }]))],
      [
        'left without roles',
        (t: Tenant, id: string) => t.scim.patch(`/Users/${id}`, [{ op: 'remove', path: 'roles' }]),
      ],
    ])('is not %s: 409 explains it, and nothing of the person changes', async (_, act) => {
      const { tenant, own } = await alone(wire)
      const before = await tenant.scim.get(`/Users/${own.id}`)
      const answer = await act(tenant, own.id)
      expectError(answer, 409)
      expect(answer.json.detail).toMatch(/last administrator/)
      expect((await tenant.scim.get(`/Users/${own.id}`)).json).toEqual(before.json)
    })

    test('is refused again under the same Idempotency-Key, which frees that name alone', async () => {
      const { tenant, own } = await alone(wire)
      const [userName, later] = [wire.name('once'), wire.name('later')]
      const create = () => tenant.scim.post('/Users', { schemas: [core], userName }, { 'idempotency-key': 'create' })
      const created = await create()
      const remove = () =>
        tenant.scim.send({ method: 'DELETE', path: `/Users/${own.id}`, headers: { 'idempotency-key': 'remove' } })
      for (const _ of [1, 2]) expectError(await remove(), 409)
      expect((await create()).text).toBe(created.text)
      const free = await tenant.scim.post(
        '/Users',
        { schemas: [core], userName: later },
        { 'idempotency-key': 'remove' },
      )
      expect(free.status, free.text).toBe(201)
    })

    test('loses sessions and keys at once, and comes in only when released; who answers for it is told once', async () => {
      const { tenant, own } = await alone(wire)
      expect((await own.key.get('/Users')).status).toBe(200)
      for (const _ of [1, 2]) expectError(await tenant.scim.patch(`/Users/${own.id}`, patchOf('active', false)), 409)
      expect(await sessions.find(own.session.token)).toBeUndefined()
      expectError(await own.key.get('/Users'), 401)
      expect((await signIn({ email: own.email, password, slug: tenant.org.slug }, {})).kind).toBe('second_step')
      expect(await mails(wire, tenant)).toEqual([{ to: 'security@wire.test', person: own.email }])
      const audited = await wire.sql(
        `select actor_kind, after->>'keysRevoked' as keys from audit_events where target_id = $1 and event = 'user.lock_out'`,
        [own.id],
      )
      expect(audited).toEqual([{ actor_kind: 'key', keys: '1' }])
    })

    test('by a team is kept too, and other people go as they always did', async () => {
      const { tenant, own } = await alone(wire)
      const other = await administrator(wire, tenant, 'Standard')
      expect((await tenant.scim.patch(`/Users/${other.id}`, patchOf('active', false))).status).toBe(200)
      expect((await tenant.scim.patch(`/Users/${other.id}`, patchOf('active', true))).status).toBe(200)
      expect((await signIn({ email: other.email, password, slug: tenant.org.slug }, {})).kind).toBe('signed_in')
      expectError(await tenant.scim.delete(`/Users/${own.id}`), 409)
    })

    test('is let go once there is another one', async () => {
      const { tenant, own } = await alone(wire)
      await administrator(wire, tenant)
      expect((await tenant.scim.delete(`/Users/${own.id}`)).status).toBe(204)
      expect(await mails(wire, tenant)).toEqual([])
    })
  })

  describe('a group that makes the last administrator one', () => {
    /** A managed group with the Admin role and one member, who can sign in. */
    async function managing(wire: Wire) {
      const tenant = await wire.tenant()
      await changeConnection(tenant.org, systemActor(), { grantsManagement: true })
      const own = await administrator(wire, tenant, 'Standard')
      const members = [{ value: own.id }]
      const { json } = await tenant.scim.post('/Groups', { schemas: [groupCore], displayName: 'Admins', members })
      const [role] = await wire.sql<{ id: string }>(`select id from roles where org_id = $1 and name = 'Admin'`, [
        tenant.org.id,
      ])
      await grantRole(tenant.org, systemActor(), String(json.id), role?.id ?? '')
      return { tenant, own, role: role?.id ?? '', id: String(json.id), path: `/Groups/${json.id}` }
    }

    test('keeps them, however SCIM or an administrator takes them out', async () => {
      const { tenant, own, role, id, path } = await managing(wire)
      const answers = [
        await tenant.scim.patch(path, [{ op: 'remove', path: `members[value eq "${own.id}"]` }]),
        await tenant.scim.patch(path, [{ op: 'replace', path: 'members', value: [] }]),
        await tenant.scim.put(path, { schemas: [groupCore], displayName: 'Admins', members: [] }),
        await tenant.scim.delete(path),
      ]
      for (const answer of answers) expectError(answer, 409)
      await expect(revokeRole(tenant.org, systemActor(), id, role)).rejects.toMatchObject({
        code: 'last_administrator',
      })
      expect((await tenant.scim.get(path)).json.members).toMatchObject([{ value: own.id }])
    })

    test('locks nobody out: whoever answers for the organization is told once, the administrator too', async () => {
      const { tenant, own, id, path } = await managing(wire)
      await wire.sql(`update organizations set security_contacts = '{security@wire.test}' where id = $1`, [
        tenant.org.id,
      ])
      for (const _ of [1, 2]) {
        const answer = await tenant.scim.patch(path, [{ op: 'replace', path: 'members', value: [] }])
        expect(answer.json.detail).toMatch(/"Admins" makes the last administrator/)
      }
      expectError(await tenant.scim.delete(path), 409)
      expect((await own.key.get('/Users')).status).toBe(200)
      expect(await sessions.find(own.session.token)).toBeDefined()
      expect((await signIn({ email: own.email, password, slug: tenant.org.slug }, {})).kind).toBe('signed_in')
      const told = await wire.sql(
        `select payload->>'to' as to, payload->>'team' as team from outbox
         where org_id = $1 and kind = 'last_administrator' order by 1`,
        [tenant.org.id],
      )
      expect(told).toEqual([
        { to: own.email, team: 'Admins' },
        { to: 'security@wire.test', team: 'Admins' },
      ])
      const event = `select actor_kind from audit_events where target_id = $1 and event = 'team.keep_administrators'`
      expect(await wire.sql(event, [id])).toEqual([{ actor_kind: 'key' }])
    })

    test('is not rehearsed either, and the rehearsal tells nobody', async () => {
      const { tenant, path } = await managing(wire)
      const headers = { prefer: 'dry-run' }
      expectError(await tenant.scim.send({ method: 'DELETE', path, headers }), 409)
      const told = await wire.sql(`select from outbox where org_id = $1 and kind = 'last_administrator'`, [
        tenant.org.id,
      ])
      expect(told).toEqual([])
    })

    test('made here keeps them as well when the provider takes it over without them', async () => {
      const { tenant, own, id, path } = await managing(wire)
      await changeConnection(tenant.org, systemActor(), { adoptsTeams: true })
      await wire.sql('update teams set connection_id = null where id = $1', [id])
      const body = { schemas: [groupCore], displayName: 'Admins', members: [] }
      expectError(await tenant.scim.post('/Groups', body), 409)
      expect((await tenant.scim.get(path)).json.members).toMatchObject([{ value: own.id }])
      const kept = await tenant.scim.post('/Groups', { ...body, members: [{ value: own.id }] })
      expect([kept.status, kept.json.id]).toEqual([201, id])
    })

    test('lets them go once there is another one', async () => {
      const { tenant, own, path } = await managing(wire)
      await administrator(wire, tenant)
      const left = await tenant.scim.patch(path, [{ op: 'remove', path: `members[value eq "${own.id}"]` }])
      expect(left.status).toBe(204)
      expect((await tenant.scim.delete(path)).status).toBe(204)
    })
  })

  test('who manages by a team alone is the last one as well', async () => {
    const tenant = wire.tenantOne
    const own = await administrator(wire, tenant, 'Standard')
    const team = await localTeam(wire, wire.name('team'), { members: [own.id] })
    await giveRole(wire, team, 'Admin')
    expectError(await tenant.scim.patch(`/Users/${own.id}`, patchOf('active', false)), 409)
  })
})
