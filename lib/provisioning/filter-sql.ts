/** Filters as parameterised SQL.
 *
 *  Equality, prefixes and ordering of stored columns and equality in side tables use indexes; everything else reads the
 *  stored document and is linear within the organization. The verdicts are those of lib/scim/filter/evaluate.ts: an
 *  absent attribute differs from everything and equals nothing. One tolerance: a folded column is found by a text that
 *  differs in Unicode form or in white space around it, since it was stored so. Operators that are not leakproof cannot
 *  use an index under row security whatever we do. */
import { type AttributeDefinition, badRequest, type Filter, type Path, printPath, resolvePath } from '@/lib/scim'
import { compare, type Operand, operandOf, type Parameter, present } from './filter-compare'
import { type FilterMapping, type Leaf, nameOf } from './filter-mapping'

type Find = (path: Path) => Operand

/** The condition of a filter that `checkFilter` made canonical. Throws 400 invalidFilter for an attribute that cannot be
 *  asked for. */
export function compileFilter(filter: Filter, mapping: FilterMapping, parameter: Parameter): string {
  return compile(filter, { parameter, mapping, find: (path) => operandAt(path, mapping) })
}

interface Scope {
  readonly parameter: Parameter
  readonly find: Find
  /** Absent inside brackets, where nothing is multi-valued. */
  readonly mapping?: FilterMapping
}

function compile(filter: Filter, scope: Scope): string {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return `(${filter.parts.map((part) => compile(part, scope)).join(` ${filter.kind} `)})`
    case 'not':
      return `(${compile(filter.of, scope)} is not true)`
    default: {
      const list = scope.mapping && listOf(filter, scope.mapping)
      return list ? compileValues(filter, list, scope.parameter) : compileValue(filter, scope)
    }
  }
}

function compileValue(leaf: Leaf, { parameter, find }: Scope): string {
  const operand = find(leaf.path)
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
  const own = filter ? compile(filter, { parameter, find }) : 'true'
  if (leaf.kind === 'matches' || (leaf.kind === 'present' && sub === undefined)) return some(own)
  const operand = find({ attribute: sub ?? '' })
  const isPresent = some(`${own} and ${present(operand)}`)
  if (leaf.kind === 'present') return isPresent
  if (leaf.value === null) return leaf.op === 'ne' ? isPresent : `(not ${isPresent})`
  const compared = some(`${own} and ${compare(operand, leaf.op, leaf.value, parameter)}`)
  return leaf.op === 'ne' ? `(${compared} or not ${some(own)})` : compared
}

function listOf(leaf: Leaf, mapping: FilterMapping): List | undefined {
  const { path } = leaf
  const attribute = resolvePath(mapping.type, path)?.attribute
  if (!attribute?.multiValued) return undefined
  const rows = mapping.lists[nameOf({ ...path, sub: undefined })]
  if (rows && (rows.answers?.(leaf) ?? true)) {
    // A simple value has no name of its own; its column goes by the empty one.
    return { some: rows.some, find: (inner) => rows.columns[inner.attribute] ?? cannot(mapping, path) }
  }
  const values = `jsonb_array_elements(${documentAt(path, mapping)}) as v(item)`
  return {
    some: (condition) => `(exists (select from ${values} where ${condition}))`,
    find: ({ attribute: name }) => valueOperand(attribute, name),
  }
}

/** The operand of one value `v.item` of a multi-valued attribute; the name is empty where the value is simple. */
export function valueOperand(attribute: AttributeDefinition, name: string): Operand {
  const sub = attribute.subAttributes.get(name)
  // Names come from the schema, never from the client; the quotes are doubled all the same.
  return sub ? operandOf(`v.item ->> ${quote(sub.name)}`, sub) : operandOf(`v.item #>> '{}'`, attribute)
}

/** The operand of a singular attribute. */
export function operandAt(path: Path, mapping: FilterMapping): Operand {
  const name = nameOf(path)
  const column = Object.hasOwn(mapping.columns, name) ? mapping.columns[name] : undefined
  return column ?? stored(path, mapping)
}

/** A singular attribute inside the stored document. */
function stored(path: Path, mapping: FilterMapping): Operand {
  const target = resolvePath(mapping.type, path)
  const leaf = target?.sub ?? target?.attribute
  if (!leaf || !mapping.document || path.attribute === 'meta') return cannot(mapping, path)
  const steps = [path.urn, path.attribute, path.sub].filter((step) => step !== undefined)
  return operandOf(`${mapping.document} #>> array[${steps.map(quote).join(', ')}]`, leaf)
}

/** The JSONB array of a multi-valued attribute in the stored document. */
export function documentAt({ urn, attribute }: Path, mapping: FilterMapping): string {
  if (!mapping.document) return cannot(mapping, { attribute })
  const owner = urn === undefined ? mapping.document : `${mapping.document} -> ${quote(urn)}`
  return `${owner} -> ${quote(attribute)}`
}

function quote(name: string): string {
  return `'${name.replaceAll("'", "''")}'`
}

function cannot({ type }: FilterMapping, path: Path): never {
  const name = printPath({ ...path, filter: undefined })
  throw badRequest('invalidFilter', `${type.name}s cannot be searched by ${name}; only its parts or other attributes.`)
}

/** Whether an index finds the few resources that the filter can select, so that reading them cannot take long. */
export function isLookup(filter: Filter, mapping: FilterMapping): boolean {
  if (filter.kind === 'and') return filter.parts.some((part) => isLookup(part, mapping))
  if (filter.kind !== 'compare' && filter.kind !== 'matches') return false
  const columns = mapping.lists[nameOf({ ...filter.path, sub: undefined })]?.columns
  if (filter.kind === 'matches') return filter.path.filter !== undefined && isLookupIn(filter.path.filter, columns)
  if (filter.op !== 'eq' || filter.value === null) return false
  const operand = columns ? columns[filter.path.sub ?? ''] : mapping.columns[nameOf(filter.path)]
  return operand?.indexed === true
}

function isLookupIn(filter: Filter, columns: Readonly<Record<string, Operand>> | undefined): boolean {
  if (filter.kind === 'and') return filter.parts.some((part) => isLookupIn(part, columns))
  if (filter.kind !== 'compare' || filter.op !== 'eq' || filter.value === null) return false
  return columns?.[filter.path.attribute]?.indexed === true
}
