/** Logout messages of ours, for HTTP-Redirect or a form. They are always signed: a provider obeys no other (saml-profiles 4.4.4). */
import { type PostedMessage, signedMessage } from './post-binding'
import { redirectTo } from './redirect-binding'
import { writeMoment } from './time'
import { escapeXml, namespaces } from './xml'

/** The name under which a provider knows a person, as its assertion wrote it. */
export interface ProviderName {
  readonly nameId: string
  readonly nameIdFormat: string | null
  readonly nameQualifier: string | null
  readonly spNameQualifier: string | null
}

interface Envelope {
  /** `_` and 32 hexadecimal digits. */
  readonly id: string
  readonly issuedAt: Date
  /** The provider's address. */
  readonly destination: string
  /** Our entity id. */
  readonly issuer: string
  /** Private key, PEM. */
  readonly signingKey: string
}

export interface LogoutRequest extends Envelope {
  readonly name: ProviderName
  /** The provider's index of the session; null for all of the person's. */
  readonly sessionIndex: string | null
}

/** How long the provider may take it for good. */
const validMs = 5 * 60_000

/** Where the browser is sent to be signed out at the provider as well. */
export function logoutRequestUrl(request: LogoutRequest): string {
  const { destination, signingKey } = request
  return redirectTo(destination, { name: 'SAMLRequest', xml: requestXml(request), signingKey })
}

/** What the browser posts there, where the provider takes nothing by redirect. */
export function logoutRequestForm(request: LogoutRequest): PostedMessage {
  return { name: 'SAMLRequest', xml: signedMessage(requestXml(request), request.id, request.signingKey) }
}

function requestXml({ name, sessionIndex, ...envelope }: LogoutRequest): string {
  const end = writeMoment(new Date(envelope.issuedAt.getTime() + validMs))
  const index = sessionIndex === null ? '' : `<samlp:SessionIndex>${escapeXml(sessionIndex)}</samlp:SessionIndex>`
  return `<samlp:LogoutRequest ${head(envelope)} NotOnOrAfter="${end}">${issuer(envelope)}${nameXml(name)}${index}</samlp:LogoutRequest>`
}

function nameXml({ nameId, nameIdFormat, nameQualifier, spNameQualifier }: ProviderName): string {
  const attributes = [
    ['Format', nameIdFormat],
    ['NameQualifier', nameQualifier],
    ['SPNameQualifier', spNameQualifier],
  ] as const
  const written = attributes.map(([key, value]) => (value === null ? '' : ` ${key}="${escapeXml(value)}"`))
  return `<saml:NameID${written.join('')}>${escapeXml(nameId)}</saml:NameID>`
}

export interface LogoutResponse extends Envelope {
  /** The request that is answered. */
  readonly requestId: string
  readonly relayState?: string
}

/** Where the browser is sent with the answer that the sessions are over. */
export function logoutResponseUrl(response: LogoutResponse): string {
  const { destination, relayState, signingKey } = response
  return redirectTo(destination, { name: 'SAMLResponse', xml: responseXml(response), relayState, signingKey })
}

/** What the browser posts there, where the provider takes nothing by redirect. */
export function logoutResponseForm(response: LogoutResponse): PostedMessage {
  const { id, relayState, signingKey } = response
  const xml = signedMessage(responseXml(response), id, signingKey)
  return { name: 'SAMLResponse', xml, ...(relayState !== undefined && { relayState }) }
}

function responseXml({ requestId, relayState: _, ...envelope }: LogoutResponse): string {
  const status = '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>'
  return `<samlp:LogoutResponse ${head(envelope)} InResponseTo="${escapeXml(requestId)}">${issuer(envelope)}${status}</samlp:LogoutResponse>`
}

function head({ id, issuedAt, destination }: Envelope): string {
  const moment = writeMoment(issuedAt)
  return `xmlns:samlp="${namespaces.samlp}" xmlns:saml="${namespaces.saml}" ID="${id}" Version="2.0" IssueInstant="${moment}" Destination="${escapeXml(destination)}"`
}

function issuer(envelope: Envelope): string {
  return `<saml:Issuer>${escapeXml(envelope.issuer)}</saml:Issuer>`
}
