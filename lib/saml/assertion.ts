/** What a verified assertion says (saml-core 2.3, saml-profiles 4.1.4.2 and 4.1.4.3), held against what was expected.
 *  Every check is made, so that an administrator sees all that is wrong at once. */
import type { Checklist } from './refusals'
import { parseMoment } from './time'
import { attribute, child, childElements, children, isNamed, textOf } from './xml'

/** How far the provider's clock may be off. */
export const maxSkewMs = 60_000
/** How old an assertion may be when it arrives: browsers carry it within seconds. */
export const maxAgeMs = 10 * 60_000
const maxAttributes = 200
const maxValues = 2_000
const maxNameIdLength = 1_024

export interface AssertionExpectations {
  /** The provider's entity id. */
  readonly issuer: string
  /** Our entity id. */
  readonly audience: string
  readonly acsUrl: string
  /** The request that is answered; null for a sign-in that began at the provider. */
  readonly requestId: string | null
  readonly acceptsUnsolicited: boolean
  /** When the request asked for the person to sign in anew (ForceAuthn); null where it did not. */
  readonly forcedAt: Date | null
  readonly now: Date
}

export interface SamlAttribute {
  readonly name: string
  readonly friendlyName: string | null
  readonly values: readonly string[]
}

export interface Claims {
  readonly assertionId: string
  readonly nameId: string
  readonly nameIdFormat: string | null
  /** Whose name it is, and for whom, where the provider says so. */
  readonly nameQualifier: string | null
  readonly spNameQualifier: string | null
  /** By what the provider knows the session that it began; null where it says nothing. */
  readonly sessionIndex: string | null
  /** When the person last proved to the provider who they are; null where it says no time. Never later than now. */
  readonly authenticatedAt: Date | null
  /** When the provider wants the session to be over; null where it does not say. */
  readonly sessionEndsAt: Date | null
  readonly attributes: readonly SamlAttribute[]
  /** Until when the assertion could be sent again; it is remembered that long. */
  readonly usableUntil: Date
}

/** What the assertion says, with a verdict noted for each check. Null where it names nobody. */
export function readAssertion(assertion: Element, expected: AssertionExpectations, checks: Checklist): Claims | null {
  const assertionId = attribute(assertion, 'ID')
  if (!assertionId) checks.fail('signature', 'assertion_id_missing')
  if (attribute(assertion, 'Version') !== '2.0') checks.fail('response', 'version_wrong', { expected: '2.0' })
  judgeIssuer(assertion, expected, checks)
  const nameId = judgeSubject(assertion, checks)
  const usableUntil = judgeConfirmation(assertion, expected, checks)
  judgeConditions(assertion, expected, checks)
  judgeAge(assertion, expected, checks)
  judgeStatement(assertion, expected, checks)
  const attributes = readAttributes(assertion, checks)
  if (!assertionId || !nameId) return null
  return {
    assertionId,
    ...nameId,
    sessionIndex: sessionIndexOf(assertion),
    authenticatedAt: authenticatedAt(assertion, expected),
    sessionEndsAt: sessionEndOf(assertion),
    attributes,
    usableUntil: usableUntil ?? new Date(expected.now.getTime() + maxAgeMs),
  }
}

function judgeIssuer(assertion: Element, { issuer }: AssertionExpectations, checks: Checklist): void {
  const issuers = children(assertion, 'saml', 'Issuer')
  const found = issuers[0] && textOf(issuers[0])
  if (issuers.length !== 1 || !found) checks.fail('issuer', 'assertion_issuer_missing', { expected: issuer })
  else if (found !== issuer) checks.fail('issuer', 'assertion_issuer_wrong', { expected: issuer, found })
  else checks.pass('issuer', found)
}

const transient = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient'

type Name = Pick<Claims, 'nameId' | 'nameIdFormat' | 'nameQualifier' | 'spNameQualifier'>

function judgeSubject(assertion: Element, checks: Checklist): Name | null {
  const subjects = children(assertion, 'saml', 'Subject')
  const [subject] = subjects
  if (!subject || subjects.length > 1) {
    checks.fail('subject', 'subject_missing', { expected: '1', found: String(subjects.length) })
    return null
  }
  const names = children(subject, 'saml', 'NameID')
  const nameId = names[0] && textOf(names[0])
  if (names.length !== 1 || !nameId || nameId.length > maxNameIdLength) {
    checks.fail('subject', 'name_id_missing')
    return null
  }
  const said = (what: string) => (names[0] && attribute(names[0], what)) || null
  const nameIdFormat = said('Format')
  if (nameIdFormat === transient) checks.fail('subject', 'name_id_transient', { found: transient })
  checks.pass('subject', nameIdFormat ?? 'unspecified')
  return { nameId, nameIdFormat, nameQualifier: said('NameQualifier'), spNameQualifier: said('SPNameQualifier') }
}

const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer'

