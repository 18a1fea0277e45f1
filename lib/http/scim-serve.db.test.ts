/** The ends of a request: carried out, refused, refused with something left behind, shown; and what each leaves in the
 *  activity log. */
import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { scimRoutes } from '@/app/api/v2/scim/routes'
import { provideEnv } from '@/lib/base/env'
import { statement } from '@/lib/db/tx'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { systemActor } from '@/lib/org/can'
import * as applicationKeys from '@/lib/org/keys/application-keys'
import { makeKey } from '@/lib/org/keys/key-format'
import * as serviceAccounts from '@/lib/org/keys/service-accounts'
import { newOrganization, peek, rowsHolding } from '@/lib/org/testing/organization'
import { writeIn } from '@/lib/org/write'
import { flushActivity } from '@/lib/provisioning/activity-queue'
import type { Caller } from '@/lib/provisioning/caller'
import { previewSchema } from '@/lib/provisioning/preview'
import { ScimError } from '@/lib/scim'
import type { Exchange } from './exchange'
import { paramsOf, type ScimVerb, scimRoute } from './scim-route'

const { url } = await cloneDatabase()
const org = await newOrganization()
const { key } = await serviceAccounts.createForScim(org, systemActor())
const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

interface Sent {
  readonly body?: unknown
  readonly raw?: string
  readonly headers?: Readonly<Record<string, string>>
}

async function ask(
  routes: ReturnType<typeof scimRoute>,
  method: Method,
  path: string,
  { body, raw, headers }: Sent = {},
) {
  const [route = '', search = ''] = path.split('?')
  const given: Record<string, string> = { authorization: `Bearer ${key.secret}`, 'user-agent': 'Probe/1', ...headers }
  const exchange: Exchange = {
    method,
    path: `/scim/v2${route}`,
    search,
    header: (name) => given[name] ?? (name === 'content-type' ? 'application/scim+json' : null),
    address: '192.0.2.7',
    text: async () => raw ?? JSON.stringify(body),
  }
  const answer = await routes[method].answer(
    exchange,
    paramsOf(() => route.split('/')[2]),
  )
  return { ...answer, json: JSON.parse(answer.body || '{}') }
}

const ofUsers = (path: string) => scimRoutes[path.split('/').length > 2 ? '/Users/[id]' : '/Users']
const send = (method: Method, path: string, sent?: Sent) => ask(ofUsers(path.split('?')[0] ?? ''), method, path, sent)

interface Row {
  method: string
  path: string
  resource_type: string | null
  target_id: string | null
  target_name: string | null
  status: number
  scim_type: string | null
  detail: string | null
  duration_ms: number
  key_id: string
  connection_id: string
  address: string
  client: string
  tolerances: { tolerance: string }[] | null
  effects: { changes: { event: string; id: string }[]; mails: { kind: string }[]; rules: object[] } | null
  request: string | null
  request_cut: boolean
  response: string | null
  response_cut: boolean
  dry_run: boolean
  request_id: string
}

async function rows(): Promise<Row[]> {
  await flushActivity()
  return peek<Row>(url, 'select * from activity order by at, id')
}

async function onlyRow(): Promise<Row> {
  const [row, ...more] = await rows()
  expect(more).toEqual([])
  if (!row) throw new Error('there is no row')
  return row
}

/** A name of its own each time. */
const person = (more: object = {}) => ({ schemas: [userSchema], userName: `${randomUUID()}@acme.test`, ...more })

beforeAll(async () => {
  await send('GET', '/Users')
})
beforeEach(async () => {
  await flushActivity()
  await peek(url, 'truncate activity')
})

