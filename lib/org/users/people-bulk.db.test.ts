import { beforeAll, describe, expect, test } from 'vitest'
import { DomainError } from '@/lib/base/errors'
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import type { Actor } from '../can'
import { undo } from '../invitations/invite-undo'
import * as invites from '../invitations/invites'
import * as applicationKeys from '../keys/application-keys'
import { personProfile } from '../profile'
import { admin, invite, makeOrg, newestToken } from '../testing/world'
import { write } from '../write'
import { carryOut, type Outcome, type Task } from './people-bulk'
import { preview } from './people-selection'
import { choices } from './user-directory-choices'
import { find } from './user-directory-person'
import { parsePeopleQuery } from './user-directory-query'
import { insert } from './user-insert'
import * as sessions from './user-sessions'

await cloneDatabase()

let made = 0
function add(org: Org, name: string, roles: string[] = ['Standard'], roleSource: 'manual' | 'scim' = 'manual') {
  made += 1
  const profile = personProfile(name, `bulk${made}@example.com`, null)
  return write(org, admin, async (w) => {
    await w.tx.ready()
    return insert(w, { profile, kind: 'human', status: 'active', source: 'invited', roles, roleSource }).id
  })
}

function run(org: Org, sql: string, values: unknown[] = []): Promise<unknown[]> {
  return withOrg(org.id, (tx) => tx.query(statement('', sql), [org.id, ...values]))
}
const canSignIn = (org: Org, id: string) =>
  run(
    org,
    `insert into credentials (org_id, user_id, kind, secret, created_at, updated_at)
     values ($1, $2, 'password', 'x', now(), now())`,
    [id],
  )
const roleId = async (org: Org, name: string) =>
  (await choices(org.id)).roles.find((role) => role.name === name)?.id ?? ''
const rolesOf = async (org: Org, id: string) =>
  (await find(org.id, id))?.person.roles.map(({ name, source }) => `${name} ${source}`).sort()
const codes = ({ refusals }: Outcome) => refusals.map(({ name, code }) => [name, code])
const code = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error) => (error instanceof DomainError ? error.code : error),
  )
const disable = { do: 'disable', sure: false } as const satisfies Task

describe('many people at once', () => {
  let org: Org
  beforeAll(async () => {
    org = await makeOrg()
  })

  test('are disabled but for whoever acts and the last administrators, who are named', async () => {
    const boss = await add(org, 'Boss', ['Admin'])
    await canSignIn(org, boss)
    const [one, two] = [await add(org, 'One'), await add(org, 'Two')]
    const outcome = await carryOut(org, admin, { ids: [boss, one, two] }, disable)
    expect([outcome.done, codes(outcome)]).toEqual([2, [['Boss', 'last_administrator']]])
    const self = { ...admin, kind: 'user', id: boss } as const
    const other = await add(org, 'Other Boss', ['Admin'])
    await canSignIn(org, other)
    expect(codes(await carryOut(org, self, { ids: [boss] }, disable))).toEqual([['Boss', 'own_access']])
    expect((await carryOut(org, self, { ids: [one, two] }, disable)).unchanged).toBe(2)
  })

  test('come back as they were', async () => {
    const id = await add(org, 'Returning')
    await carryOut(org, admin, { ids: [id] }, disable)
    expect(await carryOut(org, admin, { ids: [id] }, { do: 'enable' })).toMatchObject({ done: 1, refused: 0 })
    expect((await find(org.id, id))?.person.state).toBe('active')
  })

  test('get new invitations only while theirs is open', async () => {
    const invited = await invite(org, 'open@example.com')
    const outcome = await carryOut(org, admin, { ids: [invited, await add(org, 'Active')] }, { do: 'resend' })
    expect([outcome.done, codes(outcome)]).toEqual([1, [['Active', 'invitation_not_open']]])
  })

  test('have a resend taken back while its mails are held: the older links work again', async () => {
    const invited = await invite(org, 'taken-back@example.com')
    const older = await newestToken(org, invited)
    const actor = { ...admin, kind: 'user', id: await add(org, 'Inviter', ['Admin']) } as const
    const { batchId = '' } = await carryOut(org, actor, { ids: [invited] }, { do: 'resend' })
    expect((await invites.peek(older))?.state).toBe('replaced')
    expect(await undo(org, actor, batchId)).toEqual({ undone: 1, tooLate: 0 })
    expect((await invites.peek(older))?.state).toBe('open')
    expect((await find(org.id, invited))?.person.state).toBe('invited')
  })

  test('are those whom the list showed, not who came later', async () => {
    await add(org, 'Listed Person')
    const late = await add(org, 'Listed Late')
    await run(org, `update users set created_at = now() + interval '1 hour' where org_id = $1 and id = $2`, [late])
    const selection = { query: parsePeopleQuery({ q: 'listed' }), at: new Date(Date.now() + 60_000) }
    expect(await preview(org.id, selection)).toMatchObject({ people: 1, names: ['Listed Person'] })
    expect(await carryOut(org, admin, selection, disable)).toMatchObject({ done: 1, refused: 0 })
    expect((await find(org.id, late))?.person.state).toBe('active')
  })

  test('are those whom somebody was told of, or nobody: who comes to fit the list meanwhile is not changed unasked', async () => {
    await add(org, 'Marked Person')
    const grown = await add(org, 'Other Person')
    const selection = { query: parsePeopleQuery({ q: 'marked' }), at: new Date(Date.now() + 60_000) }
    const { mark, people } = await preview(org.id, selection)
    await run(org, `update users set search_lc = 'marked' where org_id = $1 and id = $2`, [grown])
    expect(await code(carryOut(org, admin, { ...selection, mark }, disable))).toBe('selection_changed')
    const again = await preview(org.id, selection)
    expect([people, again.people]).toEqual([1, 2])
    expect(await carryOut(org, admin, { ...selection, mark: again.mark }, disable)).toMatchObject({ done: 2 })
  })

  test('of another organization are nobody', async () => {
    const other = await makeOrg()
    const stranger = await add(other, 'Stranger')
    expect(await carryOut(org, admin, { ids: [stranger, 'me'] }, disable)).toEqual({
      done: 0,
      unchanged: 0,
      refused: 0,
      refusals: [],
    })
  })
})

