import { readFileSync } from 'node:fs'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fold } from '@/lib/base/fold'
import type { Org } from '@/lib/db/finders'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { newKeyPair, statement } from '@/lib/saml/testing/forger'
import { forgeries } from '@/lib/saml/testing/forgeries'
import * as sessions from '../sign-in/sessions'
import { newPerson, peek } from '../testing/organization'
import {
  answer,
  answerOf,
  arrive,
  client,
  makeProvider,
  prove,
  signIn,
  type TestProvider,
  unsignedAnswer,
} from '../testing/saml'
import { admin, invite, makeOrg } from '../testing/world'
import * as users from '../users/users'
import * as attempts from './saml-attempts'
import type * as samlLogins from './saml-logins'
import * as providers from './saml-providers'
import * as samlRequests from './saml-requests'
import { addressesOf, serviceKeys } from './saml-service'
import * as samlSettings from './saml-settings'

const { url } = await cloneDatabase()

let org: Org
let made = 0
let idp: TestProvider

beforeAll(async () => {
  org = await makeOrg()
  idp = await makeProvider(org)
})

const letIn = (change: Parameters<typeof samlSettings.putJit>[2] = {}) =>
  samlSettings.putJit(org, admin, { enabled: true, domains: ['acme.test'], ...change })
const person = async (address: string) =>
  (
    await peek<{
      id: string
      status: string
      source: string
      display_name: string
      verified_email_lc: string
      roles: string[]
    }>(
      url,
      `select u.id, u.status, u.source, u.display_name, u.verified_email_lc, array(select r.name || ' ' || ur.source from user_roles ur
         join roles r on r.org_id = ur.org_id and r.id = ur.role_id where ur.user_id = u.id order by 1) as roles
       from users u where u.org_id = $1 and u.email_lc = $2 and u.deleted_at is null`,
      [org.id, address],
    )
  )[0]
const activate = (id: string, also: string) =>
  peek(
    url,
    `update users set status = 'active', verified_at = now(), verified_email_lc = email_lc, ${also} where id = $1`,
    [id],
  )
const count = async (table: string) =>
  (await peek<{ n: number }>(url, `select count(*)::int as n from ${table} where org_id = $1`, [org.id]))[0]?.n ?? 0
const latest = async () => {
  const [attempt] = await attempts.list(org, admin)
  if (!attempt) throw new Error('no attempt was noted')
  return attempt
}
const said = (address: string, name = 'Zoé Martin') => ({
  nameId: address,
  attributes: { email: [address], displayName: [name] },
})

describe('an unknown person', () => {
  beforeEach(() => samlSettings.putJit(org, admin, { enabled: false }))

  test('is refused where just-in-time accounts are off, with the reason, and nobody is made', async () => {
    const before = await count('users')
    expect(await signIn(idp, said('new-1@acme.test'))).toMatchObject({ kind: 'refused', code: 'not_provisioned' })
    expect(await count('users')).toBe(before)
    expect(await latest()).toMatchObject({
      code: 'not_provisioned',
      nameId: 'n…@acme.test',
      providerId: idp.id,
      proven: true,
    })
  })

  test('gets an account at once where they are on: active, with the role, without a mail', async () => {
    await letIn()
    const mails = await count('outbox')
    const outcome = await signIn(idp, said('new-2@acme.test'), '/account')
    expect(outcome).toMatchObject({ kind: 'admitted', returnTo: '/account' })
    expect(await person('new-2@acme.test')).toMatchObject({
      status: 'active',
      source: 'saml',
      display_name: 'Zoé Martin',
      roles: ['Standard default'],
    })
    expect(await count('outbox')).toBe(mails)
    if (outcome.kind !== 'admitted') throw new Error('nobody was let in')
    expect(await sessions.find(outcome.session.token)).toMatchObject({ session_method: 'saml', user_status: 'active' })
    expect(await latest()).toMatchObject({ code: 'admitted', outcome: { created: true } })
  })

  test('is refused outside of the listed domains, without an address, and with one that is none', async () => {
    await letIn()
    expect(await signIn(idp, said('x@other.test'))).toMatchObject({ code: 'domain_not_listed' })
    expect(await signIn(idp, { nameId: 'x-1', attributes: {} })).toMatchObject({ code: 'email_missing' })
    expect(await signIn(idp, { nameId: 'x-2', attributes: { email: ['a b@acme.test'] } })).toMatchObject({
      code: 'email_invalid',
    })
  })

  test('is the same person the next time, and one person where they come twice at once', async () => {
    await letIn()
    const both = await Promise.all([1, 2].map(() => signIn(idp, said('new-3@acme.test'))))
    expect(both.map(({ kind }) => kind)).toEqual(['admitted', 'admitted'])
    const made = await person('new-3@acme.test')
    await signIn(idp, said('new-3@acme.test', 'Zoé Dupont'))
    expect(await person('new-3@acme.test')).toMatchObject({ id: made?.id, display_name: 'Zoé Dupont' })
  })

  test('who was removed is not made anew, by name or by address', async () => {
    await letIn()
    await signIn(idp, said('gone@acme.test'))
    const made = await person('gone@acme.test')
    await users.remove(org, admin, made?.id ?? '')
    expect(await signIn(idp, said('gone@acme.test'))).toMatchObject({ code: 'deprovisioned' })
    expect(await signIn(idp, { nameId: 'another', attributes: { email: ['gone@acme.test'] } })).toMatchObject({
      code: 'deprovisioned',
    })
    expect(await signIn(idp, { nameId: 'gone@acme.test', attributes: { email: ['back@acme.test'] } })).toMatchObject({
      code: 'deprovisioned',
    })
    // Until somebody makes them again.
    await invite(org, 'gone@acme.test', { source: 'scim' })
    expect(await signIn(idp, said('gone@acme.test'))).toMatchObject({ code: 'invite_pending' })
  })
})

