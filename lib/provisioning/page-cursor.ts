/** Places in lists as cursors (lib/scim/cursor.ts), sealed under the server's secret. */
import { env } from '@/lib/base/env'
import { derivedSecret } from '@/lib/base/secret'
import { readCursor, writeCursor } from '@/lib/scim'
import type { Place } from './page-source'

function seal(text: string): string {
  return derivedSecret(env().secret, text)
}

/** The cursor of a place in the list that `of` names. */
export function writePlace({ key, seq }: Place, backwards: boolean, of: string): string {
  return writeCursor(of, { keys: key === undefined ? [seq] : [key, seq], backwards }, seal)
}

/** Throws 400 invalidCursor for anything but a cursor of this very list. */
export function readPlace(cursor: string, of: string): { place: Place; backwards: boolean } {
  const { keys, backwards = false } = readCursor(cursor, of, seal)
  const seq = String(keys.at(-1))
  const [key] = keys
  if (keys.length === 1) return { place: { seq }, backwards }
  return { place: { key: typeof key === 'string' ? key : null, seq }, backwards }
}
