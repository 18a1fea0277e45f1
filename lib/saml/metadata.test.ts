import { X509Certificate } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { bareCertificate, expiryThreshold, readCertificate } from './certificates'
import { readIdpMetadata } from './idp-metadata'
import { writeSpMetadata } from './sp-metadata'
import { newKeyPair } from './testing/forger'
import { children, parseXml } from './xml'

const now = new Date('2026-11-22T12:00:00Z')
const own = { entityId: 'https://gatehouse.test/saml/acme/metadata' }
const one = newKeyPair('one')
const two = newKeyPair('two')

function metadata(change: { entityId?: string; services?: string; keys?: string; attributes?: string } = {}): string {
  const key = ({ certificate }: typeof one, use = ' use="signing"') =>
    `<md:KeyDescriptor${use}><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${bareCertificate(certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`
  const keys = change.keys ?? key(one) + key(two, '') + key(newKeyPair('three'), ' use="encryption"')
  const services =
    change.services ??
    '<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.test/post"/><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.test/sso"/>'
  return `<?xml version="1.0"?><!-- written by hand --><md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${change.entityId ?? 'https://idp.test/metadata'}"><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol" ${change.attributes ?? ''}>${keys}${services}</md:IDPSSODescriptor></md:EntityDescriptor>`
}

const read = (document: string | Uint8Array) => readIdpMetadata(document, own, now)
const problems = (document: string) =>
  read(document)
    .fields.filter(({ verdict }) => verdict !== 'ok')
    .map(({ problem }) => problem)

describe("an identity provider's metadata", () => {
  test('says who it is, where to go and which keys sign; keys for encryption are none of them', () => {
    const { metadata: found, fields } = read(metadata())
    expect(found).toMatchObject({
      entityId: 'https://idp.test/metadata',
      ssoUrl: 'https://idp.test/sso',
      wantsSignedRequests: false,
    })
    expect(found?.certificates.map(({ pem }) => pem)).toEqual([one.certificate, two.certificate])
    expect(fields.map(({ field, verdict }) => `${field} ${verdict}`)).toEqual([
      'entityId ok',
      'ssoUrl ok',
      'certificate ok',
      'certificate ok',
    ])
  })

  describe('says where it takes part in single logout', () => {
    const slo = (binding: string, location: string, more = '') =>
      `<md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:${binding}" Location="${location}"${more}/>`
    const sso =
      '<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.test/sso"/>'
    const [url, postUrl] = ['https://idp.test/slo', 'https://idp.test/slo-post']

    test.each([
      ['not at all', '', { url: null, answerUrl: null, postUrl: null, postAnswerUrl: null }, []],
      ['by redirect', slo('HTTP-Redirect', url), { url, answerUrl: url, postUrl: null, postAnswerUrl: null }, []],
      [
        'with another address for answers',
        slo('HTTP-Redirect', url, ' ResponseLocation="https://idp.test/done"'),
        { url, answerUrl: 'https://idp.test/done', postUrl: null, postAnswerUrl: null },
        [],
      ],
      [
        'by both',
        slo('HTTP-POST', postUrl) + slo('HTTP-Redirect', url),
        { url, answerUrl: url, postUrl, postAnswerUrl: postUrl },
        [],
      ],
      ['by form alone', slo('HTTP-POST', postUrl), { url: null, answerUrl: null, postUrl, postAnswerUrl: postUrl }, []],
      [
        'at an address that is none',
        slo('HTTP-Redirect', 'javascript:alert(1)'),
        { url: null, answerUrl: null, postUrl: null, postAnswerUrl: null },
        ['slo_unusable'],
      ],
      ['by SOAP alone', slo('SOAP', url), { url: null, answerUrl: null, postUrl: null, postAnswerUrl: null }, []],
    ] as const)('%s', (_, services, logout, warnings) => {
      const document = metadata({ services: services + sso })
      expect(read(document).metadata?.logout).toEqual(logout)
      expect(problems(document)).toEqual(warnings)
    })
  })

  test.each([
    ['a DOCTYPE', `<!DOCTYPE x>${metadata()}`, 'doctype'],
    ['no XML', 'hello', 'not_xml'],
    ['another document', '<html/>', 'not_metadata'],
    ['our own metadata', metadata().replaceAll('IDPSSODescriptor', 'SPSSODescriptor'), 'no_provider'],
    ['our own entity id', metadata({ entityId: own.entityId }), 'entity_id_own'],
    ['no entity id', metadata({ entityId: ' ' }), 'entity_id_missing'],
    ['no address', metadata({ services: '' }), 'sso_missing'],
    [
      'no address for HTTP-Redirect',
      metadata({ services: '<md:SingleSignOnService Binding="x" Location="https://x.test"/>' }),
      'sso_no_redirect',
    ],
    ['an address that is none', metadata().replace('https://idp.test/sso', 'javascript:alert(1)'), 'sso_missing'],
    ['no certificate', metadata({ keys: '' }), 'certificate_missing'],
    [
      'a certificate that is none',
      metadata().replace(bareCertificate(one.certificate), 'AAAA'),
      'certificate_unreadable',
    ],
    [
      'a key that is too short',
      metadata().replace(bareCertificate(one.certificate), bareCertificate(newKeyPair('x', 1024).certificate)),
      'certificate_key_short',
    ],
  ] as const)('is refused with %s', (_, document, problem) => {
    expect(problems(document)).toContain(problem)
    expect(read(document).metadata).toBeNull()
  })

  test('full of comments that nobody closed is refused, and read in one pass', () => {
    expect(problems('<!--'.repeat(250_000))).toEqual(['not_plain'])
  })

  test('with two providers is refused, since nobody could say which', () => {
    const both = `<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">${[metadata(), metadata()].map((text) => text.replace(/^.*?-->/, '')).join('')}</md:EntitiesDescriptor>`
    expect(problems(both)).toEqual(['several_providers'])
  })

  test('is taken with a warning over plain HTTP, and near its end', () => {
    expect(problems(metadata().replace('https://idp.test/sso', 'http://idp.test/sso'))).toEqual(['sso_not_https'])
    const late = readIdpMetadata(metadata(), own, new Date('2035-12-20T00:00:00Z'))
    expect(late.fields.map(({ problem }) => problem)).toContain('certificate_expires_soon')
    const ended = readIdpMetadata(metadata(), own, new Date('2036-12-20T00:00:00Z'))
    expect(ended.fields.map(({ problem }) => problem)).toContain('certificate_expired')
    expect(late.metadata && ended.metadata).not.toBeNull()
  })
})

