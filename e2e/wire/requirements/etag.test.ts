import { describe, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { expectError, made } from '../people'
import { madeGroup } from '../teams'
import { overEveryMount } from '../wire'

await cloneDatabase()

overEveryMount((wire) => {
  const rename = (value: string) => [{ op: 'replace', path: 'displayName', value }]

  test('E01 meta.version is the ETag, of every answer with one person', async () => {
    const { id } = await made(wire)
    const path = `/Users/${id}`
    const changed = await wire.scim.patch(path, rename('a'))
    const put = await wire.scim.put(path, { ...changed.json, displayName: 'b' })
    for (const answer of [await wire.scim.get(path), changed, put]) {
      expect(answer.headers.etag).toMatch(/^W\/"\d+"$/)
      expect(answer.json.meta?.version).toBe(answer.headers.etag)
    }
  })

  test.each(['W/"1"', '"1"', '*', 'W/"7", W/"1"'])(
    'E02 If-None-Match: %s with the current version is 304 without a body',
    async (tag) => {
      const { id } = await made(wire)
      const answer = await wire.scim.get(`/Users/${id}`, { 'if-none-match': tag })
      expect([answer.status, answer.text, answer.headers.etag]).toEqual([304, '', 'W/"1"'])
    },
  )

  test('E02 another version is answered whole', async () => {
    const { id } = await made(wire)
    expect((await wire.scim.get(`/Users/${id}`, { 'if-none-match': 'W/"2"' })).status).toBe(200)
  })

  describe.each(['W/"1"', 'W/"no"', 'x', '"2, 3"'])('E03 E06 If-Match: %s', (tag) => {
    test('is 412 to PUT, PATCH and DELETE, and nothing changes', async () => {
      const { id } = await made(wire)
      const path = `/Users/${id}`
      const now = (await wire.scim.patch(path, rename('a'))).json
      const headers = { 'if-match': tag }
      expectError(await wire.scim.put(path, { ...now, displayName: 'b' }, headers), 412)
      expectError(await wire.scim.patch(path, rename('b'), headers), 412)
      expectError(await wire.scim.delete(path, headers), 412)
      expect((await wire.scim.get(path)).json).toEqual(now)
    })
  })

  test.each(['W/"1"', '*', 'W/"9", "1"'])('If-None-Match: %s is 412 to a write, and nothing changes', async (tag) => {
    const headers = { 'if-none-match': tag }
    const own = await made(wire)
    const path = `/Users/${own.id}`
    expectError(await wire.scim.put(path, { ...own, displayName: 'b' }, headers), 412)
    expectError(await wire.scim.patch(path, rename('b'), headers), 412)
    expectError(await wire.scim.delete(path, headers), 412)
    expect((await wire.scim.get(path)).json).toEqual(own)
    const team = await madeGroup(wire, [])
    const adding = [{ op: 'add', path: 'members', value: [{ value: own.id }] }]
    expectError(await wire.scim.patch(`/Groups/${team.id}`, adding, headers), 412)
    expectError(await wire.scim.delete(`/Groups/${team.id}`, headers), 412)
    expect((await wire.scim.get(`/Groups/${team.id}`)).json).toEqual(team)
    const other = { 'if-none-match': 'W/"2"' }
    expect((await wire.scim.patch(`/Groups/${team.id}`, adding, other)).status).toBe(204)
    expect((await wire.scim.patch(path, rename('b'), other)).status).toBe(200)
  })

  test('a read of one version is 412 where there is another', async () => {
    const { id } = await made(wire)
    const team = await madeGroup(wire, [])
    for (const path of [`/Users/${id}`, `/Groups/${team.id}`]) {
      expectError(await wire.scim.get(path, { 'if-match': 'W/"2"' }), 412)
      expect((await wire.scim.get(path, { 'if-match': 'W/"1"' })).status).toBe(200)
    }
  })

  test.each(['W/"1"', '*'])('E04 If-Match: %s succeeds on the first version', async (tag) => {
    const { id } = await made(wire)
    expect((await wire.scim.patch(`/Users/${id}`, rename('a'), { 'if-match': tag })).status).toBe(200)
  })

  test('E05 the version changes with every change', async () => {
    const { id } = await made(wire)
    const versions = []
    for (const value of ['a', 'b', 'c'])
      versions.push((await wire.scim.patch(`/Users/${id}`, rename(value))).headers.etag)
    expect(versions).toEqual(['W/"2"', 'W/"3"', 'W/"4"'])
  })
})
