/** Forged and broken logout requests, each with the code it is refused under. The victim is `victim@acme.test`; who
 *  forges holds a genuine request about `zoe@acme.test`. */
import { createHmac } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import type { LogoutArrival } from '../logout'
import type { LogoutRefusal } from '../logout-refusals'
import { exclusive, type KeyPair, moment, newKeyPair, posted, rightResponse, type SignOptions, sign } from './forger'
import {
  byPost,
  byRedirect,
  type LogoutParts,
  type LogoutSetting,
  logoutAnswerXml,
  logoutParts,
  logoutXml,
  namespacesXml,
} from './logout-forger'

export interface LogoutWorld {
  readonly idp: KeyPair
  readonly stranger: KeyPair
  readonly setting: LogoutSetting
}

export interface LogoutForgery {
  readonly name: string
  readonly code: LogoutRefusal
  make(world: LogoutWorld): LogoutArrival
}

const victim = 'victim@acme.test'

type Change = (world: LogoutWorld) => Partial<LogoutParts>

/** Parts changed before signing, by redirect. */
function redirected(name: string, code: LogoutRefusal, change: Change): LogoutForgery {
  const make = (world: LogoutWorld) =>
    byRedirect(logoutXml({ ...logoutParts(world.setting), ...change(world) }), world.idp)
  return { name: `${name}, by redirect`, code, make }
}

/** The same by both bindings. */
function provider(name: string, code: LogoutRefusal, change: Change): LogoutForgery[] {
  const make = (world: LogoutWorld) => {
    const parts = { ...logoutParts(world.setting), ...change(world) }
    return byPost(logoutXml(parts), parts.id, world.idp)
  }
  return [redirected(name, code, change), { name: `${name}, by form`, code, make }]
}

const right = ({ setting }: LogoutWorld) => logoutXml(logoutParts(setting))

/** A genuine signed query changed afterwards. */
function query(
  name: string,
  code: LogoutRefusal,
  change: (query: string, world: LogoutWorld) => string,
): LogoutForgery {
  const make = (world: LogoutWorld): LogoutArrival => {
    const arrival = byRedirect(right(world), world.idp, { relayState: 'back' })
    return arrival.binding === 'redirect' ? { ...arrival, query: change(arrival.query, world) } : arrival
  }
  return { name, code, make }
}

/** A genuine signed form changed afterwards. */
function form(
  name: string,
  code: LogoutRefusal,
  change: (xml: string, world: LogoutWorld) => string,
  options: SignOptions = {},
): LogoutForgery {
  const make = (world: LogoutWorld): LogoutArrival => {
    const parts = logoutParts(world.setting)
    const xml = sign(logoutXml(parts), parts.id, world.idp.privateKey, options)
    return { binding: 'post', name: 'SAMLRequest', field: posted(change(xml, world)) }
  }
  return { name, code, make }
}

const unsigned = (world: LogoutWorld) => logoutXml(logoutParts({ ...world.setting, nameId: victim }))
const packed = (xml: string) => encodeURIComponent(deflateRawSync(xml).toString('base64'))
const signatureOf = (xml: string) => /<Signature [\s\S]*<\/Signature>/.exec(xml)?.[0] ?? ''
const times = (world: LogoutWorld, issued: number, end?: number) =>
  `Version="2.0" IssueInstant="${moment(world.setting.now, issued)}"${end === undefined ? '' : ` NotOnOrAfter="${moment(world.setting.now, end)}"`} Destination="${world.setting.sloUrl}"`
const md5 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-md5'
const sha1 = 'http://www.w3.org/2000/09/xmldsig#rsa-sha1'
const hmac = 'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256'

