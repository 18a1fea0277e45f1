/** The certificate of a service provider: a wrapping of its public key that metadata asks for (saml-metadata-iop 2.5),
 *  signed by the key itself. Written in DER by hand, since Node makes keys but no certificates (RFC 5280 4.1). */
import { createPrivateKey, createPublicKey, createSign } from 'node:crypto'
import { pemOf } from './certificates'

export interface SelfSigned {
  /** RSA private key, PEM. */
  readonly privateKey: string
  readonly commonName: string
  /** 16 random bytes. */
  readonly serial: Uint8Array
  readonly validFrom: Date
  readonly validTo: Date
}

const sha256WithRsa = sequence(objectId([0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b]), Buffer.from([5, 0]))
const commonNameId = objectId([0x55, 0x04, 0x03])

/** The certificate, PEM. */
export function selfSigned({ privateKey, commonName, serial, validFrom, validTo }: SelfSigned): string {
  const key = createPrivateKey(privateKey)
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' })
  const name = sequence(element(0x31, sequence(commonNameId, element(0x0c, Buffer.from(commonName)))))
  const version = element(0xa0, element(0x02, Buffer.from([2])))
  // A positive number: its first bit is 0, its first byte is not.
  const number = Buffer.from(serial)
  number[0] = ((number[0] ?? 0) & 0x7f) | 0x40
  const content = sequence(
    version,
    element(0x02, number),
    sha256WithRsa,
    name,
    sequence(time(validFrom), time(validTo)),
    name,
    publicKey,
  )
  const signature = createSign('RSA-SHA256').update(content).sign(key)
  return pemOf(sequence(content, sha256WithRsa, element(0x03, Buffer.concat([Buffer.from([0]), signature]))))
}

function sequence(...parts: Uint8Array[]): Buffer {
  return element(0x30, Buffer.concat(parts))
}

function objectId(bytes: number[]): Buffer {
  return element(0x06, Buffer.from(bytes))
}

/** GeneralizedTime from 2050 on, UTCTime before (RFC 5280 4.1.2.5). */
function time(moment: Date): Buffer {
  const digits = moment.toISOString().replace(/[-:T]|\.\d{3}/g, '')
  return moment.getUTCFullYear() >= 2050
    ? element(0x18, Buffer.from(digits))
    : element(0x17, Buffer.from(digits.slice(2)))
}

function element(tag: number, content: Uint8Array): Buffer {
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}
