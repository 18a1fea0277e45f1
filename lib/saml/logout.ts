/** Single logout (saml-core 3.7, saml-profiles 4.4): messages of the provider, judged, by HTTP-Redirect and HTTP-POST.
 *  Pure: what is expected, the moment included, is told by the caller. */
import { maxAgeMs, maxSkewMs } from './assertion'
import type { LogoutRefusal } from './logout-refusals'
import { inflated, type MessageName, querySignatureFault, type RedirectQuery, readQuery } from './redirect-binding'
import { decodeBase64, NotBase64 } from './response'
import { hasStraySignature, isSigned, verifySignature } from './signature'
import { parseMoment } from './time'
import { attribute, child, children, isNamed, maxMessageBytes, parseXml, readText, textOf, XmlRefused } from './xml'

/** A message as it came: the query without its question mark, or the form's field. */
export type LogoutArrival =
  | { readonly binding: 'redirect'; readonly name: MessageName; readonly query: string }
  | { readonly binding: 'post'; readonly name: MessageName; readonly field: string; readonly relayState?: string }

/** A message whose form is right and whose content nobody has vouched for yet. */
export interface OpenLogout {
  readonly ok: true
  readonly text: string
  readonly root: Element
  /** As the message says: for finding the provider, and for nothing else. */
  readonly claimedIssuer: string | null
  readonly relayState: string | undefined
  /** Of a query; a form carries its signature inside. */
  readonly query: RedirectQuery | null
}

export interface LogoutRefused {
  readonly ok: false
  readonly code: LogoutRefusal
}

export interface LogoutExpectations {
  /** The provider's entity id. */
  readonly issuer: string
  /** Our address for logout messages. */
  readonly sloUrl: string
  /** Certificates (PEM) that may have signed. */
  readonly certificates: readonly string[]
  readonly now: Date
}

/** What the provider asks for. */
export interface LogoutWish {
  readonly ok: true
  readonly id: string
  readonly nameId: string
  /** Of the sessions that are meant; empty for all of the person. */
  readonly sessionIndexes: readonly string[]
  /** Until when the request could be sent again; it is remembered that long. */
  readonly usableUntil: Date
}

const refused = (code: LogoutRefusal): LogoutRefused => ({ ok: false, code })

/** The document that arrived. */
export function openLogout(arrival: LogoutArrival): OpenLogout | LogoutRefused {
  try {
    const query = arrival.binding === 'redirect' ? readQuery(arrival.query, arrival.name) : null
    if (query === 'twice') return refused('parameter_twice')
    if (query === undefined) return refused('not_base64')
    const bytes = decodeBase64(query ? query.message : arrival.binding === 'post' ? arrival.field : '')
    const plain = query ? inflated(bytes) : bytes
    if (!plain) return refused('not_deflated')
    const text = readText(plain, { maxBytes: maxMessageBytes })
    const root = parseXml(text)
    const issuer = child(root, 'saml', 'Issuer')
    const relayState = query ? query.relayState : arrival.binding === 'post' ? arrival.relayState : undefined
    return { ok: true, text, root, claimedIssuer: (issuer && textOf(issuer)) || null, relayState, query }
  } catch (error) {
    if (error instanceof XmlRefused) return refused(error.fault)
    if (error instanceof NotBase64) return refused('not_base64')
    throw error
  }
}

/** The verdict on a request to end sessions. Only a signed one counts, and of it only what the signature covers. */
export function judgeLogoutRequest(open: OpenLogout, expected: LogoutExpectations): LogoutWish | LogoutRefused {
  const signed = signedRoot(open, 'LogoutRequest', expected)
  if (!signed.ok) return signed
  const { root } = signed
  const fault = envelopeFault(root, expected)
  if (fault) return refused(fault)
  const id = attribute(root, 'ID')
  if (!id) return refused('id_missing')
  const until = usableUntil(root, expected.now)
  if (typeof until === 'string') return refused(until)
  const names = children(root, 'saml', 'NameID')
  const nameId = names[0] && textOf(names[0])
  if (names.length !== 1 || !nameId) return refused('name_id_missing')
  const sessionIndexes = children(root, 'samlp', 'SessionIndex').map((one) => textOf(one) ?? '')
  return { ok: true, id, nameId, sessionIndexes, usableUntil: until }
}

const success = 'urn:oasis:names:tc:SAML:2.0:status:Success'

/** Whether the provider says, signed, that it has signed the person out. */
export function confirmsLogout(open: OpenLogout, expected: LogoutExpectations): boolean {
  const signed = signedRoot(open, 'LogoutResponse', expected)
  if (!signed.ok || envelopeFault(signed.root, expected)) return false
  const status = child(signed.root, 'samlp', 'Status')
  const code = status && child(status, 'samlp', 'StatusCode')
  return code !== undefined && attribute(code, 'Value') === success && !child(code, 'samlp', 'StatusCode')
}

function signedRoot(
  { text, root, query }: OpenLogout,
  name: 'LogoutRequest' | 'LogoutResponse',
  { certificates }: LogoutExpectations,
): { readonly ok: true; readonly root: Element } | LogoutRefused {
  if (!isNamed(root, 'samlp', name)) return refused('not_a_logout')
  if (attribute(root, 'Version') !== '2.0') return refused('version_wrong')
  if (query) {
    // A query is signed as a whole; a signature inside it would be another one's (saml-bindings 3.4.4.1).
    if (hasStraySignature(root, [])) return refused(query.signature ? 'signature_stray' : 'signature_missing')
    const fault = querySignatureFault(query, certificates)
    return fault ? refused(fault) : { ok: true, root }
  }
  if (!isSigned(root)) return refused('signature_missing')
  if (hasStraySignature(root, [root])) return refused('signature_stray')
  const verified = verifySignature(text, root, certificates)
  return verified.ok ? { ok: true, root: verified.element } : refused(verified.fault)
}

function envelopeFault(root: Element, { issuer, sloUrl }: LogoutExpectations): LogoutRefusal | null {
  const issuers = children(root, 'saml', 'Issuer')
  if (issuers.length !== 1 || !issuers[0] || textOf(issuers[0]) !== issuer) return 'issuer_wrong'
  const destination = attribute(root, 'Destination')
  if (!destination) return 'destination_missing'
  return destination === sloUrl ? null : 'destination_wrong'
}

function usableUntil(root: Element, now: Date): Date | LogoutRefusal {
  const issued = parseMoment(attribute(root, 'IssueInstant') ?? '')
  const end = attribute(root, 'NotOnOrAfter')
  const until = end === undefined ? undefined : parseMoment(end)
  if (!issued || (end !== undefined && !until)) return 'time_malformed'
  const oldest = issued.getTime() + maxAgeMs + maxSkewMs
  const latest = until ? until.getTime() + maxSkewMs : oldest
  if (issued.getTime() - maxSkewMs > now.getTime()) return 'not_yet_valid'
  if (now.getTime() >= latest) return 'expired'
  return now.getTime() > oldest ? 'too_old' : new Date(Math.min(oldest, latest))
}
