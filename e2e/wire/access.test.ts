/** What a person may do here, answered wherever a client asks for it by name: on reads, lists and after every write. */
import { describe, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { accessUserSchema } from '@/lib/scim'
import { expectError, made, person } from './people'
import { giveRole, localTeam } from './teams'
import { overEveryMount, type Wire } from './wire'

await cloneDatabase()

const urn = accessUserSchema.id
const asked = `attributes=userName,${urn}`
const reader = { roles: [{ value: 'Read only' }] }

const read = async (wire: Wire, id: string) => (await wire.scim.get(`/Users/${id}?${asked}`)).json

overEveryMount((wire) => {
  describe('what a person may do', () => {
    test('is answered by a POST that asks for it, as GET shows it', async () => {
      const { status, json } = await wire.scim.post(`/Users?${asked}`, person(wire, reader))
      expect(status).toBe(201)
      expect(json[urn]).toMatchObject({ status: 'pending', roles: [{ display: 'Read only', type: 'scim' }] })
      expect(json).toEqual(await read(wire, String(json.id)))
    })

    test('is answered by PATCH and PUT as they leave it', async () => {
      const { meta: _, ...own } = await made(wire)
      const disabled = await wire.scim.patch(`/Users/${own.id}?${asked}`, [
        { op: 'replace', value: { active: false, ...reader } },
      ])
      expect(disabled.json[urn]).toMatchObject({
        status: 'disabled',
        roles: [{ display: 'Read only' }, { display: 'Standard', type: 'default' }],
      })
      expect(disabled.json).toEqual(await read(wire, own.id))
      const back = await wire.scim.put(`/Users/${own.id}?${asked}`, { ...own, roles: [{ value: 'Standard' }] })
      expect(back.json[urn]).toMatchObject({
        status: 'pending',
        roles: [{ type: 'default' }, { display: 'Standard', type: 'scim' }],
      })
      const same = await wire.scim.patch(`/Users/${own.id}?${asked}`, [{ op: 'replace', path: 'active', value: true }])
      expect(same.json).toEqual(back.json)
    })

    test('is in a preview as it would be', async () => {
      const { id } = await made(wire)
      const disable = [{ op: 'replace', path: 'active', value: false }]
      const sent = { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: disable }
      const path = `/Users/${id}?${asked}`
      const preview = await wire.scim.send({ method: 'PATCH', path, body: sent, headers: { prefer: 'dry-run' } })
      expect(preview.json[urn]).toMatchObject({ status: 'disabled' })
      expect((await read(wire, id))[urn]).toMatchObject({ status: 'pending' })
    })

    test('is in lists and searches that ask for it, and names the extension there', async () => {
      const own = await made(wire, reader)
      const team = await localTeam(wire, wire.name('team'), { members: [own.id] })
      await giveRole(wire, team, 'Standard')
      const filter = `userName eq "${own.userName}"`
      const schemas = ['urn:ietf:params:scim:api:messages:2.0:SearchRequest']
      const answers = [
        await wire.scim.get(`/Users?filter=${encodeURIComponent(filter)}&${asked}`),
        await wire.scim.post('/Users/.search', { schemas, filter, attributes: ['userName', urn] }),
        await wire.scim.post('/.search', { schemas, filter, attributes: ['userName', urn] }),
      ]
      const one = await read(wire, own.id)
      expect(one[urn]?.roles).toMatchObject([{ display: 'Read only' }, { display: 'Standard', type: 'rule' }])
      expect(one.schemas).toContain(urn)
      for (const { json } of answers) expect(json.Resources).toEqual([one])
    })

    test('finds people and puts them in order', async () => {
      const [reads, disabled] = [await made(wire, reader), await made(wire, { active: false })]
      const both = `(id eq "${reads.id}" or id eq "${disabled.id}")`
      const found = async (query: string) => {
        const { status, json, text } = await wire.scim.get(`/Users?${query}`)
        expect(status, text).toBe(200)
        return Array.isArray(json.Resources) ? json.Resources.map(({ id }) => id) : []
      }
      const by = (filter: string) => found(`filter=${encodeURIComponent(`${filter} and ${both}`)}`)
      expect(await by(`${urn}:status eq "disabled"`)).toEqual([disabled.id])
      expect(await by(`${urn}:roles[display eq "read only" and type eq "scim"]`)).toEqual([reads.id])
      expect(await by(`not (${urn}:roles.display eq "Read only")`)).toEqual([disabled.id])
      const sorted = await found(`sortBy=${urn}:status&sortOrder=descending&filter=${encodeURIComponent(both)}`)
      expect(sorted).toEqual([reads.id, disabled.id])
    })

    test.each(['', `?attributes=userName`, '?excludedAttributes=emails'])('is in no answer to %j', async (query) => {
      const { json } = await wire.scim.post(`/Users${query}`, person(wire))
      const listed = await wire.scim.get(`/Users${query}`)
      expect([json[urn], json.schemas, listed.text.includes(urn)]).toEqual([
        undefined,
        expect.not.arrayContaining([urn]),
        false,
      ])
    })

    test('asked for does not hide why a create is refused', async () => {
      const { userName } = await made(wire)
      expectError(await wire.scim.post(`/Users?${asked}`, person(wire, { userName })), 409, 'uniqueness')
    })
  })
})
