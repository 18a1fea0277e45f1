/** What an identity provider needs to know of us, as the document it imports (saml-metadata 2.4.4). */
import { bareCertificate } from './certificates'
import { escapeXml, namespaces } from './xml'

export interface SpMetadata {
  readonly entityId: string
  readonly acsUrl: string
  readonly sloUrl: string
  /** PEM; the first one signs, all may be encrypted for. */
  readonly certificates: readonly string[]
  readonly signsRequests: boolean
  readonly organization: string
  readonly origin: string
}

const nameIdFormats = [
  'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
  'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
  'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
]
const logoutBindings = ['HTTP-Redirect', 'HTTP-POST']
const encryptionMethods = [
  'http://www.w3.org/2009/xmlenc11#aes256-gcm',
  'http://www.w3.org/2009/xmlenc11#aes128-gcm',
  'http://www.w3.org/2001/04/xmlenc#aes256-cbc',
  'http://www.w3.org/2001/04/xmlenc#aes128-cbc',
  'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p',
]

export function writeSpMetadata(sp: SpMetadata): string {
  const keys = sp.certificates.flatMap((pem) => [keyDescriptor('signing', pem), keyDescriptor('encryption', pem)])
  return `<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="${namespaces.md}" xmlns:ds="${namespaces.ds}" entityID="${escapeXml(sp.entityId)}">
  <md:SPSSODescriptor AuthnRequestsSigned="${sp.signsRequests}" WantAssertionsSigned="true" protocolSupportEnumeration="${namespaces.samlp}">
${keys.join('\n')}
${logoutBindings.map((name) => `    <md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:${name}" Location="${escapeXml(sp.sloUrl)}"/>`).join('\n')}
${nameIdFormats.map((format) => `    <md:NameIDFormat>${format}</md:NameIDFormat>`).join('\n')}
    <md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${escapeXml(sp.acsUrl)}" index="0" isDefault="true"/>
  </md:SPSSODescriptor>
  <md:Organization>
    <md:OrganizationName xml:lang="en">${escapeXml(sp.organization)}</md:OrganizationName>
    <md:OrganizationDisplayName xml:lang="en">${escapeXml(sp.organization)}</md:OrganizationDisplayName>
    <md:OrganizationURL xml:lang="en">${escapeXml(sp.origin)}</md:OrganizationURL>
  </md:Organization>
</md:EntityDescriptor>
`
}

function keyDescriptor(use: 'signing' | 'encryption', pem: string): string {
  const methods =
    use === 'encryption'
      ? encryptionMethods.map((uri) => `\n      <md:EncryptionMethod Algorithm="${uri}"/>`).join('')
      : ''
  return `    <md:KeyDescriptor use="${use}">
      <ds:KeyInfo><ds:X509Data><ds:X509Certificate>${bareCertificate(pem)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>${methods}
    </md:KeyDescriptor>`
}
