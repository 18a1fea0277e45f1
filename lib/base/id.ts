/** Identifiers. Row ids are version 7 UUIDs (time-ordered, so new rows land side by side in an index); the short ids
 *  that people and secrets carry are base62. */
import { randomFillSync } from 'node:crypto'

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

// Asking the system for 16 bytes costs as much as asking for 4,096.
const pool = Buffer.alloc(4096)
let used = pool.length

function randomBytes16(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += 16
  return pool.subarray(used - 16, used)
}

let latestMs = 0
let countInMs = 0

/** A version 7 UUID (RFC 9562 5.7): 48 bits of Unix milliseconds, 12 bits that count within one (6.2, method 1), then
 *  random bits. Ids of one process made in the same millisecond keep their order, so mails queued together do too. */
export function newId(nowMs = Date.now()): string {
  const bytes = randomBytes16()
  countInMs = nowMs === latestMs ? (countInMs + 1) & 0xfff : 0
  latestMs = nowMs
  bytes.writeUIntBE(nowMs, 0, 6)
  bytes.writeUInt16BE(0x7000 | countInMs, 6)
  const hex = bytes.toString('hex')
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20)}`
}

/** Whether the text has the form of a UUID. Anything else is no id of ours and is not worth a query. */
export function isUuid(text: string): boolean {
  return uuidPattern.test(text)
}
