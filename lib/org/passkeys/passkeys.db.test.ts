import { describe, expect, test, vi } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import type { Actor } from '../can'
import { find } from '../sign-in/sessions'
import { whoSignsIn } from '../testing/administrator'
import type { Faults } from '../testing/authenticator'
import { newOrganization, newPerson, peek } from '../testing/organization'
import { browser, comeIn, inBrowser, newAuthenticator, register } from '../testing/passkeys'
import { admin } from '../testing/world'
import * as users from '../users/users'
import { handleOf } from './passkey-answers'
import { challengeMinutes } from './passkey-challenges'
import { beginRegistration, finishRegistration } from './passkey-registration'
import { beginProof, beginSignIn, proveByPasskey, signInByPasskey } from './passkey-sign-in'
import { list, listOf, maxPasskeys, remove, removeOf, rename } from './passkeys'

const { url } = await cloneDatabase()
const org = await newOrganization()

/** A person whose only way in is a passkey. */
async function withPasskey(of = org, synced = false) {
  const person = await newPerson(of, 'Standard')
  const key = newAuthenticator(synced)
  await register(of, person, key)
  return { person, key }
}

const eventsOf = async (id: string) =>
  (await peek<{ event: string }>(url, 'select event from audit_events where target_id = $1 order by id', [id])).map(
    ({ event }) => event,
  )
const mailsTo = (id: string) =>
  peek<{ change: string; what: string; by: string }>(
    url,
    `select payload->>'change' as change, payload->>'what' as what, payload->>'by' as by from outbox
     where user_id = $1 and kind = 'sign_in_changed' order by created_at`,
    [id],
  )

async function tokenOf(outcome: Awaited<ReturnType<typeof comeIn>>) {
  if (outcome.kind !== 'signed_in') throw new Error(outcome.kind)
  return outcome.session.token
}

