import { beforeEach, describe, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { systemActor } from '@/lib/org/can'
import * as teams from '@/lib/org/teams/teams'
import type { Answer } from './client'
import { expectError } from './people'
import { giveRole, group, localTeam, madeGroup, madePeople, membersNow, setConnection, values } from './teams'
import { overEveryMount } from './wire'

await cloneDatabase()

overEveryMount((wire) => {
  const name = () => group(wire).displayName
  const actor = systemActor()
  const rename = (id: string, value: string) =>
    wire.scim.patch(`/Groups/${id}`, [{ op: 'replace', path: 'displayName', value }])

  interface Stored {
    connection_id: string | null
    unlinked_at: Date | null
    former_members: string[]
    handle: string
    name: string
  }
  const stored = async (id: string) => {
    const [row] = await wire.sql<Stored & Record<string, unknown>>(
      'select connection_id, unlinked_at, former_members, handle, name from teams where id = $1',
      [id],
    )
    return row
  }
  const events = async (id: string) => {
    const rows = await wire.sql<{ event: string }>('select event from audit_events where target_id = $1 order by id', [
      id,
    ])
    return rows.map(({ event }) => event)
  }

  beforeEach(async () => {
    await setConnection(wire, 'adopts_teams', false)
    await setConnection(wire, 'grants_management', false)
    await setConnection(wire, 'group_delete', 'keep_team')
  })

  describe('a team that was made here', () => {
    test('is read and found by SCIM before anything is written', async () => {
      const displayName = name()
      const id = await localTeam(wire, displayName)
      expect((await wire.scim.get(`/Groups/${id}`)).json.displayName).toBe(displayName)
      const found = await wire.scim.list({ filter: `displayName eq "${displayName.toUpperCase()}"` }, '/Groups')
      expect(found.json.totalResults).toBe(1)
    })

    const writes: [string, (id: string, displayName: string) => Promise<Answer>, number][] = [
      ['PATCH of the name', (id, displayName) => rename(id, `${displayName} 2`), 204],
      ['PATCH that changes nothing', (id, displayName) => rename(id, displayName), 204],
      ['PATCH of members', (id) => wire.scim.patch(`/Groups/${id}`, [{ op: 'remove', path: 'members' }]), 204],
      ['PUT', (id, displayName) => wire.scim.put(`/Groups/${id}`, group(wire, { displayName })), 200],
      ['POST of its name', (_, displayName) => wire.scim.post('/Groups', group(wire, { displayName })), 201],
    ]

    test.each(writes)('is taken over by a %s, with its id, and remembers who was in it', async (_, write, status) => {
      const members = await madePeople(wire, 2)
      const displayName = name()
      const id = await localTeam(wire, displayName, { members })
      const answer = await write(id, displayName)
      expect(answer.status, answer.text).toBe(status)
      if (status !== 204) expect(answer.json.id).toBe(id)
      const row = await stored(id)
      expect(row?.connection_id).not.toBeNull()
      expect(row?.former_members.sort()).toEqual(members)
      expect(await events(id)).toContain('team.adopt')
    })

    test('taken over by POST has the members of the POST', async () => {
      const [one = '', two = ''] = await madePeople(wire, 2)
      const displayName = name()
      const id = await localTeam(wire, displayName, { members: [one] })
      const answer = await wire.scim.post(
        '/Groups',
        group(wire, { displayName, externalId: 'x', members: values([two]) }),
      )
      expect([answer.status, answer.json.id, answer.json.externalId]).toEqual([201, id, 'x'])
      expect(answer.json).toEqual((await wire.scim.get(`/Groups/${id}`)).json)
      expect(await membersNow(wire, id)).toEqual([two])
    })

    test.each(writes)(
      'whose members have a role is not taken over by a %s: 409 says who must do what',
      async (_, write) => {
        const members = await madePeople(wire, 1)
        const displayName = name()
        const id = await localTeam(wire, displayName, { members, role: 'Read only' })
        const answer = await write(id, displayName)
        expectError(answer, 409, 'uniqueness')
        expect(answer.json.detail).toContain(id)
        expect(answer.json.detail).toContain('administrator has to allow')
        expect(await stored(id)).toMatchObject({ connection_id: null, name: displayName })
        expect(await membersNow(wire, id)).toEqual(members)
      },
    )

    test('whose members have a role is not deleted either', async () => {
      const id = await localTeam(wire, name(), { role: 'Read only' })
      expectError(await wire.scim.delete(`/Groups/${id}`), 409, 'uniqueness')
      expect((await wire.scim.get(`/Groups/${id}`)).status).toBe(200)
    })

    test('with a role is taken over once an administrator has allowed it', async () => {
      const displayName = name()
      const id = await localTeam(wire, displayName, { role: 'Admin' })
      expectError(await rename(id, displayName), 409, 'uniqueness')
      await teams.allowAdoption(wire.tenantOne.org, actor, id)
      expect((await rename(id, displayName)).status).toBe(204)
      expect((await stored(id))?.connection_id).not.toBeNull()
    })

    test('with a role is taken over by a connection that may; one that can manage access only where that may be granted', async () => {
      const [plain, managing] = [
        await localTeam(wire, name(), { role: 'Standard' }),
        await localTeam(wire, name(), { role: 'Admin' }),
      ]
      await setConnection(wire, 'adopts_teams', true)
      expect((await rename(plain, name())).status).toBe(204)
      expectError(await rename(managing, name()), 409, 'uniqueness')
      await setConnection(wire, 'grants_management', true)
      expect((await rename(managing, name())).status).toBe(204)
    })

    test('named like a built-in role hands out nothing', async () => {
      const [person = ''] = await madePeople(wire, 1)
      await madeGroup(wire, [person], { displayName: 'Admin' })
      const roles = await wire.sql('select 1 from team_roles tr join teams t on t.id = tr.team_id where t.name = $1', [
        'Admin',
      ])
      expect(roles).toEqual([])
    })
  })

  describe('a group that the provider deletes', () => {
    test('leaves its team without members and link; a POST of its name takes it over again, with its id', async () => {
      const members = await madePeople(wire, 2)
      const own = await madeGroup(wire, members, { externalId: 'x' })
      expect((await wire.scim.delete(`/Groups/${own.id}`)).status).toBe(204)
      expect(await stored(own.id)).toMatchObject({ connection_id: null, name: own.displayName })
      expect(await wire.sql('select 1 from team_members where team_id = $1', [own.id])).toEqual([])
      const gone = await wire.scim.get(`/Groups/${own.id}`)
      expectError(gone, 404)
      expect(gone.json.detail).toMatch(/POST/)
      const again = await madeGroup(wire, [], { displayName: own.displayName })
      expect(again.id).toBe(own.id)
      expect((await wire.scim.get(`/Groups/${own.id}`)).json).toEqual(again)
    })

    test('leaves its members too where the connection says so', async () => {
      await setConnection(wire, 'group_delete', 'keep_members')
      const own = await madeGroup(wire, await madePeople(wire, 2))
      await wire.scim.delete(`/Groups/${own.id}`)
      const left = await wire.sql('select source from team_members where team_id = $1', [own.id])
      expect(left).toEqual([{ source: 'manual' }, { source: 'manual' }])
      expectError(await wire.scim.get(`/Groups/${own.id}`), 404)
    })

    test('leaves nothing where the connection says so, and its name makes a new one', async () => {
      await setConnection(wire, 'group_delete', 'delete')
      const own = await madeGroup(wire, await madePeople(wire, 1))
      await wire.scim.delete(`/Groups/${own.id}`)
      expect(await stored(own.id)).toBeUndefined()
      expect((await madeGroup(wire, [], { displayName: own.displayName })).id).not.toBe(own.id)
    })

    test('with a role rule does not come back by its name alone', async () => {
      const own = await madeGroup(wire)
      await giveRole(wire, own.id, 'Read only')
      await wire.scim.delete(`/Groups/${own.id}`)
      expectError(await wire.scim.post('/Groups', group(wire, { displayName: own.displayName })), 409, 'uniqueness')
      await teams.link(wire.tenantOne.org, actor, own.id)
      expect((await wire.scim.get(`/Groups/${own.id}`)).status).toBe(200)
      expect((await madeGroup(wire, [], { displayName: own.displayName })).id).toBe(own.id)
    })

    test('keeps the totals of lists exact', async () => {
      const total = async () => Number((await wire.scim.get('/Groups?count=0')).json.totalResults)
      const before = await total()
      const own = await madeGroup(wire)
      expect(await total()).toBe(before + 1)
      await wire.scim.delete(`/Groups/${own.id}`)
      expect(await total()).toBe(before)
      await madeGroup(wire, [], { displayName: own.displayName })
      expect(await total()).toBe(before + 1)
    })
  })

  describe('stop managing', () => {
    test('keeps the team and its members, brings former ones back, and hides it from the provider', async () => {
      const [former = '', gone = '', current = ''] = await madePeople(wire, 3)
      const displayName = name()
      const id = await localTeam(wire, displayName, { members: [former, gone] })
      await wire.scim.put(`/Groups/${id}`, group(wire, { displayName, members: values([current]) }))
      await wire.scim.delete(`/Users/${gone}`)
      await teams.unlink(wire.tenantOne.org, actor, id)
      const left = await wire.sql<{ user_id: string }>('select user_id from team_members where team_id = $1', [id])
      expect(left.map((row) => row.user_id).sort()).toEqual([former, current].sort())
      for (const answer of [
        await wire.scim.get(`/Groups/${id}`),
        await rename(id, 'x'),
        await wire.scim.delete(`/Groups/${id}`),
      ]) {
        expectError(answer, 404)
        expect(answer.json.detail).toContain(displayName)
      }
      const found = await wire.scim.list({ filter: `displayName eq "${displayName}"` }, '/Groups')
      expect(found.json.totalResults).toBe(0)
    })

    test('lasts until the provider creates a group of its name', async () => {
      const own = await madeGroup(wire, await madePeople(wire, 1))
      await teams.unlink(wire.tenantOne.org, actor, own.id)
      expect((await madeGroup(wire, [], { displayName: own.displayName })).id).toBe(own.id)
    })
  })

  test('another connection’s group is not taken over: 409 says so', async () => {
    const own = await madeGroup(wire)
    const [other] = await wire.sql<{ id: string }>(
      `insert into connections (org_id, id, name) values ($1, gen_random_uuid(), 'Other') returning id`,
      [wire.tenantOne.org.id],
    )
    await wire.sql('update teams set connection_id = $2 where id = $1', [own.id, other?.id])
    for (const answer of [await rename(own.id, name()), await wire.scim.delete(`/Groups/${own.id}`)]) {
      expectError(answer, 409, 'uniqueness')
      expect(answer.json.detail).toContain('another identity provider')
    }
    const posted = await wire.scim.post('/Groups', group(wire, { displayName: own.displayName }))
    expectError(posted, 409, 'uniqueness')
  })
})
