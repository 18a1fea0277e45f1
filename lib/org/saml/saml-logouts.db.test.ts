/** Single logout: which sessions end, whose, and by whose word. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { env } from '@/lib/base/env'
import { keyedHash } from '@/lib/base/secret'
import type { Org } from '@/lib/db/finders'
import { cloneDatabase } from '@/lib/local/testing/clone'
import type { LogoutArrival } from '@/lib/saml/logout'
import { confirmsLogout, judgeLogoutRequest, openLogout } from '@/lib/saml/logout'
import { newKeyPair, statement } from '@/lib/saml/testing/forger'
import { byPost, byRedirect, logoutAnswerXml, logoutParts, logoutXml } from '@/lib/saml/testing/logout-forger'
import { logoutForgeries } from '@/lib/saml/testing/logout-forgeries'
import { attribute, child, textOf } from '@/lib/saml/xml'
import * as sessions from '../sign-in/sessions'
import { peek } from '../testing/organization'
import { client, idpMetadata, makeProvider, prove, signIn, type TestProvider } from '../testing/saml'
import { admin, makeOrg } from '../testing/world'
import { write } from '../write'
import * as samlLogouts from './saml-logouts'
import * as providers from './saml-providers'
import { addressesOf, serviceKeys } from './saml-service'
import * as samlSettings from './saml-settings'

const { url } = await cloneDatabase()

let org: Org
let idp: TestProvider
let made = 0
let zoe: string

beforeAll(async () => {
  org = await makeOrg()
  idp = await makeProvider(org)
  await samlSettings.putJit(org, admin, { enabled: true, domains: ['acme.test'] })
})

beforeEach(() => {
  made += 1
  zoe = `zoe-${made}@acme.test`
})

/** A session that the provider began; its token. */
async function session(nameId: string, index = '_s1', through = idp): Promise<string> {
  const parts = { statement: statement(new Date()).replace('_s1', index) }
  const outcome = await signIn(through, { nameId, attributes: { email: [nameId] }, parts })
  if (outcome.kind !== 'admitted') throw new Error(JSON.stringify(outcome))
  return outcome.session.token
}

const lives = async (token: string) => (await sessions.find(token)) !== undefined
const settingOf = (nameId: string, sessionIndexes: readonly string[] = [], of = idp) => {
  return { issuer: of.issuer, sloUrl: addressesOf(of.org).sloUrl, nameId, sessionIndexes, now: new Date() }
}
const asked = (nameId: string, indexes: readonly string[] = [], of = idp): LogoutArrival =>
  byRedirect(logoutXml(logoutParts(settingOf(nameId, indexes, of))), of.key, { relayState: 'back' })
const receive = (arrival: LogoutArrival, to = org) => samlLogouts.receive(to, arrival, client)
const opened = (address: string, name: 'SAMLRequest' | 'SAMLResponse') => {
  const open = openLogout({ binding: 'redirect', name, query: address.split('?').slice(1).join('?') })
  if (!open.ok) throw new Error(open.code)
  return open
}
const audits = async (event: string) =>
  (
    await peek<{ target: string; after: Record<string, unknown> }>(
      url,
      'select target, after from audit_events where org_id = $1 and event = $2 order by at, id',
      [org.id, event],
    )
  ).at(-1)

