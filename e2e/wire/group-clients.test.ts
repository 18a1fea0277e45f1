/** What the documents of Entra ID, Okta and authentik say they send to /Groups, and no recording holds. */
import { describe, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { resources } from './client'
import { group, groupCore, localTeam, madeGroup, madePeople, memberIds, membersNow, values } from './teams'
import { overEveryMount } from './wire'

await cloneDatabase()

overEveryMount((wire) => {
  describe('authentik', () => {
    test('creates without members, finds by name after a 409, replaces without a path, compares, adds and removes one by one', async () => {
      const [one = '', two = ''] = await madePeople(wire, 2)
      const { displayName } = group(wire)
      const body = { schemas: [groupCore], displayName, externalId: 'pk-1' }
      expect((await wire.scim.post('/Groups', body)).status).toBe(201)
      expect((await wire.scim.post('/Groups', body)).status).toBe(409)
      const found = await wire.scim.list({ filter: `displayName eq "${displayName}"` }, '/Groups')
      const id = String(resources(found)[0]?.id)
      const whole = { ...body, id, displayName: `${displayName} 2`, meta: { resourceType: 'Group' } }
      expect((await wire.scim.patch(`/Groups/${id}`, [{ op: 'replace', value: whole }])).status).toBe(204)
      expect(memberIds(await wire.scim.get(`/Groups/${id}`))).toEqual([])
      const add = (value: string) => ({ op: 'add', path: 'members', value: [{ value }] })
      const remove = (value: string) => ({ op: 'remove', path: 'members', value: [{ value }] })
      await wire.scim.patch(`/Groups/${id}`, [add(one), add(two)])
      await wire.scim.patch(`/Groups/${id}`, [remove(one), remove(one)])
      expect(await membersNow(wire, id)).toEqual([two])
      // Its fallback: a PUT of the group as it knows it, without members.
      const put = await wire.scim.put(`/Groups/${id}`, whole)
      expect([put.status, memberIds(put)]).toEqual([200, [two]])
    })

    test('pages by startIndex = seen + 1 until it has seen totalResults', async () => {
      await madeGroup(wire)
      await madeGroup(wire)
      const seen = new Set<string>()
      let total = Number.POSITIVE_INFINITY
      for (let asked = 0; seen.size < total && asked < 20; asked++) {
        const page = await wire.scim.list({ startIndex: seen.size + 1, count: 1 }, '/Groups')
        total = Number(page.json.totalResults)
        for (const { id } of resources(page)) seen.add(String(id))
      }
      expect(seen.size).toBe(total)
    })
  })

  describe('Okta', () => {
    test('sends the name with every change of members: the name stays, the members change', async () => {
      const [one = '', two = ''] = await madePeople(wire, 2)
      const own = await madeGroup(wire, [one])
      const answer = await wire.scim.patch(`/Groups/${own.id}`, [
        { op: 'replace', value: { id: own.id, displayName: own.displayName } },
        { op: 'remove', path: `members[value eq "${one}"]` },
        { op: 'add', path: 'members', value: [{ value: two, display: 'two@example.com' }] },
      ])
      expect(answer.status).toBe(204)
      expect(await membersNow(wire, own.id)).toEqual([two])
    })

    test('links to a team that is there: finds it by name, then replaces its members', async () => {
      const [one = ''] = await madePeople(wire, 1)
      const { displayName } = group(wire)
      const id = await localTeam(wire, displayName)
      const found = await wire.scim.list(
        { filter: `displayName eq "${displayName}"`, startIndex: 1, count: 100 },
        '/Groups',
      )
      expect(resources(found).map((each) => each.id)).toEqual([id])
      await wire.scim.patch(`/Groups/${id}`, [{ op: 'replace', path: 'members', value: values([one]) }])
      const [row] = await wire.sql<{ managed: boolean }>(
        'select connection_id is not null as managed from teams where id = $1',
        [id],
      )
      expect([row?.managed, await membersNow(wire, id)]).toEqual([true, [one]])
    })
  })

  describe('Entra ID', () => {
    test('renames with its flag in one path-less replace with flat and qualified keys', async () => {
      const own = await madeGroup(wire, await madePeople(wire, 1))
      const value = { [`${groupCore}:displayName`]: `${own.displayName} flat`, externalId: 'object-id' }
      expect((await wire.scim.patch(`/Groups/${own.id}`, [{ op: 'Replace', value }])).status).toBe(204)
      const now = (await wire.scim.get(`/Groups/${own.id}`)).json
      expect([now.displayName, now.externalId, now.members]).toEqual([
        `${own.displayName} flat`,
        'object-id',
        own.members,
      ])
    })

    test('asks whether somebody is a member', async () => {
      const [one = '', two = ''] = await madePeople(wire, 2)
      const { id } = await madeGroup(wire, [one])
      const asked = async (person: string) => {
        const filter = `id eq "${id}" and members eq "${person}"`
        return (await wire.scim.list({ filter, attributes: 'id' }, '/Groups')).json.totalResults
      }
      expect([await asked(one), await asked(two)]).toEqual([1, 0])
    })

    test('empties a group with a remove that names no value', async () => {
      const { id } = await madeGroup(wire, await madePeople(wire, 2))
      expect((await wire.scim.patch(`/Groups/${id}`, [{ op: 'Remove', path: 'members' }])).status).toBe(204)
      expect(await membersNow(wire, id)).toEqual([])
    })
  })

  test('sorting by displayName knows no case, and by meta.created it is the order of creation', async () => {
    const { displayName } = group(wire)
    const made = [`b ${displayName}`, `A ${displayName}`, `C ${displayName}`]
    const ids = new Map<string, string>()
    for (const name of made)
      ids.set(name, (await madeGroup(wire, [], { displayName: name, externalId: `sort ${displayName}` })).id)
    const sorted = async (sortBy: string, sortOrder?: string) => {
      const filter = `externalId eq "sort ${displayName}"`
      return resources(await wire.scim.list({ filter, sortBy, sortOrder }, '/Groups')).map((each) => each.displayName)
    }
    const [b = '', a = '', c = ''] = made
    expect(await sorted('displayName')).toEqual([a, b, c])
    expect(await sorted('displayName', 'descending')).toEqual([c, b, a])
    expect(await sorted('meta.created')).toEqual([b, a, c])
  })
})
