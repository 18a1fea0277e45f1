/** Cuts a filter or path into tokens, in one pass. What a word means is the parser's business. */
import { badRequest, quoted, type ScimType } from '../error'
import { endOfString, isStorable } from '../json'

export type Token = {
  readonly kind: 'word' | 'string' | '(' | ')' | '[' | ']' | 'end'
  /** As written; of a string its value. */
  readonly text: string
  /** Offset of its first character, from 0. */
  readonly at: number
}

const maxCharacters = 8192

/** All tokens with an `end` after them; throws 400 with the given scimType where there is none to be had. */
export function lex(text: string, scimType: ScimType): Token[] {
  if (text.length > maxCharacters) {
    throw badRequest(scimType, `At most ${maxCharacters} characters are read here; this is ${text.length} long.`)
  }
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const char = text.charAt(at)
    if (char === ' ') at++
    else if (char === '(' || char === ')' || char === '[' || char === ']') {
      tokens.push({ kind: char, text: char, at: at++ })
    } else if (!mayBegin(text, at)) {
      throw badRequest(
        scimType,
        `A space or bracket is missing before character ${at + 1}, ${quoted(text.slice(at, at + 10))}.`,
      )
    } else if (char === '"') at = pushString(tokens, text, at)
    else at = pushWord(tokens, text, at, scimType)
  }
  tokens.push({ kind: 'end', text: '', at })
  return tokens
}

/** Words and strings stand apart by a space, but right behind an opening bracket, and `.sub` right behind a closing one. */
function mayBegin(text: string, at: number): boolean {
  if (at === 0) return true
  const before = text.charAt(at - 1)
  if (text.charAt(at) === '.') return before === ']'
  return before === ' ' || before === '(' || before === '['
}

function pushWord(tokens: Token[], text: string, start: number, scimType: ScimType): number {
  let end = start
  while (end < text.length && isWordCode(text.charCodeAt(end))) end++
  if (end === start) {
    throw badRequest(scimType, `Character ${start + 1}, ${quoted(text.charAt(start))}, cannot stand outside a string.`)
  }
  tokens.push({ kind: 'word', text: text.slice(start, end), at: start })
  return end
}

/** Letters, digits and what URNs, numbers and `$ref` need: $ % + - . / : @ _ ~ # */
function isWordCode(code: number): boolean {
  if (code >= 0x61 && code <= 0x7a) return true
  if (code >= 0x2d && code <= 0x3a) return true
  if (code >= 0x40 && code <= 0x5a) return true
  return code === 0x5f || code === 0x24 || code === 0x25 || code === 0x2b || code === 0x7e || code === 0x23
}

function pushString(tokens: Token[], text: string, start: number): number {
  const end = endOfString(text, start)
  if (end >= text.length) {
    throw badRequest('invalidFilter', `The string that begins at character ${start + 1} has no closing quote.`)
  }
  tokens.push({ kind: 'string', text: stringValue(text.slice(start, end + 1), start), at: start })
  return end + 1
}

function stringValue(json: string, start: number): string {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    value = undefined
  }
  if (typeof value === 'string' && isStorable(value)) return value
  throw badRequest('invalidFilter', `The string at character ${start + 1} is no JSON string; check its escapes.`)
}