describe('an address that a provider says of somebody unknown', () => {
  test.each([
    ['of a domain below a listed one', 'x@mail.acme.test', 'domain_not_listed'],
    ['of a domain that ends like a listed one', 'x@evilacme.test', 'domain_not_listed'],
    ['of a domain that begins like a listed one', 'x@acme.test.evil.test', 'domain_not_listed'],
    ['with a letter of another alphabet', 'x@аcme.test', 'domain_not_listed'],
    ['of wide letters', 'x@ａｃｍｅ.test', 'domain_not_listed'],
    ['with a dot at its end', 'x@acme.test.', 'email_invalid'],
    ['with two signs', 'x@evil.test@acme.test', 'email_invalid'],
    ['in quotes', '&quot;x@evil.test&quot;@acme.test', 'email_invalid'],
    ['with a list in it', 'x@evil.test,y@acme.test', 'email_invalid'],
    ['with a line end', 'x@acme.test&#10;Bcc: y@evil.test', 'email_invalid'],
    ['without a name', '@acme.test', 'email_invalid'],
    ['with a name without end', `${'x'.repeat(65)}@acme.test`, 'email_invalid'],
  ])('%s makes nobody', async (_, address, code) => {
    await letIn()
    const before = await count('users')
    const outcome = await signIn(idp, { nameId: `odd ${made++}`, attributes: { email: [address] } })
    expect(outcome).toMatchObject({ kind: 'refused', code })
    expect(await count('users')).toBe(before)
  })

  test('with a plus is another address; a name that is none in other letters is another name, and takes nobody over', async () => {
    await letIn()
    expect((await signIn(idp, { ...said('case@acme.test'), nameId: 'aBc' })).kind).toBe('admitted')
    expect(await signIn(idp, { ...said('case@acme.test'), nameId: 'AbC' })).toMatchObject({ code: 'address_unproven' })
    expect((await signIn(idp, said('case+tag@acme.test'))).kind).toBe('admitted')
    expect(await latest()).toMatchObject({ outcome: { created: true } })
  })
})

