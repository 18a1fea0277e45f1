import { describe, expect, test } from 'vitest'
import { readOrg } from '@/lib/db/read-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import * as firstRun from '../first-run'
import { checkMode } from '../installation'
import * as invites from '../invitations/invites'
import * as organizations from '../organizations'
import * as resets from '../passwords/password-resets'
import { admin, invite, makeOrg, newestToken } from '../testing/world'
import * as users from '../users/users'
import * as sessions from './sessions'
import { signIn, signInTo } from './sign-in'

await cloneDatabase()

const password = 'a long enough sentence'

async function member(email: string, secret = password) {
  const org = await makeOrg()
  const id = await invite(org, email)
  await invites.accept(await newestToken(org, id), { name: 'Somebody', password: secret }, {})
  return { org, id }
}

describe('signing in', () => {
  test('takes the address in any letter case and begins a session', async () => {
    const { id } = await member('zoe@example.com')
    const outcome = await signIn({ email: ' ZOE@Example.com', password }, {})
    expect(outcome.kind).toBe('signed_in')
    if (outcome.kind === 'signed_in') expect((await sessions.find(outcome.session.token))?.user_id).toBe(id)
  })

  test('answers a wrong password and an unknown address alike', async () => {
    await member('known@example.com')
    expect(await signIn({ email: 'known@example.com', password: 'something else' }, {})).toEqual({ kind: 'refused' })
    expect(await signIn({ email: 'unknown@example.com', password }, {})).toEqual({ kind: 'refused' })
  })

  test('tells of removed access only after the right password', async () => {
    const { org, id } = await member('gone@example.com')
    await users.deactivate(org, admin, id)
    expect(await signIn({ email: 'gone@example.com', password }, {})).toEqual({ kind: 'disabled' })
    expect(await signIn({ email: 'gone@example.com', password: 'something else' }, {})).toEqual({ kind: 'refused' })
  })

  test('asks which organization when the same password is right in several, and only there', async () => {
    const one = await member('both@example.com')
    const two = await member('both@example.com')
    const other = await member('both@example.com', 'quite another sentence')
    const outcome = await signIn({ email: 'both@example.com', password }, {})
    if (outcome.kind !== 'choose') throw new Error(outcome.kind)
    expect(outcome.organizations.map(({ id }) => id).sort()).toEqual([one.org.id, two.org.id].map(String).sort())
    const chosen = await signInTo(outcome.ticket, two.org.id, {})
    if (chosen.kind !== 'signed_in') throw new Error(chosen.kind)
    expect((await sessions.find(chosen.session.token))?.org.id).toBe(two.org.id)
    expect(await signInTo(outcome.ticket, other.org.id, {})).toEqual({ kind: 'refused' })
    expect(await signInTo(`${outcome.ticket}x`, two.org.id, {})).toEqual({ kind: 'refused' })
  })

  test('by the choice among organizations stands for the password that was proven, not for a later one', async () => {
    const one = await member('chooser@example.com')
    const two = await member('chooser@example.com')
    const outcome = await signIn({ email: 'chooser@example.com', password }, {})
    if (outcome.kind !== 'choose') throw new Error(outcome.kind)
    const { link } = await resets.issueFor(two.org, admin, two.id)
    await resets.accept(link.split('/').at(-1) ?? '', 'another long enough sentence', {})
    expect(await signInTo(outcome.ticket, two.org.id, {})).toEqual({ kind: 'refused' })
    expect(await signInTo(outcome.ticket, one.org.id, {})).toMatchObject({ kind: 'signed_in' })
  })

  test('of a pending person is refused', async () => {
    const org = await makeOrg()
    await invite(org, 'pending@example.com')
    expect(await signIn({ email: 'pending@example.com', password }, {})).toEqual({ kind: 'refused' })
  })
})

describe('a session', () => {
  test('ends with signing out, and a forged token is none', async () => {
    await member('out@example.com')
    const outcome = await signIn({ email: 'out@example.com', password }, {})
    if (outcome.kind !== 'signed_in') throw new Error(outcome.kind)
    const { token } = outcome.session
    expect(await sessions.find(`${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`)).toBeUndefined()
    await sessions.endByToken(token)
    expect(await sessions.find(token)).toBeUndefined()
  })

  test('of one organization is none in another', async () => {
    await member('here@example.com')
    const there = await makeOrg()
    const outcome = await signIn({ email: 'here@example.com', password }, {})
    if (outcome.kind !== 'signed_in') throw new Error(outcome.kind)
    expect(await sessions.find(`${there.id}${outcome.session.token.slice(10)}`)).toBeUndefined()
  })

  test('token is stored as a hash only', async () => {
    const { org } = await member('hash@example.com')
    const outcome = await signIn({ email: 'hash@example.com', password }, {})
    if (outcome.kind !== 'signed_in') throw new Error(outcome.kind)
    const rows = await readOrg(org.id, ({ db }) => db.session.findMany())
    expect(JSON.stringify(rows)).not.toContain(outcome.session.token.slice(11))
  })
})

describe('a removed person', () => {
  test('is nobody: no session, no sign-in, and the address may be given again', async () => {
    const { org, id } = await member('again@example.com')
    await users.remove(org, admin, id)
    expect(await signIn({ email: 'again@example.com', password }, {})).toEqual({ kind: 'refused' })
    expect(await invite(org, 'again@example.com')).not.toBe(id)
    const kept = await readOrg(org.id, ({ db }) =>
      db.auditEvent.findMany({ where: { targetId: id }, select: { event: true } }),
    )
    expect(kept.map(({ event }) => event)).toContain('user.remove')
  })
})

describe('an address', () => {
  test('belongs to one living person of an organization, in any letter case', async () => {
    const org = await makeOrg()
    await invite(org, 'one@example.com')
    await expect(invite(org, 'ONE@example.com')).rejects.toMatchObject({ code: 'email_taken' })
  })
})

describe('first run', () => {
  const run = { organization: 'Café Zürich', name: 'Ada', email: 'ada@example.com', password, locale: 'fr' } as const

  test('has no link once there is an organization, and one start’s link ends the one before', async () => {
    await expect(firstRun.firstRunLink()).resolves.toBeNull()
  })

  test('refuses a link that was never issued', async () => {
    await expect(firstRun.setUp('nonsense', run, {})).rejects.toMatchObject({ code: 'setup_unavailable' })
  })

  test.each([
    [{ organization: ' ' }, 'name_missing'],
    [{ name: '' }, 'name_missing'],
    [{ email: 'no address' }, 'address_missing'],
    [{ password: 'short' }, 'password_too_short'],
  ])('refuses %j before it takes the link', async (wrong, code) => {
    await expect(firstRun.setUp('nonsense', { ...run, ...wrong }, {})).rejects.toMatchObject({ code })
  })

  test('makes a slug from any name', () => {
    expect(organizations.slugOf('Café Zürich & Söhne')).toBe('cafe-zurich-sohne')
    expect(organizations.slugOf('日本')).toBe('organization')
  })
})

describe('an installation', () => {
  test('of real data refuses the demo, and is left as it was', async () => {
    await checkMode('start')
    await expect(checkMode('demo')).rejects.toThrow('not the demo')
    await expect(checkMode('dev')).resolves.toBeUndefined()
  })
})
