import { beforeAll, describe, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { readOrg } from '@/lib/db/read-org'
import { statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import * as sessions from '../sign-in/sessions'
import { admin, comeIn, invite, makeOrg, newestToken } from '../testing/world'
import * as users from '../users/users'
import * as invites from './invites'

await cloneDatabase()

const acceptance = { name: 'Zoé Martin', password: 'a long enough sentence' }
const moveLinks = statement(
  'test_move_links',
  `with link as (update invitation_links set issued_at = issued_at - $3::interval, expires_at = expires_at - $3::interval
     where org_id = $1 and user_id = $2)
   update invitations set expires_at = expires_at - $3::interval where org_id = $1 and user_id = $2`,
)

const forgetAddress = statement(
  'test_forget_address',
  'update users set email = null, email_lc = null where org_id = $1 and id = $2',
)

let org: Org
let n = 0
let userId: string
let token: string

beforeAll(async () => {
  org = await makeOrg()
})

async function fresh(source: 'invited' | 'scim' = 'invited'): Promise<void> {
  n += 1
  userId = await invite(org, `person${n}@example.com`, { source })
  token = await newestToken(org, userId)
}

const age = (by: string) => withOrg(org.id, async (tx) => void (await tx.query(moveLinks, [org.id, userId, by])))
const person = () => readOrg(org.id, ({ db }) => db.user.findFirstOrThrow({ where: { id: userId } }))
const mails = () =>
  readOrg(org.id, ({ db }) => db.outboxMessage.findMany({ where: { userId }, orderBy: { createdAt: 'asc' } }))

describe('an invitation', () => {
  test('is one queued mail, and its link is stored as a hash only', async () => {
    await fresh()
    expect((await mails()).map(({ kind, state }) => [kind, state])).toEqual([['invitation', 'queued']])
    const secret = token.slice(11)
    const rows = await readOrg(org.id, ({ db }) => db.invitationLink.findMany({ where: { userId } }))
    expect(rows).toHaveLength(1)
    expect(JSON.stringify([rows, await mails()])).not.toContain(secret)
  })

  test('is open for 48 hours to the second', async () => {
    await fresh()
    const { row } = (await invites.peek(token)) ?? {}
    expect(row && row.expires_at.getTime() - row.issued_at.getTime()).toBe(48 * 3_600_000)
    await age('47 hours 59 minutes')
    expect((await invites.peek(token))?.state).toBe('open')
    await age('2 minutes')
    expect((await invites.peek(token))?.state).toBe('expired')
    await expect(invites.accept(token, acceptance, {})).rejects.toMatchObject({ code: 'invitation_unavailable' })
  })

  test('is not used up by looking at it', async () => {
    await fresh()
    for (let i = 0; i < 5; i++) expect((await invites.peek(token))?.state).toBe('open')
    await expect(invites.accept(token, acceptance, {})).resolves.toBeDefined()
  })

  test('accepted makes the person active, verified and signed in', async () => {
    await fresh()
    const session = await comeIn(token, acceptance, { address: '192.0.2.7' })
    const row = await person()
    expect(row).toMatchObject({ status: 'active', displayName: 'Zoé Martin', sortName: 'zoe martin' })
    expect(row.verifiedAt).not.toBeNull()
    expect((await sessions.find(session.token))?.user_id).toBe(userId)
    expect((await invites.peek(token))?.state).toBe('accepted')
  })

  test('accepted concerns nobody else of the organization', async () => {
    await fresh()
    const [other, theirs] = [userId, token]
    const before = await person()
    await fresh()
    await invites.accept(token, acceptance, {})
    userId = other
    expect(await person()).toEqual(before)
    expect((await invites.peek(theirs))?.state).toBe('open')
  })

  test('leaves the name that the identity provider sent on the wire as it is', async () => {
    await fresh('scim')
    const before = (await person()).attributes
    await invites.accept(token, acceptance, {})
    const after = await person()
    expect(after.attributes).toEqual(before)
    expect(after.displayName).toBe('Zoé Martin')
  })

  test('tells a stranger nothing, whatever is wrong with the token', async () => {
    await fresh()
    const wrong = [
      token.slice(0, -1),
      `${token.slice(0, -1)}_`,
      token.toUpperCase(),
      `AAAAAAAAAA${token.slice(10)}`,
      '',
      'x',
    ]
    for (const text of wrong) expect(await invites.peek(text), text).toBeUndefined()
  })

  test.each([
    [{ name: '  ', password: acceptance.password }, 'name_missing'],
    [{ name: 'A', password: 'short' }, 'password_too_short'],
    [{ name: 'A', password: 'x'.repeat(300) }, 'password_too_long'],
    [{ name: 'A', password: 'aaaaaaaaaaaa' }, 'password_common'],
    [{ name: 'A', password: 'Password123' }, 'password_common'],
  ])('is not accepted with %j: %s, and stays open', async (given, code) => {
    await fresh()
    await expect(invites.accept(token, given, {})).rejects.toMatchObject({ code })
    expect((await invites.peek(token))?.state).toBe('open')
    expect((await person()).status).toBe('pending')
  })

  test('refuses the person’s own address as a password', async () => {
    await fresh()
    const own = { name: 'A', password: `person${n}@example.com` }
    await expect(invites.accept(token, own, {})).rejects.toMatchObject({ code: 'password_common' })
  })
})

describe('a resend', () => {
  test('sends another mail and ends the older link, whose holder is told so', async () => {
    await fresh()
    const older = token
    await invites.resend(org, admin, userId)
    expect((await invites.peek(older))?.state).toBe('replaced')
    expect((await invites.peek(await newestToken(org, userId)))?.state).toBe('open')
    expect((await mails()).map(({ state }) => state).sort()).toEqual(['cancelled', 'queued'])
    await expect(invites.accept(older, acceptance, {})).rejects.toMatchObject({ code: 'invitation_unavailable' })
  })

  test('is refused for whoever accepted already', async () => {
    await fresh()
    await invites.accept(token, acceptance, {})
    await expect(invites.resend(org, admin, userId)).rejects.toMatchObject({ code: 'invitation_not_open' })
  })

  test('is refused where there is no address, and where the organization mails none', async () => {
    await fresh()
    await expect(invites.resend({ ...org, mailsInvitations: false }, admin, userId)).rejects.toMatchObject({
      code: 'invitation_mail_off',
    })
    await withOrg(org.id, async (tx) => void (await tx.query(forgetAddress, [org.id, userId])))
    await expect(invites.resend(org, admin, userId)).rejects.toMatchObject({ code: 'address_missing' })
  })

  test('is refused without the permission, and for another organization’s person', async () => {
    await fresh()
    const nobody = { ...admin, permissions: new Set<string>() }
    await expect(invites.resend(org, nobody, userId)).rejects.toMatchObject({ code: 'permission_missing' })
    await expect(invites.resend(await makeOrg(), admin, userId)).rejects.toMatchObject({ code: 'user_not_found' })
  })
})

describe('an invitation taken back', () => {
  test('removes the person, and its link opens nothing any more', async () => {
    await fresh()
    await invites.cancel(org, admin, userId)
    expect((await person()).deletedAt).not.toBeNull()
    await expect(invites.accept(token, acceptance, {})).rejects.toMatchObject({ code: 'invitation_unavailable' })
    const events = await readOrg(org.id, ({ db }) => db.auditEvent.findMany({ where: { targetId: userId } }))
    expect(events.map(({ event }) => event)).toContain('invitation.cancel')
  })

  test('is refused without the permission, for whoever accepted, and for whom the identity provider manages', async () => {
    await fresh('scim')
    const nobody = { ...admin, permissions: new Set<string>() }
    await expect(invites.cancel(org, nobody, userId)).rejects.toMatchObject({ code: 'permission_missing' })
    await expect(invites.cancel(org, admin, userId)).rejects.toMatchObject({ code: 'user_managed' })
    await fresh()
    await invites.accept(token, acceptance, {})
    await expect(invites.cancel(org, admin, userId)).rejects.toMatchObject({ code: 'invitation_not_open' })
    expect((await person()).deletedAt).toBeNull()
  })
})

describe('a new link asked for by its holder', () => {
  test('goes out for an expired link, at most three times an hour', async () => {
    await fresh()
    await age('3 days')
    for (let i = 0; i < 6; i++) await invites.requestNew(token, {})
    const invitationMails = (await mails()).filter(({ kind }) => kind === 'invitation')
    expect(invitationMails).toHaveLength(1 + 3)
  })

  test('does not go out while the link is open, or after it was accepted or cancelled', async () => {
    await fresh()
    await invites.requestNew(token, {})
    await invites.accept(token, acceptance, {})
    await invites.requestNew(token, {})
    expect(await mails()).toHaveLength(1)
    await fresh()
    await users.deactivate(org, admin, userId)
    await invites.requestNew(token, {})
    expect(await mails()).toHaveLength(1)
  })
})

describe('a person disabled and enabled again', () => {
  test('loses session, link and unsent mail with the same stroke', async () => {
    await fresh()
    const { token: session } = await comeIn(token, acceptance)
    await users.deactivate(org, admin, userId)
    expect(await sessions.find(session)).toBeUndefined()
    await fresh()
    await users.deactivate(org, admin, userId)
    expect((await invites.peek(token))?.state).toBe('cancelled')
    expect((await mails()).map(({ state }) => state)).toEqual(['cancelled'])
  })

  test('comes back active without a mail when verified before', async () => {
    await fresh()
    await invites.accept(token, acceptance, {})
    await users.deactivate(org, admin, userId)
    await users.reactivate(org, admin, userId)
    expect((await person()).status).toBe('active')
    expect(await mails()).toHaveLength(1)
  })

  test('comes back pending; within the hour the same link opens again and one mail goes out', async () => {
    await fresh()
    for (let i = 0; i < 3; i++) {
      await users.deactivate(org, admin, userId)
      await users.reactivate(org, admin, userId)
    }
    expect((await person()).status).toBe('pending')
    expect((await invites.peek(token))?.state).toBe('open')
    expect((await mails()).map(({ state }) => state)).toEqual(['queued'])
  })

  test('gets a new link when the last one is older than an hour', async () => {
    await fresh()
    await age('2 hours')
    await users.deactivate(org, admin, userId)
    await users.reactivate(org, admin, userId)
    expect(await newestToken(org, userId)).not.toBe(token)
    expect((await mails()).map(({ state }) => state).sort()).toEqual(['cancelled', 'queued'])
  })
})
