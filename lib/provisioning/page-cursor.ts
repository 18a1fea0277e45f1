/** Places in lists as cursors (lib/scim/cursor.ts), sealed under the server's secret. */
import { env } from '@/lib/base/env'
import { derivedSecret } from '@/lib/base/secret'
import { type CursorPlace, readCursor, writeCursor } from '@/lib/scim'
import type { Place } from './page-source'

function seal(text: string): string {
  return derivedSecret(env().secret, text)
}

/** A place in a list of several types: of which type, and nothing more where the list of that type begins or ends. */
export interface RootPlace {
  readonly type: string
  readonly place?: Place
}

/** The cursor of a place in the list that `of` names. */
export function writePlace(place: Place, backwards: boolean, of: string): string {
  return writeCursor(of, { keys: keysOf(place), backwards }, seal)
}

export function writeRootPlace({ type, place }: RootPlace, backwards: boolean, of: string): string {
  return writeCursor(of, { keys: place ? [type, ...keysOf(place)] : [type], backwards }, seal)
}

/** Throws 400 invalidCursor for anything but a cursor of this very list. */
export function readPlace(cursor: string, of: string): { place: Place; backwards: boolean } {
  const { keys, backwards = false } = readCursor(cursor, of, seal)
  return { place: placeOf(keys), backwards }
}

export function readRootPlace(cursor: string, of: string): { at: RootPlace; backwards: boolean } {
  const { keys, backwards = false } = readCursor(cursor, of, seal)
  const [type, ...rest] = keys
  return { at: { type: String(type), ...(rest.length > 0 && { place: placeOf(rest) }) }, backwards }
}

type Keys = CursorPlace['keys']

function keysOf({ key, seq }: Place): Keys {
  return key === undefined ? [seq] : [key, seq]
}

function placeOf(keys: Keys): Place {
  const seq = String(keys.at(-1))
  if (keys.length === 1) return { seq }
  const [key] = keys
  return { key: typeof key === 'string' ? key : null, seq }
}
