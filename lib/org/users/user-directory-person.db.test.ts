import { beforeAll, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import * as invites from '../invitations/invites'
import * as applicationKeys from '../keys/application-keys'
import { admin, invite, makeOrg, newestToken } from '../testing/world'
import { find } from './user-directory-person'
import * as users from './users'

await cloneDatabase()

let org: Org
let id: string
beforeAll(async () => {
  org = await makeOrg()
  id = await invite(org, 'zoe@example.com')
})

async function person() {
  const found = await find(org.id, id)
  if (!found) throw new Error('the person is not found')
  return found.person
}

test('an invited person shows the mail that was sent, when its link ends, and who held out the role', async () => {
  const { state, invitation, roles, sessions: none, createdBy } = await person()
  expect([state, none, createdBy]).toEqual(['invited', [], null])
  expect(invitation).toMatchObject({ delivery: 'queued', smtpAnswer: null, sentAt: null })
  expect(roles).toMatchObject([{ name: 'Standard', source: 'default', grantedBy: null }])
})

test('what ends with access is counted as disabling ends it', async () => {
  const token = await newestToken(org, id)
  await invites.accept(token, { name: 'Zoé Martin', password: 'a long enough sentence' }, { userAgent: 'curl/8' })
  const before = await person()
  expect([before.state, before.live, before.invitation]).toEqual(['active', { sessions: 1, keys: 0, teams: 0 }, null])
  expect(before.sessions).toMatchObject([{ userAgent: 'curl/8' }])
  await users.deactivate(org, admin, id)
  const { state, live, events } = await person()
  expect([state, live]).toEqual(['disabled', { sessions: 0, keys: 0, teams: 0 }])
  expect(events[0]).toMatchObject({ event: 'user.deactivate', after: { sessionsEnded: 1, keysRevoked: 0 } })
})

test('nothing that proves who somebody is leaves the directory', async () => {
  await users.reactivate(org, admin, id)
  const found = JSON.stringify(await person())
  expect(found).not.toMatch(/hash|secret/i)
})

test('tells what a person did from what was done to them, newest first', async () => {
  const { events } = await person()
  const told = events.map(({ event, own }) => [event, own])
  expect(told.slice(0, 3)).toEqual([
    ['user.reactivate', false],
    ['user.deactivate', false],
    ['invitation.accept', true],
  ])
  // Of one transaction, so in no order.
  expect(told.slice(3).sort()).toEqual([
    ['invitation.issue', false],
    ['user.create', false],
  ])
})

test('sessions and keys that have ended are not shown', async () => {
  const owner = { ...admin, kind: 'user', id } as const
  const key = await applicationKeys.create(org, owner, {
    ownerId: id,
    name: 'CLI',
    scopes: ['user_access_read'],
    expiresInDays: 365,
  })
  expect((await person()).keys).toMatchObject([{ name: 'CLI' }])
  await applicationKeys.revoke(org, owner, key.id)
  expect(await person()).toMatchObject({ keys: [], live: { keys: 0 } })
  const end = statement('', `update sessions set expires_at = now() - interval '1 second' where org_id = $1`)
  await withOrg(org.id, (tx) => tx.query(end, [org.id]))
  expect((await person()).live.sessions).toBe(0)
})

test('an id that is none is nobody', async () => {
  expect(await find(org.id, 'me')).toBeUndefined()
})
