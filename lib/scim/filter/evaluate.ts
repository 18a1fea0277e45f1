/** Filters over a resource in memory; the reference that the SQL compiler must agree with.
 *
 *  - A multi-valued attribute matches when any of its values does (RFC 7644 3.4.2.2), with `ne` too: some value differs.
 *  - An absent attribute is equal to nothing: `ne` is true for it, every other comparison false.
 *  - `eq null` is `not pr`, `ne null` is `pr`; `pr` is false for an empty string.
 *  - Text that is not case exact is compared in lower case; order is by code point, as PostgreSQL's "C" collation.
 *  - Dates compare as instants. */
import type { AttributeDefinition, ResourceTypeDefinition } from '../attribute'
import { isSameUrn } from '../attribute'
import { instantOf } from '../date-time'
import { type Complex, isComplex, type Resource, type Value, valuesOf } from '../resource'
import { compareText } from '../text'
import type { CompareOperator, Filter, Literal, Path } from './ast'
import { checkFilter } from './check'

export type Predicate = (value: Complex) => boolean
type Find = (path: Path) => AttributeDefinition | undefined

/** Whether the resource satisfies the filter; throws 400 invalidFilter as `checkFilter` does. */
export function evaluate(type: ResourceTypeDefinition, filter: Filter, resource: Resource): boolean {
  return compileFilter(type, filter)(resource)
}

/** The filter as a function, for use on many resources. */
export function compileFilter(type: ResourceTypeDefinition, filter: Filter): Predicate {
  return compile(checkFilter(type, filter), ({ urn, attribute }) => {
    const extension = type.extensions.find(({ schema }) => urn !== undefined && isSameUrn(schema.id, urn))
    return (extension?.schema ?? type).attributes.get(attribute)
  })
}

/** A checked filter in brackets as a function of one value of `attribute`. */
export function compileValueFilter(attribute: AttributeDefinition, filter: Filter): Predicate {
  return compile(filter, (path) => attribute.subAttributes.get(path.attribute))
}

function compile(filter: Filter, find: Find): Predicate {
  switch (filter.kind) {
    case 'and': {
      const parts = filter.parts.map((part) => compile(part, find))
      return (value) => parts.every((part) => part(value))
    }
    case 'or': {
      const parts = filter.parts.map((part) => compile(part, find))
      return (value) => parts.some((part) => part(value))
    }
    case 'not': {
      const of = compile(filter.of, find)
      return (value) => !of(value)
    }
    case 'present':
    case 'matches': {
      const read = compileRead(filter.path, find)
      return (value) => read(value).some(isPresent)
    }
    case 'compare':
      return compileComparison(filter.path, filter.op, filter.value, find)
  }
}

function compileComparison(path: Path, op: CompareOperator, literal: Literal, find: Find): Predicate {
  const read = compileRead(path, find)
  if (literal === null) return (value) => read(value).some(isPresent) === (op === 'ne')
  const attribute = find(path)
  const leaf = path.sub === undefined ? attribute : attribute?.subAttributes.get(path.sub)
  const order = compileOrder(leaf, literal)
  if (op === 'ne') {
    return (value) => {
      const found = read(value)
      return found.length === 0 || found.some((item) => order(item) !== 0)
    }
  }
  if (op === 'co' || op === 'sw' || op === 'ew') {
    const holds = compileText(op, String(literal), leaf?.caseExact ?? true)
    return (value) => read(value).some(holds)
  }
  return (value) => read(value).some((item) => satisfies(op, order(item)))
}

/** The values at a path; a value without the sub-attribute counts as undefined, so that `ne` sees it. */
function compileRead(path: Path, find: Find): (value: Complex) => readonly (Value | undefined)[] {
  const { urn, attribute, sub } = path
  const definition = find(path)
  const keep = path.filter && definition ? compileValueFilter(definition, path.filter) : undefined
  return (value) => {
    const container = urn === undefined ? value : value[urn]
    if (!isComplex(container)) return []
    let found = valuesOf(container[attribute])
    if (keep) found = found.filter((item) => isComplex(item) && keep(item))
    return sub === undefined ? found : found.map((item) => (isComplex(item) ? item[sub] : undefined))
  }
}

function isPresent(value: Value | undefined): boolean {
  return value !== undefined && value !== ''
}

/** How a value stands to the literal: below, equal or above 0; NaN where there is nothing to compare. */
function compileOrder(leaf: AttributeDefinition | undefined, literal: Literal): (value: Value | undefined) => number {
  if (typeof literal !== 'string')
    return (value) => (typeof value === typeof literal ? Number(value) - Number(literal) : NaN)
  if (leaf?.type === 'dateTime') {
    const instant = instantOf(literal) ?? Number.NaN
    return (value) => (typeof value === 'string' ? (instantOf(value) ?? Number.NaN) - instant : Number.NaN)
  }
  const fold = leaf?.caseExact === false ? lower : same
  const text = fold(literal)
  return (value) => (typeof value === 'string' ? compareText(fold(value), text) : Number.NaN)
}

function satisfies(op: 'eq' | 'gt' | 'ge' | 'lt' | 'le', order: number): boolean {
  switch (op) {
    case 'eq':
      return order === 0
    case 'gt':
      return order > 0
    case 'ge':
      return order >= 0
    case 'lt':
      return order < 0
    case 'le':
      return order <= 0
  }
}

function compileText(
  op: 'co' | 'sw' | 'ew',
  literal: string,
  caseExact: boolean,
): (value: Value | undefined) => boolean {
  const fold = caseExact ? same : lower
  const text = fold(literal)
  return (value) => {
    if (typeof value !== 'string') return false
    const folded = fold(value)
    if (op === 'co') return folded.includes(text)
    return op === 'sw' ? folded.startsWith(text) : folded.endsWith(text)
  }
}

function lower(text: string): string {
  return text.toLowerCase()
}

function same(text: string): string {
  return text
}
