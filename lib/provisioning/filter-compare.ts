/** One comparison of a filter as SQL. Values never enter the text, so a filter's shape is a statement that can be
 *  prepared. */
import { fold } from '@/lib/base/fold'
import { isUuid } from '@/lib/base/id'
import type { AttributeDefinition, CompareOperator, Literal } from '@/lib/scim'

/** `text` is compared folded, `exact` as it is. */
export type Kind = 'text' | 'exact' | 'uuid' | 'boolean' | 'time'

export interface Operand {
  readonly sql: string
  readonly kind: Kind
}

/** Takes a value, answers its place in the statement. */
export type Parameter = (value: unknown) => string

/** JSON text, read as the type of its attribute. */
export function operandOf(json: string, { type, caseExact }: AttributeDefinition): Operand {
  if (type === 'boolean') return { sql: `(${json})::boolean`, kind: 'boolean' }
  return caseExact ? { sql: `(${json})`, kind: 'exact' } : { sql: `lower(${json})`, kind: 'text' }
}

export function present({ sql, kind }: Operand): string {
  return kind === 'text' || kind === 'exact' ? `(${sql} is not null and ${sql} <> '')` : `(${sql} is not null)`
}

const symbols = { gt: '>', ge: '>=', lt: '<', le: '<=' } as const

/** An absent operand differs from everything and equals nothing. */
export function compare(
  { sql, kind }: Operand,
  op: CompareOperator,
  literal: NonNullable<Literal>,
  parameter: Parameter,
): string {
  if (kind === 'uuid' && !(typeof literal === 'string' && isUuid(literal))) return op === 'ne' ? 'true' : 'false'
  if (kind === 'uuid' && op !== 'eq' && op !== 'ne')
    return compare({ sql: `${sql}::text`, kind: 'exact' }, op, literal, parameter)
  if (op === 'co' || op === 'sw' || op === 'ew') return compareText(sql, kind, op, String(literal), parameter)
  const place = typed(kind, kind === 'text' ? fold(String(literal)) : literal, parameter)
  if (op === 'ne') return `(${sql} is distinct from ${place})`
  // NULL is no match, and must stay none under `not`; equality is left bare so that an index can serve it.
  if (op === 'eq') return `(${sql} = ${place})`
  const ordered = kind === 'text' || kind === 'exact' ? `${sql} collate "C"` : sql
  return `(coalesce(${ordered} ${symbols[op]} ${place}, false))`
}

function typed(kind: Kind, value: unknown, parameter: Parameter): string {
  const type = { text: 'text', exact: 'text', uuid: 'uuid', boolean: 'boolean', time: 'timestamptz' }[kind]
  return `${parameter(value)}::${type}`
}

/** Substrings by position, not by pattern: nothing in the client's text can act as a wild card. */
function compareText(sql: string, kind: Kind, op: 'co' | 'sw' | 'ew', literal: string, parameter: Parameter): string {
  const place = `${parameter(kind === 'text' ? literal.toLowerCase() : literal)}::text`
  const text = kind === 'text' || kind === 'exact' ? sql : `${sql}::text`
  if (op === 'co') return `(coalesce(strpos(${text}, ${place}) > 0, false))`
  if (op === 'sw') return `(coalesce(starts_with(${text}, ${place}), false))`
  return `(coalesce(right(${text}, length(${place})) = ${place}, false))`
}
