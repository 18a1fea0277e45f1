/** Base62 (0-9 A-Z a-z): secrets and short ids that survive a double click, a URL and a shell. */
import { randomBytes } from 'node:crypto'

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** `length` random base62 digits, unbiased: bytes of 248 and above are thrown away. 43 digits carry 256 bits. */
export function randomBase62(length: number): string {
  let text = ''
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < 248 && text.length < length) text += digits[byte % 62]
    }
  }
  return text
}

/** The bytes as one big-endian number in base62, padded to `length` digits. */
export function toBase62(bytes: Uint8Array, length: number): string {
  let number = BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`)
  let text = ''
  while (number > 0n) {
    text = digits[Number(number % 62n)] + text
    number /= 62n
  }
  return text.padStart(length, '0')
}
