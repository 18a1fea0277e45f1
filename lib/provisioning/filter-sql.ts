/** Filters as parameterised SQL over `users u`.
 *
 *  Equality and ordering of stored columns and of addresses use indexes; everything else reads the stored attributes
 *  and is linear within the organization. The verdicts are those of lib/scim/filter/evaluate.ts: an absent attribute
 *  differs from everything and equals nothing. Operators that are not leakproof (like) cannot use an index under row
 *  security whatever we do. */
import {
  type AttributeDefinition,
  badRequest,
  type Filter,
  type Path,
  printPath,
  resolvePath,
  userType,
} from '@/lib/scim'
import { compare, type Operand, operandOf, type Parameter, present } from './filter-compare'

export interface Condition {
  /** With parameters from `$<first>` on. */
  readonly sql: string
  readonly values: readonly unknown[]
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

/** The condition of a checked filter; `first` is the number of its first parameter. Throws 400 invalidFilter for an
 *  attribute that cannot be asked for. */
export function compileUserFilter(filter: Filter, first: number): Condition {
  const values: unknown[] = []
  const parameter = (value: unknown): string => {
    values.push(value)
    return `$${first + values.length - 1}`
  }
  return { sql: compile(filter, parameter, userOperand), values }
}

type Leaf = Extract<Filter, { kind: 'present' | 'compare' | 'matches' }>
type Find = (path: Path) => Operand

function compile(filter: Filter, parameter: Parameter, find: Find): string {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return `(${filter.parts.map((part) => compile(part, parameter, find)).join(` ${filter.kind} `)})`
    case 'not':
      return `(${compile(filter.of, parameter, find)} is not true)`
    default: {
      const list = find === userOperand ? listOf(filter) : undefined
      return list ? compileValues(filter, list, parameter) : compileValue(filter, parameter, find(filter.path))
    }
  }
}

function compileValue(leaf: Leaf, parameter: Parameter, operand: Operand): string {
  if (leaf.kind !== 'compare') return present(operand)
  if (leaf.value === null) return leaf.op === 'ne' ? present(operand) : `(not ${present(operand)})`
  return compare(operand, leaf.op, leaf.value, parameter)
}

/** Where the values of a multi-valued attribute are, one row each. */
interface List {
  some(condition: string): string
  readonly find: Find
}

/** True where one value satisfies the condition; `ne` also where there is none (lib/scim/filter/evaluate.ts). */
function compileValues(leaf: Leaf, { some, find }: List, parameter: Parameter): string {
  const { filter, sub } = leaf.path
  const own = filter ? compile(filter, parameter, find) : 'true'
  if (leaf.kind === 'matches' || (leaf.kind === 'present' && sub === undefined)) return some(own)
  const operand = find({ attribute: sub ?? '' })
  const isPresent = some(`${own} and ${present(operand)}`)
  if (leaf.kind === 'present') return isPresent
  if (leaf.value === null) return leaf.op === 'ne' ? isPresent : `(not ${isPresent})`
  const compared = some(`${own} and ${compare(operand, leaf.op, leaf.value, parameter)}`)
  return leaf.op === 'ne' ? `(${compared} or not ${some(own)})` : compared
}

function listOf(leaf: Leaf): List | undefined {
  const attribute = resolvePath(userType, leaf.path)?.attribute
  if (!attribute?.multiValued) return undefined
  if (isIndexed(leaf)) return indexedAddresses
  // Names come from the schema, never from the client.
  const values = `jsonb_array_elements(u.attributes -> '${attribute.name}') as v(item)`
  return {
    some: (condition) => `(exists (select from ${values} where ${condition}))`,
    find: ({ attribute: name }) => valueOperand(attribute, name),
  }
}

function valueOperand(attribute: AttributeDefinition, name: string): Operand {
  const sub = attribute.subAttributes.get(name)
  return sub ? operandOf(`v.item ->> '${sub.name}'`, sub) : operandOf(`v.item #>> '{}'`, attribute)
}

const addressColumns: Readonly<Record<string, Operand>> = {
  value: { sql: 'e.value_lc', kind: 'text' },
  type: { sql: 'e.type_lc', kind: 'text' },
}

const indexedAddresses: List = {
  some: (condition) => `(u.id in (select e.user_id from user_emails e where e.org_id = $1 and ${condition}))`,
  find: (path) => addressColumns[path.attribute] ?? cannot(path),
}

/** The side table of addresses answers what asks for an address itself, by its type at most: it holds no address
 *  without a value, and no difference between `primary` false and absent. */
function isIndexed(leaf: Leaf): boolean {
  const { urn, attribute, filter, sub } = leaf.path
  if (urn !== undefined || attribute !== 'emails' || (filter && !namesColumns(filter))) return false
  if (leaf.kind === 'matches') return filter !== undefined && asksForValue(filter)
  return leaf.kind === 'compare' && leaf.op !== 'ne' && sub === 'value'
}

function namesColumns(filter: Filter): boolean {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.parts.every(namesColumns)
    case 'not':
      return namesColumns(filter.of)
    default:
      return Object.hasOwn(addressColumns, filter.path.attribute)
  }
}

function asksForValue(filter: Filter): boolean {
  if (filter.kind === 'and') return filter.parts.some(asksForValue)
  if (filter.kind !== 'compare') return false
  return filter.path.attribute === 'value' && filter.op !== 'ne' && filter.value !== null
}

function userOperand(path: Path): Operand {
  const name = path.sub === undefined ? path.attribute : `${path.attribute}.${path.sub}`
  const column = path.urn === undefined && Object.hasOwn(columns, name) ? columns[name] : undefined
  return column ?? stored(path)
}

/** A singular attribute inside the stored document. */
function stored(path: Path): Operand {
  const target = resolvePath(userType, path)
  const leaf = target?.sub ?? target?.attribute
  if (!leaf || path.attribute === 'meta') return cannot(path)
  const steps = [path.urn, path.attribute, path.sub].filter((step) => step !== undefined)
  // Names come from the schema, never from the client; the quotes are doubled all the same.
  return operandOf(`u.attributes #>> '{${steps.map((step) => `"${step.replaceAll("'", "''")}"`).join(',')}}'`, leaf)
}

function cannot(path: Path): never {
  throw badRequest(
    'invalidFilter',
    `Users cannot be searched by ${printPath(path)}; only its parts or other attributes.`,
  )
}