const contents: LogoutForgery[] = [
  ...provider('for another address', 'destination_wrong', (world) => ({
    attributes: times(world, 0, 300).replace(world.setting.sloUrl, 'https://other.test/saml/acme/slo'),
  })),
  ...provider('for another organization', 'destination_wrong', (world) => ({
    attributes: times(world, 0, 300).replace(/\/saml\/[^/]+\/slo/, '/saml/another/slo'),
  })),
  ...provider('for no address', 'destination_missing', (world) => ({
    attributes: times(world, 0, 300).replace(/ Destination="[^"]*"/, ''),
  })),
  ...provider('good until a moment that is over', 'expired', (world) => ({ attributes: times(world, -400, -61) })),
  ...provider('too old, and good for ever', 'too_old', (world) => ({ attributes: times(world, -700, 86_400) })),
  ...provider('too old, and saying nothing', 'expired', (world) => ({ attributes: times(world, -700) })),
  ...provider('from the future', 'not_yet_valid', (world) => ({ attributes: times(world, 120, 600) })),
  ...provider('without a moment', 'time_malformed', (world) => ({
    attributes: times(world, 0).replace(/ IssueInstant="[^"]*"/, ''),
  })),
  ...provider('with an end that is none', 'time_malformed', (world) => ({
    attributes: times(world, 0, 300).replace(/NotOnOrAfter="[^"]*"/, 'NotOnOrAfter="tomorrow"'),
  })),
  ...provider('of another version', 'version_wrong', (world) => ({
    attributes: times(world, 0, 300).replace('2.0', '1.1'),
  })),
  redirected('without an ID', 'id_missing', () => ({ id: '' })),
  ...provider('naming nobody', 'name_id_missing', () => ({ name: '' })),
  ...provider('naming an empty text', 'name_id_missing', () => ({ name: '<saml:NameID> </saml:NameID>' })),
  ...provider('naming two', 'name_id_missing', () => ({
    name: `<saml:NameID>zoe@acme.test</saml:NameID><saml:NameID>${victim}</saml:NameID>`,
  })),
  ...provider('naming somebody by elements', 'name_id_missing', () => ({
    name: `<saml:NameID>zoe@acme.test<x xmlns="urn:x">${victim}</x></saml:NameID>`,
  })),
  ...provider('naming somebody in encrypted form', 'name_id_missing', () => ({ name: '<saml:EncryptedID/>' })),
  ...provider('of two issuers', 'issuer_wrong', ({ setting }) => ({
    issuer: `<saml:Issuer>${setting.issuer}</saml:Issuer><saml:Issuer>https://evil.test</saml:Issuer>`,
  })),
  redirected('with a comment in the name', 'not_plain', () => ({
    name: `<saml:NameID>zoe@<!-- -->acme.test</saml:NameID>`,
  })),
]

