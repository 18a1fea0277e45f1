/** The request that sends a browser to its identity provider by HTTP-Redirect (saml-bindings 3.4, saml-core 3.4.1). */
import { redirectTo } from './redirect-binding'
import { writeMoment } from './time'
import { escapeXml, namespaces } from './xml'

export interface AuthnRequest {
  /** `_` and 32 hexadecimal digits. */
  readonly id: string
  readonly issuedAt: Date
  /** The provider's address for HTTP-Redirect. */
  readonly ssoUrl: string
  readonly acsUrl: string
  /** Our entity id. */
  readonly issuer: string
  /** At most 80 bytes (saml-bindings 3.4.3). */
  readonly relayState: string
  /** Asks the provider to prove anew who is there, whoever it still knows (saml-core 3.4.1). */
  readonly forcesAuthn?: boolean
  /** Private key (PEM) to sign with; null leaves the request unsigned. */
  readonly signingKey: string | null
}

const postBinding = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'

/** The request as XML. It asks for no format of NameID: the provider's own set-up says what identifies a person. */
export function writeAuthnRequest({ id, issuedAt, ssoUrl, acsUrl, issuer, forcesAuthn }: AuthnRequest): string {
  const attributes = {
    'xmlns:samlp': namespaces.samlp,
    'xmlns:saml': namespaces.saml,
    ID: id,
    Version: '2.0',
    IssueInstant: writeMoment(issuedAt),
    Destination: ssoUrl,
    ProtocolBinding: postBinding,
    AssertionConsumerServiceURL: acsUrl,
    ...(forcesAuthn && { ForceAuthn: 'true' }),
  }
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escapeXml(value)}"`)
  return `<samlp:AuthnRequest ${written.join(' ')}><saml:Issuer>${escapeXml(issuer)}</saml:Issuer><samlp:NameIDPolicy AllowCreate="true"/></samlp:AuthnRequest>`
}

/** Where the browser is sent. */
export function redirectUrl(request: AuthnRequest): string {
  const { ssoUrl, relayState, signingKey } = request
  return redirectTo(ssoUrl, { name: 'SAMLRequest', xml: writeAuthnRequest(request), relayState, signingKey })
}
