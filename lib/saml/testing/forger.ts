/** An identity provider that does what a test tells it to, wrong things above all. */
import {
  constants,
  createCipheriv,
  createHmac,
  generateKeyPairSync,
  publicEncrypt,
  randomBytes,
  X509Certificate,
} from 'node:crypto'
import { SignedXml } from 'xml-crypto'
import { selfSigned } from '../self-signed'

export interface KeyPair {
  readonly privateKey: string
  readonly certificate: string
}

export function newKeyPair(commonName: string, bits = 2048): KeyPair {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: bits,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const [validFrom, validTo] = [new Date('2026-01-01T00:00:00Z'), new Date('2036-01-01T00:00:00Z')]
  const certificate = selfSigned({ privateKey, commonName, serial: randomBytes(16), validFrom, validTo })
  return { privateKey, certificate }
}

/** The parts of a response as XML text; each may be replaced by another text, or left out by an empty one. */
export interface Parts {
  readonly responseId: string
  readonly assertionId: string
  readonly responseIssuer: string
  readonly assertionIssuer: string
  /** Attributes of the Response behind its ID. */
  readonly responseAttributes: string
  readonly status: string
  readonly extensions: string
  readonly assertionAttributes: string
  readonly subject: string
  readonly conditions: string
  readonly statement: string
  readonly attributes: string
  /** More at the end of the assertion. */
  readonly tail: string
}

export interface Setting {
  readonly issuer: string
  readonly audience: string
  readonly acsUrl: string
  readonly requestId: string | null
  readonly now: Date
  readonly nameId?: string
  readonly nameIdFormat?: string
  readonly assertionId?: string
  readonly attributes?: Readonly<Record<string, readonly string[]>>
}

const protocol = 'urn:oasis:names:tc:SAML:2.0:protocol'
const assertionNamespace = 'urn:oasis:names:tc:SAML:2.0:assertion'
export const success =
  '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>'

export function moment(now: Date, seconds = 0): string {
  return new Date(now.getTime() + seconds * 1000).toISOString()
}

/** The parts of a response that is right in everything. */
export function rightParts(setting: Setting): Parts {
  const { issuer, acsUrl, requestId, now } = setting
  const answers = requestId === null ? '' : ` InResponseTo="${requestId}"`
  return {
    responseId: `_r${randomBytes(16).toString('hex')}`,
    assertionId: setting.assertionId ?? `_a${randomBytes(16).toString('hex')}`,
    responseIssuer: `<saml:Issuer>${issuer}</saml:Issuer>`,
    assertionIssuer: `<saml:Issuer>${issuer}</saml:Issuer>`,
    responseAttributes: `Version="2.0" IssueInstant="${moment(now)}" Destination="${acsUrl}"${answers}`,
    status: success,
    extensions: '',
    assertionAttributes: `Version="2.0" IssueInstant="${moment(now)}"`,
    subject: subject(setting),
    conditions: conditions(setting),
    statement: statement(now),
    attributes: attributes(setting.attributes ?? { email: ['zoe@acme.test'], displayName: ['Zoé Martin'] }),
    tail: '',
  }
}

export function subject({ acsUrl, requestId, now, nameId, nameIdFormat }: Setting): string {
  const format = nameIdFormat ?? 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'
  const answers = requestId === null ? '' : ` InResponseTo="${requestId}"`
  return `<saml:Subject><saml:NameID Format="${format}">${nameId ?? 'zoe@acme.test'}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${moment(now, 300)}" Recipient="${acsUrl}"${answers}/></saml:SubjectConfirmation></saml:Subject>`
}

export function conditions({ audience, now }: Pick<Setting, 'audience' | 'now'>): string {
  return `<saml:Conditions NotBefore="${moment(now, -30)}" NotOnOrAfter="${moment(now, 300)}"><saml:AudienceRestriction><saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`
}

export function statement(now: Date): string {
  return `<saml:AuthnStatement AuthnInstant="${moment(now)}" SessionNotOnOrAfter="${moment(now, 28_800)}" SessionIndex="_s1"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>`
}

export function attributes(values: Readonly<Record<string, readonly string[]>>): string {
  const one = ([name, texts]: [string, readonly string[]]) =>
    `<saml:Attribute Name="${name}">${texts.map((text) => `<saml:AttributeValue>${text}</saml:AttributeValue>`).join('')}</saml:Attribute>`
  return `<saml:AttributeStatement>${Object.entries(values).map(one).join('')}</saml:AttributeStatement>`
}

export function assertionXml(parts: Parts): string {
  return `<saml:Assertion xmlns:saml="${assertionNamespace}" ID="${parts.assertionId}" ${parts.assertionAttributes}>${parts.assertionIssuer}${parts.subject}${parts.conditions}${parts.statement}${parts.attributes}${parts.tail}</saml:Assertion>`
}

export function responseXml(parts: Parts, inside = assertionXml(parts)): string {
  return `<samlp:Response xmlns:samlp="${protocol}" xmlns:saml="${assertionNamespace}" ID="${parts.responseId}" ${parts.responseAttributes}>${parts.responseIssuer}${parts.extensions}${parts.status}${inside}</samlp:Response>`
}

