/** Logout messages: the right ones, and beside them the forged and broken ones in one table. */
import { createSign } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { confirmsLogout, judgeLogoutRequest, type LogoutArrival, type LogoutExpectations, openLogout } from './logout'
import { logoutRequestUrl, logoutResponseUrl } from './logout-messages'
import { logoutRefusals } from './logout-refusals'
import { newKeyPair } from './testing/forger'
import {
  byPost,
  byRedirect,
  type LogoutSetting,
  logoutAnswerXml,
  logoutParts,
  logoutXml,
  rsaSha256,
} from './testing/logout-forger'
import { logoutForgeries } from './testing/logout-forgeries'
import { parseMoment } from './time'
import { children, textOf } from './xml'

const now = new Date('2026-11-22T12:00:00.000Z')
const [idp, stranger, own] = [newKeyPair('idp'), newKeyPair('stranger'), newKeyPair('own')]
const setting: LogoutSetting = {
  issuer: 'https://idp.acme.test/metadata',
  sloUrl: 'https://gatehouse.test/saml/acme/slo',
  nameId: 'zoe@acme.test',
  sessionIndexes: ['_s1', '_s2'],
  now,
}
const expected: LogoutExpectations = {
  issuer: setting.issuer,
  sloUrl: setting.sloUrl,
  certificates: [idp.certificate],
  now,
}

function judged(arrival: LogoutArrival, change: Partial<LogoutExpectations> = {}) {
  const open = openLogout(arrival)
  return open.ok ? judgeLogoutRequest(open, { ...expected, ...change }) : open
}

