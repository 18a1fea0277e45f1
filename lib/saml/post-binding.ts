/** HTTP-POST (saml-bindings 3.5) for what we send: the message signed inside, after its Issuer, as saml-core 5.4 wants it
 *  and as we ask it of others. */
import { SignedXml } from 'xml-crypto'
import type { MessageName } from './redirect-binding'
import { namespaces } from './xml'

const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#'

/** A form's message, signed inside. */
export interface PostedMessage {
  readonly name: MessageName
  readonly xml: string
  readonly relayState?: string
}

/** The fields of the form. */
export function formFields({ name, xml, relayState }: PostedMessage): Readonly<Record<string, string>> {
  const message = Buffer.from(xml).toString('base64')
  return { [name]: message, ...(relayState !== undefined && { RelayState: relayState }) }
}

/** The message with a signature over it. `id` is that of its root; the key is a private one, PEM. */
export function signedMessage(xml: string, id: string, signingKey: string): string {
  const signed = new SignedXml({
    privateKey: signingKey,
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: exclusive,
  })
  signed.addReference({
    xpath: `/*[@ID='${id}']`,
    transforms: [`${namespaces.ds}enveloped-signature`, exclusive],
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
  })
  signed.computeSignature(xml, {
    prefix: 'ds',
    location: { reference: "/*/*[local-name(.)='Issuer']", action: 'after' },
  })
  return signed.getSignedXml()
}
