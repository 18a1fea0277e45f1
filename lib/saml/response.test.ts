/** Forged and broken responses, and the right ones beside them: one table, one run, one set of expectations. */
import { beforeAll, describe, expect, test } from 'vitest'
import { responseRefusals } from './refusals'
import { carriedText, type Expectations, judgeResponse, openResponse, type Verdict } from './response'
import * as forger from './testing/forger'
import { forgeries, type World } from './testing/forgeries'
import { maxMessageBytes } from './xml'

const now = new Date('2026-11-22T12:00:00.000Z')
const origin = 'https://gatehouse.test'
const setting: forger.Setting = {
  issuer: 'https://idp.acme.test/metadata',
  audience: `${origin}/saml/acme/metadata`,
  acsUrl: `${origin}/saml/acme/acs`,
  requestId: '_0123456789abcdef0123456789abcdef',
  now,
}

let world: World
let expected: Expectations

beforeAll(() => {
  const [idp, stranger, own] = ['idp', 'stranger', 'own'].map((name) => forger.newKeyPair(name)) as [
    forger.KeyPair,
    forger.KeyPair,
    forger.KeyPair,
  ]
  world = { idp, stranger, own, setting }
  expected = {
    issuer: setting.issuer,
    audience: setting.audience,
    acsUrl: setting.acsUrl,
    requestId: setting.requestId,
    acceptsUnsolicited: false,
    forcedAt: null,
    now,
    certificates: [idp.certificate],
    decryptionKeys: [own.privateKey],
  }
})

function judged(field: string, change: Partial<Expectations> = {}): Verdict {
  const open = openResponse(field)
  return open.ok ? judgeResponse(open, { ...expected, ...change }) : { ...open, claims: null }
}

