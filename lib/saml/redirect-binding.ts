/** HTTP-Redirect (saml-bindings 3.4): a message deflated into a query, and a signature over that query's own octets. */
import { createSign, createVerify } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { SignatureFault } from './signature'
import { maxMessageBytes, XmlRefused } from './xml'

export type MessageName = 'SAMLRequest' | 'SAMLResponse'

export interface RedirectedMessage {
  readonly name: MessageName
  readonly xml: string
  /** At most 80 bytes; undefined for none. */
  readonly relayState?: string
  /** Private key (PEM) to sign with; null leaves the message unsigned. */
  readonly signingKey: string | null
}

const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'
const algorithms: Readonly<Record<string, string>> = {
  [rsaSha256]: 'RSA-SHA256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512': 'RSA-SHA512',
}

/** The address with the message in its query. */
export function redirectTo(url: string, { name, xml, relayState, signingKey }: RedirectedMessage): string {
  const parts = [part(name, deflateRawSync(xml).toString('base64'))]
  if (relayState !== undefined) parts.push(part('RelayState', relayState))
  if (signingKey !== null) {
    parts.push(part('SigAlg', rsaSha256))
    const signature = createSign('RSA-SHA256').update(parts.join('&')).sign(signingKey, 'base64')
    parts.push(part('Signature', signature))
  }
  return `${url}${url.includes('?') ? '&' : '?'}${parts.join('&')}`
}

function part(name: string, value: string): string {
  return `${name}=${encodeURIComponent(value)}`
}

/** A query's own words: what was signed is what was sent, letter by letter. */
export interface RedirectQuery {
  readonly message: string
  readonly relayState: string | undefined
  /** Undefined where nothing is signed. */
  readonly signature: { readonly octets: string; readonly algorithm: string; readonly value: string } | undefined
}

/** The parts of a query (without its question mark) that SAML knows; `twice` where one of them stands there more than
 *  once, since two readers could then read two messages, and undefined where the message is missing. */
export function readQuery(query: string, name: MessageName): RedirectQuery | 'twice' | undefined {
  const found = new Map<string, string>()
  for (const each of query.split('&')) {
    const key = each.split('=', 1)[0] ?? ''
    if (!['SAMLRequest', 'SAMLResponse', 'RelayState', 'SigAlg', 'Signature'].includes(key)) continue
    if (found.has(key)) return 'twice'
    found.set(key, each)
  }
  if (found.has('SAMLRequest') && found.has('SAMLResponse')) return 'twice'
  const message = found.get(name)
  if (message === undefined) return undefined
  const [relayState, algorithm, value] = ['RelayState', 'SigAlg', 'Signature'].map((key) => found.get(key))
  const octets = [message, relayState, algorithm].filter((one) => one !== undefined).join('&')
  return {
    message: decoded(message),
    relayState: relayState && decoded(relayState),
    signature:
      algorithm === undefined || value === undefined
        ? undefined
        : { octets, algorithm: decoded(algorithm), value: decoded(value) },
  }
}

function decoded(part: string): string {
  return new URLSearchParams(part).values().next().value ?? ''
}

/** The message of a query as bytes. Throws `XmlRefused` for one that unpacks to more than is read; undefined for what is
 *  not deflated. */
export function inflated(bytes: Uint8Array): Buffer | undefined {
  try {
    return inflateRawSync(bytes, { maxOutputLength: maxMessageBytes })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new XmlRefused('too_large', `The message unpacks to more than ${maxMessageBytes} bytes.`)
    }
    return undefined
  }
}

/** Why a query's signature does not hold; null where one of the certificates (PEM) made it. */
export function querySignatureFault(
  { signature }: RedirectQuery,
  certificates: readonly string[],
): SignatureFault | null {
  if (!signature) return 'signature_missing'
  const { octets, algorithm, value } = signature
  if (/sha1$/i.test(algorithm)) return 'signature_sha1'
  const known = algorithms[algorithm]
  if (!known) return 'signature_algorithm'
  const made = Buffer.from(value, 'base64')
  const isMadeBy = (certificate: string) => createVerify(known).update(octets).verify(certificate, made)
  return certificates.some(isMadeBy) ? null : 'signature_wrong'
}