describe('a name that is an address', () => {
  const names = (of: string) =>
    peek<{ name_id: string; user_id: string }>(
      url,
      `select name_id, user_id from saml_identities where org_id = $1 and lower(name_id) like '%' || $2
       and name_id like '%@%' order by 1`,
      [org.id, of],
    )

  test('is the same one in other letters, whichever came first, and stands once', async () => {
    await letIn()
    const address = 'elodie@acme.test'
    const named = (nameId: string) => ({ ...said(address), nameId })
    expect((await signIn(idp, named('Élodie@Upn.test'))).kind).toBe('admitted')
    expect((await signIn(idp, named('e\u0301lodie@UPN.test'))).kind).toBe('admitted')
    expect(await latest()).toMatchObject({ userId: (await person(address))?.id, outcome: {} })
    expect(await names('@upn.test')).toEqual([{ name_id: 'élodie@upn.test', user_id: (await person(address))?.id }])
  })

  test('of a person who was removed is not made anew in other letters', async () => {
    await letIn()
    await signIn(idp, { ...said('left@acme.test'), nameId: 'left@upn-2.test' })
    await users.remove(org, admin, (await person('left@acme.test'))?.id ?? '')
    expect(await signIn(idp, { ...said('left-2@acme.test'), nameId: 'LEFT@upn-2.test' })).toMatchObject({
      code: 'deprovisioned',
    })
  })

  test('from before is folded as it is compared; of two the latest used stays, a living person’s first', async () => {
    await letIn()
    for (const name of ['old-1', 'old-2', 'old-3']) await signIn(idp, said(`${name}@acme.test`))
    const ids: string[] = []
    for (const name of ['old-1', 'old-2', 'old-3']) ids.push((await person(`${name}@acme.test`))?.id ?? '')
    const [one = '', two = '', gone = ''] = ids
    await users.remove(org, admin, gone)
    const link = (name: string, user: string, used: string) =>
      peek(
        url,
        `insert into saml_identities (org_id, provider_id, name_id, user_id, linked_by, created_at, last_used_at)
         values ($1, $2, $3, $4, 'address', now(), $5)`,
        [org.id, idp.id, name, user, used],
      )
    await link('ÀŻ@Before.test', one, '2026-01-01')
    await link('àż@before.test', two, '2026-01-02')
    await link('A\u0300Ż@BEFORE.test', gone, '2026-01-03')
    await link('\u00a0Alone@Before.test', one, '2026-01-01')
    await link('İ@before.test', one, '2026-01-01')
    await link('NoAddress', one, '2026-01-01')
    await peek(url, readFileSync('prisma/migrations/20261122118000_name_ids_without_case/migration.sql', 'utf8'), [])
    const kept = await names('before.test')
    expect(kept).toHaveLength(3)
    expect(kept).toEqual(
      expect.arrayContaining([
        { name_id: fold('Alone@before.test'), user_id: one },
        { name_id: fold('İ@before.test'), user_id: one },
        { name_id: fold('ÀŻ@before.test'), user_id: two },
      ]),
    )
    expect((await signIn(idp, { nameId: 'àŻ@Before.test', attributes: {} })).kind).toBe('admitted')
    expect(await latest()).toMatchObject({ userId: two })
    expect((await signIn(idp, { nameId: 'NoAddress', attributes: {} })).kind).toBe('admitted')
  })
})