describe('a right response is accepted', () => {
  test('with its assertion signed', () => {
    const { refusal, claims, checks } = judged(forger.rightResponse(setting, world.idp))
    expect(refusal).toBeNull()
    expect(claims).toMatchObject({
      nameId: 'zoe@acme.test',
      attributes: [
        { name: 'email', values: ['zoe@acme.test'] },
        { name: 'displayName', values: ['Zoé Martin'] },
      ],
      usableUntil: new Date('2026-11-22T12:06:00.000Z'),
    })
    const skipped = checks.filter(({ verdict }) => verdict === 'skipped').map(({ name }) => name)
    expect(skipped).toEqual(['provider', 'browser', 'encryption', 'once', 'person'])
  })

  test('with the response signed as well', () => {
    const parts = forger.rightParts(setting)
    const one = forger.sign(forger.responseXml(parts), parts.assertionId, world.idp.privateKey)
    const both = forger.sign(one, parts.responseId, world.idp.privateKey)
    const { refusal, claims, checks } = judged(forger.posted(both))
    expect([refusal, claims?.nameId]).toEqual([null, 'zoe@acme.test'])
    expect(checks).toContainEqual(expect.objectContaining({ name: 'response', verdict: 'ok', found: 'RSA-SHA256' }))
  })

  test.each(['aes-256-gcm', 'aes-128-cbc'] as const)('encrypted with %s', (cipher) => {
    const parts = forger.rightParts(setting)
    const signed = forger.sign(forger.assertionXml(parts), parts.assertionId, world.idp.privateKey)
    const sealed = forger.encrypt(signed, world.own.certificate, { cipher })
    expect(judged(forger.posted(forger.responseXml(parts, sealed)))).toMatchObject({
      refusal: null,
      claims: { nameId: 'zoe@acme.test' },
    })
  })

  test('signed with the second of two certificates, and refused once that one is gone', () => {
    const field = forger.rightResponse(setting, world.stranger)
    const both = [world.idp.certificate, world.stranger.certificate]
    expect(judged(field, { certificates: both }).refusal).toBeNull()
    expect(judged(field).refusal).toBe('signature_wrong')
  })

  test.each([
    'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
    'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
  ])('signed by %s', (signatureAlgorithm) => {
    const parts = forger.rightParts(setting)
    const signed = forger.sign(forger.responseXml(parts), parts.assertionId, world.idp.privateKey, {
      signatureAlgorithm,
    })
    expect(judged(forger.posted(signed)).refusal).toBeNull()
  })

  test('written with an XML declaration, line ends of another system and blanks in the base64', () => {
    const field = forger.rightResponse(setting, world.idp)
    const xml = `<?xml version="1.0" encoding="utf-8"?>\r\n${Buffer.from(field, 'base64').toString('utf8')}\r\n`
    const wrapped = forger.posted(xml).replace(/(.{76})/g, '$1\r\n')
    expect(judged(wrapped).refusal).toBeNull()
  })

  test('within the skew of a minute on either side', () => {
    const field = forger.rightResponse(setting, world.idp)
    const at = (seconds: number) => judged(field, { now: new Date(now.getTime() + seconds * 1000) }).refusal
    expect([at(-60), at(359)]).toEqual([null, null])
    expect([at(-91), at(360)]).toEqual(['not_yet_valid', 'subject_expired'])
  })

  test('with times left out that need not be said, and one that need not be said and is right', () => {
    const right = forger.conditions(setting)
    const changes = [
      { conditions: right.replace(/NotBefore="[^"]+"/, '') },
      { conditions: right.replace(/NotOnOrAfter="[^"]+"/, '') },
      { statement: forger.statement(now).replace(/SessionNotOnOrAfter="[^"]+"/, '') },
      { subject: forger.subject(setting).replace('NotOnOrAfter', `NotBefore="${forger.moment(now)}" NotOnOrAfter`) },
    ]
    const refusals = changes.map((change) => judged(forger.rightResponse(setting, world.idp, change)).refusal)
    expect(refusals).toEqual([null, null, null, null])
  })

  test('with more than one confirmation, of which one is right', () => {
    const right = forger.subject(setting)
    const [confirmation = ''] = /<saml:SubjectConfirmation [\s\S]*<\/saml:SubjectConfirmation>/.exec(right) ?? []
    const other = confirmation.replace(/Recipient="[^"]+"/, 'Recipient="https://other.test/acs"')
    const subject = right.replace(confirmation, other + confirmation)
    expect(judged(forger.rightResponse(setting, world.idp, { subject })).refusal).toBeNull()
  })

  test('with two confirmations that are right, and remembered until the later one is over', () => {
    const right = forger.subject(setting)
    const [confirmation = ''] = /<saml:SubjectConfirmation [\s\S]*<\/saml:SubjectConfirmation>/.exec(right) ?? []
    const later = confirmation.replace(/NotOnOrAfter="[^"]+"/, `NotOnOrAfter="${forger.moment(now, 540)}"`)
    const usableUntil = new Date('2026-11-22T12:10:00.000Z')
    for (const both of [confirmation + later, later + confirmation]) {
      const subject = right.replace(confirmation, both)
      expect(judged(forger.rightResponse(setting, world.idp, { subject })).claims).toMatchObject({ usableUntil })
    }
  })

  test('for several audiences of which one is us', () => {
    const others = '<saml:Audience>https://one.test</saml:Audience><saml:Audience>https://two.test</saml:Audience>'
    const conditions = forger.conditions(setting).replace('<saml:Audience>', `${others}<saml:Audience>`)
    expect(judged(forger.rightResponse(setting, world.idp, { conditions })).refusal).toBeNull()
  })

  test('with conditions that name no end: the confirmation has one', () => {
    const conditions = forger.conditions(setting).replace(/ NotOnOrAfter="[^"]+"/, '')
    expect(judged(forger.rightResponse(setting, world.idp, { conditions })).refusal).toBeNull()
  })

  test.each(['xs', 'saml samlp xs', '#default'])('signed with the prefixes %s kept', (prefixes) => {
    const parts = forger.rightParts(setting)
    const typed =
      '<saml:AttributeStatement><saml:Attribute Name="email"><saml:AttributeValue xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string">zoe@acme.test</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>'
    const xml = forger.responseXml({ ...parts, attributes: typed })
    const signed = forger.sign(xml, parts.assertionId, world.idp.privateKey, { prefixes: prefixes.split(' ') })
    expect(signed).toContain(`PrefixList="${prefixes}"`)
    expect(judged(forger.posted(signed))).toMatchObject({
      refusal: null,
      claims: { attributes: [{ name: 'email', values: ['zoe@acme.test'] }] },
    })
  })

  test('with the end of the session that the provider began, the earliest where it names several', () => {
    const endingAt = (...seconds: readonly number[]) => ({
      statement: seconds
        .map((each) =>
          forger
            .statement(now)
            .replace(/SessionNotOnOrAfter="[^"]+"/, `SessionNotOnOrAfter="${forger.moment(now, each)}"`),
        )
        .join(''),
    })
    const ends = (change: Partial<forger.Parts>) =>
      judged(forger.rightResponse(setting, world.idp, change)).claims?.sessionEndsAt
    expect(ends(endingAt(7_200, 3_600))).toEqual(new Date('2026-11-22T13:00:00.000Z'))
    expect(ends({ statement: forger.statement(now).replace(/SessionNotOnOrAfter="[^"]+"/, '') })).toBeNull()
  })
})

describe('a check tells what strangers sent', () => {
  test('in a few words, whatever its length', () => {
    const issuer = `https://${'😀'.repeat(400)}.test`
    const { checks } = judged(forger.rightResponse({ ...setting, issuer }, world.stranger))
    const { found = '' } = checks.find(({ name }) => name === 'issuer') ?? {}
    expect(found).toMatch(/^https:\/\/😀+…$/u)
    expect(found.length).toBeLessThanOrEqual(401)
  })

  test('where it is encrypted in CBC and its signature wrong, only inside a response that is rightly signed', () => {
    const parts = forger.rightParts(setting)
    const inside = forger.sign(forger.assertionXml(parts), parts.assertionId, world.stranger.privateKey)
    const sealed = forger.encrypt(inside, world.own.certificate, { cipher: 'aes-128-cbc' })
    const xml = forger.responseXml(parts, sealed)
    expect(judged(forger.posted(xml)).refusal).toBe('decryption_failed')
    const signed = forger.sign(xml, parts.responseId, world.idp.privateKey)
    expect(judged(forger.posted(signed)).refusal).toBe('signature_wrong')
  })
})

describe('a sign-in that began at the provider', () => {
  const unasked = { ...setting, requestId: null }

  test('is accepted by the switch alone', () => {
    const field = forger.rightResponse(unasked, world.idp)
    const change = { requestId: null }
    expect(judged(field, { ...change, acceptsUnsolicited: true }).refusal).toBeNull()
    expect(judged(field, change).refusal).toBe('unsolicited')
  })

  test('is refused where it answers a request after all', () => {
    const change = { requestId: null, acceptsUnsolicited: true }
    expect(judged(forger.rightResponse(setting, world.idp), change).refusal).toBe('request_wrong')
    const confirmed = { subject: forger.subject(setting) }
    expect(judged(forger.rightResponse(unasked, world.idp, confirmed), change).refusal).toBe('subject_request_wrong')
  })

  test('does not answer a request that was made', () => {
    const field = forger.rightResponse(unasked, world.idp)
    expect(judged(field, { acceptsUnsolicited: true }).refusal).toBe('request_wrong')
  })
})

describe('an answer to a request that the person sign in anew', () => {
  const forcedAt = new Date(now.getTime() - 5 * 60_000)
  const instants = (...texts: readonly string[]) => ({
    statement: texts
      .map((text) => forger.statement(now).replace(/AuthnInstant="[^"]+"/, text && `AuthnInstant="${text}"`))
      .join(''),
  })
  const saying = (...texts: readonly string[]) => forger.rightResponse(setting, world.idp, instants(...texts))
  const secondsAfter = (seconds: number) => forger.moment(forcedAt, seconds)

  test.each([
    ['as they did after it', [secondsAfter(30)], null],
    ['as the skew of a minute allows', [secondsAfter(-60)], null],
    ['as the provider’s clock a minute ahead has it', [forger.moment(now, 60)], null],
    ['anew beside an older sign-in', [secondsAfter(-3_600), secondsAfter(10)], null],
    ['a moment more than a minute before it', [secondsAfter(-60.001)], 'authn_not_anew'],
    ['hours ago', [secondsAfter(-3_600), secondsAfter(-7_200)], 'authn_not_anew'],
    ['at a time to come', [forger.moment(now, 61)], 'authn_not_anew'],
    ['at no time', [''], 'authn_not_anew'],
    ['at a time that is none', ['now'], 'authn_not_anew'],
  ] as const)('says that they did %s', (_, texts, code) => {
    const { refusal, checks } = judged(saying(...texts), { forcedAt })
    expect(refusal).toBe(code)
    const said = checks.find(({ name }) => name === 'statement')
    expect(said).toMatchObject(
      code
        ? { verdict: 'failed', code, expected: `>= ${forcedAt.toISOString()}`, found: texts.join(', ') }
        : { verdict: 'ok' },
    )
  })

  test('cannot be made of an older one: the time is signed', () => {
    const parts = forger.rightParts({ ...setting })
    const old = forger.responseXml({ ...parts, ...instants(secondsAfter(-3_600)) })
    const signed = forger.sign(old, parts.assertionId, world.idp.privateKey)
    const changed = forger.posted(signed.replace(secondsAfter(-3_600), secondsAfter(30)))
    expect(judged(changed, { forcedAt })).toMatchObject({ refusal: 'signature_wrong', claims: null })
  })

  test('where nothing was asked an older sign-in will do, and is told as what it is', () => {
    const { refusal, claims } = judged(saying(secondsAfter(-3_600), secondsAfter(-7_200)))
    expect([refusal, claims?.authenticatedAt]).toEqual([null, new Date(secondsAfter(-3_600))])
    expect(judged(saying('')).claims?.authenticatedAt).toBeNull()
    expect(judged(saying(forger.moment(now, 30))).claims?.authenticatedAt).toEqual(now)
  })
})

test('before it is judged, a response says who claims to have made it and what it answers', () => {
  expect(openResponse(forger.rightResponse(setting, world.idp))).toMatchObject({
    claimedIssuer: setting.issuer,
    claimedRequest: setting.requestId,
  })
  expect(openResponse(forger.posted('<a InResponseTo=""/>'))).toMatchObject({
    claimedIssuer: null,
    claimedRequest: null,
  })
})

test('what a field carries is shown as it is, and nothing of a field that carries none', () => {
  expect(carriedText(forger.posted('<a/>'))).toBe('<a/>')
  const none = ['', '*', forger.posted('x'.repeat(maxMessageBytes + 1)), forger.posted(new Uint8Array([0xff]))]
  expect(none.map(carriedText)).toEqual(none.map(() => undefined))
})

describe('forged and broken responses', () => {
  test('are many, each with a name of its own', () => {
    expect(forgeries.length).toBeGreaterThanOrEqual(240)
    expect(new Set(forgeries.map(({ name }) => name)).size).toBe(forgeries.length)
  })

  test('between them show every code but those that need another set-up', () => {
    const shown = new Set<string>(forgeries.map(({ code }) => code))
    const elsewhere = ['unsolicited', 'assertion_id_missing', 'authn_not_anew']
    expect(responseRefusals.filter((code) => !shown.has(code))).toEqual(elsewhere)
  })

  test.each(forgeries)('$name: $code', ({ code, make }) => {
    const { refusal, checks, claims } = judged(make(world))
    expect(JSON.stringify(claims)).not.toContain('victim')
    expect(refusal).toBe(code)
    expect(checks.some((check) => check.verdict === 'failed' && check.code === code)).toBe(true)
  })
})
