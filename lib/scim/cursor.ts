/** Cursors (RFC 9865): a sealed bookmark of the last resource seen, so a page begins behind it however many came or went
 *  before it. The query they belong to is not inside, but the seal covers it: a cursor of another filter, order, type or
 *  organization is as wrong as a forged one, and is refused in the same words (RFC 9865 5). A cursor is good as long as
 *  the caller's key is; it holds values of the directory in plain base64, which whoever may list it has seen already. */
import { badRequest, type ScimError } from './error'

/** A keyed MAC of a text, base64url. The key is the caller's; what is sealed here names its purpose, so that the same key
 *  may serve for other things. */
export type Seal = (text: string) => string

/** The place of the last resource seen: its sort keys, then its creation number as text. `backwards` leads to the page
 *  before it. */
export type CursorPlace = {
  readonly keys: readonly (string | number | boolean | null)[]
  readonly backwards?: boolean
}

const maxCharacters = 4096

/** The cursor for a place in the answer to `query`, a text that says everything a page depends on: organization, type,
 *  canonical filter, order. Throws 400 invalidValue where a sort key is too long to be carried. */
export function writeCursor(query: string, { keys, backwards = false }: CursorPlace, seal: Seal): string {
  const body = Buffer.from(JSON.stringify([keys, backwards])).toString('base64url')
  const cursor = `${body}.${sealOf(query, body, seal)}`
  if (cursor.length <= maxCharacters) return cursor
  throw badRequest('invalidValue', 'A value sorted by is too long for a cursor; sort by another attribute.')
}

/** The place that a cursor of this very query stands for; throws 400 invalidCursor for any other text. */
export function readCursor(text: string, query: string, seal: Seal): CursorPlace {
  if (text.length > maxCharacters) throw invalidCursor()
  const dot = text.lastIndexOf('.')
  const body = text.slice(0, Math.max(dot, 0))
  if (!isSameText(text.slice(dot + 1), sealOf(query, body, seal))) throw invalidCursor()
  const [keys, backwards] = JSON.parse(Buffer.from(body, 'base64url').toString())
  return backwards ? { keys, backwards } : { keys }
}

function sealOf(query: string, body: string, seal: Seal): string {
  return seal(JSON.stringify(['scim cursor', query, body]))
}

function invalidCursor(): ScimError {
  const detail = 'The cursor is not one of this query; begin again with an empty cursor and the same filter and order.'
  return badRequest('invalidCursor', detail)
}

/** Looks at every character, so that the time taken says nothing about where two seals part. */
function isSameText(left: string, right: string): boolean {
  let differing = left.length ^ right.length
  for (let at = 0; at < left.length; at++) differing |= left.charCodeAt(at) ^ right.charCodeAt(at % right.length)
  return differing === 0
}
