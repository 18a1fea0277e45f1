/** Operations on a resource (RFC 7644 3.5.2), pure: the input is never changed, and a refusal leaves nothing behind.
 *  A filtered path without a match creates its value from the filter's equalities, for Entra's default mappings need
 *  it; where the filter would not select what came of it, it is 400 noTarget. */
import type { AttributeDefinition, ResourceTypeDefinition } from '../attribute'
import { createdByFilter, type Notes } from '../dialect'
import { badRequest, ScimError } from '../error'
import type { Filter } from '../filter/ast'
import { compileValueFilter, type Predicate } from '../filter/evaluate'
import { printPath } from '../filter/print'
import { demoted, identityOf, mergeValues, requireFewValues, requireOnePrimary, uniqueValues } from '../multi-value'
import {
  type Complex,
  isComplex,
  isEmpty,
  isList,
  isSame,
  type Resource,
  type Value,
  valuesOf,
  without,
} from '../resource'
import { settle } from '../validate'
import { readOne } from '../value'
import type { Operation } from './parse'

/** The resource after all operations, in their order; throws and changes nothing where one of them cannot be done. */
export function applyPatch(
  type: ResourceTypeDefinition,
  resource: Resource,
  operations: readonly Operation[],
  notes: Notes,
): Resource {
  let result = resource
  let work = 0
  for (const operation of operations) {
    work += workOf(operation, result)
    if (work > maxWork) throw new ScimError(413, undefined, 'This PATCH is too much work at once; send it in parts.')
    result = applyOperation(result, operation, notes)
  }
  return settle(type, result)
}

/** Values looked at times the parts of the filter looking: some tenths of a second. Without this bound 1,000 filters of
 *  200 parts over a large list would hold every other request for a minute. */
const maxWork = 2_000_000

function workOf({ path, target: { extension, attribute } }: Operation, resource: Resource): number {
  if (!attribute?.multiValued) return 1
  const owner = extension ? resource[extension.id] : resource
  const values = isComplex(owner) ? valuesOf(owner[attribute.name]).length : 0
  return (values + 1) * (path.filter ? sizeOf(path.filter) : 1)
}

function sizeOf(filter: Filter): number {
  if (filter.kind === 'not') return 1 + sizeOf(filter.of)
  if (filter.kind === 'and' || filter.kind === 'or') return filter.parts.reduce((sum, part) => sum + sizeOf(part), 1)
  return 1
}

function applyOperation(resource: Resource, operation: Operation, notes: Notes): Resource {
  const { extension, attribute } = operation.target
  if (!attribute) return extension ? without(resource, extension.id) : resource
  if (!extension) return changeAttribute(resource, attribute, operation, notes)
  const part = resource[extension.id]
  const changed = changeAttribute(isComplex(part) ? part : {}, attribute, operation, notes)
  return isEmpty(changed) ? without(resource, extension.id) : assign(resource, extension.id, changed)
}

function changeAttribute(owner: Complex, attribute: AttributeDefinition, operation: Operation, notes: Notes): Complex {
  const before = owner[attribute.name]
  const after = attribute.multiValued
    ? changeList(attribute, valuesOf(before), operation, notes)
    : changeSingle(before, operation)
  if (!isList(after)) return assign(owner, attribute.name, after)
  requireFewValues(attribute, after)
  return assign(owner, attribute.name, after.length === 0 ? undefined : after)
}

function assign(owner: Complex, name: string, value: Value | undefined): Complex {
  if (owner[name] === value) return owner
  return value === undefined ? without(owner, name) : { ...owner, [name]: value }
}

function changeSingle(before: Value | undefined, { target: { sub }, value }: Operation): Value | undefined {
  if (!sub) return value
  // Of a reference (manager) the rest, $ref and name, belongs to the old value.
  if (sub.name === 'value') return value === undefined ? undefined : { value }
  const after = assign(isComplex(before) ? before : {}, sub.name, value)
  return isEmpty(after) ? undefined : after
}

function changeList(attribute: AttributeDefinition, list: readonly Value[], operation: Operation, notes: Notes) {
  const { op, path, target, value } = operation
  if (path.filter || target.sub) return changeSelected(attribute, list, operation, notes)
  if (op === 'add') return mergeValues(attribute, list, valuesOf(value))
  if (op === 'replace') return valuesOf(value)
  return value === undefined ? [] : removeNamed(attribute, list, valuesOf(value))
}

/** A value named without a type is removed whatever its type. */
function removeNamed(attribute: AttributeDefinition, list: readonly Value[], named: readonly Value[]) {
  const identities = new Set(named.map((value) => identityOf(attribute, value)))
  return list.filter((item) => {
    if (identities.has(identityOf(attribute, item))) return false
    return !isComplex(item) || item.value === undefined || !identities.has(identityOf(attribute, { value: item.value }))
  })
}

function changeSelected(attribute: AttributeDefinition, list: readonly Value[], operation: Operation, notes: Notes) {
  const { op, path, target, value } = operation
  const isSelected = path.filter ? selector(compileValueFilter(attribute, path.filter)) : () => true
  if (op === 'remove') return removeSelected(list, isSelected, target.sub?.name)
  const written: Complex =
    target.sub && value !== undefined ? { [target.sub.name]: value } : isComplex(value) ? value : {}
  if (!list.some(isSelected)) return create(attribute, list, written, operation, notes)
  const isReplaced = op === 'replace' && !target.sub
  const changed = list.map((item) => {
    if (!isSelected(item) || !isComplex(item)) return written.primary === true ? demoted(item) : item
    const after: Complex = isReplaced ? written : { ...item, ...written }
    return isSame(after, item) ? item : after
  })
  const unique = uniqueValues(attribute, changed)
  requireOnePrimary(unique, printPath(path))
  return isSame(unique, list) ? list : unique
}

function selector(predicate: Predicate): (value: Value | undefined) => boolean {
  return (value) => isComplex(value) && predicate(value)
}

function removeSelected(list: readonly Value[], isSelected: (value: Value) => boolean, sub: string | undefined) {
  // A value without its `value` is nothing any more.
  if (sub === undefined || sub === 'value') return list.filter((item) => !isSelected(item))
  return list
    .map((item) => (isSelected(item) && isComplex(item) ? without(item, sub) : item))
    .filter((item) => !isComplex(item) || !isEmpty(item))
}

function create(
  attribute: AttributeDefinition,
  list: readonly Value[],
  written: Complex,
  { path }: Operation,
  notes: Notes,
): readonly Value[] {
  const fixed = path.filter ? equalities(path.filter) : {}
  // The filter's literals have not been through the reader: line breaks, lengths, read-only parts.
  const created = readOne(attribute, { ...fixed, ...written }, printPath(path), notes)
  const isDescribed = !path.filter || (!isEmpty(fixed) && selector(compileValueFilter(attribute, path.filter))(created))
  const isWhole = isComplex(created) && (created.value !== undefined || !attribute.subAttributes.get('value'))
  if (created === undefined || !isDescribed || !isWhole) {
    const detail = `No value of ${attribute.name} matches ${printPath(path)}, and none can be made from it.`
    throw badRequest('noTarget', detail)
  }
  notes.note(createdByFilter, printPath(path))
  return mergeValues(attribute, list, [created])
}

/** The sub-attributes that a filter fixes: `type eq "work" and primary eq true`. */
function equalities(filter: Filter): Complex {
  if (filter.kind === 'and') return Object.assign({}, ...filter.parts.map(equalities))
  if (filter.kind !== 'compare' || filter.op !== 'eq' || filter.value === null) return {}
  return { [filter.path.attribute]: filter.value }
}
