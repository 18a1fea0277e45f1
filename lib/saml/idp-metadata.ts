/** An identity provider's metadata (saml-metadata 2.4.3), read and explained field by field: what was found, whether it
 *  is fit, and a code that a page turns into a sentence. The document's own signature is not looked at: who puts it
 *  here is an administrator, or an address of the administrator's choice over TLS. */
import { type CertificateFacts, type CertificateProblem, readCertificate } from './certificates'
import { parseMoment } from './time'
import { attribute, child, children, everyElement, isNamed, parseXml, textOf, type XmlFault, XmlRefused } from './xml'

export const maxMetadataBytes = 1024 * 1024
/** Two at once for a roll-over; some providers announce a third. */
export const maxCertificates = 5

export type MetadataField =
  | 'document'
  | 'entityId'
  | 'ssoUrl'
  | 'sloUrl'
  | 'certificate'
  | 'validUntil'
  | 'requests'
  | 'nameId'

export type MetadataProblem =
  | XmlFault
  | CertificateProblem
  | 'not_metadata'
  | 'several_providers'
  | 'no_provider'
  | 'entity_id_missing'
  | 'entity_id_own'
  | 'sso_missing'
  | 'sso_no_redirect'
  | 'sso_not_https'
  | 'slo_unusable'
  | 'slo_not_https'
  | 'certificate_missing'
  | 'certificates_too_many'
  | 'certificate_expired'
  | 'certificate_expires_soon'
  | 'valid_until_past'
  | 'requests_signed'
  | 'name_id_transient_only'

export interface FieldReport {
  readonly field: MetadataField
  readonly verdict: 'ok' | 'warning' | 'error'
  /** As in the document, for people. */
  readonly value: string
  readonly problem?: MetadataProblem
}

export interface IdpMetadata {
  readonly entityId: string
  readonly ssoUrl: string
  readonly logout: LogoutAddresses
  readonly certificates: readonly CertificateFacts[]
  readonly wantsSignedRequests: boolean
}

/** Where a provider takes part in single logout; nulls where it does not. */
export interface LogoutAddresses {
  /** For messages by HTTP-Redirect, and for answers to the provider's own. */
  readonly url: string | null
  readonly answerUrl: string | null
  /** The same by HTTP-POST. */
  readonly postUrl: string | null
  readonly postAnswerUrl: string | null
}

export interface MetadataReading {
  readonly fields: readonly FieldReport[]
  /** Null where a field is in error. */
  readonly metadata: IdpMetadata | null
}

const redirect = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect'
const post = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'
const soonMs = 30 * 86_400_000
const maxEntityId = 1_024

/** Reads a document; never throws for what is in it. */
export function readIdpMetadata(document: Uint8Array | string, own: { entityId: string }, now: Date): MetadataReading {
  const fields: FieldReport[] = []
  const found = findProvider(document)
  if ('problem' in found) {
    const report = { field: 'document', verdict: 'error', value: found.detail, problem: found.problem } as const
    return { fields: [report], metadata: null }
  }
  const { entity, descriptor } = found
  const entityId = readEntityId(entity, own, fields)
  const ssoUrl = readSsoUrl(descriptor, fields)
  const logout = readLogout(descriptor, fields)
  const certificates = readCertificates(descriptor, now, fields)
  readValidUntil(entity, descriptor, now, fields)
  const wantsSignedRequests = attribute(descriptor, 'WantAuthnRequestsSigned') === 'true'
  if (wantsSignedRequests) fields.push({ field: 'requests', verdict: 'ok', value: 'true', problem: 'requests_signed' })
  readNameIdFormats(descriptor, fields)
  const isFit = fields.every(({ verdict }) => verdict !== 'error')
  return { fields, metadata: isFit ? { entityId, ssoUrl, logout, certificates, wantsSignedRequests } : null }
}

type FoundProvider =
  | { readonly entity: Element; readonly descriptor: Element }
  | { readonly problem: MetadataProblem; readonly detail: string }

function findProvider(document: Uint8Array | string): FoundProvider {
  let root: Element
  try {
    root = parseXml(document, { maxBytes: maxMetadataBytes, maxElements: 20_000, allowsComments: true })
  } catch (error) {
    if (error instanceof XmlRefused) return { problem: error.fault, detail: error.message }
    throw error
  }
  if (!isNamed(root, 'md', 'EntityDescriptor') && !isNamed(root, 'md', 'EntitiesDescriptor')) {
    return { problem: 'not_metadata', detail: root.nodeName }
  }
  const entities = everyElement(root).filter((element) => isNamed(element, 'md', 'EntityDescriptor'))
  const providers = entities.flatMap((entity) =>
    children(entity, 'md', 'IDPSSODescriptor').map((descriptor) => ({ entity, descriptor })),
  )
  const [first, second] = providers
  if (!first) return { problem: 'no_provider', detail: String(entities.length) }
  return second ? { problem: 'several_providers', detail: String(providers.length) } : first
}

function readEntityId(entity: Element, own: { entityId: string }, fields: FieldReport[]): string {
  const value = (attribute(entity, 'entityID') ?? '').trim()
  const isBad = value === '' || value.length > maxEntityId
  const problem = isBad ? 'entity_id_missing' : value === own.entityId ? 'entity_id_own' : undefined
  fields.push({ field: 'entityId', verdict: problem ? 'error' : 'ok', value, ...(problem && { problem }) })
  return value
}