export interface SignOptions {
  readonly signatureAlgorithm?: string
  readonly digestAlgorithm?: string
  readonly canonicalization?: string
  readonly transforms?: string[]
  /** Kept by the canonicalization where they are not used (InclusiveNamespaces). */
  readonly prefixes?: string[]
  /** Puts a certificate into KeyInfo. */
  readonly showsCertificate?: string
}

export const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#'
export const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'

/** Signs the element with this ID; the signature stands behind its Issuer, or first where it has none. */
export function sign(xml: string, id: string, privateKey: string, options: SignOptions = {}): string {
  const signed = new SignedXml({
    privateKey,
    publicCert: options.showsCertificate,
    signatureAlgorithm: options.signatureAlgorithm ?? 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: (options.canonicalization ?? exclusive) as typeof exclusive,
  })
  signed.addReference({
    xpath: `//*[@ID='${id}']`,
    digestAlgorithm: options.digestAlgorithm ?? 'http://www.w3.org/2001/04/xmlenc#sha256',
    transforms: options.transforms ?? [enveloped, exclusive],
    inclusiveNamespacesPrefixList: options.prefixes,
  })
  const hasIssuer = new RegExp(`ID="${id}"[^>]*><saml:Issuer`).test(xml)
  const location = hasIssuer
    ? ({ reference: `//*[@ID='${id}']/*[local-name(.)='Issuer'][1]`, action: 'after' } as const)
    : ({ reference: `//*[@ID='${id}']`, action: 'prepend' } as const)
  signed.computeSignature(xml, { location })
  return signed.getSignedXml()
}

/** The same signature made anew with a shared secret: the certificate that everybody knows. */
export function resignWithHmac(xml: string, secret: string): string {
  const method = 'http://www.w3.org/2000/09/xmldsig#hmac-sha1'
  const value = createHmac('sha1', secret).update(xml).digest('base64')
  return xml
    .replace(/SignatureMethod Algorithm="[^"]+"/, `SignatureMethod Algorithm="${method}"`)
    .replace(/<SignatureValue>[^<]+/, `<SignatureValue>${value}`)
}

export interface EncryptOptions {
  readonly cipher?: 'aes-256-gcm' | 'aes-128-cbc' | 'des-ede3-cbc'
  readonly keyWrap?: 'oaep' | 'rsa15'
}

const cipherUris = {
  'aes-256-gcm': 'http://www.w3.org/2009/xmlenc11#aes256-gcm',
  'aes-128-cbc': 'http://www.w3.org/2001/04/xmlenc#aes128-cbc',
  'des-ede3-cbc': 'http://www.w3.org/2001/04/xmlenc#tripledes-cbc',
}
const keyBytes = { 'aes-256-gcm': 32, 'aes-128-cbc': 16, 'des-ede3-cbc': 24 }
const ivBytes = { 'aes-256-gcm': 12, 'aes-128-cbc': 16, 'des-ede3-cbc': 8 }

/** Any text as an EncryptedAssertion for the holder of a certificate. */
export function encrypt(text: string, certificate: string, options: EncryptOptions = {}): string {
  const cipher = options.cipher ?? 'aes-256-gcm'
  const [key, iv] = [randomBytes(keyBytes[cipher]), randomBytes(ivBytes[cipher])]
  const machine = createCipheriv(cipher as 'aes-256-gcm', key, iv)
  const body = Buffer.concat([machine.update(text, 'utf8'), machine.final()])
  const sealed = Buffer.concat([iv, body, cipher === 'aes-256-gcm' ? machine.getAuthTag() : Buffer.alloc(0)])
  const isOld = options.keyWrap === 'rsa15'
  const padding = isOld ? constants.RSA_PKCS1_PADDING : constants.RSA_PKCS1_OAEP_PADDING
  const wrapped = publicEncrypt({ key: new X509Certificate(certificate).publicKey, padding }, key)
  const wrap = `http://www.w3.org/2001/04/xmlenc#${isOld ? 'rsa-1_5' : 'rsa-oaep-mgf1p'}`
  return `<saml:EncryptedAssertion xmlns:saml="${assertionNamespace}"><xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" Type="http://www.w3.org/2001/04/xmlenc#Element"><xenc:EncryptionMethod Algorithm="${cipherUris[cipher]}"/><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><xenc:EncryptedKey><xenc:EncryptionMethod Algorithm="${wrap}"/><xenc:CipherData><xenc:CipherValue>${wrapped.toString('base64')}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey></ds:KeyInfo><xenc:CipherData><xenc:CipherValue>${sealed.toString('base64')}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData></saml:EncryptedAssertion>`
}

/** As the form carries it. */
export function posted(xml: string | Uint8Array): string {
  return Buffer.from(xml).toString('base64')
}

/** A right response with its assertion signed, as the form carries it. */
export function rightResponse(setting: Setting, idp: KeyPair, change: Partial<Parts> = {}): string {
  const parts = { ...rightParts(setting), ...change }
  return posted(sign(responseXml(parts), parts.assertionId, idp.privateKey))
}
