import { describe, expect, test } from 'vitest'
import { newId } from '@/lib/base/id'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { list, remove, removeOf } from '../passkeys/passkeys'
import { removePassword, setFirstPassword } from '../passwords/own-password'
import { whoSignsIn } from '../testing/administrator'
import { newOrganization, newPerson, peek } from '../testing/organization'
import { comeIn, newAuthenticator, register } from '../testing/passkeys'
import { makeProvider } from '../testing/saml'
import { find } from './sessions'
import { signIn } from './sign-in'
import { readWays } from './sign-in-ways'

const { url } = await cloneDatabase()
const org = await newOrganization()

const passkeyOf = async (id: string, of = org) => (await list(of.id, id))[0]?.id ?? ''
const eventsOf = async (id: string) =>
  (await peek<{ event: string }>(url, 'select event from audit_events where target_id = $1', [id])).map(
    ({ event }) => event,
  )
const mailsTo = (id: string) =>
  peek<{ kind: string; change: string | null }>(
    url,
    `select kind, payload->>'change' as change from outbox where user_id = $1
       and kind in ('sign_in_changed', 'password_changed') order by created_at`,
    [id],
  )

/** Makes the person known to an active provider, as a sign-in would. */
async function link(id: string): Promise<void> {
  const provider = await makeProvider(org)
  await peek(
    url,
    `insert into saml_identities (org_id, provider_id, name_id, user_id, linked_by, created_at, last_used_at)
     values ($1, $2, $3::text, $3::text::uuid, 'address', now(), now())`,
    [org.id, provider.id, id],
  )
}

describe('the only way in', () => {
  test('is not given up by its owner: a passkey', async () => {
    const person = await newPerson(org, 'Standard')
    await register(org, person, newAuthenticator())
    const id = await passkeyOf(person.id)
    await expect(remove(org, person, id)).rejects.toMatchObject({ code: 'sign_in_way_last' })
    expect(await passkeyOf(person.id)).toBe(id)
    expect(await eventsOf(person.id)).not.toContain('passkey.remove')
    await register(org, person, newAuthenticator())
    await remove(org, person, id)
  })

  test('is not given up by its owner: a password', async () => {
    const person = await whoSignsIn(org, 'Standard')
    await expect(removePassword(org, person, newId())).rejects.toMatchObject({ code: 'sign_in_way_last' })
    expect(await readWays(org.id, person.id)).toMatchObject({ hasPassword: true })
  })

  test('is what one may use: a password that does not sign in is none', async () => {
    const person = await whoSignsIn(org, 'Standard')
    await register(org, person, newAuthenticator())
    await peek(url, `update users set sign_in_methods = array['passkey'] where id = $1`, [person.id])
    const only = await passkeyOf(person.id)
    await expect(remove(org, person, only)).rejects.toMatchObject({ code: 'sign_in_way_last' })
    await removePassword(org, person, newId())
  })

  test('is not the last where single sign-on knows the person', async () => {
    const person = await newPerson(org, 'Standard')
    await register(org, person, newAuthenticator())
    await link(person.id)
    await remove(org, person, await passkeyOf(person.id))
    expect(await list(org.id, person.id)).toEqual([])
  })
})

describe('the last administrator', () => {
  test('keeps a passkey or a password, since single sign-on depends on somebody else', async () => {
    const theirs = await newOrganization()
    const boss = await newPerson(theirs, 'Admin')
    await register(theirs, boss, newAuthenticator())
    const provider = await makeProvider(theirs)
    await peek(
      url,
      `insert into saml_identities (org_id, provider_id, name_id, user_id, linked_by, created_at, last_used_at)
       values ($1, $2, 'boss', $3, 'address', now(), now())`,
      [theirs.id, provider.id, boss.id],
    )
    const only = await passkeyOf(boss.id, theirs)
    await expect(remove(theirs, boss, only)).rejects.toMatchObject({ code: 'last_administrator' })
    const deputy = await newPerson(theirs, 'Admin')
    await expect(removeOf(theirs, deputy, boss.id, only)).rejects.toMatchObject({ code: 'last_administrator' })
    await register(theirs, deputy, newAuthenticator())
    await removeOf(theirs, deputy, boss.id, only)
  })

  test('gives up one way of two', async () => {
    const theirs = await newOrganization()
    const boss = await newPerson(theirs, 'Admin')
    for (const key of [newAuthenticator(), newAuthenticator()]) await register(theirs, boss, key)
    await remove(theirs, boss, await passkeyOf(boss.id, theirs))
    expect(await list(theirs.id, boss.id)).toHaveLength(1)
  })
})

describe('removing the password', () => {
  test('leaves the other ways, ends every other session, and is told and recorded', async () => {
    const person = await whoSignsIn(org, 'Standard')
    const key = newAuthenticator()
    await register(org, person, key)
    const [row] = await peek<{ email: string }>(url, 'select email from users where id = $1', [person.id])
    const credentials = { email: row?.email ?? '', password: person.password, slug: org.slug }
    const there = await signIn(credentials, {})
    const here = await comeIn(key)
    if (there.kind !== 'signed_in' || here.kind !== 'signed_in') throw new Error(there.kind)
    const sessionId = (await find(here.session.token))?.session_id ?? ''
    await removePassword(org, person, sessionId)
    await removePassword(org, person, sessionId)
    expect(await find(here.session.token)).toBeDefined()
    expect(await find(there.session.token)).toBeUndefined()
    expect(await signIn(credentials, {})).toEqual({ kind: 'refused' })
    expect((await comeIn(key)).kind).toBe('signed_in')
    expect((await eventsOf(person.id)).filter((event) => event === 'user.password_remove')).toHaveLength(1)
    expect((await mailsTo(person.id)).at(-1)).toEqual({ kind: 'sign_in_changed', change: 'password_removed' })
  })
})

describe('a first password', () => {
  test('is for whoever has none, by the rules of every password', async () => {
    const person = await newPerson(org, 'Standard')
    await register(org, person, newAuthenticator())
    const set = (password: string) => setFirstPassword(org, person, newId(), password)
    await expect(set('short')).rejects.toMatchObject({ code: 'password_too_short' })
    await expect(set(person.name)).rejects.toMatchObject({ code: 'password_common' })
    await set('a fine new sentence')
    await expect(set('another fine sentence')).rejects.toMatchObject({ code: 'password_wrong' })
    const [row] = await peek<{ email: string }>(url, 'select email from users where id = $1', [person.id])
    const outcome = await signIn({ email: row?.email ?? '', password: 'a fine new sentence', slug: org.slug }, {})
    expect(outcome.kind).toBe('signed_in')
    expect((await mailsTo(person.id)).at(-1)).toMatchObject({ kind: 'password_changed' })
  })
})
