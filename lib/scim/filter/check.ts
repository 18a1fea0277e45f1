/** What a filter may ask of a resource type. The answer is the same filter in canonical form: names as the schema
 *  writes them, a URN only for extensions, `value` spelled out where a complex attribute is compared as a whole, dates in
 *  UTC, and booleans that came as text as booleans. `evaluate` and the SQL compiler read that form only, so they agree. */
import type { AttributeDefinition, ResourceTypeDefinition } from '../attribute'
import { instantOf } from '../date-time'
import { bareName, booleanOf, booleanText, type Notes, qualified } from '../dialect'
import { badRequest, quoted } from '../error'
import { canonicalPath, resolvePath } from '../path'
import type { CompareOperator, Filter, Literal, Path } from './ast'
import { printPath } from './print'

type Found = { readonly path: Path; readonly attribute: AttributeDefinition; readonly leaf: AttributeDefinition }
type Scope = (path: Path) => Found

/** The canonical form; throws 400 invalidFilter for unknown attributes, for those never returned, and for comparisons
 *  that the attribute's type cannot answer (RFC 7644 3.4.2.2). */
export function checkFilter(type: ResourceTypeDefinition, filter: Filter, notes?: Notes): Filter {
  return check(filter, resourceScope(type, notes), notes)
}

/** The same for the filter in the brackets of a path, whose names are sub-attributes of `attribute`. */
export function checkValueFilter(attribute: AttributeDefinition, filter: Filter, notes?: Notes): Filter {
  return check(filter, valueScope(attribute), notes)
}

function check(filter: Filter, scope: Scope, notes?: Notes): Filter {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return { kind: filter.kind, parts: filter.parts.map((part) => check(part, scope, notes)) }
    case 'not':
      return { kind: 'not', of: check(filter.of, scope, notes) }
    case 'present':
    case 'matches':
      return { kind: filter.kind, path: scope(filter.path).path }
    case 'compare':
      return checkComparison(filter.op, filter.value, scope(filter.path), notes)
  }
}

function resourceScope(type: ResourceTypeDefinition, notes?: Notes): Scope {
  return (given) => {
    const meant = qualified(type, given)
    if (meant) notes?.note(bareName, printPath(given))
    const path = meant ?? given
    const target = resolvePath(type, path)
    if (!target?.attribute) throw unknown(path, `the ${type.name} schemas`)
    const { attribute } = target
    const canonical = canonicalPath(target, path)
    const found = readable({ path: canonical, attribute, leaf: target.sub ?? attribute })
    if (!path.filter) return found
    return { ...found, path: { ...canonical, filter: checkValueFilter(attribute, path.filter, notes) } }
  }
}

function valueScope(of: AttributeDefinition): Scope {
  return (path) => {
    const plain = path.urn === undefined && path.filter === undefined && path.sub === undefined
    const attribute = plain ? of.subAttributes.get(path.attribute) : undefined
    if (!attribute) throw unknown(path, of.name)
    return readable({ path: { attribute: attribute.name }, attribute, leaf: attribute })
  }
}

function readable(found: Found): Found {
  const { name, returned } = found.leaf
  if (returned !== 'never') return found
  throw badRequest('invalidFilter', `${name} is never returned, so it cannot be asked for.`)
}

function unknown(path: Path, where: string) {
  const name = printPath({ ...path, filter: undefined })
  return badRequest(
    'invalidFilter',
    `${quoted(name)} is no attribute of ${where}; extension attributes need their URN.`,
  )
}

function checkComparison(op: CompareOperator, literal: Literal, found: Found, notes?: Notes): Filter {
  const { path, leaf } = comparable(found)
  if (literal === null) {
    if (op === 'eq' || op === 'ne') return { kind: 'compare', path, op, value: null }
    throw badRequest('invalidFilter', `${op} cannot compare with null; use "not (${printPath(path)} pr)".`)
  }
  refuseOperator(op, leaf)
  const value = fitting(literal, leaf)
  if (value === undefined) {
    throw badRequest('invalidFilter', `${leaf.name} is compared with ${wanted[leaf.type]}, not ${typeof literal}.`)
  }
  if (typeof value !== typeof literal) notes?.note(booleanText, printPath(path))
  return { kind: 'compare', path, op, value }
}

/** RFC 7644 3.4.2.2: a complex attribute without a sub-attribute compares its `value`. */
function comparable(found: Found): Found {
  if (found.leaf.type !== 'complex') return found
  const leaf = found.leaf.subAttributes.get('value')
  if (leaf) return { ...found, leaf, path: { ...found.path, sub: leaf.name } }
  throw badRequest('invalidFilter', `${found.leaf.name} has parts; compare one of them, as in ${found.leaf.name}.x.`)
}

const wanted: Readonly<Record<AttributeDefinition['type'], string>> = {
  string: 'a string',
  reference: 'a string',
  binary: 'a string',
  dateTime: 'a date and time such as "2030-01-31T08:00:00Z"',
  boolean: 'true or false',
  integer: 'a number',
  decimal: 'a number',
  complex: 'nothing',
}

function refuseOperator(op: CompareOperator, { name, type }: AttributeDefinition): void {
  if (op === 'eq' || op === 'ne') return
  if (op === 'co' || op === 'sw' || op === 'ew') {
    if (type === 'string' || type === 'reference') return
    throw badRequest('invalidFilter', `${op} compares text, and ${name} is ${type}; use eq or ne.`)
  }
  if (type === 'boolean' || type === 'binary') {
    throw badRequest('invalidFilter', `${name} is ${type} and has no order; use eq or ne instead of ${op}.`)
  }
}

function fitting(literal: Literal, { type }: AttributeDefinition): Literal | undefined {
  switch (type) {
    case 'boolean':
      return typeof literal === 'boolean' ? literal : booleanOf(literal)
    case 'integer':
    case 'decimal':
      return typeof literal === 'number' ? literal : undefined
    case 'dateTime':
      return dateIn(literal)
    default:
      return typeof literal === 'string' ? literal : undefined
  }
}

/** In UTC, to the millisecond, so that every database reads it alike. */
function dateIn(literal: Literal): string | undefined {
  const instant = typeof literal === 'string' ? instantOf(literal) : undefined
  return instant === undefined ? undefined : new Date(instant).toISOString()
}
