/** From a PATCH body (RFC 7644 3.5.2) to operations that are checked as far as the schemas can: the path leads
 *  somewhere, it may be written, the value fits. Whatever names several attributes at once (no path, an extension, a
 *  complex attribute such as `name`) becomes one operation each: so `replace` keeps what is not named, and the dotted
 *  and `URN:attribute` keys that Entra sends are paths like any other. */
import { type AttributeDefinition, type AttributeTable, findExtension, type ResourceTypeDefinition } from '../attribute'
import * as dialect from '../dialect'
import { badRequest, quoted, ScimError } from '../error'
import type { Path } from '../filter/ast'
import { checkValueFilter } from '../filter/check'
import { parsePath, splitName } from '../filter/parse'
import { printPath } from '../filter/print'
import { isObject, type JsonObject, memberOf, requireObject } from '../json'
import { canonicalPath, resolvePath, type Target } from '../path'
import type { Value } from '../resource'
import { requireSchema } from '../validate'
import { readOne, readValue } from '../value'

export const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'

/** One change of one attribute. `add` and `replace` always have a value; a `remove` with one removes only the values
 *  it names. `path` and its filter are canonical; without `target.attribute` it is a whole extension to remove. */
export type Operation = {
  readonly op: 'add' | 'replace' | 'remove'
  readonly path: Path
  readonly target: Target
  readonly value?: Value
}

type Context = { readonly type: ResourceTypeDefinition; readonly notes: dialect.Notes; readonly done: Operation[] }
type Request = { readonly op: Operation['op']; readonly raw: unknown; readonly hasValue: boolean }

const maxOperations = 1000
/** One value without a path may name many attributes; no resource has that many. */
const maxChanges = 10_000

/** The operations of a body. Throws 400 with the scimType of RFC 7644 table 9; 413 for more than 1,000 operations. */
export function parsePatch(type: ResourceTypeDefinition, body: unknown, notes: dialect.Notes): Operation[] {
  const object = requireObject(body)
  requireSchema(object, patchSchema)
  const list = memberOf(object, 'Operations')
  if (!Array.isArray(list) || list.length === 0) {
    throw badRequest('invalidSyntax', 'Operations must be an array of at least one operation.')
  }
  if (list.length > maxOperations) {
    throw new ScimError(413, undefined, `A PATCH takes at most ${maxOperations} operations; this has ${list.length}.`)
  }
  const context: Context = { type, notes, done: [] }
  for (const [index, item] of list.entries()) {
    parseOperation(context, requireObject(item, `Operations[${index}]`), index)
  }
  return context.done
}

function parseOperation(context: Context, item: JsonObject, index: number): void {
  const op = parseOp(memberOf(item, 'op'), index, context.notes)
  const raw = memberOf(item, 'value')
  const request: Request = { op, raw, hasValue: raw !== undefined }
  const path = memberOf(item, 'path')
  if (path !== undefined && path !== null && typeof path !== 'string') {
    throw badRequest('invalidPath', `The path of Operations[${index}] must be a string.`)
  }
  if (path) withPath(context, request, parsePath(path))
  else withoutPath(context, request, index)
}

function withoutPath(context: Context, { op, raw }: Request, index: number): void {
  if (op === 'remove') throw badRequest('noTarget', `Operations[${index}] removes nothing: give it a path.`)
  if (!isObject(raw)) {
    throw badRequest('invalidValue', `Operations[${index}] has no path, so its value must be an object of attributes.`)
  }
  spreadResource(context, op, raw)
}

function push({ done }: Context, operation: Operation): void {
  if (done.length >= maxChanges) throw new ScimError(413, undefined, 'This PATCH changes too much at once.')
  done.push(operation)
}

function parseOp(op: unknown, index: number, notes: dialect.Notes): Operation['op'] {
  if (op === 'add' || op === 'replace' || op === 'remove') return op
  const lower = typeof op === 'string' ? op.toLowerCase() : op
  if (lower !== 'add' && lower !== 'replace' && lower !== 'remove') {
    throw badRequest('invalidSyntax', `The op of Operations[${index}] must be add, replace or remove.`)
  }
  notes.note(dialect.operationCase, String(op))
  return lower
}

function withPath(context: Context, request: Request, given: Path): void {
  const meant = dialect.qualified(context.type, given)
  if (meant) context.notes.note(dialect.bareName, printPath(given))
  const path = meant ?? given
  const target = resolvePath(context.type, path)
  if (!target) {
    const name = quoted(printPath(path))
    throw badRequest(
      'invalidPath',
      `${name} is no path of a ${context.type.name}; extension attributes need their URN.`,
    )
  }
  const { attribute } = target
  if (!attribute) {
    withoutAttribute(context, request, path, target)
    return
  }
  requireWritable(target, path)
  const filter = path.filter && checkValueFilter(attribute, path.filter, context.notes)
  const place = { ...canonicalPath(target, path), ...(filter && { filter }) }
  if (request.op === 'remove') pushRemove(context, request.raw, attribute, target, place)
  else pushWrite(context, request, attribute, target, place)
}

/** The path is a schema's URN: all attributes of that schema. */
function withoutAttribute(context: Context, { op, raw }: Request, path: Path, target: Target): void {
  if (raw === null && op === 'add') return
  if (target.extension?.isReadOnly) throw unchangeable(path)
  if (op === 'remove' || raw === null) {
    if (!target.extension) throw badRequest('noTarget', 'A resource cannot be emptied; name the attributes to remove.')
    push(context, { op: 'remove', path, target })
  } else if (!isObject(raw)) throw badRequest('invalidValue', `The value for ${printPath(path)} must be an object.`)
  else if (target.extension) spread(context, op, raw, target.extension.attributes, { urn: target.extension.id })
  else spreadResource(context, op, raw)
}