describe('the activity row', () => {
  test('of a create tells who, what, how and with what effect', async () => {
    const body = person({ displayName: 'Zoë', active: 'True', emails: [{ value: 'zoe@acme.test', type: 'work' }] })
    const answer = await send('POST', '/Users', { body })
    expect(answer.status).toBe(201)
    const row = await onlyRow()
    expect(row).toMatchObject({
      method: 'POST',
      path: '/Users',
      resource_type: 'User',
      target_id: answer.json.id,
      target_name: 'Zoë',
      status: 201,
      scim_type: null,
      detail: null,
      key_id: key.id,
      address: '192.0.2.7',
      client: 'Probe/1',
      tolerances: [{ tolerance: 'booleanText', count: 1, where: [expect.any(String)] }],
      request_cut: false,
      response_cut: false,
      dry_run: false,
      request_id: answer.headers['x-request-id'],
    })
    expect(row.duration_ms).toBeGreaterThan(0)
    expect(row.connection_id).toMatch(/-/)
    expect(row.effects?.changes).toContainEqual(expect.objectContaining({ event: 'user.create', id: answer.json.id }))
    expect(row.effects?.mails).toMatchObject([{ kind: 'invitation', userId: answer.json.id }])
    expect(JSON.parse(row.request ?? '')).toEqual(body)
    expect(row.response).toBe(answer.body)
  })

  test('of requests over the rate is written once for many, and never for a key that is unknown', async () => {
    const before = process.env.GATEHOUSE_RATE_LIMIT ?? '500'
    provideEnv({ GATEHOUSE_RATE_LIMIT: '1' })
    const stranger = { authorization: `Bearer ${makeKey(org.id).text}` }
    for (const headers of [stranger, {}]) {
      let refused = 0
      while (refused < 3) refused += Number((await send('GET', '/Users', { headers })).status === 429)
    }
    provideEnv({ GATEHOUSE_RATE_LIMIT: before })
    const throttled = async () => (await rows()).filter(({ status }) => status === 429)
    await expect.poll(throttled).toMatchObject([{ path: '/Users', key_id: key.id }])
  })

  test('of a write stands in its transaction: what cannot be recorded is not done', async () => {
    await peek(url, 'alter table activity add constraint broken check (status <> 201) not valid')
    const body = person()
    const answer = await send('POST', '/Users', { body })
    await peek(url, 'alter table activity drop constraint broken')
    expect(answer.status).toBe(500)
    expect(await peek(url, 'select 1 from users where user_name = $1', [body.userName])).toEqual([])
    expect(await onlyRow()).toMatchObject({ status: 500, effects: null })
  })

  test('of a read holds the question and the start of the answer', async () => {
    const { json } = await send('POST', '/Users', { body: person({ nickName: 'n'.repeat(2_000) }) })
    await peek(url, 'truncate activity')
    await send('GET', `/Users/${json.id}?attributes=nickName`)
    expect(await onlyRow()).toMatchObject({
      method: 'GET',
      path: `/Users/${json.id}?attributes=nickName`,
      target_id: json.id,
      status: 200,
      response: expect.stringMatching(/^.{200}$/),
      response_cut: true,
      request: null,
      effects: null,
    })
  })

  test('of a refusal tells why, and whom it was about though nobody was made', async () => {
    const body = person()
    await send('POST', '/Users', { body })
    await peek(url, 'truncate activity')
    const { json } = await send('POST', '/Users', { body })
    expect(await onlyRow()).toMatchObject({
      status: 409,
      scim_type: 'uniqueness',
      detail: json.detail,
      target_id: null,
      target_name: body.userName,
      effects: null,
    })
  })

  test('of a change that changes nothing has no effects', async () => {
    const body = person({ title: 'same' })
    const { json } = await send('POST', '/Users', { body })
    await peek(url, 'truncate activity')
    await send('PUT', `/Users/${json.id}`, { body })
    expect(await onlyRow()).toMatchObject({ method: 'PUT', status: 200, effects: null })
  })

  test('of a repeat names the first request and has no effects', async () => {
    const sent = { body: person(), headers: { 'idempotency-key': randomUUID() } }
    const first = await send('POST', '/Users', sent)
    await peek(url, 'truncate activity')
    await send('POST', '/Users', sent)
    expect(await onlyRow()).toMatchObject({ status: 201, repeat_of: first.headers['x-request-id'], effects: null })
  })

  test.each([
    ['an unknown key', { headers: { authorization: 'Bearer nothing' } }],
    ['no key', { headers: { authorization: '' } }],
  ])('is not written for %s: no tenant is proven', async (_what, sent) => {
    expect((await send('GET', '/Users', sent)).status).toBe(401)
    expect(await rows()).toEqual([])
  })

  test('is written for a key of ours that is revoked: its administrator looks for the reason', async () => {
    const account = await serviceAccounts.create(org, systemActor(), { name: 'Old', email: null, roles: ['Admin'] })
    const old = await applicationKeys.create(org, systemActor(), {
      ownerId: account.id,
      name: 'old',
      scopes: applicationKeys.scimScopes,
      expiresInDays: 365,
    })
    await applicationKeys.revoke(org, systemActor(), old.id)
    await send('GET', '/Users', { headers: { authorization: `Bearer ${old.secret}` } })
    expect(await onlyRow()).toMatchObject({ status: 401, key_id: old.id, detail: expect.stringContaining('revoked') })
  })

  test('and its connection was heard of just now', async () => {
    const [row] = await peek<{ ago: number }>(
      url,
      `select extract(epoch from now() - last_request_at)::float8 as ago from connections where org_id = $1`,
      [org.id],
    )
    expect(row?.ago).toBeLessThan(60)
  })
})

