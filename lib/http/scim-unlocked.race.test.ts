/** Changes that lock nothing before they write: what was read is still so when it is written, or they run again. */
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test, vi } from 'vitest'
import { scimRoutes } from '@/app/api/v2/scim/routes'
import { type OpenTx, openTx, statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { systemActor } from '@/lib/org/can'
import * as invites from '@/lib/org/invitations/invites'
import * as serviceAccounts from '@/lib/org/keys/service-accounts'
import * as passwords from '@/lib/org/passwords/passwords'
import { newOrganization, peek } from '@/lib/org/testing/organization'
import { lock } from '@/lib/org/users/user-row'
import { writeIn } from '@/lib/org/write'
import type { Exchange } from './exchange'
import { paramsOf } from './scim-route'

const { url } = await cloneDatabase()
const org = await newOrganization()
const { key } = await serviceAccounts.createForScim(org, systemActor())
const core = 'urn:ietf:params:scim:schemas:core:2.0:User'
const patchOp = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'

async function send(method: 'GET' | 'POST' | 'PATCH', path: '/Users' | `/Users/${string}`, body?: object) {
  const given: Record<string, string> = {
    authorization: `Bearer ${key.secret}`,
    'content-type': 'application/scim+json',
  }
  const exchange: Exchange = {
    method,
    path: `/scim/v2${path}`,
    search: '',
    header: (name) => given[name] ?? null,
    address: undefined,
    text: async () => JSON.stringify(body),
  }
  const id = path.split('/')[2]
  const handlers = id === undefined ? scimRoutes['/Users'] : scimRoutes['/Users/[id]']
  const answer = await handlers[method].answer(
    exchange,
    paramsOf(() => id),
  )
  return { status: answer.status, json: JSON.parse(answer.body || '{}') }
}

const change = (id: string, operation: object) =>
  send('PATCH', `/Users/${id}`, { schemas: [patchOp], Operations: [operation] })
const disable = (id: string) => change(id, { op: 'replace', path: 'active', value: false })

async function newPerson(): Promise<string> {
  const userName = `${randomUUID()}@acme.test`
  return (await send('POST', '/Users', { schemas: [core], userName, emails: [{ value: userName }] })).json.id
}

/** Holds the person's row as `meanwhile` changes what hangs on it, while a request that has read them before waits. */
async function beside<R>(id: string, request: () => Promise<R>, meanwhile: (tx: OpenTx) => Promise<void>): Promise<R> {
  const other = openTx(org.id)
  await lock(other, id)
  const asked = request()
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  await vi.waitFor(async () => expect(await peek(url, waiting)).toHaveLength(1), { timeout: 10_000, interval: 20 })
  await meanwhile(other)
  await other.commit()
  return asked
}

beforeAll(async () => {
  await send('GET', '/Users')
})

// Fails if `isUnmoved` is removed from user_update in lib/org/users/users.ts.
test('of 30 parallel changes of one person none is lost', async () => {
  const id = await newPerson()
  const numbers = Array.from({ length: 30 }, (_, n) => `+1 555 01${n + 10}`)
  const answers = await Promise.all(
    numbers.map((value) => change(id, { op: 'add', path: 'phoneNumbers', value: [{ value, type: 'other' }] })),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  const { json } = await send('GET', `/Users/${id}`)
  expect(json.phoneNumbers.map(({ value }: { value: string }) => value).sort()).toEqual(numbers)
  expect(json.meta.version).toBe('W/"31"')
})

// Fails if what was seen is not compared in user_end_access in lib/org/users/user-access.ts.
test('the journal of a deactivation names a link that was made after the person was read', async () => {
  const id = await newPerson()
  const answer = await beside(
    id,
    () => disable(id),
    async (tx) => {
      const user = await lock(tx, id)
      await writeIn(tx, org, systemActor(), async (w) => user && invites.issue(w, user))
    },
  )
  expect(answer).toMatchObject({ status: 200, json: { active: false } })
  const links = await peek<{ id: string; ended_as: string }>(
    url,
    'select id, ended_as::text from invitation_links where user_id = $1 order by issued_at, id',
    [id],
  )
  expect(links.map(({ ended_as }) => ended_as)).toEqual(['replaced', 'cancelled'])
  const [event] = await peek<{ after: { links: string[] } }>(
    url,
    `select after from audit_events where target_id = $1 and event = 'user.deactivate'`,
    [id],
  )
  expect(event?.after.links).toEqual([links[1]?.id])
})

const activate = statement(
  'test_activate',
  `update users set status = 'active', verified_at = now() where org_id = $1 and id = $2`,
)
const makeAdmin = statement(
  'test_make_admin',
  `insert into user_roles (org_id, user_id, role_id, source, created_at)
   select $1, $2, id, 'manual', now() from roles where org_id = $1 and name = 'Admin'`,
)

// Fails if `holdUnlessManaging` is removed from changeSeen in lib/org/users/users.ts.
test('whoever became the last administrator after they were read stays one', async () => {
  const id = await newPerson()
  const prepared = await passwords.prepare(`sentence ${randomUUID()}`)
  await withOrg(org.id, async (tx) => {
    await tx.ready()
    passwords.store(tx, id, prepared)
    tx.queue(activate, [org.id, id])
  })
  const answer = await beside(
    id,
    () => disable(id),
    async (tx) => {
      await tx.query(makeAdmin, [org.id, id])
    },
  )
  expect(answer.status).toBe(409)
  expect((await send('GET', `/Users/${id}`)).json.active).toBe(true)
})
