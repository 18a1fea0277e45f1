import { describe, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { resources } from '../client'
import { expectError, made, nobodysId, verdict } from '../people'
import { group, groupCore, madeGroup, madePeople, memberIds, membersNow, values } from '../teams'
import { overEveryMount } from '../wire'

await cloneDatabase()

overEveryMount((wire) => {
  const location = (id: string) => `/api/v2/scim/Groups/${id}`

  describe('create', () => {
    test('K01 K02 K03 G01 is 201 with Location, meta, and the members that a GET shows too', async () => {
      const ids = await madePeople(wire, 2)
      const answer = await wire.scim.post('/Groups', group(wire, { externalId: 'g-1', members: values(ids) }))
      expect(answer.status, answer.text).toBe(201)
      const { id, meta } = answer.json
      expect(answer.json).toMatchObject({ schemas: [groupCore], externalId: 'g-1', meta: { resourceType: 'Group' } })
      expect(answer.headers.location).toBe(meta?.location)
      expect(String(meta?.location)).toMatch(new RegExp(`^https?://.*${location(String(id))}$`))
      expect(meta?.created).toBe(meta?.lastModified)
      expect([answer.headers.etag, meta?.version]).toEqual(['W/"1"', 'W/"1"'])
      expect(memberIds(answer)).toEqual(ids)
      const read = await wire.scim.get(`/Groups/${id}`)
      expect([read.status, read.json]).toEqual([200, answer.json])
    })

    test('G11 members have $ref, type and display', async () => {
      const person = await made(wire, { displayName: 'Zoë "Z" Martin' })
      const { id } = await madeGroup(wire, [person.id])
      const [member] = (await wire.scim.get(`/Groups/${id}`)).json.members as unknown as object[]
      const $ref = person.meta?.location
      expect(member).toEqual({ value: person.id, $ref, display: 'Zoë "Z" Martin', type: 'User' })
    })

    test('without members, with [] and with null makes an empty group without the attribute', async () => {
      for (const more of [{}, { members: [] }, { members: null }]) {
        const answer = await wire.scim.post('/Groups', group(wire, more))
        expect([answer.status, 'members' in answer.json]).toEqual([201, false])
      }
    })

    test('G02 displayName missing, empty or blank is 400 invalidValue', async () => {
      for (const displayName of [undefined, null, '', '   ', 7]) {
        const answer = await wire.scim.post('/Groups', { schemas: [groupCore], displayName })
        expectError(answer, 400, 'invalidValue')
      }
    })

    test('a name or external id longer than an index holds is 400, one of 300 letters is fine', async () => {
      expect((await wire.scim.post('/Groups', group(wire, { displayName: 'é'.repeat(300) }))).status).toBe(201)
      for (const more of [{ displayName: '日'.repeat(900) }, { externalId: '日'.repeat(900) }]) {
        expectError(await wire.scim.post('/Groups', group(wire, more)), 400, 'invalidValue')
      }
    })

    test('K04 K06 the client chooses neither id nor meta', async () => {
      const more = { id: nobodysId, meta: { created: '1999-01-01T00:00:00Z', version: 'W/"9"' } }
      const answer = await wire.scim.post('/Groups', group(wire, more))
      expect(answer.json.id).not.toBe(nobodysId)
      expect(answer.json.meta?.version).toBe('W/"1"')
      expect(String(answer.json.meta?.created)).not.toContain('1999')
    })

    test('K09 K10 schemas missing, or without the core URN, is 400', async () => {
      const displayName = group(wire).displayName
      expectError(await wire.scim.post('/Groups', { displayName }), 400, 'invalidSyntax')
      const user = 'urn:ietf:params:scim:schemas:core:2.0:User'
      expectError(await wire.scim.post('/Groups', { schemas: [user], displayName }), 400, 'invalidSyntax')
    })

    test('K11 K12 a name that is taken is 409 uniqueness in any case, and padded, and names the group', async () => {
      const { id, displayName } = await madeGroup(wire)
      for (const taken of [displayName, displayName.toUpperCase(), `  ${displayName} `]) {
        const answer = await wire.scim.post('/Groups', group(wire, { displayName: taken }))
        expectError(answer, 409, 'uniqueness')
        expect(answer.json.detail).toContain(id)
      }
    })

    test('two groups with one handle are 409 uniqueness that names both', async () => {
      const { displayName } = group(wire)
      const first = await madeGroup(wire, [], { displayName: `Équipe ${displayName}` })
      const answer = await wire.scim.post('/Groups', group(wire, { displayName: `equipe_${displayName}` }))
      expectError(answer, 409, 'uniqueness')
      for (const part of [first.id, first.displayName, `equipe_${displayName}`]) {
        expect(answer.json.detail).toContain(part)
      }
    })

    test('names without a letter of a handle do not stand in each other’s way', async () => {
      for (const displayName of ['日本', '日本語']) await madeGroup(wire, [], { displayName })
    })
  })

  describe('read', () => {
    test('R02 R03 an unknown id, a user’s id and an odd one are 404; a group’s id is no user', async () => {
      const person = await made(wire)
      const { id } = await madeGroup(wire)
      for (const odd of [nobodysId, person.id, 'x', "'", '%00', 'a'.repeat(5000)]) {
        expectError(await wire.scim.get(`/Groups/${odd}`), 404)
      }
      expectError(await wire.scim.get(`/Users/${id}`), 404)
      expectError(await wire.scim.patch(`/Users/${id}`, [{ op: 'replace', path: 'active', value: false }]), 404)
    })

    test('R04 R05 R08 G05 attributes and excludedAttributes', async () => {
      const [person = ''] = await madePeople(wire, 1)
      const { id, displayName } = await madeGroup(wire, [person], { externalId: 'x' })
      const read = async (query: string) => (await wire.scim.get(`/Groups/${id}?${query}`)).json
      expect(await read('attributes=displayName')).toEqual({ schemas: [groupCore], id, displayName })
      expect(await read('attributes=members.value')).toEqual({ schemas: [groupCore], id, members: [{ value: person }] })
      expect(Object.keys(await read('excludedAttributes=members')).sort()).toEqual(
        ['schemas', 'id', 'displayName', 'externalId', 'meta'].sort(),
      )
      expect(await read('excludedAttributes=members.$ref,meta,externalId,displayName')).toMatchObject({
        members: [{ value: person, type: 'User' }],
      })
      expect(await read('excludedAttributes=id,schemas')).toMatchObject({ id, schemas: [groupCore] })
    })

    test('Q11 a listed group is what a single read answers', async () => {
      const { id } = await madeGroup(wire, await madePeople(wire, 2))
      const listed = await wire.scim.list({ filter: `id eq "${id}"` }, '/Groups')
      expect(resources(listed)).toEqual([(await wire.scim.get(`/Groups/${id}`)).json])
      const bare = await wire.scim.list({ filter: `id eq "${id}"`, excludedAttributes: 'members' }, '/Groups')
      expect(resources(bare).map((each) => 'members' in each)).toEqual([false])
    })

    test('G04 groups are found by members.value, members and members[value eq]', async () => {
      const [one = '', two = ''] = await madePeople(wire, 2)
      const { id } = await madeGroup(wire, [one])
      await madeGroup(wire, [two])
      for (const filter of [`members.value eq "${one}"`, `members eq "${one}"`, `members[value eq "${one}"]`]) {
        const found = resources(await wire.scim.list({ filter }, '/Groups'))
        expect(
          found.map((each) => each.id),
          filter,
        ).toEqual([id])
      }
    })

    test('G03 user.groups shows the membership, and a client cannot write it', async () => {
      const person = await made(wire)
      const { id, displayName, meta } = await madeGroup(wire, [person.id])
      const groups = [{ value: id, $ref: meta?.location, display: displayName, type: 'direct' }]
      const now = (await wire.scim.get(`/Users/${person.id}`)).json
      expect([now.groups, now.meta?.version]).toEqual([groups, 'W/"1"'])
      await wire.scim.put(`/Users/${person.id}`, { ...now, groups: [] })
      expect((await wire.scim.get(`/Users/${person.id}`)).json.groups).toEqual(groups)
    })
  })

  describe('replace', () => {
    test('U01 U03 U07 G10 gives the group new attributes and exactly these members, and keeps id and created', async () => {
      const [one = '', two = '', three = ''] = await madePeople(wire, 3)
      const before = await madeGroup(wire, [one, two], { externalId: 'x' })
      const body = group(wire, {
        id: nobodysId,
        members: values([three, two]),
        meta: { created: '1999-01-01T00:00:00Z' },
      })
      const answer = await wire.scim.put(`/Groups/${before.id}`, body)
      expect(answer.status, answer.text).toBe(200)
      expect(answer.json).toEqual((await wire.scim.get(`/Groups/${before.id}`)).json)
      expect([answer.json.id, answer.json.displayName]).toEqual([before.id, body.displayName])
      expect(answer.json.externalId).toBeUndefined()
      expect(memberIds(answer)).toEqual([two, three])
      expect(answer.json.meta?.created).toBe(before.meta?.created)
      expect(String(answer.json.meta?.lastModified) > String(before.meta?.lastModified)).toBe(true)
      expect([answer.headers.etag, answer.json.meta?.version]).toEqual(['W/"2"', 'W/"2"'])
    })

    test('U09 of what GET gave changes nothing, not even the version', async () => {
      const own = await madeGroup(wire, await madePeople(wire, 2), { externalId: 'x' })
      const answer = await wire.scim.put(`/Groups/${own.id}`, own)
      expect([answer.status, answer.json]).toEqual([200, own])
    })

    test('without members keeps them, with [] or null empties the group', async () => {
      const ids = await madePeople(wire, 2)
      const { id, displayName } = await madeGroup(wire, ids)
      const kept = await wire.scim.put(`/Groups/${id}`, group(wire, { displayName }))
      expect([kept.status, memberIds(kept)]).toEqual([200, ids])
      for (const members of [[], null]) {
        await wire.scim.put(`/Groups/${id}`, group(wire, { displayName, members: values(ids) }))
        const emptied = await wire.scim.put(`/Groups/${id}`, group(wire, { displayName, members }))
        expect([emptied.status, await membersNow(wire, id)]).toEqual([200, []])
      }
    })

    test('U04 U05 of an unknown id is 404, without a displayName 400', async () => {
      const own = await madeGroup(wire)
      expectError(await wire.scim.put(`/Groups/${nobodysId}`, own), 404)
      expectError(await wire.scim.put(`/Groups/${own.id}`, { schemas: [groupCore] }), 400, 'invalidValue')
    })

    test('U06 with a name that is taken is 409 uniqueness, and nothing changes', async () => {
      const [person = ''] = await madePeople(wire, 1)
      const [one, two] = [await madeGroup(wire, [person]), await madeGroup(wire)]
      const answer = await wire.scim.put(
        `/Groups/${one.id}`,
        group(wire, { displayName: two.displayName, members: [] }),
      )
      expectError(answer, 409, 'uniqueness')
      expect(answer.json.detail).toContain(two.id)
      expect((await wire.scim.get(`/Groups/${one.id}`)).json).toEqual(one)
    })
  })

  describe('delete', () => {
    test('X01 is 204 without a body, then the id is 404 to every verb', async () => {
      const own = await madeGroup(wire, await madePeople(wire, 1))
      const path = `/Groups/${own.id}`
      const answer = await wire.scim.delete(path)
      expect([answer.status, answer.text]).toEqual([204, ''])
      expectError(await wire.scim.get(path), 404)
      expectError(await wire.scim.put(path, own), 404)
      expectError(await wire.scim.patch(path, [{ op: 'add', path: 'externalId', value: 'x' }]), 404)
      expectError(await wire.scim.delete(path), 404)
      expectError(await wire.scim.delete(`/Groups/${nobodysId}`), 404)
    })

    test('X02 G08 a deleted group is in no query and in no user.groups; its people stay', async () => {
      const [person = ''] = await madePeople(wire, 1)
      const own = await madeGroup(wire, [person], { externalId: 'gone-group' })
      await wire.scim.delete(`/Groups/${own.id}`)
      const filters = [`displayName eq "${own.displayName}"`, 'externalId eq "gone-group"', `id eq "${own.id}"`]
      for (const filter of [...filters, `members.value eq "${person}"`]) {
        expect((await wire.scim.list({ filter }, '/Groups')).json.totalResults, filter).toBe(0)
      }
      const now = await wire.scim.get(`/Users/${person}`)
      expect([now.status, now.json.groups]).toEqual([200, undefined])
    })

    test('X03 the displayName can be given again', async () => {
      const own = await madeGroup(wire, await madePeople(wire, 1))
      await wire.scim.delete(`/Groups/${own.id}`)
      const again = await madeGroup(wire, [], { displayName: own.displayName })
      expect((await wire.scim.get(`/Groups/${again.id}`)).json).toEqual(again)
      expect(await membersNow(wire, again.id)).toEqual([])
    })

    test('X04 a deleted user leaves their groups, whose version moves on', async () => {
      const [one = '', two = ''] = await madePeople(wire, 2)
      const own = await madeGroup(wire, [one, two])
      await wire.scim.delete(`/Users/${one}`)
      const now = await wire.scim.get(`/Groups/${own.id}`, { 'if-none-match': 'W/"1"' })
      expect([now.status, memberIds(now), now.headers.etag]).toEqual([200, [two], 'W/"2"'])
    })

    test.each(['DELETE', 'PUT', 'PATCH'])('X05 Z02 %s on the collection is 405', async (method) => {
      const answer = await wire.scim.send({ method, path: '/Groups', body: {} })
      expectError(answer, 405)
      expect(answer.headers.allow).toBe('GET, POST')
    })
  })

  describe('versions', () => {
    test('E01 E02 If-None-Match with the version is 304 without a body', async () => {
      const { id } = await madeGroup(wire)
      const answer = await wire.scim.get(`/Groups/${id}`, { 'if-none-match': 'W/"1"' })
      expect([answer.status, answer.text, answer.headers.etag]).toEqual([304, '', 'W/"1"'])
    })

    test('E03 E06 If-Match with an old version is 412 to every write, and nothing changes', async () => {
      const [person = ''] = await madePeople(wire, 1)
      const { id } = await madeGroup(wire)
      await wire.scim.patch(`/Groups/${id}`, [{ op: 'add', path: 'externalId', value: 'newer' }])
      const old = { 'if-match': 'W/"1"' }
      const now = (await wire.scim.get(`/Groups/${id}`)).json
      const add = [{ op: 'add', path: 'members', value: values([person]) }]
      expectError(await wire.scim.patch(`/Groups/${id}`, add, old), 412)
      expectError(await wire.scim.put(`/Groups/${id}`, group(wire), old), 412)
      expectError(await wire.scim.delete(`/Groups/${id}`, old), 412)
      expect((await wire.scim.get(`/Groups/${id}`)).json).toEqual(now)
    })

    test('E04 E05 If-Match with the version or * succeeds, and each change has a version of its own', async () => {
      const [one = '', two = ''] = await madePeople(wire, 2)
      const { id } = await madeGroup(wire)
      const add = (value: string, match: string) =>
        wire.scim.patch(`/Groups/${id}`, [{ op: 'add', path: 'members', value: values([value]) }], {
          'if-match': match,
        })
      expect([(await add(one, 'W/"1"')).status, (await add(two, '*')).status]).toEqual([204, 204])
      expect((await wire.scim.get(`/Groups/${id}`)).headers.etag).toBe('W/"3"')
      expect(verdict(await add(one, 'W/"2"'))).toEqual([412, undefined])
    })
  })
})
