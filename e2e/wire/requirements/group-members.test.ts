import { describe, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import type { Answer } from '../client'
import { expectError, made, nobodysId } from '../people'
import { group, madeGroup, madePeople, memberIds, membersNow, values } from '../teams'
import { overEveryMount } from '../wire'

await cloneDatabase()

overEveryMount((wire) => {
  const patch = (id: string, ...operations: object[]) => wire.scim.patch(`/Groups/${id}`, operations)
  const add = (ids: readonly string[]) => ({ op: 'add', path: 'members', value: values(ids) })
  const removeOne = (id: string) => ({ op: 'remove', path: `members[value eq "${id}"]` })
  const replaceWith = (ids: readonly string[]) => ({ op: 'replace', path: 'members', value: values(ids) })
  const silent = ({ status, text }: Answer) => [status, text]
  const state = async (id: string) => (await wire.scim.get(`/Groups/${id}`)).json

  describe('a PATCH of members', () => {
    test('T01 is 204 without a body', async () => {
      const ids = await madePeople(wire, 2)
      const { id } = await madeGroup(wire)
      expect(silent(await patch(id, add(ids)))).toEqual([204, ''])
      expect(await membersNow(wire, id)).toEqual(ids)
    })

    test('T02 with attributes or excludedAttributes is 200 with what was asked for', async () => {
      const ids = await madePeople(wire, 1)
      const { id } = await madeGroup(wire)
      const named = await wire.scim.patch(`/Groups/${id}?attributes=displayName`, [add(ids)])
      expect([named.status, Object.keys(named.json).sort()]).toEqual([200, ['displayName', 'id', 'schemas']])
      const members = await wire.scim.patch(`/Groups/${id}?attributes=members`, [replaceWith(ids)])
      expect([members.status, memberIds(members)]).toEqual([200, ids])
      const rest = await wire.scim.patch(`/Groups/${id}?excludedAttributes=members`, [replaceWith([])])
      expect([rest.status, rest.json.meta?.version, rest.json.members]).toEqual([200, 'W/"3"', undefined])
    })

    test('T03 of an unknown id is 404', async () => {
      expectError(await patch(nobodysId, add([])), 404)
      expectError(await patch('x', add([nobodysId])), 404)
    })

    test('T05 E51 that changes nothing moves neither version nor lastModified', async () => {
      const ids = await madePeople(wire, 2)
      const own = await madeGroup(wire, [ids[0] ?? ''])
      for (const operation of [add([ids[0] ?? '']), removeOne(ids[1] ?? ''), replaceWith([ids[0] ?? '']), add([])]) {
        expect(silent(await patch(own.id, operation))).toEqual([204, ''])
      }
      expect(await state(own.id)).toEqual(own)
    })

    test('E05 that changes something moves version and lastModified', async () => {
      const ids = await madePeople(wire, 1)
      const own = await madeGroup(wire)
      await patch(own.id, add(ids))
      const now = await state(own.id)
      expect(now.meta?.version).toBe('W/"2"')
      expect(String(now.meta?.lastModified) > String(own.meta?.lastModified)).toBe(true)
      expect(now.meta?.created).toBe(own.meta?.created)
    })

    test('G09 of 100 people at once adds them all', async () => {
      const ids = await madePeople(wire, 100)
      const { id } = await madeGroup(wire)
      expect((await patch(id, add(ids))).status).toBe(204)
      expect(await membersNow(wire, id)).toEqual(ids)
    })

    test('does its operations in their order: of somebody added and removed the last word counts', async () => {
      const [one = '', two = '', three = ''] = await madePeople(wire, 3)
      const { id } = await madeGroup(wire, [one])
      await patch(id, add([two]), removeOne(two), removeOne(one), add([one, three]))
      expect(await membersNow(wire, id)).toEqual([one, three])
      await patch(id, add([two]), replaceWith([three]), add([one]), removeOne(three))
      expect(await membersNow(wire, id)).toEqual([one])
    })

    test('and of attributes in one request does both', async () => {
      const [one = '', two = ''] = await madePeople(wire, 2)
      const own = await madeGroup(wire, [one])
      const displayName = `${own.displayName} renamed`
      const answer = await patch(own.id, add([two]), { op: 'replace', value: { displayName, externalId: 'both' } })
      expect([answer.status, answer.headers.etag]).toEqual([204, 'W/"2"'])
      expect(await state(own.id)).toMatchObject({ displayName, externalId: 'both', meta: { version: 'W/"2"' } })
      expect(await membersNow(wire, own.id)).toEqual([one, two])
    })

    test('with an id in upper case means the same person', async () => {
      const [one = ''] = await madePeople(wire, 1)
      const { id } = await madeGroup(wire)
      await patch(id, add([one.toUpperCase(), one]))
      expect(await membersNow(wire, id)).toEqual([one])
      await patch(id, removeOne(one.toUpperCase()))
      expect(await membersNow(wire, id)).toEqual([])
    })
  })

  describe('somebody who cannot be a member', () => {
    test('G06 is refused with 400 invalidValue naming all of them, and nothing is applied', async () => {
      const [person = '', gone = ''] = await madePeople(wire, 2)
      await wire.scim.delete(`/Users/${gone}`)
      const own = await madeGroup(wire)
      const nobodies = [nobodysId, gone, wire.tenantOne.accountId, 'not-an-id']
      const rename = { op: 'replace', path: 'displayName', value: `${own.displayName} renamed` }
      const operations = [add([person, ...nobodies]), replaceWith([...nobodies, person])]
      for (const operation of operations) {
        const answer = await patch(own.id, rename, operation)
        expectError(answer, 400, 'invalidValue')
        for (const id of nobodies) expect(answer.json.detail).toContain(id)
        expect(answer.json.detail).not.toContain(person)
      }
      expect(await state(own.id)).toEqual(own)
    })

    test('is refused by POST and PUT too', async () => {
      const body = group(wire, { members: values([nobodysId]) })
      expectError(await wire.scim.post('/Groups', body), 400, 'invalidValue')
      const found = await wire.scim.list({ filter: `displayName eq "${body.displayName}"` }, '/Groups')
      expect(found.json.totalResults).toBe(0)
      const own = await madeGroup(wire)
      expectError(
        await wire.scim.put(`/Groups/${own.id}`, { ...own, members: values([nobodysId]) }),
        400,
        'invalidValue',
      )
      expect(await state(own.id)).toEqual(own)
    })

    test('among 150 is named with 99 others, and the rest are counted', async () => {
      const { id } = await madeGroup(wire)
      const strangers = Array.from({ length: 150 }, (_, n) => nobodysId.slice(0, -3) + String(100 + n))
      const answer = await patch(id, add(strangers))
      expectError(answer, 400, 'invalidValue')
      expect(String(answer.json.detail).match(/00000000-/g)).toHaveLength(100)
      expect(answer.json.detail).toContain('and 50 more')
    })

    test('is removed without a word: unknown, absent, of no form', async () => {
      const [person = '', absent = ''] = await madePeople(wire, 2)
      const own = await madeGroup(wire, [person])
      const value = values([nobodysId, absent, 'not-an-id'])
      expect(silent(await patch(own.id, { op: 'remove', path: 'members', value }))).toEqual([204, ''])
      expect(await state(own.id)).toEqual(own)
    })

    test('G07 a group in a group is refused clearly, by its type and by its id', async () => {
      const [outer, inner] = [await madeGroup(wire), await madeGroup(wire)]
      for (const member of [{ value: inner.id, type: 'Group' }, { value: inner.id }]) {
        const answers = [
          await patch(outer.id, { op: 'add', path: 'members', value: [member] }),
          await wire.scim.put(`/Groups/${outer.id}`, { ...outer, members: [member] }),
          await wire.scim.post('/Groups', group(wire, { members: [member] })),
        ]
        for (const answer of answers) {
          expectError(answer, 400, 'invalidValue')
          expect(answer.json.detail).toMatch(/nested groups|is a group, and groups hold people only/)
        }
      }
    })
  })

  describe('a malformed members value clears nothing', () => {
    const malformed = ['x', 7, true, {}, [null], [{}], ['x'], [{ id: 'x' }], [{ value: 7 }], [{ value: null }], [[]]]
    test.each(malformed.map((value) => [JSON.stringify(value), value]))('%s is 400', async (_, value) => {
      const own = await madeGroup(wire, await madePeople(wire, 1))
      const requests = [
        patch(own.id, { op: 'replace', path: 'members', value }),
        patch(own.id, { op: 'replace', value: { members: value } }),
        patch(own.id, { op: 'Replace', value: { [`${own.schemas?.[0]}:members`]: value } }),
        wire.scim.put(`/Groups/${own.id}`, { ...own, members: value }),
      ]
      for (const answer of await Promise.all(requests)) expectError(answer, 400, 'invalidValue')
      expect(await state(own.id)).toEqual(own)
    })

    test.each([[[]], [null]])('%j in a replace is meant, and empties the group', async (value) => {
      const { id } = await madeGroup(wire, await madePeople(wire, 1))
      expect((await patch(id, { op: 'replace', path: 'members', value })).status).toBe(204)
      expect(await membersNow(wire, id)).toEqual([])
    })
  })

  describe('what ids alone cannot say', () => {
    test('remove by display or by the beginning of the id looks at the members', async () => {
      const zoe = await made(wire, { displayName: 'Zoe' })
      const ann = await made(wire, { displayName: 'Ann' })
      const { id } = await madeGroup(wire, [zoe.id, ann.id])
      expect((await patch(id, { op: 'remove', path: 'members[display eq "ZOE"]' })).status).toBe(204)
      expect(await membersNow(wire, id)).toEqual([ann.id])
      await patch(id, { op: 'remove', path: `members[value sw "${ann.id.slice(0, 20)}"]` })
      expect(await membersNow(wire, id)).toEqual([])
    })

    test('a sub-attribute of a member cannot be changed', async () => {
      const [person = ''] = await madePeople(wire, 1)
      const own = await madeGroup(wire, [person])
      const path = `members[value eq "${person}"].value`
      expectError(await patch(own.id, { op: 'replace', path, value: nobodysId }), 400, 'mutability')
      expect(await state(own.id)).toEqual(own)
    })
  })

  describe('Prefer: dry-run', () => {
    test('answers the group as it would be, and changes nothing', async () => {
      const [person = ''] = await madePeople(wire, 1)
      const own = await madeGroup(wire)
      const dry = { prefer: 'dry-run' }
      const patched = await wire.scim.patch(`/Groups/${own.id}`, [add([person])], dry)
      expect([patched.status, patched.headers['preference-applied'], memberIds(patched)]).toEqual([
        200,
        'dry-run',
        [person],
      ])
      const put = await wire.scim.put(`/Groups/${own.id}`, { ...own, members: values([person]) }, dry)
      expect([put.status, memberIds(put)]).toEqual([200, [person]])
      const posted = await wire.scim.post('/Groups', group(wire, { members: values([person]) }), dry)
      expect(posted.status).toBe(200)
      await wire.scim.delete(`/Groups/${own.id}`, dry)
      expect(await state(own.id)).toEqual(own)
    })
  })

  describe('attributes by PATCH', () => {
    test('T04 a taken displayName is 409 uniqueness that names the group; its own in other letters is fine', async () => {
      const [one, two] = [await madeGroup(wire), await madeGroup(wire)]
      const rename = (value: string) => patch(one.id, { op: 'replace', path: 'displayName', value })
      const answer = await rename(two.displayName.toUpperCase())
      expectError(answer, 409, 'uniqueness')
      expect(answer.json.detail).toContain(two.id)
      expect((await rename(one.displayName.toUpperCase())).status).toBe(204)
      expect((await state(one.id)).displayName).toBe(one.displayName.toUpperCase())
    })

    test('displayName cannot be removed or emptied, and an operation that fails undoes the ones before it', async () => {
      const [person = ''] = await madePeople(wire, 1)
      const own = await madeGroup(wire)
      expectError(await patch(own.id, add([person]), { op: 'remove', path: 'displayName' }), 400, 'mutability')
      expectError(
        await patch(own.id, add([person]), { op: 'replace', path: 'displayName', value: ' ' }),
        400,
        'invalidValue',
      )
      expectError(await patch(own.id, add([person]), { op: 'replace', path: 'nope', value: 'x' }), 400, 'invalidPath')
      expect(await state(own.id)).toEqual(own)
    })

    test('externalId is set, replaced and removed; id and meta are ignored in a value and refused as a path', async () => {
      const { id } = await madeGroup(wire)
      await patch(id, { op: 'add', path: 'externalId', value: 'a' })
      await patch(id, { op: 'replace', value: { externalId: 'b', id: nobodysId, meta: {}, schemas: [] } })
      expect(await state(id)).toMatchObject({ id, externalId: 'b', meta: { version: 'W/"3"' } })
      expectError(await patch(id, { op: 'replace', path: 'id', value: nobodysId }), 400, 'mutability')
      await patch(id, { op: 'remove', path: 'externalId' })
      expect((await state(id)).externalId).toBeUndefined()
    })
  })
})
