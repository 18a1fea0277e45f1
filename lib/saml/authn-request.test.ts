import { createVerify } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { type AuthnRequest, redirectUrl, writeAuthnRequest } from './authn-request'
import { newKeyPair } from './testing/forger'
import { child, parseXml } from './xml'

const key = newKeyPair('sp')
const request: AuthnRequest = {
  id: '_0123456789abcdef0123456789abcdef',
  issuedAt: new Date('2026-11-22T12:00:00.123Z'),
  ssoUrl: 'https://idp.test/sso',
  acsUrl: 'https://gatehouse.test/saml/acme/acs',
  issuer: 'https://gatehouse.test/saml/acme/metadata',
  relayState: '_0123456789abcdef0123456789abcdef',
  signingKey: null,
}

test('a request is deflated XML that says who asks, and where the answer belongs', () => {
  const url = new URL(redirectUrl(request))
  const xml = inflateRawSync(Buffer.from(url.searchParams.get('SAMLRequest') ?? '', 'base64')).toString('utf8')
  const root = parseXml(xml)
  expect(root.getAttribute('ID')).toBe(request.id)
  expect(root.getAttribute('IssueInstant')).toBe('2026-11-22T12:00:00Z')
  expect(root.getAttribute('Destination')).toBe(request.ssoUrl)
  expect(root.getAttribute('AssertionConsumerServiceURL')).toBe(request.acsUrl)
  expect(child(root, 'saml', 'Issuer')?.textContent).toBe(request.issuer)
  expect([...url.searchParams.keys()]).toEqual(['SAMLRequest', 'RelayState'])
})

test('only one that asks the provider to prove it anew says so', () => {
  expect(writeAuthnRequest(request)).not.toContain('ForceAuthn')
  expect(writeAuthnRequest({ ...request, forcesAuthn: true })).toContain(' ForceAuthn="true"')
})

test('a signed one carries a signature of what the provider reads, to the letter', () => {
  const [query = ''] = redirectUrl({ ...request, signingKey: key.privateKey })
    .split('?')
    .slice(1)
  const [signed = '', signature = ''] = query.split('&Signature=')
  const verifier = createVerify('RSA-SHA256').update(signed)
  expect(verifier.verify(key.certificate, decodeURIComponent(signature), 'base64')).toBe(true)
  expect(signed).toContain('&SigAlg=http%3A%2F%2Fwww.w3.org%2F2001%2F04%2Fxmldsig-more%23rsa-sha256')
})

test('an address that has a query keeps it', () => {
  expect(redirectUrl({ ...request, ssoUrl: 'https://idp.test/sso?tenant=1' })).toContain('/sso?tenant=1&SAMLRequest=')
})
