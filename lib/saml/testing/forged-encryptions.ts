/** Assertions that are encrypted, wrongly or around something wrong. */
import { assertionXml, encrypt, rightParts, sign } from './forger'
import {
  assertionOf,
  dsNs,
  evilAssertion,
  type Forgery,
  inResponse,
  samlNs,
  sealed,
  signatureOf,
  tampered,
  victim,
} from './forgery'

/** A right assertion, encrypted, and the encryption changed. */
function changedSeal(name: string, code: Forgery['code'], change: (sealedXml: string) => string): Forgery {
  return tampered(name, code, (xml, w) =>
    xml.replace(assertionOf(xml), () => change(encrypt(assertionOf(xml), w.own.certificate))),
  )
}

function withData(xml: string, change: (bytes: Buffer) => Buffer): string {
  return xml.replace(
    /(?<=<xenc:CipherValue>)[^<]*(?=<\/xenc:CipherValue><\/xenc:CipherData><\/xenc:EncryptedData>)/,
    (text) => change(Buffer.from(text, 'base64')).toString('base64'),
  )
}

export const encrypted: Forgery[] = [
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
  // In CBC nobody vouches for the text before its signature does: whatever it lacks, one answer.
  sealed(
    'encrypted in CBC and not signed',
    'decryption_failed',
    (_, { setting }) => assertionXml(rightParts({ ...setting, nameId: victim })),
    { cipher: 'aes-128-cbc' },
  ),
  sealed(
    "encrypted in CBC and a stranger's",
    'decryption_failed',
    (_, { setting, stranger }) => {
      const parts = rightParts({ ...setting, nameId: victim })
      return sign(assertionXml(parts), parts.assertionId, stranger.privateKey)
    },
    { cipher: 'aes-128-cbc' },
  ),
  sealed('encrypted in CBC and changed', 'decryption_failed', (signed) => signed.replaceAll('zoe@', 'victim@'), {
    cipher: 'aes-128-cbc',
  }),
  sealed(
    'encrypted in CBC and signed twice',
    'decryption_failed',
    (signed) => signed.replace(signatureOf(signed), (one) => one + one),
    {
      cipher: 'aes-128-cbc',
    },
  ),
  sealed(
    'an assertion in the one encrypted in CBC',
    'decryption_failed',
    (signed, w) => signed.replace('</saml:Assertion>', `${evilAssertion(w)}</saml:Assertion>`),
    { cipher: 'aes-128-cbc' },
  ),
  sealed('text encrypted in CBC that is no XML', 'decryption_failed', () => 'hello', { cipher: 'aes-128-cbc' }),
  changedSeal('a text of GCM sent as one of CBC', 'decryption_failed', (xml) =>
    xml.replace('2009/xmlenc11#aes256-gcm', '2001/04/xmlenc#aes256-cbc'),
  ),
  changedSeal('a tag cut off', 'decryption_failed', (xml) => withData(xml, (bytes) => bytes.subarray(0, -4))),
  changedSeal('no more than a tag', 'decryption_failed', (xml) => withData(xml, (bytes) => bytes.subarray(0, 12))),
  changedSeal('an empty cipher text', 'decryption_failed', (xml) => withData(xml, () => Buffer.alloc(0))),
  changedSeal('a key for another cipher', 'decryption_failed', (xml) => xml.replace('#aes256-gcm', '#aes128-gcm')),
  changedSeal('a cipher text at another address', 'decryption_failed', (xml) =>
    xml.replace(
      /<xenc:CipherValue>[^<]*<\/xenc:CipherValue>(?=<\/xenc:CipherData><\/xenc:EncryptedData>)/,
      '<xenc:CipherReference URI="http://attacker.test/"/>',
    ),
  ),
  changedSeal('a key at another address', 'decryption_failed', (xml) =>
    xml.replace(/<xenc:EncryptedKey>[\s\S]*<\/xenc:EncryptedKey>/, '<ds:RetrievalMethod URI="http://attacker.test/"/>'),
  ),
  changedSeal('a key transport by a digest that nobody knows', 'encryption_weak', (xml) =>
    xml.replace('rsa-oaep-mgf1p"/>', 'rsa-oaep-mgf1p"><ds:DigestMethod Algorithm="urn:md5"/></xenc:EncryptionMethod>'),
  ),
  changedSeal('a key that is not wrapped at all', 'encryption_weak', (xml) =>
    xml.replace('#rsa-oaep-mgf1p', '#kw-aes128'),
  ),
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