/** One bearer confirmation must be right in everything; until when it is, is answered. */
function judgeConfirmation(assertion: Element, expected: AssertionExpectations, checks: Checklist): Date | null {
  const subject = child(assertion, 'saml', 'Subject')
  const all = subject ? children(subject, 'saml', 'SubjectConfirmation') : []
  if (all.length === 0) {
    checks.fail('confirmation', 'confirmation_missing')
    return null
  }
  const bearers = all.filter((one) => attribute(one, 'Method') === bearer)
  if (bearers.length === 0) {
    const found = all.map((one) => attribute(one, 'Method') ?? '').join(', ')
    checks.fail('confirmation', 'confirmation_method', { expected: bearer, found })
    return null
  }
  const judged = bearers.map((one) => confirmationVerdict(one, expected))
  // Where several are right, the assertion may be sent again until the last of them is over.
  const ends = judged.flatMap(({ until }) => (until ? [until.getTime()] : []))
  if (ends.length > 0) {
    checks.pass('confirmation', expected.acsUrl)
    return new Date(Math.max(...ends))
  }
  const [first] = judged
  if (first?.code) checks.fail('confirmation', first.code, { expected: first.expected, found: first.found })
  return null
}

type ConfirmationCode =
  | 'confirmation_missing'
  | 'recipient_missing'
  | 'recipient_wrong'
  | 'subject_request_wrong'
  | 'subject_time_missing'
  | 'subject_expired'
  | 'time_malformed'

interface ConfirmationVerdict {
  readonly code: ConfirmationCode | null
  readonly expected?: string
  readonly found?: string
  readonly until?: Date
}

function confirmationVerdict(confirmation: Element, expected: AssertionExpectations): ConfirmationVerdict {
  const data = child(confirmation, 'saml', 'SubjectConfirmationData')
  if (!data) return { code: 'confirmation_missing' }
  const recipient = attribute(data, 'Recipient')
  if (!recipient) return { code: 'recipient_missing', expected: expected.acsUrl }
  if (recipient !== expected.acsUrl) return { code: 'recipient_wrong', expected: expected.acsUrl, found: recipient }
  const request = attribute(data, 'InResponseTo') ?? null
  if (request !== expected.requestId) {
    return { code: 'subject_request_wrong', expected: expected.requestId ?? '', found: request ?? '' }
  }
  return confirmationTime(data, expected)
}

function confirmationTime(data: Element, { now }: AssertionExpectations): ConfirmationVerdict {
  const [before, after] = [attribute(data, 'NotBefore'), attribute(data, 'NotOnOrAfter')]
  if (!after) return { code: 'subject_time_missing' }
  const until = parseMoment(after)
  const from = before === undefined ? undefined : parseMoment(before)
  if (!until || (before !== undefined && !from)) return { code: 'time_malformed', found: `${before ?? ''} ${after}` }
  if (now.getTime() >= until.getTime() + maxSkewMs || (from && now.getTime() < from.getTime() - maxSkewMs)) {
    return { code: 'subject_expired', expected: now.toISOString(), found: after }
  }
  return { code: null, until: new Date(until.getTime() + maxSkewMs) }
}

const knownConditions = ['AudienceRestriction', 'OneTimeUse', 'ProxyRestriction']

function judgeConditions(assertion: Element, expected: AssertionExpectations, checks: Checklist): void {
  const all = children(assertion, 'saml', 'Conditions')
  const [conditions] = all
  if (!conditions || all.length > 1) {
    checks.fail('audience', 'conditions_missing', { expected: '1', found: String(all.length) })
    return
  }
  // A condition that is not understood makes the assertion's validity undecided (saml-core 2.5.1.1).
  const unknown = childElements(conditions).find((one) => !knownConditions.some((name) => isNamed(one, 'saml', name)))
  if (unknown) checks.fail('audience', 'condition_unknown', { found: unknown.nodeName })
  judgeAudience(conditions, expected, checks)
  judgeWindow(conditions, expected, checks)
}

/** Every restriction must name us (saml-core 2.5.1.4). */
function judgeAudience(conditions: Element, { audience }: AssertionExpectations, checks: Checklist): void {
  const restrictions = children(conditions, 'saml', 'AudienceRestriction')
  const named = restrictions.map((one) => children(one, 'saml', 'Audience').map((each) => textOf(each) ?? ''))
  if (named.length === 0) checks.fail('audience', 'audience_missing', { expected: audience })
  else if (named.every((audiences) => audiences.includes(audience))) checks.pass('audience', audience)
  else checks.fail('audience', 'audience_wrong', { expected: audience, found: named.flat().join(', ') })
}

function judgeWindow(conditions: Element, { now }: AssertionExpectations, checks: Checklist): void {
  const [before, after] = [attribute(conditions, 'NotBefore'), attribute(conditions, 'NotOnOrAfter')]
  const from = before === undefined ? undefined : parseMoment(before)
  const until = after === undefined ? undefined : parseMoment(after)
  if ((before !== undefined && !from) || (after !== undefined && !until)) {
    checks.fail('time', 'time_malformed', { found: `${before ?? ''} ${after ?? ''}`.trim() })
    return
  }
  const at = now.getTime()
  const values = { expected: now.toISOString() }
  if (from && at < from.getTime() - maxSkewMs) checks.fail('time', 'not_yet_valid', { ...values, found: before })
  if (until && at >= until.getTime() + maxSkewMs) checks.fail('time', 'expired', { ...values, found: after })
}