describe('signing out here', () => {
  test('ends the session first, and leads to its provider with the name and index it knows', async () => {
    const token = await session(zoe, '_s7')
    const { url: address = '', form } = (await samlLogouts.signOut(token)) ?? {}
    expect([await lives(token), form]).toEqual([false, undefined])
    expect(address).toMatch(new RegExp(`^${idp.issuer}/slo\\?SAMLRequest=.*&SigAlg=.*&Signature=`))
    const { root } = opened(address, 'SAMLRequest')
    const [name, index] = [child(root, 'saml', 'NameID'), child(root, 'samlp', 'SessionIndex')]
    expect([name && textOf(name), index && textOf(index)]).toEqual([zoe, '_s7'])
    expect(name && attribute(name, 'Format')).toBe('urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress')
    expect(attribute(root, 'Destination')).toBe(`${idp.issuer}/slo`)
  })

  test('goes on by a form where the provider takes nothing else, signed over what it says', async () => {
    const other = await makeProvider(org)
    const byForm = idpMetadata(other.issuer, [other.key]).replace(
      /(SingleLogoutService Binding=")[^"]+/,
      '$1urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
    )
    await providers.replaceMetadata(org, admin, other.id, { document: byForm })
    const token = await session(zoe, '_s8', other)
    const { url: address, form } = (await samlLogouts.signOut(token)) ?? {}
    const { name, xml: message = '' } = form ?? {}
    expect([await lives(token), address, name]).toEqual([false, `${other.issuer}/slo`, 'SAMLRequest'])
    const [{ certificate = '' } = {}] = await serviceKeys(org)
    const read = (text: string) => {
      const field = Buffer.from(text).toString('base64')
      const open = openLogout({ binding: 'post', name: 'SAMLRequest', field })
      if (!open.ok) throw new Error(open.code)
      const { entityId } = addressesOf(org)
      const expected = { issuer: entityId, sloUrl: `${other.issuer}/slo`, certificates: [certificate], now: new Date() }
      return judgeLogoutRequest(open, expected)
    }
    expect(read(message)).toMatchObject({ ok: true, nameId: zoe, sessionIndexes: ['_s8'] })
    expect(read(message.replace(zoe, 'eve@acme.test'))).toEqual({ ok: false, code: 'signature_wrong' })
  })

  test('leads nowhere where single logout is off, the provider is, or it offers none', async () => {
    const other = await makeProvider(org, { singleLogout: false })
    const token = await session(zoe, '_s1', other)
    expect(await samlLogouts.signOut(token)).toBeNull()
    expect(await lives(token)).toBe(false)
    await providers.update(org, admin, other.id, { singleLogout: true })
    const again = await session(zoe, '_s1', other)
    const bare = idpMetadata(other.issuer, [other.key]).replace(/<md:SingleLogoutService[^>]*>/, '')
    await providers.replaceMetadata(org, admin, other.id, { document: bare })
    expect(await samlLogouts.signOut(again)).toBeNull()
    await providers.replaceMetadata(org, admin, other.id, { document: idpMetadata(other.issuer, [other.key]) })
    const last = await session(zoe, '_s1', other)
    await providers.turnOff(org, admin, other.id)
    expect(await samlLogouts.signOut(last)).toBeNull()
    expect(await lives(last)).toBe(false)
  })

  test('a second time, or with a token that is none, does nothing', async () => {
    const token = await session(zoe)
    await samlLogouts.signOut(token)
    expect(await samlLogouts.signOut(token)).toBeNull()
    expect(await samlLogouts.signOut('nonsense')).toBeNull()
  })

  test('what the provider knows of a session goes with the session, and lies sealed until then', async () => {
    const token = await session(zoe)
    const stored = () =>
      peek<{ sealed_name: Buffer; name_hash: string }>(
        url,
        'select sealed_name, name_hash from saml_sessions where org_id = $1 and hash = $2',
        [org.id, sessions.sessionHash(token)],
      )
    const [row] = await stored()
    expect(`${row?.sealed_name.toString('latin1')} ${row?.name_hash}`).not.toContain('zoe')
    await sessions.endByToken(token)
    expect(await stored()).toEqual([])
  })
})

