/** The rules of RFC 7643 2.4 for the values of one attribute: a value is known by its (type, value) and kept once,
 *  `primary` is true for at most one. Members are known by `value` alone, for their type adds nothing. */
import type { AttributeDefinition } from './attribute'
import { badRequest, ScimError } from './error'
import { type Complex, isComplex, isSame, type Value } from './resource'

/** The list with equal values merged into the first of them, later sub-attributes winning. Linear. */
export function uniqueValues(definition: AttributeDefinition, values: readonly Value[]): readonly Value[] {
  return values.length < 2 ? values : mergeValues(definition, [], values)
}

/** `existing` with `added` merged in; the very same list where nothing changes. A new primary demotes the old one. */
export function mergeValues(
  definition: AttributeDefinition,
  existing: readonly Value[],
  added: readonly Value[],
): readonly Value[] {
  const merged = added.some(isPrimary) ? existing.map(demoted) : [...existing]
  const places = new Map<string, number>()
  for (const [place, value] of existing.entries()) places.set(identityOf(definition, value), place)
  for (const value of added) {
    const identity = identityOf(definition, value)
    const place = places.get(identity)
    if (place === undefined) places.set(identity, merged.push(value) - 1)
    else merged[place] = combine(merged[place], value)
  }
  return isSame(merged, existing) ? existing : merged
}

/** Throws 400 invalidValue where `primary` is true twice. */
export function requireOnePrimary(values: readonly Value[], where: string): void {
  if (values.length > 1 && values.filter(isPrimary).length > 1) {
    throw badRequest('invalidValue', `Only one value of ${where} can be primary.`)
  }
}

/** Throws 413 where there are more values than the attribute may hold. */
export function requireFewValues({ name, maxValues }: AttributeDefinition, values: readonly unknown[]): void {
  if (values.length <= maxValues) return
  throw new ScimError(413, undefined, `${name} holds at most ${maxValues} values; these would be ${values.length}.`)
}

function isPrimary(value: Value): boolean {
  return isComplex(value) && value.primary === true
}

/** The value, no longer primary. */
export function demoted(value: Value): Value {
  return isComplex(value) && value.primary === true ? { ...value, primary: false } : value
}

/** What makes two values the same one. Where there is no `value` it is all of it but `primary`, which may move. */
export function identityOf(definition: AttributeDefinition, value: Value): string {
  if (!isComplex(value)) return String(value)
  const key = definition.subAttributes.get('value')
  if (!key || value.value === undefined) return stableText({ ...value, primary: undefined })
  const text = key.caseExact ? String(value.value) : String(value.value).toLowerCase()
  if (key.mutability === 'immutable') return text
  return typeof value.type === 'string' ? `${text}\0${value.type.toLowerCase()}` : text
}

/** JSON with sorted keys, so that equal values read the same. */
export function stableText(value: Value | undefined): string {
  if (!isComplex(value)) return JSON.stringify(value)
  const names = Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .sort()
  return `{${names.map((name) => `${JSON.stringify(name)}:${stableText(value[name])}`).join()}}`
}

function combine(old: Value | undefined, value: Value): Value {
  if (!isComplex(old) || !isComplex(value)) return value
  const merged: Complex = { ...old, ...value }
  return isSame(merged, old) ? old : merged
}
