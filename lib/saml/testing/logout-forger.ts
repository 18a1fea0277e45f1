/** Logout messages of an identity provider that does what a test tells it to. */
import { createSign, randomBytes } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import type { LogoutArrival } from '../logout'
import type { MessageName } from '../redirect-binding'
import { type KeyPair, moment, posted, sign, success } from './forger'

export interface LogoutSetting {
  readonly issuer: string
  readonly sloUrl: string
  readonly nameId: string
  readonly sessionIndexes?: readonly string[]
  readonly now: Date
}

/** Each part may be replaced by another text, or left out by an empty one. */
export interface LogoutParts {
  readonly id: string
  readonly attributes: string
  readonly issuer: string
  readonly name: string
  readonly indexes: string
}

export const namespacesXml =
  'xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"'
export const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'

/** The parts of a request that is right in everything. */
export function logoutParts({ issuer, sloUrl, nameId, sessionIndexes = [], now }: LogoutSetting): LogoutParts {
  return {
    id: `_l${randomBytes(16).toString('hex')}`,
    attributes: `Version="2.0" IssueInstant="${moment(now)}" NotOnOrAfter="${moment(now, 300)}" Destination="${sloUrl}"`,
    issuer: `<saml:Issuer>${issuer}</saml:Issuer>`,
    name: `<saml:NameID>${nameId}</saml:NameID>`,
    indexes: sessionIndexes.map((index) => `<samlp:SessionIndex>${index}</samlp:SessionIndex>`).join(''),
  }
}

export function logoutXml({ id, attributes, issuer, name, indexes }: LogoutParts): string {
  return `<samlp:LogoutRequest ${namespacesXml}${id && ` ID="${id}"`} ${attributes}>${issuer}${name}${indexes}</samlp:LogoutRequest>`
}

/** An answer to a request of ours. */
export function logoutAnswerXml({ issuer, sloUrl, now }: Omit<LogoutSetting, 'nameId'>, status = success): string {
  return `<samlp:LogoutResponse ${namespacesXml} ID="_answer" Version="2.0" IssueInstant="${moment(now)}" Destination="${sloUrl}"><saml:Issuer>${issuer}</saml:Issuer>${status}</samlp:LogoutResponse>`
}

export interface QueryOptions {
  readonly relayState?: string
  readonly algorithm?: string
  readonly digest?: string
  readonly name?: MessageName
}

/** A signed query; without a key, an unsigned one. */
export function byRedirect(
  xml: string,
  key: Pick<KeyPair, 'privateKey'> | null,
  options: QueryOptions = {},
): LogoutArrival {
  const { relayState, algorithm = rsaSha256, digest = 'RSA-SHA256', name = 'SAMLRequest' } = options
  const parts = [
    `${name}=${encodeURIComponent(deflateRawSync(xml).toString('base64'))}`,
    ...(relayState === undefined ? [] : [`RelayState=${encodeURIComponent(relayState)}`]),
    ...(key ? [`SigAlg=${encodeURIComponent(algorithm)}`] : []),
  ]
  const signed = parts.join('&')
  const made = key && createSign(digest).update(signed).sign(key.privateKey, 'base64')
  return { binding: 'redirect', name, query: made ? `${signed}&Signature=${encodeURIComponent(made)}` : signed }
}

/** A form with the message signed inside. */
export function byPost(xml: string, id: string, key: KeyPair, name: MessageName = 'SAMLRequest'): LogoutArrival {
  return { binding: 'post', name, field: posted(sign(xml, id, key.privateKey)) }
}