describe('somebody known', () => {
  test('of SCIM is linked by the userName; once, and to nobody else', async () => {
    const id = await invite(org, 'scim-1@acme.test', { source: 'scim' })
    await peek(
      url,
      `update users set status = 'active', verified_at = now(), verified_email_lc = email_lc where id = $1`,
      [id],
    )
    expect(await signIn(idp, said('SCIM-1@acme.test'))).toMatchObject({ kind: 'admitted' })
    expect(await latest()).toMatchObject({ userId: id, outcome: { linked: 'scim' } })
    expect(await signIn(idp, { nameId: 'other-name', attributes: { email: ['scim-1@acme.test'] } })).toMatchObject({
      code: 'address_unproven',
    })
    await prove(org, 'acme.test')
    expect(await signIn(idp, { nameId: 'other-name', attributes: { email: ['scim-1@acme.test'] } })).toMatchObject({
      code: 'linked_elsewhere',
    })
  })

  test('of SCIM keeps what SCIM says of them', async () => {
    const id = await invite(org, 'owned@acme.test', { source: 'scim' })
    await peek(
      url,
      `update users set status = 'active', verified_at = now(), verified_email_lc = email_lc where id = $1`,
      [id],
    )
    const profile = () =>
      peek(url, 'select display_name, given_name, email, attributes, version from users where id = $1', [id])
    const before = await profile()
    expect((await signIn(idp, said('owned@acme.test', 'Another Name'))).kind).toBe('admitted')
    expect(await profile()).toEqual(before)
  })

  test('here is linked by a proven address on a proven domain alone', async () => {
    const { id } = await newPerson(org, 'Standard')
    await peek(url, `update users set email_lc = 'z@local.test', verified_email_lc = 'z@local.test' where id = $1`, [
      id,
    ])
    expect(await signIn(idp, said('z@local.test'))).toMatchObject({ code: 'address_unproven' })
    await prove(org, 'local.test')
    await peek(url, `update users set email_lc = 'renamed@local.test' where id = $1`, [id])
    expect(await signIn(idp, said('renamed@local.test'))).toMatchObject({ code: 'address_taken' })
    expect(await signIn(idp, said('z@local.test'))).toMatchObject({ kind: 'admitted' })
    expect(await latest()).toMatchObject({ userId: id, outcome: { linked: 'address' } })
  })

  test('who waits for an invitation is sent to it, unless the organization takes the provider’s word', async () => {
    await prove(org, 'acme.test')
    const id = await invite(org, 'pending@acme.test')
    expect(await signIn(idp, said('pending@acme.test'))).toMatchObject({ code: 'invite_pending' })
    await providers.update(org, admin, idp.id, { vouchesForEmail: true })
    const unproven = await invite(org, 'pending@unproven.test', { source: 'scim' })
    expect(await signIn(idp, said('pending@unproven.test'))).toMatchObject({ code: 'invite_pending' })
    expect((await signIn(idp, said('pending@acme.test'))).kind).toBe('admitted')
    expect(await person('pending@acme.test')).toMatchObject({
      id,
      status: 'active',
      verified_email_lc: 'pending@acme.test',
    })
    const open = await peek(url, 'select 1 from invitation_links where user_id = $1 and ended_at is null', [id])
    expect(open).toEqual([])
    expect(unproven).not.toBe(id)
    await providers.update(org, admin, idp.id, { vouchesForEmail: false })
  })

  test('who is disabled stays out, linked or not', async () => {
    await letIn()
    await signIn(idp, said('off@acme.test'))
    const made = await person('off@acme.test')
    await users.deactivate(org, admin, made?.id ?? '')
    expect(await signIn(idp, said('off@acme.test'))).toMatchObject({ code: 'deactivated' })
    expect(await person('off@acme.test')).toMatchObject({ status: 'disabled' })
  })

  test('is found by nobody where two are meant', async () => {
    const one = await invite(org, 'twice-1@acme.test', { source: 'scim' })
    const two = await invite(org, 'twice-2@acme.test', { source: 'scim' })
    await peek(url, `update users set external_id = 'twice-1@acme.test' where id = $1`, [two])
    expect(await signIn(idp, said('twice-1@acme.test'))).toMatchObject({ code: 'ambiguous' })
    expect(one).not.toBe(two)
  })
})

describe('a provider for some domains', () => {
  test('says nothing about the people of others', async () => {
    await letIn({ domains: ['acme.test', 'routed.test'] })
    const partner = await makeProvider(org, { emailDomains: ['routed.test'] })
    expect((await signIn(partner, said('in@routed.test'))).kind).toBe('admitted')
    expect(await signIn(partner, said('in@acme.test'))).toMatchObject({ code: 'address_not_routed' })
    await invite(org, 'scim-2@acme.test', { source: 'scim' })
    expect(await signIn(partner, said('scim-2@acme.test'))).toMatchObject({ code: 'address_not_routed' })
    // By a name of SCIM that is no address, too.
    const id = await invite(org, 'scim-3@acme.test', { source: 'scim' })
    await activate(id, `external_id = 'e-1003'`)
    const said3 = { nameId: 'e-1003', attributes: { email: ['in@routed.test'] } }
    expect(await signIn(partner, said3)).toMatchObject({ code: 'address_not_routed' })
    const own = await invite(org, 'scim-4@routed.test', { source: 'scim' })
    await activate(own, `external_id = 'e-1004'`)
    expect((await signIn(partner, { nameId: 'e-1004', attributes: {} })).kind).toBe('admitted')
    expect((await signIn(idp, said3)).kind).toBe('admitted')
    await providers.turnOff(org, admin, partner.id)
  })

  test('of another organization knows nobody here', async () => {
    const other = await makeProvider(await makeOrg())
    const begun = await samlRequests.begin(org, { providerId: idp.id })
    const forged = answer({ ...other, org }, begun.requestId, said('zoe@acme.test'))
    // Their assertion, under their name, at our address.
    expect(await arrive(org, forged, begun)).toMatchObject({ kind: 'refused', code: 'response_issuer_wrong' })
    // Under our provider's name, with their key.
    const again = await samlRequests.begin(org, { providerId: idp.id })
    expect(await arrive(org, answerOf(idp, other.key, again.requestId), again)).toMatchObject({
      code: 'signature_wrong',
    })
    // Unasked.
    expect(await arrive(org, answer({ ...other, org }, null))).toMatchObject({ code: 'provider_unknown' })
  })
})

