/** `Prefer: dry-run`: the answer tells what would be, and nothing is. */
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { flushActivity } from '@/lib/provisioning/activity-queue'
import type { Answer, Json, Sent } from '../client'
import { fingerprint } from '../fingerprint'
import { core, expectError, made, nobodysId, person } from '../people'
import { overEveryMount } from '../wire'

await cloneDatabase()

const preview = 'urn:gatehouse:params:scim:api:messages:2.0:Preview'
const dry = { prefer: 'dry-run' }

overEveryMount((wire) => {
  let victim: Json & { id: string; userName: string }

  beforeAll(async () => {
    victim = await made(wire, { nickName: 'before', emails: [{ value: 'victim@wire.test', type: 'work' }] })
  })

  /** Sends it as a dry run, and holds every table to what it was. */
  async function rehearse(sent: Sent): Promise<Answer> {
    const before = await fingerprint(wire)
    const answer = await wire.scim.send({ ...sent, headers: { ...dry, ...sent.headers } })
    expect(await fingerprint(wire)).toEqual(before)
    return answer
  }

  function effectsOf({ json }: Answer): Json {
    return json[preview] as Json
  }

  const patch = (path: string, value: unknown) => ({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'replace', path, value }],
  })

  test('of a create answers the person as they would be, invited, and makes nobody', async () => {
    const body = { ...person(wire), emails: [{ value: 'new@wire.test', type: 'work' }] }
    const answer = await rehearse({ method: 'POST', path: '/Users', body })
    expect(answer.status, answer.text).toBe(200)
    expect(answer.headers['preference-applied']).toBe('dry-run')
    expect([answer.headers.location, answer.headers.etag]).toEqual([undefined, undefined])
    expect(answer.json.schemas).toEqual([core, preview])
    expect(answer.json).toMatchObject({ userName: body.userName, active: true, meta: { resourceType: 'User' } })
    expect(answer.json.meta).not.toHaveProperty('location')
    expect(answer.json.meta).not.toHaveProperty('version')
    const effects = effectsOf(answer)
    const events = (effects.changes as unknown as { event: string }[]).map(({ event }) => event)
    expect(events).toContain('user.create')
    expect(effects.mails).toEqual([{ kind: 'invitation', userId: answer.json.id, linkId: expect.any(String) }])
    expect((await wire.scim.get(`/Users/${answer.json.id}`)).status).toBe(404)
    expect((await wire.scim.post('/Users', body)).status).toBe(201)
  })

  test('of a change tells the values before and after', async () => {
    const body = patch('nickName', 'after')
    const answer = await rehearse({ method: 'PATCH', path: `/Users/${victim.id}`, body })
    expect([answer.status, answer.json.nickName, answer.headers.etag]).toEqual([200, 'after', undefined])
    expect(effectsOf(answer).changes).toEqual([
      {
        event: 'user.update',
        id: victim.id,
        name: expect.any(String),
        before: { nickName: 'before' },
        after: { nickName: 'after' },
      },
    ])
    expect((await wire.scim.get(`/Users/${victim.id}`)).json.nickName).toBe('before')
  })

  test('of a deactivation tells that access would end', async () => {
    const answer = await rehearse({ method: 'PATCH', path: `/Users/${victim.id}`, body: patch('active', 'False') })
    expect([answer.status, answer.json.active]).toEqual([200, false])
    expect(effectsOf(answer)).toMatchObject({
      changes: [{ event: 'user.deactivate', id: victim.id, after: { status: 'disabled' } }],
      tolerances: [{ tolerance: 'booleanText', count: 1 }],
    })
  })

  test('tells which rule decided, and what was asked for in vain', async () => {
    const told = async (sent: Sent) => {
      const { rules, tolerances } = effectsOf(await rehearse(sent)) as unknown as { rules: Json[]; tolerances?: Json[] }
      return [rules.map(({ rule, about }) => `${rule} ${about}`), tolerances?.map(({ tolerance }) => tolerance)]
    }
    const create = (more: object) => told({ method: 'POST', path: '/Users', body: person(wire, more) })
    expect(await create({})).toEqual([['default_role Standard'], undefined])
    expect(await create({ password: 'a long enough sentence' })).toEqual([
      ['default_role Standard'],
      ['passwordIgnored'],
    ])
    expect(await create({ roles: [{ value: 'Read only' }] })).toEqual([['scim_roles Read only'], undefined])

    const former = await made(wire, { externalId: wire.name('former'), active: false })
    const { userName, externalId } = former
    const restore = { method: 'POST', path: '/Users', body: { schemas: [core], userName, externalId } }
    expect((await told(restore))[0]).toEqual([`restore ${former.id}`])
  })

  test('of a replace answers the whole person', async () => {
    const body = { schemas: [core], userName: victim.userName, title: 'Chief' }
    const answer = await rehearse({ method: 'PUT', path: `/Users/${victim.id}`, body })
    expect([answer.status, answer.json.title, answer.json.nickName]).toEqual([200, 'Chief', undefined])
  })

  test('of a removal answers what would be removed, in a body of ids and effects', async () => {
    const answer = await rehearse({ method: 'DELETE', path: `/Users/${victim.id}` })
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/scim+json'])
    expect(answer.json).toEqual({
      schemas: [core, preview],
      id: victim.id,
      [preview]: {
        changes: [expect.objectContaining({ event: 'user.remove', id: victim.id })],
        ended: ['invitation_link', 'mail', 'role'].map((what) => ({ what, id: expect.any(String), userId: victim.id })),
      },
    })
  })

  test('of a change that changes nothing has no effects', async () => {
    const answer = await rehearse({ method: 'PATCH', path: `/Users/${victim.id}`, body: patch('nickName', 'before') })
    expect([answer.status, effectsOf(answer)]).toEqual([200, {}])
  })

  test('answers what was asked for, and the effects besides', async () => {
    const body = patch('nickName', 'after')
    const answer = await rehearse({ method: 'PATCH', path: `/Users/${victim.id}?attributes=nickName`, body })
    expect(Object.keys(answer.json).sort()).toEqual(['id', 'nickName', 'schemas', preview].sort())
  })

  describe('of a group', () => {
    const groupSchema = 'urn:ietf:params:scim:schemas:core:2.0:Group'
    const group = (name: string, members: readonly object[] = []) => ({
      schemas: [groupSchema],
      displayName: name,
      members,
    })

    test('that is made, renamed, filled, emptied or removed tells so and changes nothing', async () => {
      const made_ = await rehearse({ method: 'POST', path: '/Groups', body: group('Dry', [{ value: victim.id }]) })
      expect([made_.status, made_.json.displayName, made_.headers.location]).toEqual([200, 'Dry', undefined])
      expect(effectsOf(made_).members).toMatchObject([{ added: 1, removed: 0, addedIds: [victim.id] }])

      const { id } = (await wire.scim.post('/Groups', group('Wet'))).json
      const path = `/Groups/${id}`
      const renamed = await rehearse({ method: 'PATCH', path, body: patch('displayName', 'Drier') })
      expect([renamed.status, renamed.json.displayName]).toEqual([200, 'Drier'])

      const body = { ...patch('members', [{ value: victim.id }]) }
      const filled = await rehearse({ method: 'PATCH', path, body })
      expect([filled.status, filled.json.schemas]).toEqual([200, [groupSchema, preview]])
      expect(effectsOf(filled).members).toMatchObject([{ teamId: id, added: 1, addedIds: [victim.id] }])

      const gone = await rehearse({ method: 'DELETE', path })
      expect([gone.status, gone.json.id, gone.json.schemas]).toEqual([200, id, [groupSchema, preview]])
      expect((await wire.scim.get(path)).json.displayName).toBe('Wet')
    })

    test('is refused for an unknown member as it would be', async () => {
      const body = group('Nobody', [{ value: nobodysId }])
      expectError(await rehearse({ method: 'POST', path: '/Groups', body }), 400, 'invalidValue')
    })
  })

  describe('refuses what the write would be refused for', () => {
    test('a name that is taken, found before or at the commit', async () => {
      const other = await made(wire)
      const taken = { schemas: [core], userName: victim.userName.toUpperCase() }
      expectError(await rehearse({ method: 'POST', path: '/Users', body: taken }), 409, 'uniqueness')
      const rename = patch('userName', victim.userName)
      expectError(await rehearse({ method: 'PATCH', path: `/Users/${other.id}`, body: rename }), 409, 'uniqueness')
    })

    test('nobody, a stale version, a bad body, a bad key', async () => {
      const body = patch('nickName', 'x')
      expectError(await rehearse({ method: 'PATCH', path: `/Users/${nobodysId}`, body }), 404)
      const stale = { method: 'PATCH', path: `/Users/${victim.id}`, body, headers: { 'if-match': 'W/"999"' } }
      expectError(await rehearse(stale), 412)
      expectError(await rehearse({ method: 'POST', path: '/Users', raw: '{' }), 400, 'invalidSyntax')
      const unproven = await rehearse({ method: 'POST', path: '/Users', body: person(wire), authorization: 'Bearer x' })
      expectError(unproven, 401)
      expect(unproven.headers['preference-applied']).toBeUndefined()
    })
  })

  test.each(['DRY-RUN', 'wait=10, dry-run', 'return=minimal; foo="a, b", Dry-Run; x=1', 'dry-run=true', 'dry-run=""'])(
    'is understood as "%s"',
    async (prefer) => {
      const sent = { method: 'DELETE', path: `/Users/${victim.id}`, headers: { prefer } }
      expect((await rehearse(sent)).headers['preference-applied']).toBe('dry-run')
    },
  )

  test.each(['return=minimal', 'wait=1; dry-run', 'foo="dry-run"', 'dry-run=false', 'dry-runs'])(
    'is not meant by "%s": the change is made',
    async (prefer) => {
      const { id } = await made(wire)
      const answer = await wire.scim.send({ method: 'DELETE', path: `/Users/${id}`, headers: { prefer } })
      expect([answer.status, answer.headers['preference-applied']]).toEqual([204, undefined])
      expect((await wire.scim.get(`/Users/${id}`)).status).toBe(404)
    },
  )

  test('on a read has no meaning', async () => {
    const answer = await wire.scim.get(`/Users/${victim.id}`, dry)
    expect([answer.status, answer.headers['preference-applied']]).toEqual([200, undefined])
    expect(answer.json).not.toHaveProperty(preview)
  })

  test('is in the activity log as what it was', async () => {
    const answer = await rehearse({ method: 'DELETE', path: `/Users/${victim.id}` })
    // Written behind, by whatever process has answered.
    await flushActivity()
    const request = [answer.headers['x-request-id']]
    await vi.waitFor(
      async () => {
        const rows = await wire.sql('select status, dry_run, effects from activity where request_id = $1', request)
        expect(rows).toEqual([
          { status: 200, dry_run: true, effects: expect.objectContaining({ changes: expect.any(Array) }) },
        ])
      },
      { timeout: 20_000, interval: 100 },
    )
    const audited = await wire.sql('select 1 from audit_events where request_id = $1', request)
    expect(audited).toEqual([])
  })
})