test('our own metadata is well formed, and names key, address and entity', () => {
  const text = writeSpMetadata({
    entityId: own.entityId,
    acsUrl: 'https://gatehouse.test/saml/acme/acs',
    sloUrl: 'https://gatehouse.test/saml/acme/slo',
    certificates: [one.certificate],
    signsRequests: true,
    organization: 'Acme & <Sons>',
    origin: 'https://gatehouse.test',
  })
  const root = parseXml(text)
  const [descriptor] = children(root, 'md', 'SPSSODescriptor')
  expect(root.getAttribute('entityID')).toBe(own.entityId)
  expect(descriptor && children(descriptor, 'md', 'KeyDescriptor').map((key) => key.getAttribute('use'))).toEqual([
    'signing',
    'encryption',
  ])
  expect(descriptor?.getAttribute('WantAssertionsSigned')).toBe('true')
})

test('a certificate made here is one that OpenSSL reads, with its own signature right', () => {
  const reading = readCertificate(one.certificate)
  expect(reading).toMatchObject({ ok: true, facts: { subject: 'CN=one', bits: 2048 } })
  const certificate = new X509Certificate(one.certificate)
  expect(certificate.verify(certificate.publicKey)).toBe(true)
})

test('a warning is due at 30, 14, 7 and 1 days before the end, and after it', () => {
  const end = new Date('2026-12-31T00:00:00Z')
  const at = (days: number) => expiryThreshold(end, new Date(end.getTime() - days * 86_400_000))
  expect([31, 30, 15, 14, 8, 7, 2, 1, 0.5, 0, -3].map(at)).toEqual([null, 30, 30, 14, 14, 7, 7, 1, 1, 0, 0])
})