describe('a sign-in as a proof of who one is', () => {
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)
  const authenticated = (at: Date) => ({
    ...said('proof@acme.test'),
    parts: { statement: statement(new Date()).replace(/AuthnInstant="[^"]+"/, `AuthnInstant="${at.toISOString()}"`) },
  })
  const freshness = async (outcome: samlLogins.LoginOutcome) => {
    if (outcome.kind !== 'admitted') throw new Error(JSON.stringify(outcome))
    return (await sessions.find(outcome.session.token))?.is_fresh
  }

  test('counts from when the person proved it to the provider, not from when they came here', async () => {
    await letIn()
    expect(await freshness(await signIn(idp, authenticated(new Date())))).toBe(true)
    expect(await freshness(await signIn(idp, authenticated(hoursAgo(3))))).toBe(false)
  })

  test('that was asked for anew is refused where the provider did not ask the person, and the inspector says so', async () => {
    await letIn()
    const anew = () => samlRequests.begin(org, { providerId: idp.id, forcesAuthn: true })
    const [old, right] = [await anew(), await anew()]
    const late = await arrive(org, answer(idp, old.requestId, authenticated(hoursAgo(3))), old)
    expect(late).toMatchObject({ kind: 'refused', code: 'authn_not_anew' })
    expect((await latest()).code).toBe('authn_not_anew')
    expect(await freshness(await arrive(org, answer(idp, right.requestId, authenticated(new Date())), right))).toBe(
      true,
    )
  })
})

describe('the end of the session that the provider began', () => {
  const endingIn = (seconds: number) => ({
    ...said('ends@acme.test'),
    parts: {
      statement: statement(new Date()).replace(
        /SessionNotOnOrAfter="[^"]+"/,
        `SessionNotOnOrAfter="${new Date(Date.now() + seconds * 1000).toISOString()}"`,
      ),
    },
  })
  const begun = async (seconds: number) => {
    await letIn()
    const outcome = await signIn(idp, endingIn(seconds))
    if (outcome.kind !== 'admitted') throw new Error(JSON.stringify(outcome))
    return outcome.session.token
  }
  const pass = (seconds: number) =>
    peek(
      url,
      `update sessions set created_at = created_at - $2 * interval '1 second',
         expires_at = expires_at - $2 * interval '1 second' where org_id = $1`,
      [org.id, seconds],
    )

  test('is that of ours, and the person is told so', async () => {
    const token = await begun(1_200)
    await pass(1_190)
    expect(await sessions.find(token)).toBeDefined()
    await pass(11)
    expect(await sessions.find(token)).toBeUndefined()
    expect(await sessions.findEnding(token)).toEqual({ reason: 'provider', minutes: 20 })
  })

  test('is no later than the organization allows', async () => {
    const token = await begun(10 * 365 * 86_400)
    const [row] = await peek<{ days: number }>(
      url,
      `select extract(epoch from expires_at - created_at)::int / 86400 as days from sessions
       where org_id = $1 order by created_at desc limit 1`,
      [org.id],
    )
    expect(row?.days).toBeLessThanOrEqual(30)
    expect(await sessions.find(token)).toBeDefined()
  })
})

