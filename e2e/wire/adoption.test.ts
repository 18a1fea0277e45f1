/** The identity provider's first write to somebody who was made here. */
import { describe, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { systemActor } from '@/lib/org/can'
import { allowAdoption } from '@/lib/org/connections/adoption'
import { change as changeConnection } from '@/lib/org/connections/connection-settings'
import * as domains from '@/lib/org/domains/domains'
import { personProfile } from '@/lib/org/profile'
import * as people from '@/lib/org/users/users'
import { write } from '@/lib/org/write'
import { expectError, made, person } from './people'
import { giveRole, localTeam } from './teams'
import { overEveryMount, type Tenant, type Wire } from './wire'

await cloneDatabase()

const patchOf = (path: string, value: unknown) => [{ op: 'replace', path, value }]

/** Somebody who was invited here, not by the identity provider. */
async function local(wire: Wire, { role = 'Standard', tenant = wire.tenantOne, email = wire.name('local') } = {}) {
  const row = await write(tenant.org, systemActor(), async (w) => {
    await w.tx.ready()
    const profile = personProfile('Local Person', email, null)
    return people.create(w, { profile, active: true, source: 'invited', roles: [role] })
  })
  return { id: row.id, email, before: (await tenant.scim.get(`/Users/${row.id}`)).json }
}

function state(wire: Wire, id: string) {
  return wire.sql<{ managed: boolean; roles: string[]; logins: number; links: number }>(
    `select u.connection_id is not null as managed,
       array(select r.name || ' ' || ur.source from user_roles ur join roles r on r.id = ur.role_id
         where ur.user_id = u.id order by 1) as roles,
       (select count(*)::int from login_addresses l where l.user_id = u.id) as logins,
       (select count(*)::int from invitation_links l where l.user_id = u.id and l.ended_at is null) as links
     from users u where u.id = $1`,
    [id],
  )
}

async function during<R>(tenant: Tenant, run: () => Promise<R>): Promise<R> {
  await changeConnection(tenant.org, systemActor(), { adoptsPeople: true })
  try {
    return await run()
  } finally {
    await changeConnection(tenant.org, systemActor(), { adoptsPeople: false })
  }
}

overEveryMount((wire) => {
  const path = (id: string) => `/Users/${id}`

  test.each([
    ['a service account', ({ accountId }: Tenant) => accountId],
    ['what is no id', () => 'nobody'],
  ])('%s is nobody to any write, also with leave', async (_, idOf) => {
    const tenant = await wire.tenant()
    const at = path(idOf(tenant))
    await during(tenant, async () => {
      expectError(await tenant.scim.put(at, person(wire)), 404)
      expectError(await tenant.scim.patch(at, patchOf('title', 'x')), 404)
      expectError(await tenant.scim.patch(at, patchOf('active', false)), 404)
      expectError(await tenant.scim.patch(at, patchOf('roles', [{ value: 'Standard' }])), 404)
      expectError(await tenant.scim.delete(at), 404)
    })
  })

  describe('without leave', () => {
    test('POST, PUT, PATCH and DELETE are 409, say who must do what, and change nothing', async () => {
      const { id, email, before } = await local(wire)
      const answers = [
        await wire.scim.post('/Users', person(wire, { userName: email })),
        await wire.scim.post('/Users', person(wire, { emails: [{ value: email, type: 'work' }] })),
        await wire.scim.put(path(id), { ...before, title: 'x' }),
        await wire.scim.patch(path(id), patchOf('title', 'x')),
        await wire.scim.delete(path(id)),
      ]
      for (const answer of answers) {
        expectError(answer, 409, 'uniqueness')
        expect(answer.json.detail).toContain(id)
        expect(answer.json.detail).toMatch(/administrator has to allow it/)
      }
      expect((await wire.scim.get(path(id))).json).toEqual(before)
    })
  })

  describe('with leave', () => {
    test("an administrator's own click lets PATCH take the person over", async () => {
      const { id } = await local(wire)
      await allowAdoption(wire.tenantOne.org, systemActor(), id)
      const answer = await wire.scim.patch(path(id), patchOf('title', 'Guide'))
      expect([answer.status, answer.json.title], answer.text).toEqual([200, 'Guide'])
      expect(await state(wire, id)).toMatchObject([{ managed: true }])
      expect(
        await wire.sql(`select 1 from audit_events where target_id = $1 and event = 'user.adopt'`, [id]),
      ).toHaveLength(1)
    })

    test('the setting of the connection lets POST take the person over: 201, the same id', async () => {
      const { id, email } = await local(wire)
      const answer = await during(wire.tenantOne, () =>
        wire.scim.post('/Users', person(wire, { userName: email.toUpperCase(), externalId: 'ext-1', title: 'Taken' })),
      )
      expect([answer.status, answer.json.id], answer.text).toEqual([201, id])
      expect(answer.json).toMatchObject({ userName: email, externalId: 'ext-1', title: 'Taken' })
      expect(answer.headers.location).toMatch(new RegExp(`/Users/${id}$`))
      expect(answer.json).toEqual((await wire.scim.get(path(id))).json)
    })

    test('a dry run tells that the person would be taken over, and what would stay', async () => {
      const { id, before } = await local(wire)
      const { json } = await during(wire.tenantOne, () =>
        wire.scim.put(path(id), { ...before, title: 'x' }, { prefer: 'dry-run' }),
      )
      expect(json['urn:gatehouse:params:scim:api:messages:2.0:Preview']).toMatchObject({
        rules: [{ rule: 'adoption', about: id }],
        tolerances: [{ tolerance: 'identityKept', where: ['userName, emails, roles'] }],
      })
    })

    test('nobody is taken over from another connection', async () => {
      const { id, before } = await local(wire)
      await wire.sql(
        `with other as (insert into connections (org_id, id, name) values ($1, gen_random_uuid(), $3) returning id)
         update users set connection_id = (select id from other) where id = $2`,
        [wire.tenantOne.org.id, id, wire.name('other')],
      )
      const answer = await during(wire.tenantOne, () => wire.scim.put(path(id), { ...before, title: 'x' }))
      expectError(answer, 409, 'uniqueness')
      expect(answer.json.detail).toContain('managed by another connection')
    })

    test('a proven domain lets PUT take the person over, one that is not proven does not', async () => {
      const domain = `${wire.name('d').split('@')[0]}.test`
      const { id, before } = await local(wire, { email: `somebody@${domain}` })
      await domains.add(wire.tenantOne.org, systemActor(), domain)
      expectError(await wire.scim.put(path(id), { ...before, title: 'x' }), 409, 'uniqueness')
      await domains.verify(wire.tenantOne.org, systemActor(), domain)
      expect((await wire.scim.put(path(id), { ...before, title: 'x' })).status).toBe(200)
    })

    test('a change that changes nothing takes the person over all the same', async () => {
      const { id, before } = await local(wire)
      await during(wire.tenantOne, () => wire.scim.put(path(id), before))
      expect(await state(wire, id)).toMatchObject([{ managed: true }])
    })

    test('DELETE removes the person', async () => {
      const { id } = await local(wire)
      expect((await during(wire.tenantOne, () => wire.scim.delete(path(id)))).status).toBe(204)
      expectError(await wire.scim.get(path(id)), 404)
    })

    test('the request that takes over changes no address, role or credential; the next one does', async () => {
      const { id, email, before } = await local(wire)
      const was = await state(wire, id)
      const wanted = {
        ...before,
        userName: wire.name('renamed'),
        emails: [{ value: wire.name('moved'), type: 'work', primary: true }],
        roles: [{ value: 'Read only' }],
        password: 'a long enough sentence',
        title: 'Guide',
      }
      const first = await during(wire.tenantOne, () => wire.scim.put(path(id), wanted))
      expect(first.json).toMatchObject({ userName: email, emails: [{ value: email }], title: 'Guide' })
      expect(first.json.roles).toBeUndefined()
      expect(await state(wire, id)).toEqual(was.map((row) => ({ ...row, managed: true })))
      const second = await wire.scim.put(path(id), wanted)
      expect(second.json).toMatchObject({ userName: wanted.userName, emails: [{ value: wanted.emails[0]?.value }] })
    })
  })

  describe('an administrator', () => {
    test('is not taken over by a setting or a domain, whether by role or by team', async () => {
      const [byRole, byTeam] = [await local(wire, { role: 'Admin' }), await local(wire)]
      const team = await localTeam(wire, wire.name('team'), { members: [byTeam.id] })
      await giveRole(wire, team, 'Admin')
      await during(wire.tenantOne, async () => {
        for (const { id, email } of [byRole, byTeam]) {
          expectError(await wire.scim.patch(path(id), patchOf('title', 'x')), 409, 'uniqueness')
          expectError(await wire.scim.delete(path(id)), 409, 'uniqueness')
          expectError(await wire.scim.post('/Users', person(wire, { userName: email })), 409, 'uniqueness')
        }
      })
    })

    test("is taken over on an administrator's own click", async () => {
      const { id } = await local(wire, { role: 'Admin' })
      await allowAdoption(wire.tenantOne.org, systemActor(), id)
      expect((await wire.scim.patch(path(id), patchOf('title', 'x'))).status).toBe(200)
    })
  })

  test("an externalId that is somebody's id reaches nobody (CVE-2025-41115)", async () => {
    const { id, before } = await local(wire, { role: 'Admin' })
    const own = await made(wire, { externalId: id })
    expect(own.id).not.toBe(id)
    await wire.scim.patch(path(own.id), patchOf('title', 'Guide'))
    await wire.scim.delete(path(own.id))
    expect((await wire.scim.get(path(id))).json).toEqual(before)
  })

  describe('across organizations', () => {
    test('nobody is found, taken over or in the way', async () => {
      const other = await wire.tenant()
      await changeConnection(other.org, systemActor(), { adoptsPeople: true })
      const { id, email, before } = await local(wire)
      expectError(await other.scim.patch(path(id), patchOf('title', 'x')), 404)
      expectError(await other.scim.put(path(id), { ...before }), 404)
      expectError(await other.scim.delete(path(id)), 404)
      const own = await other.scim.post('/Users', person(wire, { userName: email, externalId: id }))
      expect(own.status, own.text).toBe(201)
      expect(own.json.id).not.toBe(id)
      expect((await wire.scim.get(path(id))).json).toEqual(before)
    })

    test("an id of theirs as externalId, a name of theirs as one's own: each stays with its organization", async () => {
      const other = await wire.tenant()
      const theirs = await other.scim.post('/Users', person(wire))
      const own = await made(wire, { externalId: theirs.json.id })
      const renamed = await wire.scim.patch(path(own.id), patchOf('userName', theirs.json.userName))
      expect(renamed.status, renamed.text).toBe(200)
      expect((await other.scim.get(path(String(theirs.json.id)))).json).toEqual(theirs.json)
    })
  })
})