describe('a request of the provider', () => {
  test('ends every session of the person that it began, and is answered, signed', async () => {
    const tokens = [await session(zoe, '_s1'), await session(zoe, '_s2')]
    const arrival = asked(zoe)
    const outcome = await receive(arrival)
    expect(outcome).toMatchObject({ kind: 'ended', sessions: 2 })
    expect(await Promise.all(tokens.map(lives))).toEqual([false, false])
    const { answer: told } = outcome as { answer: { url: string; form?: unknown } }
    const answer = opened(told.url, 'SAMLResponse')
    expect(told.form).toBeUndefined()
    const request = openLogout(arrival)
    expect(answer.relayState).toBe('back')
    expect(attribute(answer.root, 'InResponseTo')).toBe(request.ok && attribute(request.root, 'ID'))
    expect(answer.query?.signature).toBeDefined()
    expect(await audits('saml_logout.end')).toMatchObject({ after: { sessionsEnded: 2 } })
  })

  test('means the person whatever the letters of an address-like name, also of sessions from before', async () => {
    const [token, old] = [await session(zoe.toUpperCase()), await session(zoe)]
    const exact = keyedHash(env().secret, `saml name:${org.id}:${idp.id}:${zoe.toUpperCase()}`)
    await peek(url, 'update saml_sessions set name_hash = $3 where org_id = $1 and hash = $2', [
      org.id,
      sessions.sessionHash(old),
      exact,
    ])
    expect(await receive(asked(zoe.toUpperCase()))).toMatchObject({ kind: 'ended', sessions: 2 })
    expect(await Promise.all([token, old].map(lives))).toEqual([false, false])
    const last = await session(zoe.toUpperCase())
    expect(await receive(asked(zoe))).toMatchObject({ kind: 'ended', sessions: 1 })
    expect(await lives(last)).toBe(false)
  })

  test('by form does the same', async () => {
    const token = await session(zoe)
    const parts = logoutParts(settingOf(zoe))
    expect(await receive(byPost(logoutXml(parts), parts.id, idp.key))).toMatchObject({ kind: 'ended', sessions: 1 })
    expect(await lives(token)).toBe(false)
  })

  test('is answered by a form where the provider takes nothing else, signed over what it says', async () => {
    const other = await makeProvider(org)
    const document = idpMetadata(other.issuer, [other.key]).replace(
      /(SingleLogoutService Binding=")[^"]+"/,
      '$1urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" ResponseLocation="https://idp.test/done"',
    )
    await providers.replaceMetadata(org, admin, other.id, { document })
    const token = await session(zoe, '_s9', other)
    const parts = logoutParts({ ...settingOf(zoe), issuer: other.issuer })
    const arrival = { ...byPost(logoutXml(parts), parts.id, other.key), relayState: 'back é' }
    const outcome = await receive(arrival)
    expect([await lives(token), outcome]).toMatchObject([
      false,
      { sessions: 1, answer: { url: 'https://idp.test/done', form: { name: 'SAMLResponse', relayState: 'back é' } } },
    ])
    const { xml } = (outcome as { answer: { form: { xml: string } } }).answer.form
    const [{ certificate = '' } = {}] = await serviceKeys(org)
    const isConfirmed = (text: string) => {
      const open = openLogout({ binding: 'post', name: 'SAMLResponse', field: Buffer.from(text).toString('base64') })
      const expected = {
        issuer: addressesOf(org).entityId,
        sloUrl: 'https://idp.test/done',
        certificates: [certificate],
      }
      return open.ok && confirmsLogout(open, { ...expected, now: new Date() })
    }
    expect([xml.includes(`InResponseTo="${parts.id}"`), isConfirmed(xml)]).toEqual([true, true])
    expect(isConfirmed(xml.replace(parts.id, '_another'))).toBe(false)
  })

  test('that names a session ends that one alone', async () => {
    const [one, two] = [await session(zoe, '_s1'), await session(zoe, '_s2')]
    expect(await receive(asked(zoe, ['_s2']))).toMatchObject({ sessions: 1 })
    expect([await lives(one), await lives(two)]).toEqual([true, false])
    expect(await receive(asked(zoe, ['_other']))).toMatchObject({ kind: 'ended', sessions: 0 })
    expect(await lives(one)).toBe(true)
  })

  test('leaves alone other people, other providers’ sessions, and those by password', async () => {
    const other = await makeProvider(org)
    await prove(org, 'acme.test')
    const theirs = await session(`paul-${made}@acme.test`)
    const elsewhere = await session(zoe, '_s1', other)
    const [person] = await peek<{ id: string }>(url, 'select id from users where org_id = $1 and email_lc = $2', [
      org.id,
      zoe,
    ])
    const { token } = await write(org, admin, async (w) => {
      await w.tx.ready()
      return sessions.begin(w, person?.id ?? '', 'password', client)
    })
    expect(await receive(asked(zoe))).toMatchObject({ kind: 'ended', sessions: 0 })
    const here = await session(zoe)
    expect(await receive(asked(zoe))).toMatchObject({ kind: 'ended', sessions: 1 })
    expect(await Promise.all([theirs, elsewhere, token, here].map(lives))).toEqual([true, true, true, false])
  })

  test('is obeyed once; sent again, it ends nothing', async () => {
    await session(zoe)
    const arrival = asked(zoe)
    await receive(arrival)
    const token = await session(zoe)
    expect(await receive(arrival)).toEqual({ kind: 'refused', code: 'replayed' })
    expect(await lives(token)).toBe(true)
    expect(await audits('saml_logout.refuse')).toMatchObject({ after: { code: 'replayed' } })
  })

  test.each([
    ['provider_unknown', (token: string) => ({ ...idp, issuer: `https://nobody.test/${token.length}` })],
    ['signature_wrong', () => ({ ...idp, key: newKeyPair('stranger') })],
  ] as const)('is refused as %s from somebody else', async (code, from) => {
    const token = await session(zoe)
    expect(await receive(asked(zoe, [], from(token)))).toEqual({ kind: 'refused', code })
    expect(await lives(token)).toBe(true)
  })

  test('is refused where single logout is off, or the provider is', async () => {
    const other = await makeProvider(org)
    const token = await session(zoe, '_s1', other)
    await providers.update(org, admin, other.id, { singleLogout: false })
    expect(await receive(asked(zoe, [], other))).toEqual({ kind: 'refused', code: 'logout_off' })
    await providers.update(org, admin, other.id, { singleLogout: true })
    expect(await lives(token)).toBe(true)
    await providers.turnOff(org, admin, other.id)
    expect(await receive(asked(zoe, [], other))).toEqual({ kind: 'refused', code: 'provider_off' })
  })

  test('for one organization ends nothing in another that knows the same provider', async () => {
    const next = await makeOrg()
    const id = await providers.create(next, admin, { name: 'Same', document: idpMetadata(idp.issuer, [idp.key]) })
    await providers.activate(next, admin, id, { untested: true })
    await samlSettings.putJit(next, admin, { enabled: true, domains: ['acme.test'] })
    const [here, there] = [await session(zoe), await session(zoe, '_s1', { ...idp, id, org: next })]
    expect(await receive(asked(zoe), next)).toEqual({ kind: 'refused', code: 'destination_wrong' })
    expect(await receive(asked(zoe))).toMatchObject({ sessions: 1 })
    expect([await lives(here), await lives(there)]).toEqual([false, true])
  })

  test('that is forged or broken ends nobody’s session, whichever way', async () => {
    const victim = await session('victim@acme.test')
    const token = await session('zoe@acme.test')
    const world = { idp: idp.key, stranger: newKeyPair('stranger'), setting: settingOf('zoe@acme.test', ['_s1']) }
    for (const { name, make } of logoutForgeries) {
      expect((await receive(make(world))).kind, name).toBe('refused')
    }
    expect([await lives(victim), await lives(token)]).toEqual([true, true])
  }, 60_000)

  test('is carried out though nothing is written down, where too much was', async () => {
    const token = await session(zoe)
    const before = await audits('saml_logout.refuse')
    const stranger = asked(zoe, [], { ...idp, key: newKeyPair('stranger') })
    expect(await samlLogouts.receive(org, stranger, client, { notes: false })).toMatchObject({ kind: 'refused' })
    expect(await audits('saml_logout.refuse')).toEqual(before)
    expect(await samlLogouts.receive(org, asked(zoe), client, { notes: false })).toMatchObject({ sessions: 1 })
    expect(await lives(token)).toBe(false)
  })
})

describe('twenty copies of one request at once', () => {
  test('are obeyed once', async () => {
    await session(zoe)
    const arrival = asked(zoe)
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => receive(arrival)))
    expect(outcomes.filter(({ kind }) => kind === 'ended')).toHaveLength(1)
  })
})

test('the answer of a provider changes nothing, whatever it says', async () => {
  const token = await session(zoe)
  const answer = byRedirect(logoutAnswerXml(settingOf(zoe)), idp.key, { name: 'SAMLResponse' })
  expect(await samlLogouts.confirms(org, answer)).toBe(true)
  expect(await lives(token)).toBe(true)
  expect(await samlLogouts.confirms(org, { binding: 'post', name: 'SAMLResponse', field: 'x' })).toBe(false)
})