const queries: LogoutForgery[] = [
  { name: 'a query without a signature', code: 'signature_missing', make: (w) => byRedirect(unsigned(w), null) },
  {
    name: 'a query signed by a stranger',
    code: 'signature_wrong',
    make: (w) => byRedirect(unsigned(w), w.stranger),
  },
  query('a signature taken away', 'signature_missing', (text) => text.replace(/&Signature=.*/, '')),
  query('an algorithm taken away', 'signature_missing', (text) => text.replace(/&SigAlg=[^&]*/, '')),
  query('an empty signature', 'signature_wrong', (text) => text.replace(/Signature=.*/, 'Signature=')),
  query('another name under the same signature', 'signature_wrong', (text, w) =>
    text.replace(/SAMLRequest=[^&]*/, `SAMLRequest=${packed(unsigned(w))}`),
  ),
  query('another relay state under the same signature', 'signature_wrong', (text) =>
    text.replace('RelayState=back', 'RelayState=elsewhere'),
  ),
  query('a relay state taken away', 'signature_wrong', (text) => text.replace('&RelayState=back', '')),
  query('a second message in front', 'parameter_twice', (text, w) => `SAMLRequest=${packed(unsigned(w))}&${text}`),
  query('a second message behind', 'parameter_twice', (text, w) => `${text}&SAMLRequest=${packed(unsigned(w))}`),
  query('an answer beside the request', 'parameter_twice', (text, w) => `${text}&SAMLResponse=${packed(unsigned(w))}`),
  query('a second signature', 'parameter_twice', (text) => `${text}&Signature=AAAA`),
  query('a second relay state', 'parameter_twice', (text) => `${text}&RelayState=x`),
  query('a message under an encoded name', 'not_base64', (text) => text.replace('SAMLRequest=', 'SAML%52equest=')),
  query('an algorithm of another name', 'signature_algorithm', (text) =>
    text.replace(/SigAlg=[^&]*/, `SigAlg=${encodeURIComponent(md5)}`),
  ),
  {
    name: 'a query signed with SHA-1',
    code: 'signature_sha1',
    make: (w) => byRedirect(right(w), w.idp, { algorithm: sha1, digest: 'RSA-SHA1' }),
  },
  query('a query signed with the certificate as a secret', 'signature_algorithm', (text, { idp }) => {
    const signed = text.replace(/&Signature=.*/, '').replace(/SigAlg=[^&]*/, `SigAlg=${encodeURIComponent(hmac)}`)
    const made = createHmac('sha256', idp.certificate).update(signed).digest('base64')
    return `${signed}&Signature=${encodeURIComponent(made)}`
  }),
  query('the signature of another query', 'signature_wrong', (text, w) => {
    const other = byRedirect(unsigned(w), w.stranger)
    const theirs = other.binding === 'redirect' ? (/&Signature=(.*)/.exec(other.query)?.[1] ?? '') : ''
    return text.replace(/Signature=.*/, `Signature=${theirs}`)
  }),
  query('a request that is not base64', 'not_base64', (text) =>
    text.replace(/SAMLRequest=[^&]*/, 'SAMLRequest=%2A%2A'),
  ),
  query('a request that is not deflated', 'not_deflated', (text, w) =>
    text.replace(/SAMLRequest=[^&]*/, `SAMLRequest=${encodeURIComponent(posted(right(w)))}`),
  ),
  query('a request that unpacks without end', 'too_large', (text) =>
    text.replace(/SAMLRequest=[^&]*/, `SAMLRequest=${packed(`<a>${' '.repeat(20_000_000)}</a>`)}`),
  ),
  {
    name: 'a form’s signed message in a query',
    code: 'signature_missing',
    make: (w) => {
      const parts = logoutParts(w.setting)
      return byRedirect(sign(logoutXml(parts), parts.id, w.idp.privateKey), null)
    },
  },
  {
    name: 'a signed query with another signature inside',
    code: 'signature_stray',
    make: (w) => {
      const parts = logoutParts(w.setting)
      return byRedirect(sign(logoutXml(parts), parts.id, w.stranger.privateKey), w.idp)
    },
  },
  { name: 'an answer as a request', code: 'not_a_logout', make: (w) => byRedirect(logoutAnswerXml(w.setting), w.idp) },
  {
    name: 'a request to sign in',
    code: 'not_a_logout',
    make: (w) => byRedirect(right(w).replaceAll('LogoutRequest', 'AuthnRequest'), w.idp),
  },
  {
    name: 'a request in another namespace',
    code: 'not_a_logout',
    make: (w) => byRedirect(right(w).replace('SAML:2.0:protocol', 'SAML:1.0:protocol'), w.idp),
  },
]

