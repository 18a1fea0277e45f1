/** A response as it came by HTTP-POST (saml-bindings 3.5, saml-profiles 4.1.4), turned into a verdict: every check by
 *  name, and either who signed in or why not. Pure: what is expected, the moment included, is told by the caller. */
import { type AssertionExpectations, type Claims, readAssertion } from './assertion'
import { decryptAssertion } from './decryption'
import { type Check, Checklist, type SamlRefusal } from './refusals'
import { hasStraySignature, isSigned, verifySignature } from './signature'
import {
  attribute,
  child,
  children,
  everyElement,
  isNamed,
  maxMessageBytes,
  parseXml,
  readText,
  textOf,
  XmlRefused,
} from './xml'

/** A message whose form is right and whose content nobody has vouched for yet. */
export interface OpenResponse {
  readonly ok: true
  readonly text: string
  readonly root: Element
  /** As the message says: for finding the provider and the request, and for nothing else. */
  readonly claimedIssuer: string | null
  readonly claimedRequest: string | null
}

export interface Unreadable {
  readonly ok: false
  readonly checks: readonly Check[]
  readonly refusal: SamlRefusal
}

export interface Expectations extends AssertionExpectations {
  /** Certificates (PEM) that may have signed. */
  readonly certificates: readonly string[]
  /** Private keys (PEM) that assertions may be encrypted for. */
  readonly decryptionKeys: readonly string[]
}

export interface Verdict {
  readonly checks: readonly Check[]
  readonly refusal: SamlRefusal | null
  /** Of the verified assertion: null where the signature was not right, else also where another check failed. */
  readonly claims: Claims | null
}

/** The form field's text as a document. */
export function openResponse(samlResponse: string): OpenResponse | Unreadable {
  const checks = new Checklist()
  try {
    const text = readText(decodeBase64(samlResponse))
    const root = parseXml(text)
    const issuer = child(root, 'saml', 'Issuer')
    return {
      ok: true,
      text,
      root,
      claimedIssuer: (issuer && textOf(issuer)) || null,
      claimedRequest: attribute(root, 'InResponseTo') || null,
    }
  } catch (error) {
    if (!(error instanceof XmlRefused) && !(error instanceof NotBase64)) throw error
    const code = error instanceof XmlRefused ? error.fault : 'not_base64'
    checks.fail('document', code, { found: error.message })
    return { ok: false, checks: checks.list(), refusal: code }
  }
}

/** What the form field carries, as text, for whoever looks into a refused sign-in; undefined where it is none. */
export function carriedText(samlResponse: string): string | undefined {
  try {
    return readText(decodeBase64(samlResponse))
  } catch (error) {
    if (error instanceof XmlRefused || error instanceof NotBase64) return undefined
    throw error
  }
}

export class NotBase64 extends Error {}

/** The bytes of a field. Throws `NotBase64`, and `XmlRefused` for more than is read. */
export function decodeBase64(text: string): Uint8Array {
  const packed = text.replace(/[ \t\r\n]/g, '')
  if (packed.length > (maxMessageBytes * 4) / 3 + 4) throw new XmlRefused('too_large', 'The response is too large.')
  if (packed === '' || packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(packed)) {
    throw new NotBase64('The response is not base64.')
  }
  return Buffer.from(packed, 'base64')
}

/** The verdict on an opened response. */
export function judgeResponse(open: OpenResponse, expected: Expectations): Verdict {
  const checks = new Checklist()
  checks.pass('document', `${Buffer.byteLength(open.text)} bytes`)
  const claims = judge(open, expected, checks)
  return { checks: checks.list(), refusal: checks.refusal, claims }
}

function judge({ text, root }: OpenResponse, expected: Expectations, checks: Checklist): Claims | null {
  if (!isNamed(root, 'samlp', 'Response')) {
    checks.fail('response', 'not_a_response', { expected: 'samlp:Response', found: root.nodeName })
    return null
  }
  if (attribute(root, 'Version') !== '2.0') {
    checks.fail('response', 'version_wrong', { expected: '2.0', found: attribute(root, 'Version') ?? '' })
    return null
  }
  const response = trustedResponse(text, root, expected, checks)
  if (!response || !isSuccess(response, checks)) return null
  judgeEnvelope(response, expected, checks)
  const assertion = signedAssertion(text, root, expected, checks)
  return assertion ? readAssertion(assertion, expected, checks) : null
}

/** The response as far as it can be trusted: where it is signed, the text that its signature covers. */
function trustedResponse(
  text: string,
  root: Element,
  { certificates }: Expectations,
  checks: Checklist,
): Element | null {
  if (!isSigned(root)) {
    checks.pass('response', 'unsigned')
    return root
  }
  const verified = verifySignature(text, root, certificates)
  if (verified.ok) {
    checks.pass('response', verified.algorithm)
    return verified.element
  }
  const code = verified.fault === 'signature_wrong' ? 'response_signature_wrong' : verified.fault
  checks.fail('response', code, { found: verified.detail })
  return null
}

const success = 'urn:oasis:names:tc:SAML:2.0:status:Success'

