import { beforeEach, describe, expect, test } from 'vitest'
import { readOrg } from '@/lib/db/read-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import type { Actor } from '@/lib/org/can'
import * as applicationKeys from '@/lib/org/keys/application-keys'
import * as serviceAccounts from '@/lib/org/keys/service-accounts'
import { newOrganization, newPerson, peek } from '@/lib/org/testing/organization'
import * as users from '@/lib/org/users/users'
import { find, list } from '@/lib/provisioning/activity-list'
import { flushActivity } from '@/lib/provisioning/activity-queue'
import { attemptsOf, replayable, replayClient } from '@/lib/provisioning/activity-replay'
import { scimMediaType } from '@/lib/scim'
import { answerScim } from './scim-front'
import { rehearse, replay } from './scim-replay'

const { url } = await cloneDatabase()
const org = await newOrganization()
const admin = await newPerson(org, 'Admin', 'Ada Admin')
const { id: account, key } = await serviceAccounts.createForScim(org, admin)
const schemas = ['urn:ietf:params:scim:schemas:core:2.0:User']
const patchSchemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp']

beforeEach(() => peek(url, 'truncate activity'))

async function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const request = new Request(`http://localhost/scim/v2${path}`, {
    method,
    headers: {
      authorization: `Bearer ${key.secret}`,
      'content-type': scimMediaType,
      'user-agent': 'Okta SCIM Client',
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const answer = await answerScim(request)
  const text = (await answer?.text()) ?? ''
  await flushActivity()
  const [row] = await list(org, { limit: 1 })
  if (!row) throw new Error('nothing was recorded')
  return { status: answer?.status, body: text ? JSON.parse(text) : undefined, row }
}

let made = 0
/** A person whose address somebody here has already, so that the provider is refused. */
async function refused() {
  made += 1
  const userName = `replay${made}@acme.test`
  const blocker = await newPerson(org, 'Standard', `Blocker ${made}`)
  await peek(
    url,
    `update users set user_name = $2, user_name_lc = $2, email = $2, email_lc = $2, verified_email_lc = $2 where id = $1`,
    [blocker.id, userName],
  )
  const { status, row } = await send('POST', '/Users', { schemas, userName, active: false })
  expect(status).toBe(409)
  return { row, userName, free: () => users.removeLocal(org, admin, blocker.id) }
}

const named = (userName: string) =>
  readOrg(org.id, ({ db }) => db.user.findMany({ where: { userNameLc: userName, deletedAt: null, source: 'scim' } }))
const audits = () =>
  peek<{ actor_id: string; after: { replayOf: string } }>(
    url,
    `select actor_id, after from audit_events where event = 'connection.replay'`,
  )

describe('a refused write', () => {
  test('is previewed without changing anything, then carried out as its provider would, once', async () => {
    const { row, userName, free } = await refused()
    await free()
    const used = await peek(url, 'select last_used_address from application_keys')

    const preview = await find(org, await rehearse(org, admin, row.id))
    expect(preview).toMatchObject({ status: 200, dryRun: true, repeatOf: row.requestId, client: replayClient })
    expect(preview?.effects?.changes?.map(({ event }) => event)).toContain('user.create')
    expect(await named(userName)).toEqual([])
    expect(await audits()).toEqual([])

    const done = await find(org, await replay(org, admin, preview?.id ?? ''))
    expect(done).toMatchObject({ status: 201, dryRun: false, repeatOf: row.requestId, connectionId: row.connectionId })
    const [person, ...others] = await named(userName)
    expect([person?.connectionId, others]).toEqual([row.connectionId, []])
    expect(await audits()).toMatchObject([{ actor_id: admin.id, after: { replayOf: row.requestId } }])
    expect(await peek(url, 'select last_used_address from application_keys')).toEqual(used)

    await replay(org, admin, preview?.id ?? '')
    expect(await named(userName)).toHaveLength(1)
    const attempts = await attemptsOf(org, row)
    expect(attempts.original).toBeNull()
    expect(attempts.replays.map(({ dryRun, status }) => [dryRun, status])).toContainEqual([false, 201])
    expect((await attemptsOf(org, done ?? row)).original?.id).toBe(row.id)
  })

  test('that would be refused again says so, and cannot be carried out', async () => {
    const { row } = await refused()
    const preview = await find(org, await rehearse(org, admin, row.id))
    expect(preview).toMatchObject({ status: 409, scimType: 'uniqueness', dryRun: true })
    await expect(replay(org, admin, preview?.id ?? '')).rejects.toMatchObject({ code: 'replay_unavailable' })
  })

  test('is carried out only behind its preview', async () => {
    const { row, userName, free } = await refused()
    await free()
    await expect(replay(org, admin, row.id)).rejects.toMatchObject({ code: 'replay_unavailable' })
    expect(await named(userName)).toEqual([])
  })

  test('of a key that was revoked goes with another of its connection', async () => {
    const { row, free } = await refused()
    await free()
    const other = await applicationKeys.create(org, admin, {
      ownerId: account,
      name: 'Next',
      scopes: applicationKeys.scimScopes,
      expiresInDays: 90,
    })
    await peek(url, 'update application_keys set revoked_at = now() where id = $1', [row.keyId])
    const preview = await find(org, await rehearse(org, admin, row.id))
    await peek(url, 'update application_keys set revoked_at = null where id = $1', [row.keyId])
    expect(preview).toMatchObject({ status: 200, keyId: other.id })
  })

  test('is nobody’s of another organization, and not for whoever may not manage access', async () => {
    const { row, free } = await refused()
    await free()
    const stranger = await newOrganization()
    await expect(rehearse(stranger, admin, row.id)).rejects.toMatchObject({ code: 'replay_unavailable' })
    const reader: Actor = { ...admin, permissions: new Set(['audit_logs_read']) }
    await expect(rehearse(org, reader, row.id)).rejects.toMatchObject({ code: 'permission_missing' })
  })
})

describe('what cannot be played again says why', () => {
  const steps = async (row: Awaited<ReturnType<typeof send>>['row']) => replayable(row)

  test('a request that held a secret', async () => {
    const { row } = await refused()
    const body = { schemas, userName: row.targetName, password: 'correct horse battery staple' }
    const again = await send('POST', '/Users', body)
    expect(again.status).toBe(409)
    expect(await steps(again.row)).toEqual({ step: 'preview', obstacle: 'secret' })
    await expect(rehearse(org, admin, again.row.id)).rejects.toMatchObject({ code: 'replay_unavailable' })
  })

  test('a request too long for the log, and one bound to a version', async () => {
    const { row, userName } = await refused()
    const long = await send('POST', '/Users', {
      schemas,
      userName: row.targetName,
      emails: Array.from({ length: 25 }, (_, n) => ({ value: `${n}.${userName}` })),
    })
    expect(await steps(long.row)).toEqual({ step: 'preview', obstacle: 'cut' })
    const person = await send('POST', '/Users', { schemas, userName: `version.${userName}`, active: false })
    const Operations = [{ op: 'replace', path: 'title', value: 'Chief' }]
    const body = { schemas: patchSchemas, Operations }
    const bound = await send('PATCH', `/Users/${person.body.id}`, body, { 'if-match': 'W/"99"' })
    expect(bound.status).toBe(412)
    expect(await steps(bound.row)).toEqual({ step: 'preview', obstacle: 'condition' })
  })

  test('what was accepted, what only asked, and what was only tried', async () => {
    const accepted = await send('POST', '/Users', { schemas, userName: 'accepted@acme.test', active: false })
    expect(await steps(accepted.row)).toEqual({ step: 'none' })
    const missing = await send('GET', '/Users/00000000-0000-4000-8000-000000000000')
    expect(missing.status).toBe(404)
    expect(await steps(missing.row)).toEqual({ step: 'none' })
    const { row } = await refused()
    const tried = await send('POST', '/Users', { schemas, userName: row.targetName }, { prefer: 'dry-run' })
    expect(await steps(tried.row)).toEqual({ step: 'none' })
  })

  test('many changes in one request', async () => {
    const { row } = await send('POST', '/Bulk', { schemas: ['urn:nothing'], Operations: [] })
    expect(row.status).toBeGreaterThanOrEqual(400)
    expect(await steps(row)).toEqual({ step: 'preview', obstacle: 'bulk' })
  })
})
