/** Syntax of filters and paths: the ABNF of RFC 7644 3.4.2.2 and 3.5.2, and Entra's `attr[filter].sub op value`. `and`
 *  binds tighter than `or`; keywords are not case sensitive. Time is linear; nesting, nodes and length are bounded, and
 *  what is beyond is refused, never cut. Whether the names exist is `checkFilter`'s business. */
import { badRequest, quoted, type ScimError, type ScimType } from '../error'
import { type CompareOperator, compareOperators, type Filter, type Literal, type Path } from './ast'
import { lex, type Token } from './lex'

const maxDepth = 32
const maxNodes = 200
const operators: ReadonlySet<string> = new Set(compareOperators)
const name = /^[$A-Za-z][\w-]*$/
const uri = /^[A-Za-z][^\s]*[^:\s]$/
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/** Parses a filter; throws 400 invalidFilter with the place and the remedy. */
export function parseFilter(text: string): Filter {
  return new Parser(text, 'invalidFilter').wholeFilter()
}

/** Parses the path of a PATCH operation; throws 400 invalidPath, or invalidFilter for what is in its brackets. */
export function parsePath(text: string): Path {
  return new Parser(text, 'invalidPath').wholePath()
}

class Parser {
  private readonly tokens: readonly Token[]
  private next = 0
  private depth = 0
  private nodes = 0

  constructor(
    text: string,
    private scimType: ScimType,
  ) {
    this.tokens = lex(text, scimType)
  }

  wholeFilter(): Filter {
    const filter = this.either()
    if (this.peek().kind !== 'end') throw this.unexpected('"and", "or" or the end of the filter')
    return filter
  }

  wholePath(): Path {
    const path = this.valuePath()
    if (this.peek().kind !== 'end') throw this.unexpected('the end of the path')
    return path
  }

  private either(): Filter {
    return this.chain('or', () => this.chain('and', () => this.term()))
  }

  private chain(kind: 'and' | 'or', part: () => Filter): Filter {
    const first = part()
    if (!this.isWord(kind)) return first
    const parts = [first]
    while (this.isWord(kind)) {
      this.next++
      parts.push(part())
    }
    return this.node({ kind, parts })
  }

  private term(): Filter {
    if (this.peek().kind === '(') return this.nested('(', ')')
    if (!this.isWord('not')) return this.expression()
    this.next++
    if (this.peek().kind !== '(') throw this.unexpected('"(" after "not"')
    return this.node({ kind: 'not', of: this.nested('(', ')') })
  }

  private nested(open: '(' | '[', close: ')' | ']'): Filter {
    if (++this.depth > maxDepth) throw this.refuse(`The filter nests deeper than ${maxDepth} levels; simplify it.`)
    this.take(open)
    const filter = this.either()
    this.take(close)
    this.depth--
    return filter
  }

  private expression(): Filter {
    const path = this.valuePath()
    const token = this.peek()
    const op = token.kind === 'word' ? token.text.toLowerCase() : ''
    if (op === 'pr') {
      this.next++
      return this.node({ kind: 'present', path })
    }
    if (isOperator(op)) {
      this.next++
      return this.node({ kind: 'compare', path, op, value: this.literal() })
    }
    if (path.filter && path.sub === undefined && !isUnknownOperator(token)) return this.node({ kind: 'matches', path })
    throw this.unexpected('an operator (eq, ne, co, sw, ew, gt, ge, lt, le or pr)')
  }

  private valuePath(): Path {
    const token = this.peek()
    const path = token.kind === 'word' ? splitName(token.text) : undefined
    if (!path) throw this.unexpected('an attribute name')
    this.next++
    if (this.peek().kind !== '[' || this.peek().at !== token.at + token.text.length) return path
    if (path.sub !== undefined) throw this.refuse(`A filter in brackets follows an attribute, not a sub-attribute.`)
    const filter = this.bracketed()
    const after = this.peek()
    if (after.kind !== 'word' || !after.text.startsWith('.')) return { ...path, filter }
    const sub = after.text.slice(1)
    if (!name.test(sub)) throw this.unexpected('a sub-attribute name after "."')
    this.next++
    return { ...path, filter, sub }
  }

  private bracketed(): Filter {
    const outside = this.scimType
    this.scimType = 'invalidFilter'
    const filter = this.nested('[', ']')
    this.scimType = outside
    return filter
  }

  private literal(): Literal {
    const token = this.peek()
    const value = token.kind === 'string' ? token.text : token.kind === 'word' ? wordLiteral(token.text) : undefined
    if (value === undefined) throw this.unexpected('a value: a string in double quotes, a number, true, false or null')
    this.next++
    return value
  }

  private node(filter: Filter): Filter {
    if (++this.nodes > maxNodes)
      throw this.refuse(`The filter has more than ${maxNodes} parts; ask in several requests.`)
    return filter
  }

  private peek(): Token {
    return this.tokens[this.next] ?? { kind: 'end', text: '', at: 0 }
  }

  private isWord(word: string): boolean {
    const { kind, text } = this.peek()
    return kind === 'word' && text.length === word.length && text.toLowerCase() === word
  }

  private take(kind: Token['kind']): void {
    if (this.peek().kind !== kind) throw this.unexpected(`"${kind}"`)
    this.next++
  }

  private unexpected(expected: string): ScimError {
    const { kind, text, at } = this.peek()
    const found = kind === 'end' ? 'it ends' : `there is ${quoted(text)}`
    return this.refuse(`Expected ${expected} at character ${at + 1}, but ${found}.`)
  }

  private refuse(detail: string): ScimError {
    return badRequest(this.scimType, detail)
  }
}

/** Splits `urn:attribute.sub`; the URN ends at the last colon, for it may hold dots itself (`2.0:User`). */
export function splitName(word: string): Path | undefined {
  const colon = word.lastIndexOf(':')
  const dot = word.indexOf('.', colon + 1)
  const attribute = word.slice(colon + 1, dot < 0 ? undefined : dot)
  const sub = dot < 0 ? undefined : word.slice(dot + 1)
  if (!name.test(attribute) || (sub !== undefined && !name.test(sub))) return undefined
  const urn = colon < 0 ? undefined : word.slice(0, colon)
  if (urn !== undefined && !uri.test(urn)) return undefined
  return { ...(urn !== undefined && { urn }), attribute, ...(sub !== undefined && { sub }) }
}

function isOperator(word: string): word is CompareOperator {
  return operators.has(word)
}

function isUnknownOperator({ kind, text }: Token): boolean {
  const word = text.toLowerCase()
  return kind === 'word' && word !== 'and' && word !== 'or'
}

function wordLiteral(text: string): Literal | undefined {
  const word = text.toLowerCase()
  if (word === 'true') return true
  if (word === 'false') return false
  if (word === 'null') return null
  const value = number.test(text) ? Number(text) : Number.NaN
  return Number.isFinite(value) ? value + 0 : undefined
}