describe('adding a passkey', () => {
  test('keeps its public key, records it, and tells the person by mail', async () => {
    const { person } = await withPasskey()
    expect(await list(org.id, person.id)).toMatchObject([{ name: 'Laptop', lastUsedAt: null, backedUp: false }])
    expect(await eventsOf(person.id)).toContain('passkey.add')
    expect(await mailsTo(person.id)).toEqual([{ change: 'passkey_added', what: 'Laptop', by: person.name }])
  })

  test('asks for one that is found without a name, and that asks who is there', async () => {
    const { person } = await withPasskey()
    const { options } = await beginRegistration(org, { ...person, email: 'zoe@acme.test' })
    expect(options.authenticatorSelection).toMatchObject({ residentKey: 'required', userVerification: 'required' })
    expect(options.rp.id).toBe('localhost')
    expect(Buffer.from(options.user.id, 'base64url').toString()).toBe(handleOf(org.id, person.id))
    expect(options.excludeCredentials).toHaveLength(1)
    expect(options.user.name).toContain(org.name)
  })

  const wrong: readonly (readonly [what: string, Faults])[] = [
    ['for another site', { rpId: 'evil.test' }],
    ['on a page of another origin', { origin: 'https://evil.test' }],
    ['without asking who is there', { verifiesUser: false }],
  ]
  test.each(wrong)('refuses one that was made %s', async (_, faults) => {
    const person = await newPerson(org, 'Standard')
    await expect(register(org, person, newAuthenticator(), faults)).rejects.toMatchObject({ code: 'passkey_refused' })
    expect(await list(org.id, person.id)).toEqual([])
  })

  test('looks at no statement about its maker', async () => {
    const person = await newPerson(org, 'Standard')
    await register(org, person, newAuthenticator(), { attestation: 'android-key' })
    expect(await list(org.id, person.id)).toHaveLength(1)
  })

  test('takes a challenge of this browser, for this person, once, within minutes', async () => {
    const [person, other] = [await newPerson(org, 'Standard'), await newPerson(org, 'Standard')]
    const begin = (actor: Actor & { id: string }) => beginRegistration(org, { ...actor, email: '' })
    const key = newAuthenticator()
    const refuse = async (answer: ReturnType<typeof inBrowser>) =>
      expect(finishRegistration(org, person, 'Key', answer)).rejects.toMatchObject({ code: 'passkey_expired' })
    const [mine, theirs, login] = [await begin(person), await begin(other), await beginSignIn()]
    await refuse(inBrowser(key.create(mine.options)))
    await refuse(inBrowser(key.create(theirs.options), theirs))
    await refuse(inBrowser(key.create(mine.options, { challenge: login.challenge }), login))
    await refuse(inBrowser(key.create(mine.options), { ...mine, sealed: theirs.sealed }))
    const late = await begin(person)
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + challengeMinutes * 60_000)
    await refuse(inBrowser(key.create(late.options), late))
    vi.restoreAllMocks()
    const answer = inBrowser(key.create(mine.options), mine)
    await finishRegistration(org, person, 'Key', answer)
    await refuse(answer)
    expect(await list(org.id, person.id)).toHaveLength(1)
  })

  test('refuses what is no answer at all', async () => {
    const person = await newPerson(org, 'Standard')
    for (const response of ['', 'null', '{}', '{"response":{}}', 'x'.repeat(30_000)]) {
      await expect(finishRegistration(org, person, 'Key', inBrowser(response))).rejects.toMatchObject({
        code: 'passkey_refused',
      })
    }
  })

  test('refuses one that is kept already, whoever’s it is', async () => {
    const [person, other] = [await newPerson(org, 'Standard'), await newPerson(org, 'Standard')]
    await register(org, person, newAuthenticator(), { id: 'aGVsZCBhbHJlYWR5' })
    const again = register(org, other, newAuthenticator(), { id: 'aGVsZCBhbHJlYWR5' })
    await expect(again).rejects.toMatchObject({ code: 'passkey_exists' })
    expect(await list(org.id, other.id)).toEqual([])
    expect(await eventsOf(other.id)).not.toContain('passkey.add')
  })

  test('refuses one too many, and whoever may not use any', async () => {
    const { person, key } = await withPasskey()
    await peek(
      url,
      `insert into passkeys select org_id, gen_random_uuid(), user_id, gen_random_uuid()::text, name, public_key, counter,
         transports, backed_up, created_at from passkeys, generate_series(1, $2) where user_id = $1`,
      [person.id, maxPasskeys - 1],
    )
    await expect(register(org, person, key)).rejects.toMatchObject({ code: 'passkeys_too_many' })
    const other = await newPerson(org, 'Standard')
    await peek(url, `update users set sign_in_methods = array['saml'] where id = $1`, [other.id])
    await expect(register(org, other, key)).rejects.toMatchObject({ code: 'passkey_off' })
  })
})

const stranger = await newPerson(org, 'Standard')
const foreigner = await newPerson(await newOrganization(), 'Standard')

