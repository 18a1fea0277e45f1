/** sortBy and sortOrder (RFC 7644 3.4.2.3). Text follows caseExact; a multi-valued attribute sorts by its primary value
 *  or else its first; resources without the value come last ascending and first descending. */
import type { AttributeDefinition, ResourceTypeDefinition } from './attribute'
import { instantOf } from './date-time'
import { badRequest, quoted } from './error'
import type { Path } from './filter/ast'
import { splitName } from './filter/parse'
import { canonicalPath, resolvePath } from './path'
import { isComplex, type Resource, type Value, valuesOf } from './resource'
import { compareText } from './text'

/** `path` is canonical and leads to a simple attribute, `leaf`. */
export type Sort = { readonly path: Path; readonly leaf: AttributeDefinition; readonly descending: boolean }

/** The order asked for; undefined where none is. Throws 400 invalidPath for what cannot be sorted by, and 400
 *  invalidValue for a sortOrder that is neither ascending nor descending. */
export function parseSort(
  type: ResourceTypeDefinition,
  { sortBy, sortOrder }: { readonly sortBy?: string | null; readonly sortOrder?: string | null },
): Sort | undefined {
  const order = sortOrder?.toLowerCase() ?? 'ascending'
  if (order !== 'ascending' && order !== 'descending') {
    throw badRequest('invalidValue', `sortOrder must be ascending or descending, not ${quoted(order)}.`)
  }
  if (!sortBy) return undefined
  const path = splitName(sortBy)
  const target = path && resolvePath(type, path)
  const whole = target?.sub ?? target?.attribute
  const leaf = whole?.type === 'complex' ? whole.subAttributes.get('value') : whole
  if (!path || !target || !leaf || leaf.returned === 'never') {
    throw badRequest('invalidPath', `Nothing can be sorted by ${quoted(sortBy)}.`)
  }
  const place = canonicalPath(target, path)
  return { path: leaf === whole ? place : { ...place, sub: leaf.name }, leaf, descending: order === 'descending' }
}

/** Below 0 where `left` comes first. */
export function compare(sort: Sort, left: Resource, right: Resource): number {
  const [a, b] = [keyOf(sort, left), keyOf(sort, right)]
  const order =
    a === undefined || b === undefined ? Number(a === undefined) - Number(b === undefined) : compareKeys(a, b)
  return sort.descending ? -order : order
}

type Key = string | number

function compareKeys(left: Key, right: Key): number {
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right)
  return Number(left) - Number(right)
}

function keyOf({ path, leaf }: Sort, resource: Resource): Key | undefined {
  const owner = path.urn === undefined ? resource : resource[path.urn]
  if (!isComplex(owner)) return undefined
  const values = valuesOf(owner[path.attribute])
  const chosen = values.find((value) => isComplex(value) && value.primary === true) ?? values[0]
  const value = path.sub !== undefined && isComplex(chosen) ? chosen[path.sub] : chosen
  return value === undefined ? undefined : simpleKey(leaf, value)
}

function simpleKey(leaf: AttributeDefinition, value: Value): Key | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return Number(value)
  if (typeof value !== 'string') return undefined
  if (leaf.type === 'dateTime') return instantOf(value)
  return leaf.caseExact ? value : value.toLowerCase()
}