describe('a right logout request is obeyed', () => {
  const parts = logoutParts(setting)
  const wish = {
    ok: true,
    id: parts.id,
    nameId: 'zoe@acme.test',
    sessionIndexes: ['_s1', '_s2'],
    usableUntil: new Date('2026-11-22T12:06:00.000Z'),
  }

  test('by redirect, with and without a relay state', () => {
    expect(judged(byRedirect(logoutXml(parts), idp))).toEqual(wish)
    const open = openLogout(byRedirect(logoutXml(parts), idp, { relayState: 'a=b&c d' }))
    expect(open).toMatchObject({ relayState: 'a=b&c d', claimedIssuer: setting.issuer })
    expect(open.ok && judgeLogoutRequest(open, expected)).toEqual(wish)
  })

  test('by form', () => {
    expect(judged(byPost(logoutXml(parts), parts.id, idp))).toEqual(wish)
  })

  test('with an address written in small hexadecimal, as some providers write and sign it', () => {
    const small = (text: string) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())
    const message = encodeURIComponent(deflateRawSync(logoutXml(parts)).toString('base64'))
    const signed = small(`SAMLRequest=${message}&SigAlg=${encodeURIComponent(rsaSha256)}`)
    const signature = createSign('RSA-SHA256').update(signed).sign(idp.privateKey, 'base64')
    const query = `${signed}&Signature=${small(encodeURIComponent(signature))}`
    expect(query).toMatch(/%2b|%2f|%3d/)
    expect(judged({ binding: 'redirect', name: 'SAMLRequest', query })).toEqual(wish)
  })

  test('signed with the second of two certificates', () => {
    const certificates = [stranger.certificate, idp.certificate]
    expect(judged(byRedirect(logoutXml(parts), idp), { certificates })).toEqual(wish)
  })

  test('within a minute of skew on either side, and ten minutes where it names no end', () => {
    const at = (seconds: number) => ({ now: new Date(now.getTime() + seconds * 1000) })
    const arrival = byRedirect(logoutXml(parts), idp)
    expect([at(-60), at(359)].map((change) => judged(arrival, change).ok)).toEqual([true, true])
    expect(judged(arrival, at(-61))).toMatchObject({ code: 'not_yet_valid' })
    expect(judged(arrival, at(360))).toMatchObject({ code: 'expired' })
    const endless = byRedirect(
      logoutXml({ ...parts, attributes: parts.attributes.replace(/NotOnOrAfter="[^"]*"/, '') }),
      idp,
    )
    expect(judged(endless, at(659))).toMatchObject({ ok: true })
    expect(judged(endless, at(660))).toMatchObject({ code: 'expired' })
  })
})

describe('forged and broken logout requests', () => {
  test('are many, each with a name of its own', () => {
    expect(logoutForgeries.length).toBeGreaterThanOrEqual(80)
    expect(new Set(logoutForgeries.map(({ name }) => name)).size).toBe(logoutForgeries.length)
  })

  test('between them show every code but those of what is stored', () => {
    const shown = new Set<string>(logoutForgeries.map(({ code }) => code))
    const elsewhere = ['plan_excludes_saml', 'provider_unknown', 'provider_off', 'logout_off', 'replayed']
    expect(logoutRefusals.filter((code) => !shown.has(code))).toEqual(elsewhere)
  })

  test.each(logoutForgeries)('$name: $code', ({ code, make }) => {
    expect(judged(make({ idp, stranger, setting }))).toEqual({ ok: false, code })
  })
})

describe('the answer of a provider counts as its word', () => {
  const confirmed = (arrival: LogoutArrival) => {
    const open = openLogout(arrival)
    return open.ok && confirmsLogout(open, expected)
  }
  const name = 'SAMLResponse' as const
  const failed = '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"/></samlp:Status>'
  const partial =
    '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:PartialLogout"/></samlp:StatusCode></samlp:Status>'

  test('where it is signed and says so', () => {
    expect(confirmed(byRedirect(logoutAnswerXml(setting), idp, { name }))).toBe(true)
    expect(confirmed(byPost(logoutAnswerXml(setting), '_answer', idp, name))).toBe(true)
  })

  test.each([
    ['unsigned', byRedirect(logoutAnswerXml(setting), null, { name })],
    ['signed by a stranger', byRedirect(logoutAnswerXml(setting), stranger, { name })],
    ['for another address', byRedirect(logoutAnswerXml({ ...setting, sloUrl: 'https://x.test' }), idp, { name })],
    ['of another issuer', byRedirect(logoutAnswerXml({ ...setting, issuer: 'https://x.test' }), idp, { name })],
    ['that says no', byRedirect(logoutAnswerXml(setting, failed), idp, { name })],
    ['that says in part', byRedirect(logoutAnswerXml(setting, partial), idp, { name })],
    ['that is a request', byRedirect(logoutXml(logoutParts(setting)), idp, { name })],
  ])('but not %s', (_, arrival) => {
    expect(confirmed(arrival)).toBe(false)
  })
})

describe('our own messages', () => {
  const envelope = {
    id: '_0123456789abcdef0123456789abcdef',
    issuedAt: now,
    destination: setting.sloUrl,
    issuer: setting.issuer,
    signingKey: own.privateKey,
  }
  const certificates = [own.certificate]
  const arrivalOf = (url: string, name: 'SAMLRequest' | 'SAMLResponse'): LogoutArrival => {
    return { binding: 'redirect', name, query: url.split('?').slice(1).join('?') }
  }

  test('a request names the person and the session as the provider does, signed, for five minutes', () => {
    const url = logoutRequestUrl({
      ...envelope,
      name: { nameId: 'zoe&<co>', nameIdFormat: 'urn:f', nameQualifier: null, spNameQualifier: 'urn:"sp"' },
      sessionIndex: '_s1',
    })
    const open = openLogout(arrivalOf(url, 'SAMLRequest'))
    if (!open.ok) throw new Error(open.code)
    expect(judgeLogoutRequest(open, { ...expected, certificates })).toMatchObject({
      ok: true,
      nameId: 'zoe&<co>',
      sessionIndexes: ['_s1'],
      usableUntil: new Date('2026-11-22T12:06:00.000Z'),
    })
    const [name] = children(open.root, 'saml', 'NameID')
    expect(name && [textOf(name), name.getAttribute('Format'), name.getAttribute('SPNameQualifier')]).toEqual([
      'zoe&<co>',
      'urn:f',
      'urn:"sp"',
    ])
    expect(parseMoment(open.root.getAttribute('NotOnOrAfter') ?? '')).toEqual(new Date('2026-11-22T12:05:00.000Z'))
  })

  test('an answer says which request it answers, and brings the relay state back', () => {
    const url = logoutResponseUrl({ ...envelope, requestId: '_asked', relayState: 'back & forth' })
    const open = openLogout(arrivalOf(url, 'SAMLResponse'))
    if (!open.ok) throw new Error(open.code)
    expect(confirmsLogout(open, { ...expected, certificates })).toBe(true)
    expect(open.relayState).toBe('back & forth')
    expect(open.root.getAttribute('InResponseTo')).toBe('_asked')
  })

  test('go to an address that has a query already', () => {
    const url = logoutResponseUrl({ ...envelope, destination: 'https://idp.test/slo?tenant=1', requestId: '_asked' })
    expect(url).toMatch(/^https:\/\/idp\.test\/slo\?tenant=1&SAMLResponse=/)
  })
})
