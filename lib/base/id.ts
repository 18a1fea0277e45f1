/** Identifiers. Row ids are version 7 UUIDs (time-ordered, so new rows land side by side in an index); the short ids
 *  that people and secrets carry are base62. */
import { randomBytes } from 'node:crypto'

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** A version 7 UUID (RFC 9562 5.7): 48 bits of Unix milliseconds, then random bits. */
export function newId(nowMs = Date.now()): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(nowMs, 0, 6)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Whether the text has the form of a UUID. Anything else is no id of ours and is not worth a query. */
export function isUuid(text: string): boolean {
  return uuidPattern.test(text)
}
