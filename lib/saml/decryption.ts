/** Encrypted assertions (saml-core 6, XML Encryption 1.1): a key wrapped for us by RSA-OAEP, the assertion in AES.
 *  Whatever fails, fails alike, so that nobody learns from our answers what a text they did not write decrypts to. */
import { constants, createDecipheriv, privateDecrypt } from 'node:crypto'
import { attribute, child, children, textOf } from './xml'

export type DecryptionFault = 'encryption_weak' | 'decryption_failed'

export type Decrypted =
  | {
      readonly ok: true
      readonly text: string
      readonly algorithm: string
      /** Whether the cipher itself vouches that nobody changed the text: GCM does, CBC does not. */
      readonly authentic: boolean
    }
  | { readonly ok: false; readonly fault: DecryptionFault; readonly detail: string }

const ciphers: Readonly<Record<string, { readonly cipher: string; readonly keyBytes: number; readonly gcm: boolean }>> =
  {
    'http://www.w3.org/2001/04/xmlenc#aes128-cbc': { cipher: 'aes-128-cbc', keyBytes: 16, gcm: false },
    'http://www.w3.org/2001/04/xmlenc#aes256-cbc': { cipher: 'aes-256-cbc', keyBytes: 32, gcm: false },
    'http://www.w3.org/2009/xmlenc11#aes128-gcm': { cipher: 'aes-128-gcm', keyBytes: 16, gcm: true },
    'http://www.w3.org/2009/xmlenc11#aes256-gcm': { cipher: 'aes-256-gcm', keyBytes: 32, gcm: true },
  }
const wraps = new Set(['http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p', 'http://www.w3.org/2009/xmlenc11#rsa-oaep'])
const digests: Readonly<Record<string, string>> = {
  'http://www.w3.org/2000/09/xmldsig#sha1': 'sha1',
  'http://www.w3.org/2001/04/xmlenc#sha256': 'sha256',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'sha512',
}

const failed: Decrypted = { ok: false, fault: 'decryption_failed', detail: 'The assertion could not be decrypted.' }

function weak(what: string): Decrypted {
  return { ok: false, fault: 'encryption_weak', detail: `${what} is not accepted.` }
}

/** The XML text inside an EncryptedAssertion, with one of the private keys (PEM). */
export function decryptAssertion(encrypted: Element, privateKeys: readonly string[]): Decrypted {
  const [data, second] = children(encrypted, 'xenc', 'EncryptedData')
  const key = data && encryptedKey(encrypted, data)
  if (!data || second || !key) return failed
  const dataMethod = methodOf(data)
  const cipher = ciphers[dataMethod]
  if (!cipher) return weak(dataMethod || 'An encryption without a method')
  const keyMethod = methodOf(key)
  if (!wraps.has(keyMethod)) return weak(keyMethod || 'A key without a method')
  const digest = digestOf(key)
  if (!digest) return weak('The digest of the key transport')
  for (const privateKey of privateKeys) {
    const text = opened(data, key, cipher, { key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, ...digest })
    if (text !== undefined) return { ok: true, text, algorithm: cipher.cipher.toUpperCase(), authentic: cipher.gcm }
  }
  return failed
}

/** The key stands in the data, or beside it (saml-core 2.2.4); one of them, for one reader. */
function encryptedKey(encrypted: Element, data: Element): Element | undefined {
  const info = child(data, 'ds', 'KeyInfo')
  const keys = [...children(encrypted, 'xenc', 'EncryptedKey'), ...(info ? children(info, 'xenc', 'EncryptedKey') : [])]
  return keys.length === 1 ? keys[0] : undefined
}

function methodOf(part: Element): string {
  const method = child(part, 'xenc', 'EncryptionMethod')
  return (method && attribute(method, 'Algorithm')) ?? ''
}

function digestOf(key: Element): { oaepHash: string } | undefined {
  const method = child(key, 'xenc', 'EncryptionMethod')
  const digest = method && child(method, 'ds', 'DigestMethod')
  const hash = digest ? digests[attribute(digest, 'Algorithm') ?? ''] : 'sha1'
  return hash ? { oaepHash: hash } : undefined
}

function cipherValue(part: Element): Buffer | undefined {
  const data = child(part, 'xenc', 'CipherData')
  const value = data && child(data, 'xenc', 'CipherValue')
  const text = value && textOf(value)
  return text ? Buffer.from(text, 'base64') : undefined
}

function opened(
  data: Element,
  key: Element,
  { cipher, keyBytes, gcm }: (typeof ciphers)[string],
  unwrap: Parameters<typeof privateDecrypt>[0],
): string | undefined {
  const [wrapped, sealed] = [cipherValue(key), cipherValue(data)]
  if (!wrapped || !sealed) return undefined
  try {
    const secret = privateDecrypt(unwrap, wrapped)
    if (secret.length !== keyBytes) return undefined
    const bytes = gcm ? openGcm(cipher, secret, sealed) : openCbc(cipher, secret, sealed)
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function openGcm(cipher: string, secret: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv(cipher as 'aes-256-gcm', secret, sealed.subarray(0, 12), { authTagLength: 16 })
  decipher.setAuthTag(sealed.subarray(-16))
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()])
}

/** The last byte says how many were added; the others may be anything (XML Encryption 5.2). */
function openCbc(cipher: string, secret: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv(cipher, secret, sealed.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([decipher.update(sealed.subarray(16)), decipher.final()])
  const added = padded.at(-1) ?? 0
  if (added < 1 || added > 16) throw new Error('the padding is none')
  return padded.subarray(0, -added)
}
