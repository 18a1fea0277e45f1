/** What an index can hold: an entry has some 2,700 bytes, and a longer value would fail the whole statement. */
import { badRequest } from '@/lib/scim'

const maxIndexedBytes = 2000

/** Throws 400 where the text, as it is stored, is too long to be looked up by. */
export function requireIndexable(attribute: string, text: string): void {
  if (Buffer.byteLength(text) <= maxIndexedBytes) return
  throw badRequest('invalidValue', `${attribute} is too long: at most ${maxIndexedBytes} bytes are stored.`)
}
