import { beforeAll, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { type Answer, resources } from './client'
import { expectError, made, nobodysId } from './people'
import { type Group, group, madeGroup, madePeople, values } from './teams'
import { overEveryMount, type Tenant } from './wire'

await cloneDatabase()

overEveryMount((wire) => {
  let other: Tenant
  let foreign: Group
  let stranger: string
  let own: Group

  beforeAll(async () => {
    other = await wire.tenant()
    stranger = String((await other.scim.post('/Users', (await made(wire)) as object)).json.id)
    const body = group(wire, { externalId: 'theirs', members: values([stranger]) })
    foreign = (await other.scim.post('/Groups', body)).json as Group
    own = await madeGroup(wire, await madePeople(wire, 1))
  })

  const shape = ({ status, headers, text }: Answer, id: string) => [status, headers.etag, text.replaceAll(id, '<id>')]
  const untouched = async () => {
    expect((await other.scim.get(`/Groups/${foreign.id}`)).json).toEqual(foreign)
    expect((await wire.scim.get(`/Groups/${own.id}`)).json).toEqual(own)
  }
  const add = (id: string) => [{ op: 'add', path: 'members', value: values([id]) }]

  const requests: [string, (id: string) => Promise<Answer>][] = [
    ['GET', (id) => wire.scim.get(`/Groups/${id}`)],
    ['GET with If-None-Match', (id) => wire.scim.get(`/Groups/${id}`, { 'if-none-match': '*' })],
    ['PUT', (id) => wire.scim.put(`/Groups/${id}`, group(wire, { displayName: 'Ours now' }))],
    ['PATCH of members', (id) => wire.scim.patch(`/Groups/${id}`, [{ op: 'remove', path: 'members' }])],
    [
      'PATCH with If-Match',
      (id) => wire.scim.patch(`/Groups/${id}`, [{ op: 'remove', path: 'members' }], { 'if-match': '*' }),
    ],
    [
      'PATCH of the name',
      (id) => wire.scim.patch(`/Groups/${id}`, [{ op: 'replace', path: 'displayName', value: 'x' }]),
    ],
    ['DELETE', (id) => wire.scim.delete(`/Groups/${id}`)],
  ]
  test.each(requests)(
    "%s of another organization's group is answered as of an id that exists nowhere",
    async (_, send) => {
      const answer = await send(foreign.id)
      expectError(answer, 404)
      expect(shape(answer, foreign.id)).toEqual(shape(await send(nobodysId), nobodysId))
      await untouched()
    },
  )

  const adds: [string, (id: string) => Promise<Answer>][] = [
    ['PATCH', (id) => wire.scim.patch(`/Groups/${own.id}`, add(id))],
    ['PUT', (id) => wire.scim.put(`/Groups/${own.id}`, { ...own, members: values([id]) })],
    ['POST', (id) => wire.scim.post('/Groups', { ...group(wire), displayName: 'never made', members: values([id]) })],
  ]
  test.each(adds)("%s with another organization's person or group is refused as of nobody's id", async (_, send) => {
    for (const id of [stranger, foreign.id]) {
      const answer = await send(id)
      expectError(answer, 400, 'invalidValue')
      expect(shape(answer, id)).toEqual(shape(await send(nobodysId), nobodysId))
    }
    await untouched()
  })

  test('removing them says nothing and touches nothing', async () => {
    const answer = await wire.scim.patch(`/Groups/${own.id}`, [
      { op: 'remove', path: `members[value eq "${stranger}"]` },
    ])
    expect(answer.status).toBe(204)
    await untouched()
  })

  test('no filter sees the other organization', async () => {
    const name = foreign.displayName
    for (const filter of [
      `id eq "${foreign.id}"`,
      `displayName eq "${name}"`,
      'externalId eq "theirs"',
      `members.value eq "${stranger}"`,
    ]) {
      expect((await wire.scim.list({ filter }, '/Groups')).json.totalResults, filter).toBe(0)
    }
    const listed = await wire.scim.list({ filter: 'members pr or id pr', count: 1000 }, '/Groups')
    expect(resources(listed).map(({ id }) => id)).not.toContain(foreign.id)
    expect((await wire.scim.get('/Groups?count=0')).json.totalResults).toBe(resources(listed).length)
  })

  test('names, handles and external ids are unique within an organization only', async () => {
    const answer = await wire.scim.post(
      '/Groups',
      group(wire, { displayName: foreign.displayName, externalId: 'theirs' }),
    )
    expect([answer.status, String(answer.json.id) === foreign.id]).toEqual([201, false])
    await wire.scim.delete(`/Groups/${answer.json.id}`)
    await untouched()
  })
})
