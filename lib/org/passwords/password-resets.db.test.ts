import { describe, expect, test } from 'vitest'
import { env } from '@/lib/base/env'
import { newId } from '@/lib/base/id'
import type { Org } from '@/lib/db/finders'
import { readOrg } from '@/lib/db/read-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import * as invites from '../invitations/invites'
import * as sessions from '../sign-in/sessions'
import { signIn } from '../sign-in/sign-in'
import { peek as read } from '../testing/organization'
import { admin, comeIn, invite, makeOrg, newestToken } from '../testing/world'
import * as users from '../users/users'
import * as resets from './password-resets'
import { resetToken } from './reset-token'

const { url } = await cloneDatabase()

const password = 'a long enough sentence'
const other = 'another sentence entirely'
let made = 0

async function member(of?: Org) {
  made += 1
  const [org, email] = [of ?? (await makeOrg()), `person-${made}@example.com`]
  const id = await invite(org, email)
  const session = await comeIn(await newestToken(org, id), { name: 'Somebody', password })
  return { org, id, email, session }
}

async function links(org: Org, userId: string) {
  return readOrg(org.id, ({ db }) => db.passwordReset.findMany({ where: { userId }, orderBy: { issuedAt: 'asc' } }))
}

async function newest(org: Org, userId: string): Promise<string> {
  return resetToken(org.id, (await links(org, userId)).at(-1)?.id ?? '', env().secret)
}

const mails = (userId: string) =>
  read<{ to: string }>(url, `select payload->>'to' as to from outbox where user_id = $1 and kind = 'password_reset'`, [
    userId,
  ])

describe('asking for a link', () => {
  test('mails one to the proven address, whatever the letter case of what was written', async () => {
    const { org, id, email } = await member()
    await resets.request(` ${email.toUpperCase()} `, {})
    expect(await mails(id)).toEqual([{ to: email }])
    expect((await resets.peek(await newest(org, id)))?.state).toBe('open')
  })

  test('does nothing for a stranger, the invited, the disabled and service accounts', async () => {
    const { org, id, email } = await member()
    const invited = await invite(org, 'invited@example.com')
    await users.deactivate(org, admin, id)
    for (const address of ['nobody@example.com', 'invited@example.com', email]) await resets.request(address, {})
    expect([...(await mails(id)), ...(await mails(invited))]).toEqual([])
  })

  test('does nothing where people sign in with their identity provider alone', async () => {
    const { org, id, email } = await member()
    await read(url, `update organizations set sign_in_methods = '{saml}' where id = $1`, [org.id])
    await resets.request(email, {})
    expect(await mails(id)).toEqual([])
  })

  test('does nothing for whoever has proven no address', async () => {
    const { id, email } = await member()
    await read(url, 'update users set verified_email_lc = null where id = $1', [id])
    await resets.request(email, {})
    expect(await mails(id)).toEqual([])
  })

  test('does nothing for the last administrator whom SCIM wanted out', async () => {
    const { id, email } = await member()
    await read(url, 'update users set second_step_at = now() where id = $1', [id])
    await resets.request(email, {})
    expect(await mails(id)).toEqual([])
  })

  test('goes to the proven address while a changed one waits for its proof', async () => {
    const { id, email } = await member()
    await read(url, `update users set email = 'new@example.net', email_lc = 'new@example.net' where id = $1`, [id])
    await resets.request(email, {})
    expect(await mails(id)).toEqual([{ to: email }])
  })

  test('works three times an hour, and each link ends the one before', async () => {
    const { org, id, email } = await member()
    for (let count = 0; count < 5; count++) await resets.request(email, {})
    const sent = await links(org, id)
    expect(sent.map(({ endedAt }) => endedAt === null)).toEqual([false, false, true])
    await read(url, `update password_resets set issued_at = issued_at - interval '61 minutes' where user_id = $1`, [id])
    await resets.request(email, {})
    expect(await links(org, id)).toHaveLength(4)
  })

  test('reaches an address in each organization that knows it', async () => {
    const { id, email } = await member()
    const org = await makeOrg()
    const second = await invite(org, email)
    await invites.accept(await newestToken(org, second), { name: 'Somebody', password }, {})
    await resets.request(email, {})
    expect([await mails(id), await mails(second)]).toEqual([[{ to: email }], [{ to: email }]])
  })

  test('concerns nobody else of the organization: not their links, their number, nor how they sign in', async () => {
    const { org, id, email } = await member()
    const [busy, sso] = [await member(org), await member(org)]
    await resets.request(sso.email, {})
    await read(url, `update users set sign_in_methods = '{saml}' where id = $1`, [sso.id])
    for (let count = 0; count < 3; count++) await resets.request(busy.email, {})
    await resets.request(sso.email, {})
    await resets.request(email, {})
    const counts = await Promise.all([id, busy.id, sso.id].map((person) => mails(person)))
    expect(counts.map(({ length }) => length)).toEqual([1, 3, 1])
    expect((await resets.peek(await newest(org, sso.id)))?.state).toBe('ended')
    expect((await resets.peek(await newest(org, busy.id)))?.row.user_id).toBe(busy.id)
    expect((await resets.peek(await newest(org, id)))?.row.user_id).toBe(id)
    expect((await resets.peek(await newest(org, busy.id)))?.state).toBe('open')
    await expect(resets.issueFor(org, admin, sso.id)).rejects.toMatchObject({ code: 'reset_method_off' })
    expect((await resets.issueFor(org, admin, id)).link).toContain('/reset/')
  })

  test('is refused to a client that asks too often', async () => {
    const client = { address: '203.0.113.9' }
    for (let count = 0; count < 20; count++) expect(await resets.mayAsk(client)).toBe(true)
    expect(await resets.mayAsk(client)).toBe(false)
    expect(await resets.mayAsk({ address: '203.0.113.10' })).toBe(true)
  })
})