function judgeAge(assertion: Element, { now }: AssertionExpectations, checks: Checklist): void {
  const text = attribute(assertion, 'IssueInstant') ?? ''
  const issued = parseMoment(text)
  const values = { expected: now.toISOString(), found: text }
  if (!issued) checks.fail('time', 'time_malformed', values)
  else if (issued.getTime() - maxSkewMs > now.getTime()) checks.fail('time', 'not_yet_valid', values)
  else if (now.getTime() - issued.getTime() > maxAgeMs + maxSkewMs) checks.fail('time', 'too_old', values)
  else checks.pass('time', text)
}

function judgeStatement(assertion: Element, expected: AssertionExpectations, checks: Checklist): void {
  const { now } = expected
  const statements = children(assertion, 'saml', 'AuthnStatement')
  const [first] = statements
  if (!first) {
    checks.fail('statement', 'authn_statement_missing')
    return
  }
  for (const statement of statements) {
    const end = attribute(statement, 'SessionNotOnOrAfter')
    const over = end === undefined ? undefined : parseMoment(end)
    if (end !== undefined && !over) checks.fail('statement', 'time_malformed', { found: end })
    else if (over && now.getTime() >= over.getTime() + maxSkewMs) {
      checks.fail('statement', 'session_over', { expected: now.toISOString(), found: end })
    }
  }
  judgeForced(assertion, expected, checks)
  checks.pass('statement', authnContext(first))
}

/** A provider that was asked for it must have authenticated the person directly, and not rely on a session that it has
 *  (saml-core 3.4.1, ForceAuthn): its word is AuthnInstant. */
function judgeForced(assertion: Element, expected: AssertionExpectations, checks: Checklist): void {
  const { forcedAt } = expected
  if (!forcedAt) return
  const at = authenticatedAt(assertion, expected)
  if (at && at.getTime() >= forcedAt.getTime() - maxSkewMs) return
  const found = saidInstants(assertion).join(', ')
  checks.fail('statement', 'authn_not_anew', { expected: `>= ${forcedAt.toISOString()}`, found })
}

/** The latest AuthnInstant that is a time and not still to come. */
function authenticatedAt(assertion: Element, { now }: AssertionExpectations): Date | null {
  const latest = Math.max(
    ...saidInstants(assertion)
      .map((text) => parseMoment(text)?.getTime() ?? Number.NaN)
      .filter((at) => at <= now.getTime() + maxSkewMs),
  )
  return Number.isFinite(latest) ? new Date(Math.min(latest, now.getTime())) : null
}

function saidInstants(assertion: Element): string[] {
  return children(assertion, 'saml', 'AuthnStatement').map((one) => attribute(one, 'AuthnInstant') ?? '')
}

function sessionIndexOf(assertion: Element): string | null {
  const said = children(assertion, 'saml', 'AuthnStatement').map((one) => attribute(one, 'SessionIndex'))
  return said.find((index) => index && index.length <= maxNameIdLength) ?? null
}

/** The earliest SessionNotOnOrAfter (saml-core 2.7.2). */
function sessionEndOf(assertion: Element): Date | null {
  const ends = children(assertion, 'saml', 'AuthnStatement').flatMap((one) => {
    const end = parseMoment(attribute(one, 'SessionNotOnOrAfter') ?? '')
    return end ? [end.getTime()] : []
  })
  return ends.length > 0 ? new Date(Math.min(...ends)) : null
}

function authnContext(statement: Element): string {
  const context = child(statement, 'saml', 'AuthnContext')
  const reference = context && child(context, 'saml', 'AuthnContextClassRef')
  return (reference && textOf(reference)) || 'unspecified'
}

function readAttributes(assertion: Element, checks: Checklist): SamlAttribute[] {
  const elements = children(assertion, 'saml', 'AttributeStatement').flatMap((one) =>
    children(one, 'saml', 'Attribute'),
  )
  const found = new Map<string, SamlAttribute>()
  for (const element of elements.slice(0, maxAttributes)) {
    const name = attribute(element, 'Name')
    if (!name) continue
    const values = children(element, 'saml', 'AttributeValue').map((value) => textOf(value) ?? '')
    const before = found.get(name)
    const friendlyName = attribute(element, 'FriendlyName') ?? before?.friendlyName ?? null
    found.set(name, {
      name,
      friendlyName,
      values: [...(before?.values ?? []), ...values.filter((text) => text !== '')],
    })
  }
  const attributes = [...found.values()]
  const count = attributes.reduce((sum, { values }) => sum + values.length, 0)
  if (elements.length > maxAttributes || count > maxValues) {
    checks.fail('attributes', 'attributes_too_many', { found: `${elements.length}, ${count}` })
  } else checks.pass('attributes', String(attributes.length))
  return attributes
}
