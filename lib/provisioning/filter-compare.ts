/** One comparison of a filter as SQL. Values never enter the text, so a filter's shape is a statement that can be
 *  prepared. */
import { fold } from '@/lib/base/fold'
import { isUuid } from '@/lib/base/id'
import type { AttributeDefinition, CompareOperator, Literal } from '@/lib/scim'

/** `folded` is a column that holds folded text, `text` is folded while it is compared, `exact` stays as it is. */
export type Kind = 'folded' | 'text' | 'exact' | 'uuid' | 'boolean' | 'number' | 'time'

export interface Operand {
  readonly sql: string
  readonly kind: Kind
  /** A column in the order of code points whose values an index finds. */
  readonly indexed?: boolean
}

/** Takes a value, answers its place in the statement. */
export type Parameter = (value: unknown) => string

/** JSON text, read as the type of its attribute. PostgreSQL's own lower() knows as many letters as the database's
 *  locale does; the collation `folding` knows all of them (prisma/migrations, lists). */
export function operandOf(json: string, { type, caseExact }: AttributeDefinition): Operand {
  if (type === 'boolean') return { sql: `(${json})::boolean`, kind: 'boolean' }
  if (type === 'integer' || type === 'decimal') return { sql: `(${json})::numeric`, kind: 'number' }
  if (type === 'dateTime') return { sql: `(${json})::timestamptz`, kind: 'time' }
  return caseExact ? { sql: `(${json})`, kind: 'exact' } : { sql: `lower((${json}) collate "folding")`, kind: 'text' }
}

const sqlTypes: Readonly<Record<Kind, string>> = {
  folded: 'text',
  text: 'text',
  exact: 'text',
  uuid: 'uuid',
  boolean: 'boolean',
  number: 'numeric',
  time: 'timestamptz',
}

/** A value's place in the statement, as the type that operands of the kind are compared with. */
export function typed(kind: Kind, value: unknown, parameter: Parameter): string {
  return `${parameter(value)}::${sqlTypes[kind]}`
}

export function isText(kind: Kind): boolean {
  return sqlTypes[kind] === 'text'
}

/** The operand in the order that lib/scim compares by: text by code point, everything else by its own. */
export function ordered({ sql, kind }: Operand): string {
  return isText(kind) ? `(${sql}) collate "C"` : sql
}

export function present({ sql, kind }: Operand): string {
  return isText(kind) ? `(${sql} is not null and ${sql} <> '')` : `(${sql} is not null)`
}

const symbols = { gt: '>', ge: '>=', lt: '<', le: '<=' } as const

/** NULL where the operand is absent and the verdict is no: whoever negates asks for `is not true`. Comparisons are left
 *  bare so that an index can serve them. An absent operand differs from everything and equals nothing. */
export function compare(
  operand: Operand,
  op: CompareOperator,
  literal: NonNullable<Literal>,
  parameter: Parameter,
): string {
  const { sql, kind } = operand
  if (kind === 'uuid' && !(isEquality(op) && isOwnUuid(literal))) {
    if (isEquality(op)) return op === 'ne' ? 'true' : 'false'
    return compare({ sql: `${sql}::text`, kind: 'exact' }, op, literal, parameter)
  }
  if (op === 'sw' && operand.indexed) return inRange(operand, spelled(kind, literal), parameter)
  if (op === 'co' || op === 'sw' || op === 'ew') return compareText(operand, op, spelled(kind, literal), parameter)
  const place = typed(kind, kind === 'folded' ? fold(String(literal)) : spelled(kind, literal), parameter)
  if (op === 'ne') return `(${sql} is distinct from ${place})`
  if (op === 'eq') return `(${sql} = ${place})`
  return `(${ordered(operand)} ${symbols[op]} ${place})`
}

function isEquality(op: CompareOperator): boolean {
  return op === 'eq' || op === 'ne'
}

/** Ids are case exact and ours are in lower case. */
function isOwnUuid(literal: Literal): boolean {
  return typeof literal === 'string' && isUuid(literal) && literal === literal.toLowerCase()
}

/** The literal as the operand spells its values; white space at the ends is part of what is looked for. */
function spelled(kind: Kind, literal: NonNullable<Literal>): NonNullable<Literal> {
  if (kind === 'folded') return String(literal).normalize('NFC').toLowerCase()
  return kind === 'text' ? String(literal).toLowerCase() : literal
}

/** Substrings by position, not by pattern: nothing in the client's text can act as a wild card. */
function compareText({ sql }: Operand, op: 'co' | 'sw' | 'ew', literal: unknown, parameter: Parameter): string {
  const place = `${parameter(literal)}::text`
  if (op === 'co') return `(strpos(${sql}, ${place}) > 0)`
  if (op === 'sw') return `(starts_with(${sql}, ${place}))`
  return `(right(${sql}, length(${place})) = ${place})`
}

/** What starts with a text lies between it and the next text that does not: an index finds that, and under row security
 *  only such operators may use one (starts_with may, but no index of ours serves it). */
function inRange(operand: Operand, literal: unknown, parameter: Parameter): string {
  const prefix = String(literal)
  const end = endOfPrefix(prefix)
  const from = `${ordered(operand)} >= ${parameter(prefix)}::text`
  return end === undefined ? `(${from})` : `(${from} and ${ordered(operand)} < ${parameter(end)}::text)`
}

/** The first text, by code points, behind all that start with the prefix; undefined where there is none. */
export function endOfPrefix(prefix: string): string | undefined {
  const points = [...prefix]
  for (let last = points.pop(); last !== undefined; last = points.pop()) {
    const point = last.codePointAt(0) ?? 0
    // Surrogates are no characters of their own, and nothing is above the last code point.
    if (point < 0x10ffff) return points.join('') + String.fromCodePoint(point === 0xd7ff ? 0xe000 : point + 1)
  }
  return undefined
}