describe('a link', () => {
  test('replaces the password, ends every session and says so by mail and in the audit log', async () => {
    const { org, id, email, session } = await member()
    await resets.request(email, {})
    expect(await resets.accept(await newest(org, id), other, { address: '198.51.100.7' })).toEqual({ slug: org.slug })
    expect(await sessions.find(session.token)).toBeUndefined()
    expect((await signIn({ email, password }, {})).kind).toBe('refused')
    expect((await signIn({ email, password: other }, {})).kind).toBe('signed_in')
    const [told] = await read(url, `select 1 from outbox where user_id = $1 and kind = 'password_changed'`, [id])
    expect(told).toBeDefined()
    const events = await read<{ event: string; address: string | null }>(
      url,
      `select event, address from audit_events where target_id = $1 and event like 'user.password%' order by at`,
      [id],
    )
    expect(events).toEqual([
      { event: 'user.password_reset', address: null },
      { event: 'user.password', address: '198.51.100.7' },
    ])
  })

  test('works once, also for a dozen at a time', async () => {
    const { org, id, email } = await member()
    await resets.request(email, {})
    const token = await newest(org, id)
    const tries = Array.from({ length: 12 }, (_, n) => resets.accept(token, `${other} ${n}`, {}))
    const done = await Promise.allSettled(tries)
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(resets.accept(token, other, {})).rejects.toMatchObject({ code: 'reset_unavailable' })
    expect((await resets.peek(token))?.state).toBe('ended')
  })

  test('works for an hour to the second', async () => {
    const { org, id, email } = await member()
    await resets.request(email, {})
    const token = await newest(org, id)
    const age = (interval: string) =>
      read(url, `update password_resets set expires_at = now() + $2::interval where user_id = $1`, [id, interval])
    const [link] = await links(org, id)
    expect(link && link.expiresAt.getTime() - link.issuedAt.getTime()).toBe(3_600_000)
    await age('1 second')
    expect((await resets.peek(token))?.state).toBe('open')
    await age('-1 second')
    expect((await resets.peek(token))?.state).toBe('expired')
    await expect(resets.accept(token, other, {})).rejects.toMatchObject({ code: 'reset_unavailable' })
  })

  test('stays good when the password is refused', async () => {
    const { org, id, email } = await member()
    await resets.request(email, {})
    const token = await newest(org, id)
    await expect(resets.accept(token, 'short', {})).rejects.toMatchObject({ code: 'password_too_short' })
    await expect(resets.accept(token, email, {})).rejects.toMatchObject({ code: 'password_common' })
    expect((await resets.peek(token))?.state).toBe('open')
  })

  test('is dead when the person is disabled, and unknown when they are removed', async () => {
    const { org, id, email } = await member()
    await resets.request(email, {})
    const token = await newest(org, id)
    await users.deactivate(org, admin, id)
    expect((await resets.peek(token))?.state).toBe('ended')
    await expect(resets.accept(token, other, {})).rejects.toMatchObject({ code: 'reset_unavailable' })
    await users.remove(org, admin, id)
    expect(await resets.peek(token)).toBeUndefined()
  })

  test('is dead when the person may sign in with a password no more', async () => {
    const { org, id, email } = await member()
    await resets.request(email, {})
    await read(url, `update users set sign_in_methods = '{saml}' where id = $1`, [id])
    await expect(resets.accept(await newest(org, id), other, {})).rejects.toMatchObject({ code: 'reset_unavailable' })
  })

  test('of one organization opens nothing in another', async () => {
    const { org, id, email } = await member()
    await resets.request(email, {})
    const token = await newest(org, id)
    const foreign = `${(await makeOrg()).id}${token.slice(10)}`
    expect(await resets.peek(foreign)).toBeUndefined()
    await expect(resets.accept(foreign, other, {})).rejects.toMatchObject({ code: 'reset_unavailable' })
  })

  test('that was never made opens nothing, though the organization has others', async () => {
    const { org, email } = await member()
    await resets.request(email, {})
    for (const token of ['', 'nonsense', resetToken(org.id, newId(), env().secret)]) {
      expect(await resets.peek(token)).toBeUndefined()
      await expect(resets.accept(token, other, {})).rejects.toMatchObject({ code: 'reset_unavailable' })
    }
  })

  test('ends those of its owner alone when it is used', async () => {
    const { org, id, email } = await member()
    const neighbor = await member(org)
    for (const address of [neighbor.email, email]) await resets.request(address, {})
    await resets.accept(await newest(org, id), other, {})
    expect((await resets.peek(await newest(org, neighbor.id)))?.state).toBe('open')
    expect(await sessions.find(neighbor.session.token)).toBeDefined()
  })

  test('of an operator needs no mail, and nobody without a password gets one', async () => {
    const { org, id } = await member()
    const { link } = await resets.issueFor(org, admin, id)
    expect((await resets.peek(link.split('/reset/')[1] ?? ''))?.state).toBe('open')
    expect(await mails(id)).toEqual([])
    const invited = await invite(org, 'invited@example.com')
    await expect(resets.issueFor(org, admin, invited)).rejects.toMatchObject({ code: 'user_not_found' })
  })

  test('of an operator is refused where a password would open nothing', async () => {
    const { org, id } = await member()
    await read(url, `update users set sign_in_methods = '{saml}' where id = $1`, [id])
    await expect(resets.issueFor(org, admin, id)).rejects.toMatchObject({ code: 'reset_method_off' })
    expect(await read(url, 'select from password_resets where user_id = $1', [id])).toEqual([])
  })
})

