import { describe, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { whoSignsIn } from '../testing/administrator'
import { newOrganization, newPerson, peek } from '../testing/organization'
import { makeProvider, prove, signIn as signInBySaml } from '../testing/saml'
import { setUpApp, shown, wrong } from '../testing/second-factor'
import { proveByPassword } from './proofs'
import { find, freshMinutes } from './sessions'
import { signIn } from './sign-in'
import { openWays, readWays } from './sign-in-ways'

const { url } = await cloneDatabase()
const org = await newOrganization()

/** A person who is signed in, and who proved it so many minutes ago. */
async function signedIn(minutesAgo: number) {
  const person = await whoSignsIn(org, 'Standard')
  const [row] = await peek<{ email: string }>(url, 'select email from users where id = $1', [person.id])
  const outcome = await signIn({ email: row?.email ?? '', password: person.password, slug: org.slug }, {})
  if (outcome.kind !== 'signed_in') throw new Error(outcome.kind)
  const { token } = outcome.session
  const sessionId = (await find(token))?.session_id ?? ''
  await peek(url, `update sessions set proved_at = now() - make_interval(secs => $2::float8 * 60) where id = $1`, [
    sessionId,
    minutesAgo,
  ])
  return { person, sessionId, isFresh: async () => (await find(token))?.is_fresh }
}

describe('a proof of who one is', () => {
  test('counts for a quarter of an hour, from signing in on', async () => {
    expect(await (await signedIn(0)).isFresh()).toBe(true)
    expect(await (await signedIn(freshMinutes - 0.1)).isFresh()).toBe(true)
    expect(await (await signedIn(freshMinutes)).isFresh()).toBe(false)
  })

  test('is made anew by the password, for this session alone', async () => {
    const [one, other] = [await signedIn(60), await signedIn(60)]
    await proveByPassword(org, one.person, one.sessionId, { password: one.person.password })
    expect(await one.isFresh()).toBe(true)
    expect(await other.isFresh()).toBe(false)
  })

  test('is not made by a wrong password, nor by anything where there is none', async () => {
    const one = await signedIn(60)
    const without = await newPerson(org, 'Standard')
    await expect(proveByPassword(org, one.person, one.sessionId, { password: 'not it' })).rejects.toMatchObject({
      code: 'password_wrong',
    })
    await expect(proveByPassword(org, without, one.sessionId, { password: '' })).rejects.toMatchObject({
      code: 'password_wrong',
    })
    expect(await one.isFresh()).toBe(false)
  })

  test('takes a code as well where the person has set up an app, and each code once', async () => {
    const one = await signedIn(60)
    const app = await setUpApp(org, one.person)
    const { password } = one.person
    const proveIt = (code?: string) => proveByPassword(org, one.person, one.sessionId, { password, code })
    for (const code of [undefined, wrong(app.secret), shown(app.secret)])
      await expect(proveIt(code)).rejects.toMatchObject({ code: 'code_wrong' })
    expect(await one.isFresh()).toBe(false)
    const failed = await peek<{ after: unknown }>(
      url,
      `select after from audit_events where event = 'second_factor.fail' and actor_id = $1 order by id`,
      [one.person.id],
    )
    expect(failed.map(({ after }) => after)).toEqual(
      ['recovery_code', 'totp', 'totp'].map((second) => ({ second, during: 'proof' })),
    )
    await proveIt(app.next())
    expect(await one.isFresh()).toBe(true)
    await proveIt(app.codes[0])
    await expect(proveIt(app.codes[0])).rejects.toMatchObject({ code: 'code_wrong' })
  })

  test('is refused after ten wrong ones, even to the right password', async () => {
    const one = await signedIn(60)
    for (let count = 0; count < 10; count++) {
      await expect(proveByPassword(org, one.person, one.sessionId, { password: 'not it' })).rejects.toMatchObject({
        code: 'password_wrong',
      })
    }
    await expect(
      proveByPassword(org, one.person, one.sessionId, { password: one.person.password }),
    ).rejects.toMatchObject({
      code: 'attempts_too_many',
    })
  })
})

describe('the ways of a person', () => {
  const openTo = async (id: string, of = org) => {
    const ways = await readWays(of.id, id)
    return ways && openWays(ways).sort()
  }

  test('are what they have, as far as they may use it', async () => {
    const person = await whoSignsIn(org, 'Standard')
    expect(await openTo(person.id)).toEqual(['password'])
    await peek(url, `update users set sign_in_methods = array['saml'] where id = $1`, [person.id])
    expect(await openTo(person.id)).toEqual([])
    await peek(url, 'update users set break_glass_at = now() where id = $1', [person.id])
    expect(await openTo(person.id)).toEqual(['password'])
    expect(await openTo((await newPerson(org, 'Standard')).id)).toEqual([])
  })

  test('include single sign-on once they came by it, while the provider is on', async () => {
    const theirs = await newOrganization()
    await prove(theirs, 'acme.test')
    const provider = await makeProvider(theirs)
    const person = await newPerson(theirs, 'Standard')
    expect(await openTo(person.id, theirs)).toEqual([])
    const [row] = await peek<{ email: string }>(
      url,
      'update users set verified_at = now(), verified_email_lc = email_lc where id = $1 returning email',
      [person.id],
    )
    const outcome = await signInBySaml(provider, { nameId: row?.email, attributes: { email: [row?.email ?? ''] } })
    expect(outcome.kind).toBe('admitted')
    expect(await openTo(person.id, theirs)).toEqual(['saml'])
    await peek(url, `update saml_identity_providers set state = 'off' where org_id = $1`, [theirs.id])
    expect(await openTo(person.id, theirs)).toEqual([])
  })
})
