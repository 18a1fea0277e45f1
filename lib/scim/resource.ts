/** The canonical form that everything after the reader works on: attribute names as the schema writes them, core
 *  attributes at the top, extension attributes under their URN, and what is unset is absent (no null, no empty array
 *  or object: RFC 7643 2.5). Objects only ever get keys from a schema, so no name of a client reaches a prototype. */

export type Scalar = string | number | boolean
export type Value = Scalar | Complex | readonly Value[]
export type Complex = { readonly [name: string]: Value | undefined }
export type Resource = Complex

export function isComplex(value: Value | undefined): value is Complex {
  return typeof value === 'object' && !Array.isArray(value)
}

/** The values of an attribute whether it holds one, several or none. */
export function valuesOf(value: Value | undefined): readonly Value[] {
  if (value === undefined) return []
  return isList(value) ? value : [value]
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value)
}

/** The object without one key; itself where it has no such key. */
export function without(value: Complex, name: string): Complex {
  if (value[name] === undefined) return value
  const { [name]: _, ...rest } = value
  return rest
}

export function isEmpty(value: Complex): boolean {
  for (const name in value) if (value[name] !== undefined) return false
  return true
}

/** Deep equality of canonical values; the order of a list counts here (diff ignores it). */
export function isSame(left: Value | undefined, right: Value | undefined): boolean {
  if (left === right) return true
  if (isList(left) || isList(right)) {
    if (!isList(left) || !isList(right) || left.length !== right.length) return false
    return left.every((item, index) => isSame(item, right[index]))
  }
  if (!isComplex(left) || !isComplex(right)) return false
  for (const name in left) if (!isSame(left[name], right[name])) return false
  for (const name in right) if (left[name] === undefined && right[name] !== undefined) return false
  return true
}