describe('guessing a password', () => {
  const guess = (email: string, address: string) => signIn({ email, password: 'a wrong guess' }, { address })

  test('is stopped after ten failures of one client, for known and unknown addresses alike', async () => {
    const { email } = await member()
    for (const target of [email, 'nobody-at-all@example.com']) {
      for (let count = 0; count < 10; count++) expect((await guess(target, '192.0.2.1')).kind).toBe('refused')
      expect((await guess(target, '192.0.2.1')).kind).toBe('throttled')
    }
    expect((await signIn({ email, password }, { address: '192.0.2.1' })).kind).toBe('throttled')
  })

  test('does not keep the owner out who signs in from elsewhere', async () => {
    const { email } = await member()
    for (let count = 0; count < 11; count++) await guess(email, '192.0.2.2')
    expect((await signIn({ email, password }, { address: '192.0.2.3' })).kind).toBe('signed_in')
  })

  test('is stopped after a hundred failures of one client with many addresses', async () => {
    for (let count = 0; count < 100; count++) await guess(`many-${count}@example.com`, '192.0.2.4')
    expect((await guess('one-more@example.com', '192.0.2.4')).kind).toBe('throttled')
  })

  test('is counted by failures alone, and forgotten when the time has passed', async () => {
    const { email } = await member()
    for (let count = 0; count < 15; count++) {
      expect((await signIn({ email, password }, { address: '192.0.2.5' })).kind).toBe('signed_in')
    }
    for (let count = 0; count < 11; count++) await guess(email, '192.0.2.5')
    await read(url, `update attempts set until = now() - interval '1 second'`)
    expect((await signIn({ email, password }, { address: '192.0.2.5' })).kind).toBe('signed_in')
  })
})