function pushWrite(
  context: Context,
  { op, raw, hasValue }: Request,
  attribute: AttributeDefinition,
  target: Target,
  path: Path,
): void {
  if (!hasValue) throw badRequest('invalidValue', `To ${op} ${printPath(path)} a value is needed.`)
  if (!target.sub && isParts(attribute) && isObject(raw) && op !== 'remove') {
    spread(context, op, raw, attribute.subAttributes, path)
    return
  }
  const value = readOperand(attribute, target, path, raw, context.notes)
  if (value !== undefined) push(context, { op, path, target, value })
  else if (op === 'replace' || !attribute.multiValued) {
    if (attribute.required) throw badRequest('invalidValue', `${printPath(path)} is required and cannot be unset.`)
    push(context, { op: 'remove', path, target })
  }
}

/** A complex attribute that is its parts (name), not a reference with a `value` (manager). */
function isParts({ type, multiValued, subAttributes }: AttributeDefinition): boolean {
  return type === 'complex' && !multiValued && !subAttributes.get('value')
}

function pushRemove(context: Context, raw: unknown, attribute: AttributeDefinition, target: Target, path: Path): void {
  const names = attribute.multiValued && !path.filter && !target.sub && raw !== undefined && raw !== null
  if (!names) {
    // RFC 7644 3.5.2.2: a required attribute that becomes unassigned is "mutability".
    if (attribute.required && !target.sub) {
      throw badRequest('mutability', `${attribute.name} is required and cannot be removed.`)
    }
    push(context, { op: 'remove', path, target })
    return
  }
  const value = readOperand(attribute, target, path, raw, context.notes)
  context.notes.note(dialect.removeByValue, attribute.name)
  if (value !== undefined) push(context, { op: 'remove', path, target, value })
}

function readOperand(attribute: AttributeDefinition, target: Target, path: Path, raw: unknown, notes: dialect.Notes) {
  const where = printPath(path)
  if (target.sub && dialect.isEmptied(attribute, target.sub, raw)) {
    notes.note(dialect.emptyReference, where)
    return undefined
  }
  if (target.sub) return readValue(target.sub, raw, where, notes)
  if (!attribute.multiValued || raw === null) return readValue(attribute, raw, where, notes)
  if (path.filter) return readOne(attribute, soleOf(raw, where, notes), where, notes)
  const isItem = isObject(raw) || (typeof raw === 'string' && dialect.tolerate(attribute, raw) !== undefined)
  if (!isItem) return readValue(attribute, raw, where, notes)
  notes.note(dialect.bareValue, where)
  return readValue(attribute, [raw], where, notes)
}

/** The only item of a list of one; anything else as it is. */
function soleOf(raw: unknown, where: string, notes: dialect.Notes): unknown {
  if (!Array.isArray(raw) || raw.length !== 1) return raw
  notes.note(dialect.listOfOne, where)
  return raw[0]
}

function requireWritable({ attribute, sub }: Target, path: Path): void {
  const isReadOnly = attribute?.mutability === 'readOnly' || sub?.mutability === 'readOnly'
  if (isReadOnly || sub?.mutability === 'immutable') {
    throw unchangeable(path)
  }
}

function unchangeable(path: Path): ScimError {
  return badRequest('mutability', `${printPath({ ...path, filter: undefined })} cannot be changed.`)
}

/** A value without a path: every key is one. */
function spreadResource(context: Context, op: 'add' | 'replace', value: JsonObject): void {
  const { type, notes } = context
  for (const [key, raw] of Object.entries(value)) {
    if (key.toLowerCase() === 'schemas') continue
    const known = type.attributes.get(key)
    const path = known ? { attribute: known.name } : key.includes('[') ? parsePath(key) : splitName(key)
    const target = path && resolvePath(type, path)
    if (!path || !target) {
      const isUrn = key.slice(0, 4).toLowerCase() === 'urn:'
      notes.note(isUrn ? dialect.unknownSchema : dialect.unknownAttribute, key)
      continue
    }
    if (known ? known.name !== key : !findExtension(type, key)) {
      notes.note(known ? dialect.nameCase : dialect.flatKey, key)
    }
    if (isIgnored(target)) notes.note(dialect.readOnlyIgnored, key)
    else withPath(context, { op, raw, hasValue: true }, path)
  }
}

/** The value of an extension or of a complex attribute: every key is an attribute below `base`. */
function spread(
  context: Context,
  op: 'add' | 'replace',
  value: JsonObject,
  table: AttributeTable,
  base: { readonly urn?: string; readonly attribute?: string },
): void {
  for (const [key, raw] of Object.entries(value)) {
    const definition = table.get(key)
    const place = base.attribute ?? base.urn
    if (!definition) context.notes.note(dialect.unknownAttribute, `${place}.${key}`)
    else if (definition.mutability === 'readOnly') context.notes.note(dialect.readOnlyIgnored, `${place}.${key}`)
    else {
      const { name } = definition
      if (name !== key) context.notes.note(dialect.nameCase, `${place}.${key}`)
      const path =
        base.attribute === undefined ? { ...base, attribute: name } : { ...base, attribute: base.attribute, sub: name }
      withPath(context, { op, raw, hasValue: true }, path)
    }
  }
}

function isIgnored({ extension, attribute, sub }: Target): boolean {
  if (!attribute) return extension?.isReadOnly ?? false
  return attribute.mutability === 'readOnly' || sub?.mutability === 'readOnly'
}
