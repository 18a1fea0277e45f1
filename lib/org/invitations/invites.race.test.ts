import { expect, test } from 'vitest'
import { readOrg } from '@/lib/db/read-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import * as sessions from '../sign-in/sessions'
import { admin, comeIn, invite, makeOrg, newestToken } from '../testing/world'
import * as users from '../users/users'
import * as invites from './invites'

await cloneDatabase()

const acceptance = { name: 'Zoé', password: 'a long enough sentence' }
const rounds = 5

// Fails if `for update of l, u` is removed from lockInvitation in finders.ts.
test('of several who accept one link at once, one wins', async () => {
  const org = await makeOrg()
  for (let round = 0; round < rounds; round++) {
    const id = await invite(org, `racer${round}@example.com`)
    const token = await newestToken(org, id)
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => invites.accept(token, acceptance, {})))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await readOrg(org.id, ({ db }) => db.session.count({ where: { userId: id } }))).toBe(1)
  }
})

// Fails if the lock on the person is removed from `accept` or from `change`: a session would survive the disabling.
test('a person disabled while they accept is left with no session', async () => {
  const org = await makeOrg()
  for (let round = 0; round < rounds; round++) {
    const id = await invite(org, `gone${round}@example.com`)
    const token = await newestToken(org, id)
    const [accepted] = await Promise.allSettled([comeIn(token, acceptance), users.deactivate(org, admin, id)])
    expect(await readOrg(org.id, ({ db }) => db.session.count({ where: { userId: id } }))).toBe(0)
    if (accepted.status === 'fulfilled') expect(await sessions.find(accepted.value.token)).toBeUndefined()
  }
})

// Fails if the lock on the person is removed from `resend`: two links would stay open.
test('of several resends at once, one link stays open', async () => {
  const org = await makeOrg()
  const id = await invite(org, 'many@example.com')
  await Promise.all(Array.from({ length: 8 }, () => invites.resend(org, admin, id)))
  const open = await readOrg(org.id, ({ db }) => db.invitationLink.count({ where: { userId: id, endedAt: null } }))
  const queued = await readOrg(org.id, ({ db }) => db.outboxMessage.count({ where: { userId: id, state: 'queued' } }))
  expect([open, queued]).toEqual([1, 1])
})
