/** Forged and broken responses, and the right ones beside them: one table, one run, one set of expectations. */
import { beforeAll, describe, expect, test } from 'vitest'
import { responseRefusals } from './refusals'
import { type Expectations, judgeResponse, openResponse, type Verdict } from './response'
import * as forger from './testing/forger'
import { forgeries, type World } from './testing/forgeries'

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
    expect(judged(forger.posted(both))).toMatchObject({ refusal: null, claims: { nameId: 'zoe@acme.test' } })
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

  test('with more than one confirmation, of which one is right', () => {
    const right = forger.subject(setting)
    const [confirmation = ''] = /<saml:SubjectConfirmation [\s\S]*<\/saml:SubjectConfirmation>/.exec(right) ?? []
    const other = confirmation.replace(/Recipient="[^"]+"/, 'Recipient="https://other.test/acs"')
    const subject = right.replace(confirmation, other + confirmation)
    expect(judged(forger.rightResponse(setting, world.idp, { subject })).refusal).toBeNull()
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

describe('forged and broken responses', () => {
  test('are many, each with a name of its own', () => {
    expect(forgeries.length).toBeGreaterThanOrEqual(180)
    expect(new Set(forgeries.map(({ name }) => name)).size).toBe(forgeries.length)
  })

  test('between them show every code but those that need another set-up', () => {
    const shown = new Set<string>(forgeries.map(({ code }) => code))
    const elsewhere = ['unsolicited', 'assertion_id_missing']
    expect(responseRefusals.filter((code) => !shown.has(code))).toEqual(elsewhere)
  })

  test.each(forgeries)('$name: $code', ({ code, make }) => {
    const { refusal, checks, claims } = judged(make(world))
    expect(JSON.stringify(claims)).not.toContain('victim')
    expect(refusal).toBe(code)
    expect(checks.some((check) => check.verdict === 'failed' && check.code === code)).toBe(true)
  })
})