function isSuccess(response: Element, checks: Checklist): boolean {
  const [status, ...statuses] = children(response, 'samlp', 'Status')
  const [code, ...codes] = status ? children(status, 'samlp', 'StatusCode') : []
  const value = (code && attribute(code, 'Value')) ?? ''
  // A second code beside it, or one inside that takes it back, leaves it open which of them counts.
  const inner = code && child(code, 'samlp', 'StatusCode')
  if (value === success && !inner && statuses.length + codes.length === 0) {
    checks.pass('status', 'Success')
    return true
  }
  const message = status && child(status, 'samlp', 'StatusMessage')
  const told = [value, inner && attribute(inner, 'Value'), message && textOf(message)]
  const found = told.map((part) => part?.replace('urn:oasis:names:tc:SAML:2.0:status:', '')).filter(Boolean)
  checks.fail('status', 'idp_refused', { expected: 'Success', found: found.join(', ').slice(0, 300) })
  return false
}

/** What the response says of itself. The assertion says the same again, signed; both must be right. */
function judgeEnvelope(response: Element, expected: Expectations, checks: Checklist): void {
  const issuers = children(response, 'saml', 'Issuer')
  const issuer = issuers[0] && textOf(issuers[0])
  if (issuers.length !== 1 || !issuer) checks.fail('issuer', 'response_issuer_missing', { expected: expected.issuer })
  else if (issuer !== expected.issuer) {
    checks.fail('issuer', 'response_issuer_wrong', { expected: expected.issuer, found: issuer })
  }
  const destination = attribute(response, 'Destination')
  if (!destination) checks.fail('destination', 'destination_missing', { expected: expected.acsUrl })
  else if (destination !== expected.acsUrl) {
    checks.fail('destination', 'destination_wrong', { expected: expected.acsUrl, found: destination })
  } else checks.pass('destination', destination)
  judgeRequest(attribute(response, 'InResponseTo'), expected, checks)
}

function judgeRequest(found: string | undefined, { requestId, acceptsUnsolicited }: Expectations, checks: Checklist) {
  if (requestId === null && !acceptsUnsolicited) checks.fail('request', 'unsolicited', { found: found ?? '' })
  else if ((found ?? null) !== requestId) {
    checks.fail('request', 'request_wrong', { expected: requestId ?? '', found: found ?? '' })
  } else checks.pass('request', requestId ?? 'none')
}

/** The one assertion, read from the text that its own signature covers. */
function signedAssertion(text: string, root: Element, expected: Expectations, checks: Checklist): Element | null {
  const plain = children(root, 'saml', 'Assertion')
  const encrypted = children(root, 'saml', 'EncryptedAssertion')
  if (plain.length + encrypted.length === 0) {
    checks.fail('signature', 'assertion_missing')
    return null
  }
  if (assertionsIn(root) > 1) {
    checks.fail('signature', 'assertion_twice', { expected: '1', found: String(assertionsIn(root)) })
    return null
  }
  const [sealed] = encrypted
  if (sealed) return insideOf(root, sealed, expected, checks)
  return verifiedAssertion(text, root, plain[0] as Element, expected, checks)
}

/** Assertions anywhere, in whatever namespace: nobody else may find another one than we do. */
function assertionsIn(root: Element): number {
  return everyElement(root).filter(({ localName }) => localName === 'Assertion' || localName === 'EncryptedAssertion')
    .length
}

function insideOf(root: Element, sealed: Element, expected: Expectations, checks: Checklist): Element | null {
  if (hasStraySignature(root, [root])) {
    checks.fail('signature', 'signature_stray')
    return null
  }
  const decrypted = decryptAssertion(sealed, expected.decryptionKeys)
  if (!decrypted.ok) {
    checks.fail('encryption', decrypted.fault, { found: decrypted.detail })
    return null
  }
  const inside = openInside(decrypted.text)
  const found = new Checklist()
  const assertion = inside && signedInside(inside, expected, found)
  // In CBC anybody may turn the bits of a text that they cannot read, and a GCM text may be sent as one in CBC. To tell
  // what the result lacks would answer, question by question, what the text says; so nothing is told until its
  // signature is right.
  const mayTell = assertion || decrypted.authentic || isSigned(root)
  if (!inside || !mayTell) {
    checks.fail('encryption', 'decryption_failed', { found: 'The assertion could not be decrypted.' })
    return null
  }
  checks.pass('encryption', decrypted.algorithm)
  checks.include(found.list())
  return assertion ?? null
}

interface Inside {
  readonly text: string
  readonly root: Element
}

function signedInside({ text, root }: Inside, expected: Expectations, checks: Checklist): Element | null {
  if (assertionsIn(root) > 1) {
    checks.fail('signature', 'assertion_twice')
    return null
  }
  return verifiedAssertion(text, root, root, expected, checks)
}

/** What was encrypted is held to the same rules as what was not; departures from them look like a failed decryption. */
function openInside(decrypted: string): Inside | undefined {
  try {
    const text = readText(decrypted)
    const root = parseXml(text)
    return isNamed(root, 'saml', 'Assertion') ? { text, root } : undefined
  } catch (error) {
    if (error instanceof XmlRefused) return undefined
    throw error
  }
}

function verifiedAssertion(
  text: string,
  root: Element,
  assertion: Element,
  { certificates }: Expectations,
  checks: Checklist,
): Element | null {
  if (hasStraySignature(root, [root, assertion])) {
    checks.fail('signature', 'signature_stray')
    return null
  }
  const verified = verifySignature(text, assertion, certificates)
  if (verified.ok) {
    checks.pass('signature', verified.algorithm)
    return verified.element
  }
  checks.fail('signature', verified.fault, { found: verified.detail })
  return null
}
