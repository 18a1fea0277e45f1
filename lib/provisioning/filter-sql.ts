/** Filters as parameterised SQL over `users u`. Values never enter the text, so a filter's shape is a statement that
 *  can be prepared.
 *
 *  Equality and ordering of stored columns and of addresses use indexes; everything else reads the stored attributes
 *  and is linear within the organization. The verdicts are those of lib/scim/filter/evaluate.ts: an absent attribute
 *  differs from everything and equals nothing. Operators that are not leakproof (like) cannot use an index under row
 *  security whatever we do. */
import { fold } from '@/lib/base/fold'
import { isUuid } from '@/lib/base/id'
import {
  badRequest,
  type CompareOperator,
  type Filter,
  type Literal,
  type Path,
  printPath,
  resolvePath,
  userType,
} from '@/lib/scim'

export interface Condition {
  /** With parameters from `$<first>` on. */
  readonly sql: string
  readonly values: readonly unknown[]
}

type Kind = 'text' | 'exact' | 'uuid' | 'boolean' | 'time'
interface Operand {
  readonly sql: string
  readonly kind: Kind
}

const columns: Readonly<Record<string, Operand>> = {
  id: { sql: 'u.id', kind: 'uuid' },
  externalId: { sql: 'u.external_id', kind: 'exact' },
  userName: { sql: 'u.user_name_lc', kind: 'text' },
  displayName: { sql: 'u.display_name_lc', kind: 'text' },
  active: { sql: `(u.status <> 'disabled')`, kind: 'boolean' },
  'meta.created': { sql: 'u.created_at', kind: 'time' },
  'meta.lastModified': { sql: 'u.updated_at', kind: 'time' },
}

const addressColumns: Readonly<Record<string, Operand>> = {
  value: { sql: 'e.value_lc', kind: 'text' },
  type: { sql: 'e.type_lc', kind: 'text' },
  primary: { sql: 'e.primary', kind: 'boolean' },
}

/** The condition of a checked filter; `first` is the number of its first parameter. Throws 400 invalidFilter for an
 *  attribute that cannot be asked for yet. */
export function compileUserFilter(filter: Filter, first: number): Condition {
  const values: unknown[] = []
  const parameter = (value: unknown): string => {
    values.push(value)
    return `$${first + values.length - 1}`
  }
  return { sql: compile(filter, parameter, userOperand), values }
}

type Parameter = (value: unknown) => string
type Find = (path: Path) => Operand

function compile(filter: Filter, parameter: Parameter, find: Find): string {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return `(${filter.parts.map((part) => compile(part, parameter, find)).join(` ${filter.kind} `)})`
    case 'not':
      return `(${compile(filter.of, parameter, find)} is not true)`
    case 'matches':
      return anAddress(compileAddressFilter(filter.path, parameter))
    case 'present':
    case 'compare':
      return isAddress(filter.path) ? compileAddress(filter, parameter) : compileLeaf(filter, parameter, find)
  }
}

type Leaf = Extract<Filter, { kind: 'present' | 'compare' }>

function compileLeaf(leaf: Leaf, parameter: Parameter, find: Find): string {
  const operand = find(leaf.path)
  if (leaf.kind === 'present') return present(operand)
  if (leaf.value === null) return leaf.op === 'ne' ? present(operand) : `(not ${present(operand)})`
  return compare(operand, leaf.op, leaf.value, parameter)
}

function present({ sql, kind }: Operand): string {
  return kind === 'text' || kind === 'exact' ? `(${sql} is not null and ${sql} <> '')` : `(${sql} is not null)`
}

const symbols = { gt: '>', ge: '>=', lt: '<', le: '<=' } as const

function compare({ sql, kind }: Operand, op: CompareOperator, literal: Literal, parameter: Parameter): string {
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

function isAddress(path: Path): boolean {
  return path.urn === undefined && path.attribute === 'emails'
}

/** True where one address of the person satisfies the condition. */
function anAddress(condition: string): string {
  return `(u.id in (select e.user_id from user_emails e where e.org_id = $1 and ${condition}))`
}

function compileAddressFilter(path: Path, parameter: Parameter): string {
  return path.filter ? compile(path.filter, parameter, addressOperand) : 'true'
}

function compileAddress(leaf: Leaf, parameter: Parameter): string {
  const own = compileAddressFilter(leaf.path, parameter)
  const operand = addressOperand({ attribute: leaf.path.sub ?? 'value' })
  const some = (condition: string) => anAddress(`${own} and ${condition}`)
  if (leaf.kind === 'present') return some(present(operand))
  if (leaf.value === null) return leaf.op === 'ne' ? some(present(operand)) : `(not ${some(present(operand))})`
  const compared = some(compare(operand, leaf.op, leaf.value, parameter))
  return leaf.op === 'ne' ? `(${compared} or not ${some('true')})` : compared
}

function addressOperand(path: Path): Operand {
  const operand = addressColumns[path.attribute]
  if (!operand) throw cannot(path)
  return operand
}

function userOperand(path: Path): Operand {
  const name = path.sub === undefined ? path.attribute : `${path.attribute}.${path.sub}`
  const column = path.urn === undefined && !path.filter ? columns[name] : undefined
  return column ?? stored(path)
}

/** A singular attribute inside the stored document. */
function stored(path: Path): Operand {
  const target = resolvePath(userType, path)
  const leaf = target?.sub ?? target?.attribute
  if (!target?.attribute || !leaf || target.attribute.multiValued || path.attribute === 'meta') throw cannot(path)
  const steps = [path.urn, path.attribute, path.sub].filter((step) => step !== undefined)
  // Names come from the schema, never from the client; the quotes are doubled all the same.
  const place = `u.attributes #>> '{${steps.map((step) => `"${step.replaceAll("'", "''")}"`).join(',')}}'`
  if (leaf.type === 'boolean') return { sql: `(${place})::boolean`, kind: 'boolean' }
  return leaf.caseExact ? { sql: `(${place})`, kind: 'exact' } : { sql: `lower(${place})`, kind: 'text' }
}

function cannot(path: Path) {
  return badRequest(
    'invalidFilter',
    `Users cannot be searched by ${printPath(path)}. Use userName, externalId, emails, displayName, name, active, meta.created or a single-valued attribute.`,
  )
}