describe('no secret is stored anywhere', () => {
  const secret = `S3cret-${randomUUID()}`
  const patch = (operation: object) => ({
    body: { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: [operation] },
  })

  test.each<[string, Method, (id: string) => string, (body: object) => Sent]>([
    ['a create', 'POST', () => '/Users', (body) => ({ body: { ...body, password: secret } })],
    ['a create that is refused', 'POST', () => '/Users', () => ({ body: { schemas: [userSchema], password: secret } })],
    ['a replace', 'PUT', (id) => `/Users/${id}`, (body) => ({ body: { ...body, Password: secret, title: 'x' } })],
    ['a PATCH', 'PATCH', (id) => `/Users/${id}`, () => patch({ op: 'replace', path: 'password', value: secret })],
    [
      'a PATCH without a path',
      'PATCH',
      (id) => `/Users/${id}`,
      () => patch({ op: 'add', value: { password: secret } }),
    ],
    ['a body that does not parse', 'POST', () => '/Users', () => ({ raw: `{"userName":"x","password":"${secret}"` })],
    ['a filter', 'GET', () => `/Users?filter=${encodeURIComponent(`password eq "${secret}"`)}`, () => ({})],
    [
      'a dry run',
      'POST',
      () => '/Users',
      (body) => ({ body: { ...body, password: secret }, headers: { prefer: 'dry-run' } }),
    ],
  ])('by %s', async (_what, method, path, sent) => {
    const body = person()
    const { json } = await send('POST', '/Users', { body })
    await send(method, path(json.id), sent(person()))
    const [, row] = await rows()
    expect(JSON.stringify(row)).toContain('"method"')
    expect(JSON.stringify(row)).not.toContain(secret)
  })

  test('of any table', async () => {
    await flushActivity()
    expect(await rowsHolding(url, secret)).toEqual([])
  })
})