describe('a request', () => {
  test('is answered in its own browser, once, in time', async () => {
    await letIn()
    const begun = await samlRequests.begin(org, { providerId: idp.id })
    const response = () => answer(idp, begun.requestId, said('req@acme.test'))
    expect(await arrive(org, response())).toMatchObject({ code: 'browser_wrong' })
    expect(await arrive(org, response(), { ...begun, browserSecret: 'x'.repeat(43) })).toMatchObject({
      code: 'browser_wrong',
    })
    // The attempts of others have not spent it.
    expect((await arrive(org, response(), begun)).kind).toBe('admitted')
    expect(await arrive(org, response(), begun)).toMatchObject({ code: 'request_used' })
    const late = await samlRequests.begin(org, { providerId: idp.id })
    await peek(url, `update saml_requests set expires_at = now() where id = $1`, [late.requestId])
    expect(await arrive(org, answer(idp, late.requestId), late)).toMatchObject({ code: 'request_expired' })
    expect(await arrive(org, answer(idp, '_nobody'), late)).toMatchObject({ code: 'request_unknown' })
  })

  test('that nobody made is answered by the switch alone', async () => {
    await letIn()
    expect(await arrive(org, answer(idp, null, said('unasked@acme.test')))).toMatchObject({ code: 'unsolicited' })
    await providers.update(org, admin, idp.id, { idpInitiated: true })
    expect(await arrive(org, answer(idp, null, said('unasked@acme.test')))).toMatchObject({
      kind: 'admitted',
      began: false,
    })
    await providers.update(org, admin, idp.id, { idpInitiated: false })
  })

  test('ten answers at once with one assertion let one in', async () => {
    await letIn()
    await providers.update(org, admin, idp.id, { idpInitiated: true })
    const response = answer(idp, null, said('ten@acme.test'))
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => arrive(org, response)))
    expect(outcomes.filter(({ kind }) => kind === 'admitted')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome.kind === 'refused' && outcome.code === 'replayed')).toHaveLength(9)
    await providers.update(org, admin, idp.id, { idpInitiated: false })
  })
})

describe('a provider', () => {
  test('that was turned off, or whose organization has no SAML any more, lets nobody in', async () => {
    await letIn()
    const begun = await samlRequests.begin(org, { providerId: idp.id })
    await providers.turnOff(org, admin, idp.id)
    expect(await arrive(org, answer(idp, begun.requestId), begun)).toMatchObject({ code: 'provider_off' })
    await providers.activate(org, admin, idp.id, { untested: true })
    const again = await samlRequests.begin(org, { providerId: idp.id })
    const downgraded = { ...org, plan: 'free' } as Org
    expect(await arrive(downgraded, answer(idp, again.requestId), again)).toMatchObject({ code: 'plan_excludes_saml' })
  })

  test('is tested without anybody being signed in or made, and shows each check', async () => {
    await letIn()
    const draft = await makeProvider(org)
    await providers.turnOff(org, admin, draft.id)
    const before = [await count('users'), await count('sessions')]
    const begun = await samlRequests.beginTest(org, admin, draft.id, '/organization-settings/authentication')
    const outcome = await arrive(org, answer(draft, begun.requestId, said('test@acme.test')), begun)
    expect(outcome).toMatchObject({ kind: 'tested', returnTo: '/organization-settings/authentication' })
    expect([await count('users'), await count('sessions')]).toEqual(before)
    const attempt = outcome.kind === 'tested' && outcome.ref ? await attempts.get(org, admin, outcome.ref) : undefined
    expect(attempt).toMatchObject({ purpose: 'test', code: 'admitted', outcome: { created: true } })
    expect(attempt?.checks.filter(({ verdict }) => verdict === 'ok').length).toBeGreaterThan(12)
    expect(await providers.affected(org, admin, draft.id)).toMatchObject({ tested: true })

    const failing = await samlRequests.beginTest(org, admin, draft.id)
    const told = await arrive(org, unsignedAnswer(draft, failing.requestId), failing)
    expect(told.kind).toBe('tested')
    expect(await latest()).toMatchObject({ code: 'signature_missing', purpose: 'test', proven: false })
  })

  test('is activated after a test, or knowing that there was none', async () => {
    const key = newKeyPair('fresh')
    const { idpMetadata } = await import('../testing/saml')
    const id = await providers.create(org, admin, { name: 'Fresh', document: idpMetadata('https://fresh.test', [key]) })
    await expect(providers.activate(org, admin, id)).rejects.toMatchObject({ code: 'provider_untested' })
    expect(await providers.activate(org, admin, id, { untested: true })).toMatchObject({ tested: false })
    await providers.remove(org, admin, id)
  })
})

