/** Roles by SCIM: `roles` grants what it names, within its own source. */
import { describe, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { systemActor } from '@/lib/org/can'
import { change as changeConnection } from '@/lib/org/connections/connection-settings'
import { made } from './people'
import { giveRole, localTeam } from './teams'
import { overEveryMount, type Wire } from './wire'

await cloneDatabase()

const replace = (value: unknown) => [{ op: 'replace', path: 'roles', value }]

/** `name source` of everything held. */
async function held(wire: Wire, userId: string): Promise<string[]> {
  const rows = await wire.sql<{ held: string }>(
    `select r.name || ' ' || ur.source as held from user_roles ur join roles r on r.org_id = ur.org_id and r.id = ur.role_id
     where ur.user_id = $1 order by 1`,
    [userId],
  )
  return rows.map((row) => row.held)
}

async function roleId(wire: Wire, name: string): Promise<string> {
  const [row] = await wire.sql<{ id: string }>('select id from roles where org_id = $1 and name = $2', [
    wire.tenantOne.org.id,
    name,
  ])
  return row?.id ?? ''
}

overEveryMount((wire) => {
  const patch = (id: string, value: unknown) => wire.scim.patch(`/Users/${id}`, replace(value))

  describe('roles', () => {
    test.each([
      ['a name', () => [{ value: 'Read only' }]],
      ['a name in other letters', () => [{ value: ' READ only ' }]],
      ['a text', () => ['Read only']],
      [
        "JSON in a text, Entra's way",
        () => [{ value: '{"id":"x","value":"Read only","displayName":"y"}', primary: 'True' }],
      ],
    ])('by %s are granted at create, instead of the default', async (_, roles) => {
      const own = await made(wire, { roles: roles() })
      expect(await held(wire, own.id)).toEqual(['Read only scim'])
    })

    test('by id are granted, and stored and returned as sent', async () => {
      const id = await roleId(wire, 'Read only')
      const own = await made(wire)
      const answer = await patch(own.id, [{ value: id, display: 'Reader' }])
      expect(answer.json.roles).toEqual([{ value: id, display: 'Reader' }])
      expect(await held(wire, own.id)).toEqual(['Read only scim', 'Standard default'])
    })

    test('that match nothing: the default at create, what is there afterwards', async () => {
      const own = await made(wire, { roles: [{ value: 'Wizard' }] })
      expect(own.roles).toEqual([{ value: 'Wizard' }])
      expect(await held(wire, own.id)).toEqual(['Standard default'])
      await patch(own.id, [{ value: 'Read only' }])
      await patch(own.id, [{ value: 'Sorcerer' }])
      expect(await held(wire, own.id)).toEqual(['Read only scim', 'Standard default'])
    })

    test('are exact within what SCIM granted, and leave what others granted', async () => {
      const own = await made(wire, { roles: [{ value: 'Read only' }] })
      await wire.sql(
        `insert into user_roles (org_id, user_id, role_id, source, created_at)
         select org_id, $1, id, 'manual', now() from roles where org_id = $2 and name = 'Read only'`,
        [own.id, wire.tenantOne.org.id],
      )
      await patch(own.id, [{ value: 'Standard' }])
      expect(await held(wire, own.id)).toEqual(['Read only manual', 'Standard scim'])
      await wire.scim.patch(`/Users/${own.id}`, [{ op: 'remove', path: 'roles' }])
      expect(await held(wire, own.id)).toEqual(['Read only manual'])
    })

    test('left out of PUT keep the grants', async () => {
      const { roles: _, ...own } = await made(wire, { roles: [{ value: 'Read only' }] })
      await wire.scim.put(`/Users/${own.id}`, { ...own, title: 'x' })
      expect(await held(wire, own.id)).toEqual(['Read only scim'])
    })

    test('that manage access are granted only where an administrator allowed it', async () => {
      const { org } = wire.tenantOne
      const own = await made(wire, { roles: [{ value: 'Admin' }] })
      expect(own.roles).toEqual([{ value: 'Admin' }])
      expect(await held(wire, own.id)).toEqual(['Standard default'])
      await patch(own.id, [{ value: 'Provisioning' }, { value: 'Read only' }])
      expect(await held(wire, own.id)).toEqual(['Read only scim', 'Standard default'])
      await changeConnection(org, systemActor(), { grantsManagement: true })
      await patch(own.id, [{ value: 'Admin' }])
      await changeConnection(org, systemActor(), { grantsManagement: false })
      expect(await held(wire, own.id)).toEqual(['Admin scim', 'Standard default'])
      await patch(own.id, [{ value: 'Admin' }, { value: 'Read only' }])
      expect(await held(wire, own.id)).toEqual(['Admin scim', 'Read only scim', 'Standard default'])
    })

    test('are journalled with who changed them', async () => {
      const own = await made(wire, { roles: [{ value: 'Read only' }] })
      await patch(own.id, [{ value: 'Standard' }])
      const [audited] = await wire.sql(
        `select before, after, actor_kind from audit_events where target_id = $1 and event = 'user.roles'`,
        [own.id],
      )
      expect(audited).toEqual({
        before: { source: 'scim', roles: ['Read only'] },
        after: { source: 'scim', roles: ['Standard'] },
        actor_kind: 'key',
      })
    })

    test('are shown, with where each comes from, to whoever asks for them by name and to nobody else', async () => {
      const urn = 'urn:gatehouse:params:scim:schemas:extension:access:2.0:User'
      const own = await made(wire, { roles: [{ value: 'Read only' }] })
      const team = await localTeam(wire, wire.name('team'), { members: [own.id] })
      await giveRole(wire, team, 'Standard')
      const asked = await wire.scim.get(`/Users/${own.id}?attributes=userName,${urn}`)
      expect(asked.json[urn]).toEqual({
        status: 'pending',
        roles: [
          { value: await roleId(wire, 'Read only'), display: 'Read only', type: 'scim' },
          { value: await roleId(wire, 'Standard'), display: 'Standard', type: 'rule' },
        ],
      })
      expect(asked.json.schemas).toContain(urn)
      expect((await wire.scim.get(`/Users/${own.id}`)).json[urn]).toBeUndefined()
      expect((await wire.scim.put(`/Users/${own.id}`, { ...own, [urn]: { status: 'active' } })).status).toBe(200)
      expect(await held(wire, own.id)).toEqual(['Read only scim'])
    })

    test('of another organization are none here', async () => {
      const other = await wire.tenant()
      const [foreign] = await wire.sql<{ id: string }>(
        `select id from roles where org_id = $1 and name = 'Read only'`,
        [other.org.id],
      )
      const own = await made(wire, { roles: [{ value: foreign?.id }] })
      expect(await held(wire, own.id)).toEqual(['Standard default'])
    })
  })
})