describe('signing in with a passkey', () => {
  test('begins a session, records it, and says when the key was used', async () => {
    const { person, key } = await withPasskey()
    const session = await find(await tokenOf(await comeIn(key)))
    expect(session).toMatchObject({ user_id: person.id, session_method: 'passkey', is_fresh: true })
    expect((await list(org.id, person.id))[0]?.lastUsedAt).not.toBeNull()
    expect(await eventsOf(person.id)).toContain('user.sign_in')
    expect((await comeIn(key, {}, org.slug)).kind).toBe('signed_in')
  })

  const wrong: readonly (readonly [what: string, Faults])[] = [
    ['for another site', { rpId: 'evil.test' }],
    ['on a page of another origin', { origin: 'https://evil.test' }],
    ['without asking who is there', { verifiesUser: false }],
    ['by another key', { otherKey: true }],
    ['in the name of somebody else', { userHandle: handleOf(org.id, stranger.id) }],
    ['in the name of a person of another organization', { userHandle: `${org.id}_${foreigner.id}` }],
    ['in the name of nobody', { userHandle: 'nobody' }],
    ['with no count where there was one', { counter: 0 }],
    ['with a count that did not go on', { counter: 1 }],
  ]
  test.each(wrong)('is refused where it was signed %s', async (_, faults) => {
    const { person, key } = await withPasskey()
    expect(await comeIn(key, faults)).toEqual({ kind: 'refused' })
    expect(await peek(url, 'select 1 from sessions where user_id = $1', [person.id])).toEqual([])
  })

  test('of a copied key is refused and recorded, and the key itself goes on', async () => {
    const { person, key } = await withPasskey()
    await tokenOf(await comeIn(key, { counter: 7 }))
    expect(await comeIn(key, { counter: 7 })).toEqual({ kind: 'refused' })
    expect((await eventsOf(person.id)).filter((event) => event === 'passkey.refuse')).toHaveLength(1)
    await comeIn(key, { counter: 3, otherKey: true })
    expect((await eventsOf(person.id)).filter((event) => event === 'passkey.refuse')).toHaveLength(1)
    await tokenOf(await comeIn(key, { counter: 8 }))
  })

  test('with a key that is kept in several places works every time, though it never counts', async () => {
    const { person, key } = await withPasskey(org, true)
    await tokenOf(await comeIn(key))
    await tokenOf(await comeIn(key))
    expect((await list(org.id, person.id))[0]?.backedUp).toBe(true)
  })

  test('takes a challenge of this browser, made for it, once, within minutes', async () => {
    const { person, key } = await withPasskey()
    const expired = { kind: 'expired' }
    const signIn = (answer: ReturnType<typeof inBrowser>) => signInByPasskey(answer, browser)
    const [mine, elsewhere, proof] = [await beginSignIn(), await beginSignIn(), await beginProof(org, person.id)]
    expect(await signIn(inBrowser(key.get(mine.options)))).toEqual(expired)
    expect(await signIn(inBrowser(key.get(mine.options, { challenge: 'mine' }), mine))).toEqual(expired)
    expect(await signIn(inBrowser(key.get(mine.options), { ...mine, sealed: elsewhere.sealed }))).toEqual(expired)
    expect(await signIn(inBrowser(key.get(proof.options), proof))).toEqual(expired)
    const late = await beginSignIn()
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + challengeMinutes * 60_000)
    expect(await signIn(inBrowser(key.get(late.options), late))).toEqual(expired)
    vi.restoreAllMocks()
    const answer = inBrowser(key.get(mine.options), mine)
    await tokenOf(await signIn(answer))
    expect(await signIn(answer)).toEqual(expired)
  })

  test('says of a disabled person that they are, and only to whoever has the key', async () => {
    const { person, key } = await withPasskey()
    await users.deactivate(org, admin, person.id)
    expect(await comeIn(key)).toEqual({ kind: 'disabled' })
    expect(await comeIn(key, { otherKey: true })).toEqual({ kind: 'refused' })
  })

  test('is not for a person who signs in otherwise, nor on the page of another organization', async () => {
    const { person, key } = await withPasskey()
    expect(await comeIn(key, {}, 'another')).toEqual({ kind: 'elsewhere', organization: org.name })
    await peek(url, `update users set sign_in_methods = array['saml'] where id = $1`, [person.id])
    expect(await comeIn(key)).toEqual({ kind: 'method_off', methods: ['saml'] })
  })

  test('is nobody’s once the person was removed', async () => {
    const { person, key } = await withPasskey()
    await users.remove(org, admin, person.id)
    expect(await comeIn(key)).toEqual({ kind: 'refused' })
    expect(await peek(url, 'select 1 from passkeys where user_id = $1', [person.id])).toEqual([])
  })

  test('is slowed down after ten failures in the name of one person, for that person alone', async () => {
    const [one, other] = [await withPasskey(), await withPasskey()]
    for (let count = 0; count < 10; count++) {
      expect(await comeIn(one.key, { otherKey: true, counter: 100 + count })).toEqual({ kind: 'refused' })
    }
    expect(await comeIn(one.key)).toEqual({ kind: 'throttled' })
    await tokenOf(await comeIn(other.key))
  })
})