function readSsoUrl(descriptor: Element, fields: FieldReport[]): string {
  const services = children(descriptor, 'md', 'SingleSignOnService')
  const service = services.find((one) => attribute(one, 'Binding') === redirect)
  const value = (service && attribute(service, 'Location')?.trim()) ?? ''
  const problem = services.length === 0 ? 'sso_missing' : ssoProblem(value)
  const verdict = problem === undefined ? 'ok' : problem === 'sso_not_https' ? 'warning' : 'error'
  fields.push({ field: 'ssoUrl', verdict, value, ...(problem && { problem }) })
  return value
}

function ssoProblem(value: string): MetadataProblem | undefined {
  if (value === '') return 'sso_no_redirect'
  if (!isWebAddress(value)) return 'sso_missing'
  return new URL(value).protocol === 'https:' ? undefined : 'sso_not_https'
}

/** Signing out works without it, so nothing here is an error. */
function readLogout(descriptor: Element, fields: FieldReport[]): LogoutAddresses {
  const services = children(descriptor, 'md', 'SingleLogoutService')
  const at = (binding: string, what: string) => {
    const service = services.find((one) => attribute(one, 'Binding') === binding)
    return (service && attribute(service, what)?.trim()) || null
  }
  const usable = (value: string | null) => (value !== null && isWebAddress(value) ? value : null)
  const [url, postUrl] = [usable(at(redirect, 'Location')), usable(at(post, 'Location'))]
  const found = {
    url,
    answerUrl: url && (usable(at(redirect, 'ResponseLocation')) ?? url),
    postUrl,
    postAnswerUrl: postUrl && (usable(at(post, 'ResponseLocation')) ?? postUrl),
  }
  const value = at(redirect, 'Location') ?? at(post, 'Location')
  if (value === null) return found
  const problem = logoutProblem(found)
  fields.push({ field: 'sloUrl', verdict: problem ? 'warning' : 'ok', value, ...(problem && { problem }) })
  return found
}

function logoutProblem({ url, postUrl }: LogoutAddresses): MetadataProblem | undefined {
  const used = url ?? postUrl
  if (used === null) return 'slo_unusable'
  return used.startsWith('https:') ? undefined : 'slo_not_https'
}

function isWebAddress(value: string): boolean {
  const url = URL.canParse(value) ? new URL(value) : undefined
  return url !== undefined && /^https?:$/.test(url.protocol) && !url.username && !url.hash
}

function readCertificates(descriptor: Element, now: Date, fields: FieldReport[]): CertificateFacts[] {
  const keys = children(descriptor, 'md', 'KeyDescriptor').filter((key) => attribute(key, 'use') !== 'encryption')
  const texts = keys.flatMap((key) => {
    const info = child(key, 'ds', 'KeyInfo')
    const data = info ? children(info, 'ds', 'X509Data') : []
    return data.flatMap((one) => children(one, 'ds', 'X509Certificate')).map((one) => textOf(one) ?? '')
  })
  const distinct = [...new Set(texts.map((text) => text.replace(/\s+/g, '')))]
  if (distinct.length === 0) {
    fields.push({ field: 'certificate', verdict: 'error', value: '', problem: 'certificate_missing' })
  }
  if (distinct.length > maxCertificates) {
    const value = String(distinct.length)
    fields.push({ field: 'certificate', verdict: 'error', value, problem: 'certificates_too_many' })
    return []
  }
  return distinct.flatMap((text) => readOne(text, now, fields))
}

function readOne(text: string, now: Date, fields: FieldReport[]): CertificateFacts[] {
  const reading = readCertificate(text)
  if (!reading.ok) {
    fields.push({ field: 'certificate', verdict: 'error', value: `${text.slice(0, 24)}…`, problem: reading.problem })
    return []
  }
  const { facts } = reading
  const leftMs = facts.validTo.getTime() - now.getTime()
  const problem = leftMs <= 0 ? 'certificate_expired' : leftMs < soonMs ? 'certificate_expires_soon' : undefined
  const value = `${facts.subject}, ${facts.validFrom.toISOString()} – ${facts.validTo.toISOString()}`
  fields.push({ field: 'certificate', verdict: problem ? 'warning' : 'ok', value, ...(problem && { problem }) })
  return [facts]
}

function readValidUntil(entity: Element, descriptor: Element, now: Date, fields: FieldReport[]): void {
  const value = attribute(descriptor, 'validUntil') ?? attribute(entity, 'validUntil')
  const until = value === undefined ? undefined : parseMoment(value)
  if (value === undefined) return
  const isPast = until !== undefined && until <= now
  fields.push({
    field: 'validUntil',
    verdict: isPast ? 'warning' : 'ok',
    value,
    ...(isPast && { problem: 'valid_until_past' as const }),
  })
}

function readNameIdFormats(descriptor: Element, fields: FieldReport[]): void {
  const formats = children(descriptor, 'md', 'NameIDFormat').map((one) => textOf(one) ?? '')
  if (formats.length === 0) return
  const onlyTransient = formats.every((format) => format.endsWith(':transient'))
  fields.push({
    field: 'nameId',
    verdict: onlyTransient ? 'warning' : 'ok',
    value: formats.join(', '),
    ...(onlyTransient && { problem: 'name_id_transient_only' as const }),
  })
}
