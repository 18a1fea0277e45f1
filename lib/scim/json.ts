/** The only reader of a request body. One verdict for what JSON leaves open: a byte order mark is malformed, of two
 *  members of one name the last one counts, and text that PostgreSQL cannot hold (U+0000, lone surrogates) is refused
 *  before anybody looks at it. Depth is counted over the text, so a bomb costs one pass and no stack. */
import { badRequest } from './error'

export type JsonObject = { readonly [name: string]: unknown }

const QUOTE = 0x22
const BACKSLASH = 0x5c
const loneSurrogate = /[\ud800-\udfff]/u
const suspiciousEscape = /\\u(?:0000|d[89a-f])/i

/** Parses a body; throws 400 invalidSyntax where it is malformed or deeper than `maxDepth` levels, and 400 invalidValue
 *  where a string holds U+0000 or half a surrogate pair. */
export function parseJson(text: string, { maxDepth = 32 }: { maxDepth?: number } = {}): unknown {
  if (isDeeperThan(text, maxDepth)) {
    throw badRequest('invalidSyntax', `The body nests more than ${maxDepth} levels of arrays and objects.`)
  }
  if (loneSurrogate.test(text)) throw unstorable('the body')
  const value = parse(text)
  if (suspiciousEscape.test(text)) refuseUnstorable(value, 'the body')
  return value
}

/** The value as an object, or 400 invalidSyntax naming `what`. */
export function requireObject(value: unknown, what = 'The body'): JsonObject {
  if (isObject(value)) return value
  throw badRequest('invalidSyntax', `${what} must be a JSON object.`)
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A member by name, the exact name first, then in any letter case (RFC 7643 2.1); undefined where there is none. */
export function memberOf(object: JsonObject, name: string): unknown {
  if (Object.hasOwn(object, name)) return object[name]
  const lower = name.toLowerCase()
  const key = Object.keys(object).find((other) => other.toLowerCase() === lower)
  return key === undefined ? undefined : object[key]
}

/** Whether a string can be stored and sent back: no U+0000, no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && !loneSurrogate.test(text)
}

function parse(text: string): unknown {
  if (text.trim() === '') throw badRequest('invalidSyntax', 'The body is empty; a JSON object is expected.')
  try {
    return JSON.parse(text)
  } catch {
    // The engine's own message quotes the body, which may hold a password.
    throw badRequest('invalidSyntax', 'The body is not valid JSON.')
  }
}

function isDeeperThan(text: string, maxDepth: number): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) at = endOfString(text, at)
    else if (code === 0x7b || code === 0x5b) {
      if (++depth > maxDepth) return true
    } else if (code === 0x7d || code === 0x5d) depth--
  }
  return false
}

/** The index of the quote that ends the string beginning at `start`; the text's end where none does. */
export function endOfString(text: string, start: number): number {
  let at = start + 1
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === BACKSLASH) at++
    else if (code === QUOTE) break
  }
  return at
}

function refuseUnstorable(value: unknown, where: string): void {
  if (typeof value === 'string') {
    if (!isStorable(value)) throw unstorable(where)
  } else if (Array.isArray(value)) {
    for (const item of value) refuseUnstorable(item, where)
  } else if (isObject(value)) {
    for (const [name, item] of Object.entries(value)) {
      if (!isStorable(name)) throw unstorable(where)
      refuseUnstorable(item, name)
    }
  }
}

function unstorable(where: string) {
  return badRequest('invalidValue', `A string in ${where} holds U+0000 or half a surrogate pair; send valid Unicode.`)
}
