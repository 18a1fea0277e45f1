import http from 'node:http'
import { beforeAll, describe, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { resources } from './client'
import { expectError, nobodysId } from './people'
import { type Group, group, madeGroup, memberIds, membersNow, values } from './teams'
import { overEveryMount } from './wire'

await cloneDatabase()

// Two pages of members beyond those that travel with their group, and a part of a third.
const size = 3_456

overEveryMount((wire) => {
  let people: string[]
  let large: Group

  beforeAll(async () => {
    const rows = await wire.sql<{ id: string }>(
      `insert into users (org_id, id, kind, status, user_name, user_name_lc, display_name, display_name_lc, sort_name, search_lc, source, attributes,
         created_at, updated_at)
       select $1, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'human', 'active', 'many' || n, 'many' || n,
         'Many ' || n, 'many ' || n, 'many ' || n, 'many ' || n, 'scim', '{}', now(), now()
       from generate_series(1, $2::int) n returning id`,
      [wire.tenantOne.org.id, size],
    )
    people = rows.map(({ id }) => id).sort()
    large = await madeGroup(wire, people)
  })

  test('a POST of 3,456 members is accepted and answered whole', async () => {
    expect(memberIds({ json: large })).toEqual(people)
  })

  describe('a GET', () => {
    test('streams every member once, in order, as a small group would answer', async () => {
      const answer = await wire.scim.get(`/Groups/${large.id}`)
      expect([answer.status, answer.headers['content-type'], answer.headers.etag]).toEqual([
        200,
        'application/scim+json',
        'W/"1"',
      ])
      expect(answer.headers['content-length']).toBeUndefined()
      expect(answer.json).toEqual(large)
    })

    test('with HEAD sends the headers alone, and what comes next on the connection is right', async () => {
      const answer = await wire.scim.send({ method: 'HEAD', path: `/Groups/${large.id}` })
      expect([answer.status, answer.text, answer.headers.etag]).toEqual([200, '', 'W/"1"'])
      expect((await wire.scim.get(`/Groups/${large.id}?attributes=id`)).json.id).toBe(large.id)
    })

    test('shows of the members what is asked for', async () => {
      const read = async (query: string) => (await wire.scim.get(`/Groups/${large.id}?${query}`)).json
      expect((await read('attributes=members.value')).members).toEqual(values(people))
      expect(await read('attributes=members.nothing')).toEqual({ schemas: large.schemas, id: large.id })
      expect((await read('excludedAttributes=members')).members).toBeUndefined()
      const shown = (await read('excludedAttributes=members.$ref,members.display')).members
      expect(shown).toEqual(people.map((value) => ({ value, type: 'User' })))
    })

    test('with If-None-Match is 304', async () => {
      expect((await wire.scim.get(`/Groups/${large.id}`, { 'if-none-match': 'W/"1"' })).status).toBe(304)
    })

    // Fails if a stream that nobody reads any more keeps its connection to the database.
    test('that many clients give up half way through leaves the server as it was', async () => {
      await Promise.all(
        Array.from({ length: 30 }, () => giveUp(`${wire.baseUrl}/Groups/${large.id}`, wire.tenantOne.key)),
      )
      expect(await membersNow(wire, large.id)).toHaveLength(size)
    })
  })

  describe('a list', () => {
    test.each(['1', '100', '1000'])('of %s streams the rest of the members of each large group', async (count) => {
      const other = await madeGroup(wire, people.slice(0, 1_500))
      await madeGroup(wire, people.slice(0, 2))
      const listed = await wire.scim.list({ filter: `members.value eq "${people[0]}"`, count }, '/Groups')
      expect([listed.status, listed.headers['content-type']]).toEqual([200, 'application/scim+json'])
      for (const own of resources(listed)) {
        expect(own).toEqual((await wire.scim.get(`/Groups/${own.id}`)).json)
      }
      const parts = await wire.scim.list(
        { filter: `id eq "${other.id}" or id eq "${large.id}"`, count, attributes: 'members.value,displayName' },
        '/Groups',
      )
      const wanted = [large, other].map(({ id, displayName, schemas, members }) => ({
        ...{ schemas, id, displayName },
        members: values(memberIds({ json: { members } })),
      }))
      expect(resources(parts)).toEqual(wanted.slice(0, Number(count)))
      await wire.scim.delete(`/Groups/${other.id}`)
    })

    test('without the members is short', async () => {
      const listed = await wire.scim.list({ filter: `id eq "${large.id}"`, excludedAttributes: 'members' }, '/Groups')
      expect([listed.text.length < 1_000, resources(listed)[0]?.id]).toEqual([true, large.id])
    })
  })

  describe('a write', () => {
    test('of all members at once is accepted: PATCH, replace, PUT', async () => {
      const { id, displayName } = await madeGroup(wire)
      const path = `/Groups/${id}`
      expect((await wire.scim.patch(path, [{ op: 'add', path: 'members', value: values(people) }])).status).toBe(204)
      const asked = await wire.scim.patch(`${path}?attributes=members`, [
        { op: 'remove', path: 'members', value: values(people.slice(0, 5)) },
      ])
      expect([asked.status, memberIds(asked)]).toEqual([200, people.slice(5)])
      await wire.scim.patch(path, [{ op: 'replace', path: 'members', value: values(people.slice(10)) }])
      expect(await membersNow(wire, id)).toEqual(people.slice(10))
      const kept = await wire.scim.put(path, group(wire, { displayName }))
      expect(memberIds(kept)).toEqual(people.slice(10))
      const put = await wire.scim.put(path, group(wire, { displayName, members: values(people) }))
      expect([put.status, memberIds(put)]).toEqual([200, people])
    })

    test('of a body above 1 MB is accepted, above 16 MB it is 413', async () => {
      const { id } = await madeGroup(wire)
      const note = 'x'.repeat(2_000_000)
      const body = (text: string) => group(wire, { displayName: `b ${id}`, unknown: text })
      expect((await wire.scim.put(`/Groups/${id}`, body(note))).status).toBe(200)
      expectError(await wire.scim.put(`/Groups/${id}`, body(note.repeat(9))), 413)
    })

    test('of more than 100,000 members is 413', async () => {
      const members = Array.from({ length: 100_001 }, (_, n) => ({
        value: nobodysId.slice(0, -6) + String(100_000 + n),
      }))
      expectError(await wire.scim.put(`/Groups/${large.id}`, { ...large, members }), 413)
      expect(await membersNow(wire, large.id)).toHaveLength(size)
    })
  })
})

/** Begins to read and hangs up. */
function giveUp(url: string, key: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { headers: { authorization: `Bearer ${key}` }, agent: false }, (response) => {
      response.once('data', () => request.destroy())
      response.once('close', resolve)
      response.once('error', () => {})
    })
    request.once('error', reject)
  })
}
