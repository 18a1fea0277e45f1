/** Signatures as SAML profiles them (saml-core 5.4): enveloped, one reference to the element they stand in, exclusive
 *  canonicalization, nothing else. Whatever departs from that shape is refused before a digest is computed, and what
 *  is handed on is the canonical text that the signature covers, never the document it came in. */
import { SignedXml } from 'xml-crypto'
import { attribute, childElements, children, everyElement, isNamed, parseXml } from './xml'

export type SignatureFault =
  | 'signature_missing'
  | 'signature_twice'
  | 'signature_stray'
  | 'signature_shape'
  | 'signature_reference'
  | 'signature_transform'
  | 'signature_sha1'
  | 'signature_algorithm'
  | 'signature_wrong'

export type Verified =
  | { readonly ok: true; readonly element: Element; readonly certificate: string; readonly algorithm: string }
  | { readonly ok: false; readonly fault: SignatureFault; readonly detail: string }

const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#'
const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'
const signatureAlgorithms: Readonly<Record<string, string>> = {
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256': 'RSA-SHA256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512': 'RSA-SHA512',
  'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1': 'RSA-PSS-SHA256',
}
const digestAlgorithms = new Set(['http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2001/04/xmlenc#sha512'])

class Faulty extends Error {
  constructor(
    readonly fault: SignatureFault,
    detail: string,
  ) {
    super(detail)
  }
}

/** Whether the element carries a signature of its own. */
export function isSigned(element: Element): boolean {
  return children(element, 'ds', 'Signature').length > 0
}

/** Verifies the signature that stands in `element`, a part of the document `text`, against the certificates (PEM), any
 *  of which may have made it. On success `element` is the root of the signed text, parsed anew. */
export function verifySignature(text: string, element: Element, certificates: readonly string[]): Verified {
  try {
    const signature = onlySignature(element)
    const algorithm = requireProfile(signature, element)
    const { covered, certificate } = requireGenuine(text, signature, certificates)
    const signed = parseXml(covered)
    const isSame =
      signed.localName === element.localName &&
      signed.namespaceURI === element.namespaceURI &&
      attribute(signed, 'ID') === attribute(element, 'ID')
    if (!isSame) throw new Faulty('signature_reference', 'The signature covers another element.')
    return { ok: true, element: signed, certificate, algorithm }
  } catch (error) {
    if (error instanceof Faulty) return { ok: false, fault: error.fault, detail: error.message }
    return { ok: false, fault: 'signature_wrong', detail: 'The signature could not be verified.' }
  }
}

/** Whether the document holds a signature anywhere but directly in one of `allowed`. */
export function hasStraySignature(root: Element, allowed: readonly Element[]): boolean {
  const own = new Set(allowed.flatMap((element) => children(element, 'ds', 'Signature')))
  return everyElement(root).some((element) => element.localName === 'Signature' && !own.has(element))
}

function onlySignature(element: Element): Element {
  const [signature, second] = children(element, 'ds', 'Signature')
  if (!signature) throw new Faulty('signature_missing', `The ${element.localName} is not signed.`)
  if (second) throw new Faulty('signature_twice', `The ${element.localName} has two signatures.`)
  return signature
}

function only(parent: Element, name: string): Element {
  const [found, second] = children(parent, 'ds', name)
  if (!found || second) throw new Faulty('signature_shape', `${parent.localName} needs exactly one ${name}.`)
  return found
}

function requireProfile(signature: Element, element: Element): string {
  const known = ['SignedInfo', 'SignatureValue', 'KeyInfo']
  if (childElements(signature).some((part) => !known.some((name) => isNamed(part, 'ds', name)))) {
    throw new Faulty('signature_shape', 'The signature holds something that does not belong there.')
  }
  only(signature, 'SignatureValue')
  const info = only(signature, 'SignedInfo')
  if (childElements(info).length !== 3) throw new Faulty('signature_shape', 'SignedInfo has more than three parts.')
  const canonicalization = only(info, 'CanonicalizationMethod')
  if (attribute(canonicalization, 'Algorithm') !== exclusive) {
    throw new Faulty('signature_transform', 'The canonicalization is not the exclusive one.')
  }
  requirePlainTransform(canonicalization)
  requireReference(only(info, 'Reference'), element)
  return requireAlgorithm(attribute(only(info, 'SignatureMethod'), 'Algorithm') ?? '')
}

function requireAlgorithm(uri: string): string {
  if (/sha1$/i.test(uri)) throw new Faulty('signature_sha1', `${uri} is broken.`)
  const known = signatureAlgorithms[uri]
  if (!known) throw new Faulty('signature_algorithm', `${uri} is not accepted.`)
  return known
}

function requireReference(reference: Element, element: Element): void {
  const id = attribute(element, 'ID') ?? ''
  if (!/^[A-Za-z_][A-Za-z0-9_.-]{0,255}$/.test(id)) throw new Faulty('signature_reference', 'The ID is not one.')
  if (attribute(reference, 'URI') !== `#${id}`) {
    throw new Faulty('signature_reference', 'The signature refers to another element than the one it stands in.')
  }
  const transforms = childElements(only(reference, 'Transforms'))
  const algorithms = transforms.map((one) => (isNamed(one, 'ds', 'Transform') ? attribute(one, 'Algorithm') : ''))
  const wanted = algorithms.length === 2 && algorithms[0] === enveloped && algorithms[1] === exclusive
  if (!wanted) throw new Faulty('signature_transform', 'The transforms are not "enveloped" and "exclusive".')
  transforms.forEach(requirePlainTransform)
  const digest = attribute(only(reference, 'DigestMethod'), 'Algorithm') ?? ''
  if (/sha1$/i.test(digest)) throw new Faulty('signature_sha1', `${digest} is broken.`)
  if (!digestAlgorithms.has(digest)) throw new Faulty('signature_algorithm', `${digest} is not accepted.`)
  const parts = ['Transforms', 'DigestMethod', 'DigestValue'].map((name) => only(reference, name))
  if (childElements(reference).length !== 3 || parts.slice(1).some((part) => childElements(part).length > 0)) {
    throw new Faulty('signature_shape', 'The reference holds something that does not belong there.')
  }
}

/** The prefixes that canonicalization keeps are all that a transform may be told (xml-exc-c14n, 2). */
function requirePlainTransform(transform: Element): void {
  const [told, second] = childElements(transform)
  if (told && (second || told.localName !== 'InclusiveNamespaces' || childElements(told).length > 0)) {
    throw new Faulty('signature_transform', `A transform holds ${(second ?? told).nodeName}.`)
  }
}

function requireGenuine(text: string, signature: Element, certificates: readonly string[]) {
  for (const certificate of certificates) {
    const covered = coveredBy(text, signature, certificate)
    if (covered !== undefined) return { covered, certificate }
  }
  throw new Faulty('signature_wrong', 'No known certificate made this signature, or the text was changed afterwards.')
}

/** The canonical text that the signature covers; undefined unless the certificate's key made it. The key in the
 *  message itself is never looked at. */
function coveredBy(text: string, signature: Element, certificate: string): string | undefined {
  const signed = new SignedXml({ publicCert: certificate, getCertFromKeyInfo: () => null })
  try {
    signed.loadSignature(signature)
    if (!signed.checkSignature(text)) return undefined
  } catch {
    return undefined
  }
  const references = signed.getSignedReferences()
  return references.length === 1 ? references[0] : undefined
}
