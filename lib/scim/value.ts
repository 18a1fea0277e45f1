/** One value of a body, read by its definition: coerced where a client is known to mean it otherwise, then checked.
 *  What comes out is canonical; what does not fit is 400 invalidValue naming the attribute. */
import type { AttributeDefinition, AttributeTable } from './attribute'
import { instantOf } from './date-time'
import * as dialect from './dialect'
import { badRequest, quoted } from './error'
import { isObject, type JsonObject } from './json'
import { requireFewValues, requireOnePrimary, uniqueValues } from './multi-value'
import type { Complex, Scalar, Value } from './resource'

type Draft = Record<string, Value>

/** The value of an attribute, or undefined where it is unset: null, [], or an object without anything of ours. */
export function readValue(
  definition: AttributeDefinition,
  raw: unknown,
  where: string,
  notes: dialect.Notes,
): Value | undefined {
  if (raw === null || raw === undefined) {
    notes.note(definition.name === '$ref' ? dialect.nullReference : dialect.nullValue, where)
    return undefined
  }
  return definition.multiValued ? readList(definition, raw, where, notes) : readOne(definition, raw, where, notes)
}

/** One value, also of a multi-valued attribute. */
export function readOne(
  definition: AttributeDefinition,
  raw: unknown,
  where: string,
  notes: dialect.Notes,
): Value | undefined {
  const fits = definition.type === 'complex' ? isObject(raw) : isScalar(definition, raw)
  if (!fits) return readTolerated(definition, raw, where, notes)
  return isObject(raw) ? readComplex(definition, raw, where, notes) : checkScalar(definition, raw, where)
}

function readList(definition: AttributeDefinition, raw: unknown, where: string, notes: dialect.Notes) {
  if (!Array.isArray(raw)) {
    if (!dialect.takesBareValues(definition)) throw misfit(definition, raw, where)
    notes.note(dialect.bareValue, where)
  }
  const items: readonly unknown[] = Array.isArray(raw) ? raw : [raw]
  requireFewValues(definition, items)
  const values: Value[] = []
  for (const [index, item] of items.entries()) {
    const place = `${where}[${index}]`
    if (isNothing(definition, item)) {
      notes.note(dialect.nullValue, place)
      continue
    }
    const value = readOne(definition, item, place, notes)
    if (value !== undefined) values.push(value)
  }
  if (values.length === 0) return undefined
  const unique = uniqueValues(definition, values)
  requireOnePrimary(unique, where)
  return unique
}

/** A null in a list is no value, but where a value cannot be without its parts (a member) it is a mistake. */
function isNothing({ subAttributes }: AttributeDefinition, item: unknown): boolean {
  return item === null && !subAttributes.list.some(({ required }) => required)
}

function readComplex(definition: AttributeDefinition, raw: JsonObject, where: string, notes: dialect.Notes) {
  const value = readMembers(definition.subAttributes, raw, `${where}.`, notes)
  if (value?.value === '' && !definition.multiValued) {
    notes.note(dialect.emptyReference, where)
    return undefined
  }
  return value
}

/** The attributes of a table that an object holds; undefined where none. `prefix` goes before their names in messages. Read-only ones are left out (RFC 7644 3.3),
 *  unknown ones too, and recorded. */
export function readMembers(
  table: AttributeTable,
  raw: JsonObject,
  prefix: string,
  notes: dialect.Notes,
): Complex | undefined {
  const draft: Draft = {}
  let isUsed = false
  for (const key of Object.keys(raw)) {
    const definition = table.get(key)
    if (!definition) {
      notes.note(dialect.unknownAttribute, prefix + key)
      continue
    }
    if (key !== definition.name) notes.note(dialect.nameCase, prefix + key)
    if (definition.mutability === 'readOnly') continue
    const value = readValue(definition, raw[key], prefix + definition.name, notes)
    if (value === undefined) continue
    draft[definition.name] = value
    isUsed = true
  }
  requireMembers(table, draft, prefix)
  return isUsed ? draft : undefined
}

/** Throws 400 invalidValue where a required attribute is absent. */
export function requireMembers(table: AttributeTable, value: Complex, prefix = ''): void {
  for (const { name, required } of table.list) {
    if (required && value[name] === undefined) throw badRequest('invalidValue', `${prefix}${name} is required.`)
  }
}

function readTolerated(definition: AttributeDefinition, raw: unknown, where: string, notes: dialect.Notes) {
  const meant = dialect.tolerate(definition, raw)
  if (!meant) throw misfit(definition, raw, where)
  notes.note(meant.tolerance, where)
  return meant.value === null ? undefined : readOne(definition, meant.value, where, notes)
}

function isScalar({ type }: AttributeDefinition, raw: unknown): raw is Scalar {
  switch (type) {
    case 'boolean':
      return typeof raw === 'boolean'
    case 'integer':
      return Number.isSafeInteger(raw)
    case 'decimal':
      return Number.isFinite(raw)
    case 'dateTime':
      return typeof raw === 'string' && instantOf(raw) !== undefined
    default:
      return typeof raw === 'string'
  }
}

function checkScalar(definition: AttributeDefinition, raw: unknown, where: string): Scalar {
  if (typeof raw === 'number' || typeof raw === 'boolean') return raw
  const text = definition.trimmed ? String(raw).trim() : String(raw)
  if (text.length > definition.maxLength) {
    throw badRequest('invalidValue', `${where} is longer than ${definition.maxLength} characters.`)
  }
  if (definition.required && text.trim() === '') throw badRequest('invalidValue', `${where} must not be empty.`)
  if (definition.singleLine && /[\r\n]/.test(text)) {
    throw badRequest('invalidValue', `${where} must be a single line without CR or LF.`)
  }
  const refusal = definition.refused?.get(text.toLowerCase())
  if (refusal !== undefined) throw badRequest('invalidValue', `${where} must not be ${quoted(text)}: ${refusal}.`)
  if (definition.type === 'binary' && !/^[A-Za-z0-9+/\s]*=*\s*$/.test(text)) {
    throw badRequest('invalidValue', `${where} must be base64 (RFC 4648).`)
  }
  return text
}

function misfit({ type, multiValued }: AttributeDefinition, raw: unknown, where: string) {
  const isElement = where.endsWith(']')
  const wanted = multiValued && !isElement ? 'an array' : nameOfType[type]
  return badRequest('invalidValue', `${where} must be ${wanted}, not ${describe(raw)}.`)
}

const nameOfType: Readonly<Record<AttributeDefinition['type'], string>> = {
  string: 'a string',
  reference: 'a string',
  binary: 'a base64 string',
  boolean: 'true or false',
  integer: 'an integer',
  decimal: 'a number',
  dateTime: 'a date and time such as "2030-01-31T08:00:00Z"',
  complex: 'an object',
}

function describe(raw: unknown): string {
  if (Array.isArray(raw)) return 'an array'
  if (typeof raw === 'string') return quoted(raw)
  return isObject(raw) ? 'an object' : String(raw)
}
