/** Texts that the database keeps and must not be able to read: AES-256-GCM under a key derived from the server's
 *  secret, for one purpose each. The label says what a text is and whose, so that one cannot stand in for another. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const version = 1
const ivBytes = 12
const tagBytes = 16

function keyFor(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'gatehouse', purpose, 32))
}

/** The sealed text. `label` is bound to it: opening asks for the same. */
export function seal(secret: string, { purpose, label }: Seal, text: string): Buffer {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, purpose), iv, { authTagLength: tagBytes })
  cipher.setAAD(Buffer.from(label))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), body])
}

export interface Seal {
  readonly purpose: string
  readonly label: string
}

/** The text that was sealed under the same secret, purpose and label; undefined for anything else. */
export function unseal(secret: string, { purpose, label }: Seal, sealed: Uint8Array): string | undefined {
  const bytes = Buffer.from(sealed)
  if (bytes.length < 1 + ivBytes + tagBytes || bytes[0] !== version) return undefined
  const iv = bytes.subarray(1, 1 + ivBytes)
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, purpose), iv, { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(label))
  decipher.setAuthTag(bytes.subarray(1 + ivBytes, 1 + ivBytes + tagBytes))
  try {
    const body = bytes.subarray(1 + ivBytes + tagBytes)
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}