describe('what is written down', () => {
  test('is masked, and in full only sealed', async () => {
    await letIn()
    await signIn(idp, {
      nameId: 'mask@acme.test',
      attributes: { email: ['mask@acme.test'], groups: ['Engineering', 'SRE'] },
    })
    expect((await latest()).attributes).toEqual([
      { name: 'email', friendlyName: null, values: ['m…@acme.test'], count: 1 },
      { name: 'groups', friendlyName: null, values: ['Eng…', 'S…'], count: 2 },
    ])
    const rows = await peek<{ text: string }>(
      url,
      `select l::text as text from saml_logins l where org_id = $1 order by at desc limit 1`,
      [org.id],
    )
    expect(rows[0]?.text).not.toContain('Engineering')
    expect(rows[0]?.text).not.toContain('mask@')
  })

  test('is bounded where nobody vouched for it', async () => {
    const quiet = await makeOrg()
    await makeProvider(quiet)
    for (let n = 0; n < 201; n++) await arrive(quiet, 'AAAA')
    const [row] = await peek<{ n: number; audits: number }>(
      url,
      `select (select count(*)::int from saml_logins where org_id = $1) as n,
         (select count(*)::int from audit_events where org_id = $1 and event = 'saml_login.refuse') as audits`,
      [quiet.id],
    )
    expect(row).toEqual({ n: 200, audits: 200 })
    expect(await arrive(quiet, 'AAAA')).toEqual({ kind: 'refused', code: 'not_xml', ref: null })
  })

  test('tells a refused person the code alone, for an hour, within their organization', async () => {
    await samlSettings.putJit(org, admin, { enabled: false })
    const outcome = await signIn(idp, said('told@acme.test'))
    if (outcome.kind !== 'refused' || !outcome.ref) throw new Error('a refusal has a reference')
    expect(await attempts.refused(org, outcome.ref)).toMatchObject({ code: 'not_provisioned', userId: null })
    expect(await attempts.refused(await makeOrg(), outcome.ref)).toBeUndefined()
    expect(await attempts.refused(org, 'x'.repeat(32))).toBeUndefined()
    await peek(url, `update saml_logins set at = at - interval '61 minutes' where ref = $1`, [outcome.ref])
    expect(await attempts.refused(org, outcome.ref)).toBeUndefined()
    expect(client.address).toBe('192.0.2.7')
  })
})

describe('forged and broken answers to a request that was made, in the right browser', () => {
  /** What the stored request decides before the message does. */
  const decidedBefore: Readonly<Record<string, string>> = {
    'no InResponseTo': 'unsolicited',
    'an empty InResponseTo': 'unsolicited',
    'another InResponseTo': 'request_unknown',
    'a signed response changed outside of the assertion': 'request_unknown',
    'another issuer of the response': 'response_issuer_wrong',
  }

  test('are refused each under its own code, and change nobody', async () => {
    await letIn()
    const { entityId: audience, acsUrl } = addressesOf(org)
    const [key] = await serviceKeys(org)
    if (!key) throw new Error('there is a key')
    const stranger = newKeyPair('stranger')
    const before = [await count('users'), await count('sessions'), await count('saml_identities')]
    const told: Record<string, string> = {}
    const wanted: Record<string, string> = {}
    for (const { name, code, make } of forgeries) {
      const begun = await samlRequests.begin(org, { providerId: idp.id })
      const setting = { issuer: idp.issuer, audience, acsUrl, requestId: begun.requestId, now: new Date() }
      const field = make({ idp: idp.key, stranger, own: key, setting })
      // A path of ours that another organization has is not among ours here.
      const outcome = await arrive(org, field, begun)
      told[name] = outcome.kind === 'refused' ? outcome.code : outcome.kind
      wanted[name] = decidedBefore[name] ?? code
    }
    expect(told).toEqual(wanted)
    expect([await count('users'), await count('sessions'), await count('saml_identities')]).toEqual(before)
  }, 120_000)
})
