/** Signatures that are missing, weak, of somebody else, or over something else. */
import { createPublicKey } from 'node:crypto'
import * as forger from './forger'
import { enveloped, exclusive, moment, posted, responseXml, rightParts, sign } from './forger'
import { type Forgery, genuineBoth, idOf, signatureOf, signedWith, tampered, victim } from './forgery'

const prefixes = (list: string) => `<InclusiveNamespaces xmlns="${exclusive}" PrefixList="${list}"/>`

export const signatures: Forgery[] = [
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
  tampered('an ID that ends as none', 'signature_reference', (xml) => xml.replaceAll(idOf(xml), "_a' or '1")),
  tampered('an ID that begins as none', 'signature_reference', (xml) => xml.replaceAll(idOf(xml), "1' or '_a")),
  tampered('no ID', 'signature_reference', (xml) => xml.replace(` ID="${idOf(xml)}"`, '')),
  tampered('another digest', 'signature_wrong', (xml) =>
    xml.replace(/<DigestValue>(.)/, (_, first) => `<DigestValue>${first === '0' ? '1' : '0'}`),
  ),
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
  tampered('a fourth part in SignedInfo', 'signature_shape', (xml) =>
    xml.replace('</SignedInfo>', '<Object/></SignedInfo>'),
  ),
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
  tampered('an XPath in the exclusive transform', 'signature_transform', (xml) =>
    xml.replace(
      `<Transform Algorithm="${exclusive}"/>`,
      `<Transform Algorithm="${exclusive}"><XPath>not(self::*)</XPath></Transform>`,
    ),
  ),
  tampered('prefixes twice in a transform', 'signature_transform', (xml) =>
    xml.replace(
      `<Transform Algorithm="${exclusive}"/>`,
      `<Transform Algorithm="${exclusive}">${prefixes('saml')}${prefixes('')}</Transform>`,
    ),
  ),
  tampered('prefixes in a transform that was signed without', 'signature_wrong', (xml) =>
    xml.replace(
      `<Transform Algorithm="${exclusive}"/>`,
      `<Transform Algorithm="${exclusive}">${prefixes('saml samlp')}</Transform>`,
    ),
  ),
  tampered('a transform in the canonicalization', 'signature_transform', (xml) =>
    xml.replace(
      `<CanonicalizationMethod Algorithm="${exclusive}"/>`,
      `<CanonicalizationMethod Algorithm="${exclusive}"><XPath>x</XPath></CanonicalizationMethod>`,
    ),
  ),
  tampered('a transform in another namespace', 'signature_transform', (xml) =>
    xml.replace('<Transforms>', '<Transforms><Transform xmlns="urn:x"/>'),
  ),
  tampered('something beside the digest', 'signature_shape', (xml) =>
    xml.replace('<DigestValue>', '<x xmlns="urn:x"/><DigestValue>'),
  ),
  tampered('a digest method with an element', 'signature_shape', (xml) =>
    xml.replace(/<DigestMethod ([^>]*)\/>/, '<DigestMethod $1><x xmlns="urn:x"/></DigestMethod>'),
  ),
  tampered('a manifest', 'signature_shape', (xml) =>
    xml.replace('</Signature>', '<Object><Manifest/></Object></Signature>'),
  ),
  tampered('the ID under another name', 'signature_reference', (xml) =>
    xml.replace(`ID="${idOf(xml)}"`, `Id="${idOf(xml)}"`),
  ),
  tampered('the prefix of the assertion for another namespace', 'assertion_missing', (xml) =>
    xml.replaceAll('SAML:2.0:assertion', 'SAML:1.0:assertion').replace('SAML:1.0:assertion', 'SAML:2.0:assertion'),
  ),
  {
    name: "a stranger's signature with the stranger's key as a value in it",
    code: 'signature_wrong',
    make: ({ setting, stranger }) => {
      const parts = rightParts({ ...setting, nameId: victim })
      const signed = sign(responseXml(parts), parts.assertionId, stranger.privateKey)
      const { n, e } = createPublicKey(stranger.privateKey).export({ format: 'jwk' })
      const value = `<KeyInfo><KeyValue><RSAKeyValue><Modulus>${n}</Modulus><Exponent>${e}</Exponent></RSAKeyValue></KeyValue></KeyInfo>`
      return posted(signed.replace('</Signature>', `${value}</Signature>`))
    },
  },
  tampered('a key to be fetched', 'signature_wrong', (xml) =>
    xml
      .replace('zoe@', 'victim@')
      .replace('</Signature>', '<KeyInfo><RetrievalMethod URI="http://attacker.test/key"/></KeyInfo></Signature>'),
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
