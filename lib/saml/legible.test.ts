import { describe, expect, test } from 'vitest'
import { harmlessFrom, legible } from './legible'
import * as forger from './testing/forger'
import { parseXml } from './xml'

const now = new Date('2026-11-22T12:00:00.000Z')
const setting: forger.Setting = {
  issuer: 'https://idp.acme.test/metadata',
  audience: 'https://gatehouse.test/saml/acme/metadata',
  acsUrl: 'https://gatehouse.test/saml/acme/acs',
  requestId: '_0123456789abcdef0123456789abcdef',
  now,
}
const idp = forger.newKeyPair('idp')
const text = (change: Partial<forger.Parts> = {}) =>
  Buffer.from(forger.rightResponse(setting, idp, change), 'base64').toString('utf8')
const star = () => '***'

describe('a message made legible', () => {
  test('has one element a line, further in the deeper it stands, and means the same', () => {
    const came = text()
    const shown = legible(came) ?? ''
    expect(shown).toMatch(/^<samlp:Response .*>\n {2}<saml:Issuer>https:\/\/idp.acme.test\/metadata<\/saml:Issuer>\n/)
    expect(shown).toContain('      <saml:NameID Format=')
    expect(shown).toContain('>Zoé Martin</saml:AttributeValue>')
    expect(shown.replace(/>\s+</g, '><').trim()).toBe(came)
  })

  test('masked, says nothing of the person, and still who sent it, to whom and signed by what', () => {
    const shown = legible(text(), star) ?? ''
    for (const value of ['zoe@acme.test', 'Zoé', 'Martin']) expect(shown).not.toContain(value)
    expect(shown).toContain('>***</saml:NameID>')
    for (const value of [setting.issuer, setting.audience, setting.acsUrl, 'PasswordProtectedTransport']) {
      expect(shown).toContain(value)
    }
    expect(shown).toMatch(/<SignatureValue>[A-Za-z0-9+/=]{100}/)
  })

  test.each([
    [
      'an attribute with elements in it',
      '<saml:AttributeValue><x:name xmlns:x="urn:x" full="Zoé">Zoé</x:name></saml:AttributeValue>',
    ],
    ['text beside elements', '<saml:AttributeValue>Zoé<x:a xmlns:x="urn:x"/>Zoé</saml:AttributeValue>'],
    ['an address that a provider notes', '<saml:AttributeValue/><x:y xmlns:x="urn:x" Address="Zoé"/>'],
  ])('masks %s', (_, value) => {
    const attributes = `<saml:AttributeStatement><saml:Attribute Name="a">${value}</saml:Attribute></saml:AttributeStatement>`
    const shown = legible(text({ attributes }), star) ?? ''
    expect(shown).not.toContain('Zoé')
    expect(shown).toContain('***')
  })

  test('cannot bring markup of its own', () => {
    const attributes = forger.attributes({ a: ['&lt;b&gt; &amp; &quot;'] })
    expect(legible(text({ attributes }))).toContain('>&lt;b&gt; &amp; "</saml:AttributeValue>')
  })

  test('is nothing where it is no XML that is read', () => {
    expect(legible('not XML')).toBeUndefined()
    expect(legible(`<!DOCTYPE a>${text()}`)).toBeUndefined()
  })
})

describe('a message that nobody signed in with is kept back', () => {
  const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

  test('for as long as an assertion issued now would be accepted', () => {
    expect(harmlessFrom(parseXml(text()), null, now)).toEqual(at(12))
    expect(harmlessFrom(null, null, now)).toEqual(at(12))
  })

  test('longer where it was issued later, or says that it is good for longer', () => {
    const later = text({ assertionAttributes: `Version="2.0" IssueInstant="${forger.moment(now, 3600)}"` })
    expect(harmlessFrom(parseXml(later), null, now)).toEqual(at(71))
    expect(harmlessFrom(parseXml(text()), at(90), now)).toEqual(at(90))
  })
})