describe('a refusal that leaves something behind', () => {
  const insertRole = statement('test_role', `insert into roles (org_id, id, name, name_lc) values ($1, $2, $3, $3)`)
  const names = async () => (await peek<{ name: string }>(url, 'select name from roles')).map(({ name }) => name)

  /** Writes a role, tells of it, then refuses. */
  function verb(name: string, fail = false): ScimVerb {
    return async ({ caller }) => {
      const { org: own, actor } = await caller.authorized()
      await writeIn(caller.tx, own, actor, async (w) => {
        w.tx.queue(insertRole, [own.id, randomUUID(), name])
        w.effects.audit({ event: 'user.update', targetId: randomUUID(), target: name, after: { name } })
        w.effects.apply({ rule: 'last_admin', about: name })
      })
      const refusal = new ScimError(409, 'mutability', 'Nobody would be left.')
      if (fail) throw refusal
      return { status: 204, refusal }
    }
  }

  const route = (name: string, fail?: boolean) => scimRoute({ POST: verb(name, fail) })

  test('is answered after the commit, and recorded with its effects', async () => {
    const answer = await ask(route('left'), 'POST', '/Users', { body: {} })
    expect([answer.status, answer.json.scimType, answer.json.detail]).toEqual([
      409,
      'mutability',
      'Nobody would be left.',
    ])
    expect(await names()).toContain('left')
    expect(await onlyRow()).toMatchObject({
      status: 409,
      scim_type: 'mutability',
      effects: { changes: [{ event: 'user.update', name: 'left' }], rules: [{ rule: 'last_admin', about: 'left' }] },
    })
  })

  test('leaves nothing when it is only rehearsed, and is refused alike', async () => {
    const answer = await ask(route('rehearsed'), 'POST', '/Users', { body: {}, headers: { prefer: 'dry-run' } })
    expect([answer.status, answer.json.detail, answer.headers['preference-applied']]).toEqual([
      409,
      'Nobody would be left.',
      'dry-run',
    ])
    expect(await names()).not.toContain('rehearsed')
    expect(await onlyRow()).toMatchObject({ status: 409, dry_run: true })
  })

  test('leaves its Idempotency-Key free', async () => {
    const headers = { 'idempotency-key': randomUUID() }
    await ask(route('named'), 'POST', '/Users', { body: {}, headers })
    expect(await names()).toContain('named')
    expect(await peek(url, 'select 1 from idempotency where token = $1', [headers['idempotency-key']])).toEqual([])
  })

  test('thrown instead, leaves nothing', async () => {
    expect((await ask(route('thrown', true), 'POST', '/Users', { body: {} })).status).toBe(409)
    expect(await names()).not.toContain('thrown')
    expect(await onlyRow()).toMatchObject({ status: 409, effects: null })
  })
})

describe('an answer in pieces', () => {
  async function* pieces() {
    yield `{"schemas":["${userSchema}"],`
    yield '"id":"1"}'
  }
  const route = scimRoute({
    POST: async ({ caller }) => (await caller.authorized()) && { status: 200, chunks: pieces() },
  })

  test('of a write is sent after its commit, which may still refuse it', async () => {
    const clash = statement(
      'test_clash',
      `insert into roles (org_id, id, name, name_lc) values ($1, $2, 'Admin', 'admin')`,
    )
    const refused = scimRoute({
      POST: async ({ caller }) => {
        const { org: own } = await caller.authorized()
        caller.tx.queue(clash, [own.id, randomUUID()])
        return { status: 200, chunks: pieces() }
      },
    })
    expect((await ask(refused, 'POST', '/Users', { body: {} })).status).toBe(500)
  })

  test('is put together where it has to be looked into or kept', async () => {
    const rehearsed = await ask(route, 'POST', '/Users', { body: {}, headers: { prefer: 'dry-run' } })
    expect(rehearsed.json).toEqual({ schemas: [userSchema, previewSchema], id: '1', [previewSchema]: {} })
    const named = { body: {}, headers: { 'idempotency-key': randomUUID() } }
    const answers = [await ask(route, 'POST', '/Users', named), await ask(route, 'POST', '/Users', named)]
    expect(answers.map(({ body }) => body)).toEqual(Array(2).fill(`{"schemas":["${userSchema}"],"id":"1"}`))
  })
})

test('no statement of a request runs for longer than 30 seconds', async () => {
  const shown = statement<{ limit: string }>('test_limit', `select current_setting('statement_timeout') as limit`)
  const limitOf = async ({ tx, authorized }: Caller) => {
    await authorized()
    const [row] = await tx.query(shown)
    return { status: 200 as const, json: JSON.stringify(row) }
  }
  const route = scimRoute({ GET: ({ caller }) => limitOf(caller), POST: ({ caller }) => limitOf(caller) })
  expect((await ask(route, 'GET', '/Users')).json).toEqual({ limit: '30s' })
  expect((await ask(route, 'POST', '/Users', { body: {} })).json).toEqual({ limit: '30s' })
})
