/** Genuine signatures beside what they do not cover. */
import { posted } from './forger'
import {
  assertionOf,
  evilAssertion,
  evilResponse,
  type Forgery,
  genuineBoth,
  idOf,
  inResponse,
  lastSignature,
  signatureOf,
  tampered,
} from './forgery'

/** The eight wrappings of "On Breaking SAML" (2012), and relatives: the genuine signed element is kept somewhere, and
 *  an evil one stands where it is read. */
export const wrappings: Forgery[] = [
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