describe('proving it anew with a passkey', () => {
  async function staleSession(key: ReturnType<typeof newAuthenticator>) {
    const token = await tokenOf(await comeIn(key))
    const id = (await find(token))?.session_id ?? ''
    await peek(url, `update sessions set proved_at = now() - interval '1 hour' where id = $1`, [id])
    return { id, isFresh: async () => (await find(token))?.is_fresh }
  }

  test('counts for this session, with a key of this person', async () => {
    const [one, other] = [await withPasskey(), await withPasskey()]
    const session = await staleSession(one.key)
    const prove = async (key: ReturnType<typeof newAuthenticator>, faults: Faults = {}) => {
      const begun = await beginProof(org, one.person.id)
      await proveByPasskey(org, one.person, session.id, inBrowser(key.get(begun.options, faults), begun), browser)
    }
    await expect(prove(other.key)).rejects.toMatchObject({ code: 'passkey_refused' })
    const asMine = { userHandle: handleOf(org.id, one.person.id) }
    await expect(prove(other.key, asMine)).rejects.toMatchObject({ code: 'passkey_refused' })
    expect(await session.isFresh()).toBe(false)
    await prove(one.key)
    expect(await session.isFresh()).toBe(true)
  })

  test('takes no challenge that was made for signing in', async () => {
    const { person, key } = await withPasskey()
    const session = await staleSession(key)
    const begun = await beginSignIn()
    const answer = inBrowser(key.get(begun.options), begun)
    await expect(proveByPasskey(org, person, session.id, answer, browser)).rejects.toMatchObject({
      code: 'passkey_expired',
    })
  })
})

describe('one’s passkeys', () => {
  test('are renamed and removed by their owner alone', async () => {
    const person = await whoSignsIn(org, 'Standard')
    const other = await newPerson(org, 'Standard')
    await register(org, person, newAuthenticator())
    const [{ id } = { id: '' }] = await list(org.id, person.id)
    await expect(rename(org, other, id, 'Mine')).rejects.toMatchObject({ code: 'passkey_not_found' })
    await expect(rename(org, person, id, ' ')).rejects.toMatchObject({ code: 'name_missing' })
    await expect(remove(org, other, id)).rejects.toMatchObject({ code: 'passkey_not_found' })
    await rename(org, person, id, ' Phone ')
    expect(await list(org.id, person.id)).toMatchObject([{ name: 'Phone' }])
    await remove(org, person, id)
    await expect(remove(org, person, id)).rejects.toMatchObject({ code: 'passkey_not_found' })
    expect(await eventsOf(person.id)).toEqual(expect.arrayContaining(['passkey.rename', 'passkey.remove']))
    expect((await mailsTo(person.id)).map(({ change }) => change)).toEqual(['passkey_added', 'passkey_removed'])
  })

  test('are seen and removed by whoever manages access, even the last one', async () => {
    const { person, key } = await withPasskey()
    const [boss, reader] = [await whoSignsIn(org, 'Admin', 'Boss'), await newPerson(org, 'Read only')]
    const [{ id } = { id: '' }] = await listOf(org, reader, person.id)
    await expect(removeOf(org, reader, person.id, id)).rejects.toMatchObject({ code: 'permission_missing' })
    await expect(removeOf(org, boss, boss.id, id)).rejects.toMatchObject({ code: 'passkey_not_found' })
    await removeOf(org, boss, person.id, id)
    expect((await mailsTo(person.id)).at(-1)).toMatchObject({ change: 'passkey_removed', by: 'Boss' })
    expect(await comeIn(key)).toEqual({ kind: 'refused' })
  })
})