describe('roles', () => {
  let org: Org
  beforeAll(async () => {
    org = await makeOrg()
  })

  test('granted here are taken back here; what SCIM grants stays and is named', async () => {
    const id = await add(org, 'Both', ['Read only'])
    await run(
      org,
      `insert into user_roles (org_id, user_id, role_id, source, created_at) values ($1, $2, $3, 'scim', now())`,
      [id, await roleId(org, 'Read only')],
    )
    const task = {
      do: 'roles',
      grant: [await roleId(org, 'Standard')],
      revoke: [await roleId(org, 'Read only')],
    } as const
    const outcome = await carryOut(org, admin, { ids: [id] }, task)
    expect(codes(outcome)).toEqual([['Both', 'role_held_elsewhere']])
    expect(await rolesOf(org, id)).toEqual(['Read only scim', 'Standard manual'])
  })

  test('beyond the actor’s own are refused, and so is a role that is none', async () => {
    const id = await add(org, 'Climber')
    const lesser: Actor = { ...admin, permissions: new Set(['user_access_manage', 'user_access_read']) }
    const grant = (of: string) => carryOut(org, lesser, { ids: [id] }, { do: 'roles', grant: [of], revoke: [] })
    expect(await code(grant(await roleId(org, 'Admin')))).toBe('role_not_held')
    expect(await code(grant('admin'))).toBe('role_not_found')
    expect(await rolesOf(org, id)).toEqual(['Standard manual'])
  })

  test('of the last administrator stay', async () => {
    const boss = await add(org, 'Boss', ['Admin'])
    await canSignIn(org, boss)
    const task = { do: 'roles', grant: [], revoke: [await roleId(org, 'Admin')] } as const
    expect(codes(await carryOut(org, admin, { ids: [boss] }, task))).toEqual([['Boss', 'last_administrator']])
    await canSignIn(org, await add(org, 'Second', ['Admin']))
    expect(await carryOut(org, admin, { ids: [boss] }, task)).toMatchObject({ done: 1 })
  })
})

test('whose key provisions are disabled only by somebody who says so, and are counted before', async () => {
  const org = await makeOrg()
  const owner = await add(org, 'Key Owner', ['Admin'])
  const scopes = applicationKeys.scimScopes
  await applicationKeys.create(org, admin, { ownerId: owner, name: 'Okta', scopes, expiresInDays: 365 })
  await run(org, 'update application_keys set last_used_at = now() where org_id = $1')
  expect(await preview(org.id, { ids: [owner] })).toMatchObject({
    people: 1,
    keys: 1,
    scimKeys: 1,
    names: ['Key Owner'],
  })
  expect(await code(carryOut(org, admin, { ids: [owner] }, disable))).toBe('stops_provisioning')
  expect((await find(org.id, owner))?.person.state).toBe('active')
  expect(await carryOut(org, admin, { ids: [owner] }, { do: 'disable', sure: true })).toMatchObject({ done: 1 })
})

test('one session ends and the others go on; then all end', async () => {
  const org = await makeOrg()
  const id = await add(org, 'Everywhere')
  await run(
    org,
    `insert into sessions (org_id, hash, id, user_id, method, created_at, last_seen_at, proved_at, expires_at)
     select $1, 'h' || n, gen_random_uuid(), $2, 'password', now(), now(), now(), now() + interval '1 day'
     from generate_series(1, 3) n`,
    [id],
  )
  const [first] = (await find(org.id, id))?.person.sessions ?? []
  expect(await sessions.end(org, admin, id, first?.id ?? '')).toBe(1)
  expect((await find(org.id, id))?.person.live.sessions).toBe(2)
  expect(await sessions.end(org, admin, id)).toBe(2)
  expect(await code(sessions.end(org, { ...admin, permissions: new Set() }, id))).toBe('permission_missing')
})
