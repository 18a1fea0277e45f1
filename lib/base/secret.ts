/** Secrets: made from the system's generator, compared in constant time, stored as hashes. The values have 256 bits of
 *  entropy, so a fast hash is right; passwords go elsewhere (lib/auth/password.ts). */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { toBase62 } from './base62'

export const secretLength = 43

/** SHA-256 of a text, as bytes. */
export function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** SHA-256 of a text, as 64 hexadecimal digits. */
export function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** A secret that can be made again from the key and the label, as 43 base62 digits (256 bits). */
export function derivedSecret(key: string, label: string): string {
  return toBase62(createHmac('sha256', key).update(label).digest(), secretLength)
}

/** Keyed hash of a value that must be found but not read, such as an address, as 64 hexadecimal digits. */
export function keyedHash(key: string, value: string): string {
  return createHmac('sha256', key).update(value).digest('hex')
}

/** Whether two hashes of equal length are the same, in constant time. */
export function sameHash(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}
