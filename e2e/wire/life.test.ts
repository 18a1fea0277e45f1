/** The life of a person over SCIM, as far as a client and the audit log see it. */
import { describe, expect, test, vi } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { core, expectError, made, person } from './people'
import { localTeam } from './teams'
import { overEveryMount, type Wire } from './wire'

await cloneDatabase()

const replace = (path: string, value: unknown) => [{ op: 'replace', path, value }]

function events(wire: Wire, targetId: string, event: string) {
  return wire.sql<{ before: Record<string, unknown>; after: Record<string, unknown> }>(
    'select before, after from audit_events where target_id = $1 and event = $2',
    [targetId, event],
  )
}

async function mails(wire: Wire, userId: string) {
  return (await wire.sql('select 1 from outbox where user_id = $1', [userId])).length
}

overEveryMount((wire) => {
  describe('active', () => {
    test('PUT without active leaves it as it is', async () => {
      const own = await made(wire, { active: false })
      const { active: _, ...rest } = own as typeof own & { active: boolean }
      expect((await wire.scim.put(`/Users/${own.id}`, { ...rest, title: 'x' })).json.active).toBe(false)
    })

    test('false at create sends no mail; true later invites once', async () => {
      const value = wire.name('quiet')
      const own = await made(wire, { userName: value, active: false, emails: [{ value, type: 'work' }] })
      expect(await mails(wire, own.id)).toBe(0)
      for (const active of [true, true]) await wire.scim.patch(`/Users/${own.id}`, replace('active', active))
      expect(await mails(wire, own.id)).toBe(1)
    })
  })

  describe('the groups of a person', () => {
    test('are in the answers of POST, PUT and PATCH as in that of GET, and are no change of the person', async () => {
      const own = await made(wire)
      const team = await localTeam(wire, wire.name('team'), { members: [own.id] })
      const read = await wire.scim.get(`/Users/${own.id}`)
      expect(read.json.groups).toMatchObject([{ value: team, type: 'direct' }])
      expect(read.json.meta).toMatchObject({ version: 'W/"1"' })
      const patched = await wire.scim.patch(`/Users/${own.id}`, replace('title', 'Guide'))
      expect(patched.json.groups).toEqual(read.json.groups)
      const put = await wire.scim.put(`/Users/${own.id}`, { ...own, title: 'Other' })
      expect(put.json.groups).toEqual(read.json.groups)
      expect(put.json).toEqual((await wire.scim.get(`/Users/${own.id}`)).json)
    })

    test('stay when the person is disabled, and end with a removed one, which the group shows', async () => {
      const own = await made(wire)
      const team = await localTeam(wire, wire.name('team'), { members: [own.id] })
      const version = async () => (await wire.sql('select version from teams where id = $1', [team]))[0]?.version
      const before = await version()
      const off = await wire.scim.patch(`/Users/${own.id}`, replace('active', false))
      expect(off.json.groups).toMatchObject([{ value: team }])
      expect(await version()).toBe(before)
      await wire.scim.delete(`/Users/${own.id}`)
      expect(await wire.sql('select 1 from team_members where user_id = $1', [own.id])).toEqual([])
      expect(await version()).toBe(Number(before) + 1)
      const [audited] = await events(wire, own.id, 'user.remove')
      expect(audited?.before.teams).toEqual([team])
    })
  })

  test('a removal that waits for a team which waits for the person is tried again', async () => {
    const own = await made(wire)
    const team = await localTeam(wire, wire.name('team'), { members: [own.id] })
    await wire.sql('begin')
    // Whoever looks for a deadlock first gives way: that is to be the removal.
    await wire.sql(`set local deadlock_timeout = '1min'`)
    await wire.sql('update teams set version = version + 1 where id = $1', [team])
    const removal = wire.scim.delete(`/Users/${own.id}`)
    await vi.waitFor(
      async () => {
        const waiting = await wire.sql(
          `select from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()`,
        )
        expect(waiting).not.toEqual([])
      },
      { timeout: 10_000, interval: 10 },
    )
    await wire.sql('select from users where id = $1 for key share', [own.id])
    await wire.sql('commit')
    expect((await removal).status).toBe(204)
  })

  describe('a name that is given again', () => {
    test('after DELETE makes a new person with default roles and no teams; the audit log links the two', async () => {
      const first = await made(wire, { externalId: 'again' })
      await localTeam(wire, wire.name('team'), { members: [first.id] })
      await wire.scim.delete(`/Users/${first.id}`)
      const second = await made(wire, { userName: first.userName.toUpperCase(), externalId: 'again' })
      expect(second.id).not.toBe(first.id)
      expect(second.groups).toBeUndefined()
      const [audited] = await events(wire, second.id, 'user.create')
      expect(audited?.after).toMatchObject({ formerId: first.id, roles: ['Standard'], status: 'pending' })
      expectError(await wire.scim.delete(`/Users/${first.id}`), 404)
    })

    test('with its externalId restores the disabled person: 201, the same id, their teams', async () => {
      const value = wire.name('back')
      const own = await made(wire, { userName: value, externalId: value, emails: [{ value, type: 'work' }] })
      const team = await localTeam(wire, wire.name('team'), { members: [own.id] })
      await wire.scim.patch(`/Users/${own.id}`, replace('active', false))
      const body = { ...person(wire), userName: value.toUpperCase(), externalId: value, title: 'Returned' }
      const answer = await wire.scim.post('/Users', body)
      expect([answer.status, answer.json.id, answer.json.active], answer.text).toEqual([201, own.id, true])
      expect(answer.json).toMatchObject({ title: 'Returned', groups: [{ value: team }] })
      expect(answer.json.meta).toMatchObject({ location: answer.headers.location })
      expect(await events(wire, own.id, 'user.restore')).toHaveLength(1)
      expect(answer.json).toEqual((await wire.scim.get(`/Users/${own.id}`)).json)
    })

    test.each([
      ['another externalId', { externalId: 'other' }],
      ['no externalId', {}],
    ])('with %s is refused, and the refusal names who has it', async (_, more) => {
      const own = await made(wire, { externalId: wire.name('ext'), active: false })
      const answer = await wire.scim.post('/Users', { schemas: [core], userName: own.userName, ...more })
      expectError(answer, 409, 'uniqueness')
      expect(answer.json.detail).toContain(own.id)
    })

    test('of another connection’s disabled person is refused, whatever its externalId', async () => {
      const externalId = wire.name('ext')
      const own = await made(wire, { externalId, active: false })
      await wire.sql(
        `with other as (insert into connections (org_id, id, name) values ($1, gen_random_uuid(), $3) returning id)
         update users set connection_id = (select id from other) where id = $2`,
        [wire.tenantOne.org.id, own.id, externalId],
      )
      const answer = await wire.scim.post('/Users', { schemas: [core], userName: own.userName, externalId })
      expectError(answer, 409, 'uniqueness')
      expectError(await wire.scim.patch(`/Users/${own.id}`, replace('active', true)), 409, 'uniqueness')
    })

    test('of an active person is refused, whatever its externalId', async () => {
      const own = await made(wire, { externalId: 'same' })
      const answer = await wire.scim.post('/Users', { schemas: [core], userName: own.userName, externalId: 'same' })
      expectError(answer, 409, 'uniqueness')
      expect(answer.json.detail).toContain(own.id)
    })
  })

  describe('what must be unique', () => {
    test('a userName is trimmed', async () => {
      const userName = wire.name('spaces')
      expect((await made(wire, { userName: `  ${userName} ` })).userName).toBe(userName)
      expectError(await wire.scim.post('/Users', { schemas: [core], userName: `${userName}  ` }), 409, 'uniqueness')
    })

    test.each(['PUT', 'PATCH'])('%s to a name or an address of somebody else says whose it is', async (verb) => {
      const [one, other] = [await made(wire), await made(wire)]
      const path = `/Users/${one.id}`
      for (const change of [{ userName: other.userName }, { emails: [{ value: other.userName, type: 'work' }] }]) {
        const [name, value] = Object.entries(change)[0] ?? []
        const body = { ...one, ...change }
        const answer =
          verb === 'PUT' ? await wire.scim.put(path, body) : await wire.scim.patch(path, replace(name ?? '', value))
        expectError(answer, 409, 'uniqueness')
        expect(answer.json.detail).toContain(other.id)
      }
      expect((await wire.scim.get(path)).json).toEqual(one)
    })

    test('a second address need not be unique', async () => {
      const other = await made(wire)
      const own = wire.name('own')
      const emails = [
        { value: own, primary: true },
        { value: other.userName, type: 'other' },
      ]
      expect((await wire.scim.post('/Users', person(wire, { userName: own, emails }))).status).toBe(201)
    })
  })
})
