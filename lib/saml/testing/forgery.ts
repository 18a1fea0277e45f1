/** What forgeries are made of. The victim is `victim@acme.test`; who forges holds a genuine assertion about
 *  `zoe@acme.test`. */
import type { ResponseRefusal } from '../refusals'
import * as forger from './forger'
import { assertionXml, encrypt, posted, responseXml, rightParts, sign } from './forger'

export interface World {
  readonly idp: forger.KeyPair
  readonly stranger: forger.KeyPair
  /** Ours, for encrypted assertions. */
  readonly own: forger.KeyPair
  readonly setting: forger.Setting
}

export interface Forgery {
  readonly name: string
  readonly code: ResponseRefusal
  /** The form field. */
  make(world: World): string
  /** Also judged where sign-ins may begin at the provider: no request is known. */
  readonly unsolicited?: 'accepted' | 'refused'
}

/** Where our addresses say which organization is meant. */
export const own = /\/saml\/[^/]+\//

export const victim = 'victim@acme.test'

export const samlNs = 'xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"'

export const dsNs = 'xmlns:ds="http://www.w3.org/2000/09/xmldsig#"'

/** Parts changed before signing: an identity provider that is wrong, or another one's. */
export function provider(
  name: string,
  code: ResponseRefusal,
  change: (world: World) => Partial<forger.Parts>,
): Forgery {
  return { name, code, make: (world) => forger.rightResponse(world.setting, world.idp, change(world)) }
}

/** A genuine signed response changed afterwards. */
export function tampered(name: string, code: ResponseRefusal, change: (xml: string, world: World) => string): Forgery {
  return { name, code, make: (world) => posted(change(genuine(world), world)) }
}

export function genuine({ setting, idp }: World): string {
  const parts = rightParts(setting)
  return sign(responseXml(parts), parts.assertionId, idp.privateKey)
}

export function genuineBoth({ setting, idp }: World): string {
  const parts = rightParts(setting)
  return sign(sign(responseXml(parts), parts.assertionId, idp.privateKey), parts.responseId, idp.privateKey)
}

/** Signed with other options than the right ones. */
export function signedWith(name: string, code: ResponseRefusal, options: forger.SignOptions): Forgery {
  const make = ({ setting, idp }: World) => {
    const parts = rightParts(setting)
    return posted(sign(responseXml(parts), parts.assertionId, idp.privateKey, options))
  }
  return { name, code, make }
}

/** Sealed for us, whatever is inside. */
export function sealed(
  name: string,
  code: ResponseRefusal,
  inside: (signed: string, world: World) => string,
  options: forger.EncryptOptions & { for?: 'stranger' } = {},
): Forgery {
  const make = (world: World) => {
    const parts = rightParts(world.setting)
    const signed = sign(assertionXml(parts), parts.assertionId, world.idp.privateKey)
    const { certificate } = options.for ? world.stranger : world.own
    return posted(responseXml(parts, encrypt(inside(signed, world), certificate, options)))
  }
  return { name, code, make }
}

export function idOf(xml: string): string {
  return /Assertion [^>]*ID="([^"]+)"/.exec(xml)?.[1] ?? ''
}

function evilParts(world: World): forger.Parts {
  return rightParts({ ...world.setting, nameId: victim, attributes: { email: [victim] } })
}

export function evilAssertion(world: World, assertionId?: string): string {
  const parts = evilParts(world)
  return assertionXml(assertionId ? { ...parts, assertionId } : parts)
}

export function evilResponse(world: World): string {
  return responseXml(evilParts(world))
}

/** Puts something at the end of the response. */
export function inResponse(xml: string, more: string): string {
  return xml.replace('</samlp:Response>', `${more}</samlp:Response>`)
}

export function signatureOf(xml: string): string {
  return /<Signature [\s\S]*?<\/Signature>/.exec(xml)?.[0] ?? ''
}

export function assertionOf(xml: string): string {
  return /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(xml)?.[0] ?? ''
}

export function lastSignature(xml: string): string {
  const found = xml.match(/<Signature [\s\S]*?<\/Signature>/g) ?? []
  // The response's own comes first in the document.
  return found[0] ?? ''
}