const forms: LogoutForgery[] = [
  { name: 'no form field', code: 'not_base64', make: () => ({ binding: 'post', name: 'SAMLRequest', field: '' }) },
  form('a form with nothing signed', 'signature_missing', (_, w) => unsigned(w)),
  form('a form with its signature taken away', 'signature_missing', (xml) => xml.replace(signatureOf(xml), '')),
  {
    name: 'a form signed by a stranger',
    code: 'signature_wrong',
    make: (w) => {
      const parts = logoutParts({ ...w.setting, nameId: victim })
      return byPost(logoutXml(parts), parts.id, w.stranger)
    },
  },
  {
    name: 'a form signed by a stranger who shows his certificate',
    code: 'signature_wrong',
    make: (w) => {
      const parts = logoutParts({ ...w.setting, nameId: victim })
      const options = { showsCertificate: w.stranger.certificate }
      return {
        binding: 'post',
        name: 'SAMLRequest',
        field: posted(sign(logoutXml(parts), parts.id, w.stranger.privateKey, options)),
      }
    },
  },
  form('another name in a form under the same signature', 'signature_wrong', (xml) =>
    xml.replace('zoe@acme.test', victim),
  ),
  form('one letter less', 'signature_wrong', (xml) => xml.replace('zoe@acme.test', 'zo@acme.test')),
  form('a session index added', 'signature_wrong', (xml) =>
    xml.replace('</samlp:LogoutRequest>', '<samlp:SessionIndex>x</samlp:SessionIndex></samlp:LogoutRequest>'),
  ),
  form('a session index taken away', 'signature_wrong', (xml) =>
    xml.replace(/<samlp:SessionIndex>.*<\/samlp:SessionIndex>/, ''),
  ),
  form('a signature twice', 'signature_twice', (xml) => xml.replace(signatureOf(xml), signatureOf(xml).repeat(2))),
  form('signed with SHA-1', 'signature_sha1', (xml) => xml, { signatureAlgorithm: sha1 }),
  form('a digest with SHA-1', 'signature_sha1', (xml) => xml, {
    digestAlgorithm: 'http://www.w3.org/2000/09/xmldsig#sha1',
  }),
  form('without the transform that leaves the signature out', 'signature_transform', (xml) => xml, {
    transforms: [exclusive],
  }),
  form('an evil request around the genuine one', 'signature_missing', (xml, w) => wrapped(w, '', xml)),
  form('an evil request with the genuine signature', 'signature_reference', (xml, w) =>
    wrapped(w, signatureOf(xml), `<samlp:Extensions>${xml.replace(signatureOf(xml), '')}</samlp:Extensions>`),
  ),
  form('an evil request with the genuine one in its signature', 'signature_shape', (xml, w) => {
    const signature = signatureOf(xml)
    const object = `<Object>${xml.replace(signature, '')}</Object></Signature>`
    return wrapped(w, signature.replace('</Signature>', object), '')
  }),
  form('the genuine ID on an evil request', 'id_twice', (xml, w) => {
    const id = /ID="([^"]+)"/.exec(xml)?.[1] ?? ''
    return wrapped(w, signatureOf(xml), xml.replace(signatureOf(xml), ''), id)
  }),
  form('a signature deeper inside as well', 'signature_stray', (xml, w) =>
    xml.replace('</samlp:LogoutRequest>', `<samlp:Extensions>${strangers(w)}</samlp:Extensions></samlp:LogoutRequest>`),
  ),
  form('a comment inside the name', 'not_plain', (xml) => xml.replace('zoe@', 'zoe@<!-- -->')),
  form('CDATA inside the name', 'not_plain', (xml) => xml.replace('zoe@acme.test', '<![CDATA[zoe@acme.test]]>')),
  form('a DOCTYPE', 'doctype', (xml) => `<!DOCTYPE a>${xml}`),
  form(
    'an entity for the name',
    'doctype',
    (xml) => `<!DOCTYPE a [<!ENTITY v "${victim}">]>${xml.replace('zoe@acme.test', '&v;')}`,
  ),
  form('an ID twice', 'id_twice', (xml) => {
    const id = /ID="([^"]+)"/.exec(xml)?.[1] ?? ''
    return xml.replace('</samlp:LogoutRequest>', `<samlp:Extensions ID="${id}"/></samlp:LogoutRequest>`)
  }),
  form('a relative namespace', 'namespace_relative', (xml) =>
    xml.replace('<samlp:LogoutRequest ', '<samlp:LogoutRequest xmlns:r="r" '),
  ),
  form('no XML', 'not_xml', () => 'not XML'),
  form('two roots', 'not_xml', (xml) => `${xml}${xml}`),
  form('more than is read', 'too_large', () => `<a>${'x'.repeat(300_000)}</a>`),
  {
    name: 'a signed sign-in as a logout',
    code: 'not_a_logout',
    make: ({ setting, idp }) => {
      const { issuer, sloUrl, now } = setting
      const told = { issuer, audience: 'x', acsUrl: sloUrl, requestId: null, now }
      return { binding: 'post', name: 'SAMLRequest', field: rightResponse(told, idp) }
    },
  },
]

function wrapped({ setting }: LogoutWorld, signature: string, inside: string, id = '_evil'): string {
  const { attributes, issuer } = logoutParts(setting)
  return `<samlp:LogoutRequest ${namespacesXml} ID="${id}" ${attributes}>${issuer}${signature}<saml:NameID>${victim}</saml:NameID>${inside}</samlp:LogoutRequest>`
}

function strangers({ setting }: LogoutWorld): string {
  const parts = logoutParts(setting)
  return signatureOf(sign(logoutXml(parts), parts.id, newKeyPair('another').privateKey))
}

export const logoutForgeries: readonly LogoutForgery[] = [...contents, ...queries, ...forms]
