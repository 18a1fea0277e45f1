/** The reader of whole resources, for POST and PUT. Coerce, then validate: what comes out is canonical and obeys the
 *  schema, or a ScimError says which attribute does not. Read-only attributes are left out (RFC 7644 3.3, 3.5.1), and
 *  so is what no schema knows; of a name given twice in different letters the later one counts, as in JSON. */
import { findExtension, isSameUrn, type ResourceTypeDefinition, type SchemaDefinition } from './attribute'
import * as dialect from './dialect'
import { badRequest } from './error'
import { splitName } from './filter/parse'
import { isObject, type JsonObject, memberOf, requireObject } from './json'
import { resolvePath } from './path'
import { isComplex, isEmpty, isSame, type Resource, type Value, without } from './resource'
import { readMembers, readValue, requireMembers } from './value'

type Draft = Record<string, Value>

/** The resource that a POST or PUT body means. Throws 400 invalidSyntax for a body or `schemas` that is none, and 400
 *  invalidValue naming the attribute otherwise. */
export function readResource(type: ResourceTypeDefinition, body: unknown, notes: dialect.Notes): Resource {
  const object = requireObject(body)
  checkSchemas(type, object, notes)
  const draft: Draft = {}
  readKeys(type, object, draft, notes)
  return settle(type, draft)
}

/** A resource whose parts are canonical, made whole: required attributes are there (else 400 invalidValue), empty
 *  extensions are gone, and `schemas` names the core schema and the extensions in use (RFC 7643 3). */
export function settle(type: ResourceTypeDefinition, resource: Resource): Resource {
  requireMembers(type.schema.attributes, resource)
  const schemas = [type.schema.id]
  let settled = resource
  for (const { schema, required } of type.extensions) {
    const extension = resource[schema.id]
    if (isComplex(extension) && !isEmpty(extension) && !schema.isReadOnly) {
      requireMembers(schema.attributes, extension, `${schema.id}:`)
      schemas.push(schema.id)
    } else if (required) {
      throw badRequest('invalidValue', `The extension ${schema.id} is required.`)
    } else if (extension !== undefined) settled = without(settled, schema.id)
  }
  return isSame(settled.schemas, schemas) ? settled : compact({ ...settled, schemas })
}

function compact({ schemas, ...rest }: Resource): Resource {
  const draft: Draft = schemas === undefined ? {} : { schemas }
  for (const name in rest) {
    const value = rest[name]
    if (value !== undefined) draft[name] = value
  }
  return draft
}

/** Throws 400 invalidSyntax unless `schemas` is a list of URNs with `urn` among them; answers the list. */
export function requireSchema(body: JsonObject, urn: string): readonly string[] {
  const schemas = memberOf(body, 'schemas')
  const list = Array.isArray(schemas) ? schemas.filter((item) => typeof item === 'string') : []
  if (!Array.isArray(schemas) || list.length < schemas.length) {
    throw badRequest('invalidSyntax', `schemas must be an array of URNs with ${urn} in it.`)
  }
  if (!list.some((item) => isSameUrn(item, urn))) throw badRequest('invalidSyntax', `schemas must contain ${urn}.`)
  return list
}

function checkSchemas(type: ResourceTypeDefinition, body: JsonObject, notes: dialect.Notes): void {
  for (const urn of requireSchema(body, type.schema.id)) {
    if (isSameUrn(urn, type.schema.id) || findExtension(type, urn)) continue
    const isMicrosoft = urn === dialect.microsoftGroupSchema
    notes.note(isMicrosoft ? dialect.microsoftGroup : dialect.unknownSchema, urn)
  }
}

function readKeys(type: ResourceTypeDefinition, body: JsonObject, draft: Draft, notes: dialect.Notes): void {
  for (const key of Object.keys(body)) {
    const definition = type.attributes.get(key)
    if (!definition) {
      readForeignKey(type, key, body[key], draft, notes)
      continue
    }
    if (key !== definition.name) notes.note(dialect.nameCase, key)
    if (definition.mutability === 'readOnly') continue
    put(draft, definition.name, readValue(definition, body[key], definition.name, notes))
  }
}

function readForeignKey(type: ResourceTypeDefinition, key: string, raw: unknown, draft: Draft, notes: dialect.Notes) {
  const extension = findExtension(type, key)
  if (extension) {
    if (raw !== null) put(draft, extension.id, readExtension(extension, raw, notes))
    return
  }
  if (readFlatKey(type, key, raw, draft, notes)) return
  const isUrn = key.slice(0, 4).toLowerCase() === 'urn:'
  notes.note(isUrn ? dialect.unknownSchema : dialect.unknownAttribute, key)
}

function readExtension(schema: SchemaDefinition, raw: unknown, notes: dialect.Notes): Value | undefined {
  if (isObject(raw)) return readMembers(schema.attributes, raw, `${schema.id}:`, notes)
  throw badRequest('invalidValue', `${schema.id} must be an object.`)
}

/** `name.givenName` and `URN:attribute` as keys; false where the key is nothing of the kind. */
function readFlatKey(type: ResourceTypeDefinition, key: string, raw: unknown, draft: Draft, notes: dialect.Notes) {
  const path = splitName(key)
  const target = path && resolvePath(type, path)
  if (!target) return false
  const { extension, attribute, sub } = target
  notes.note(dialect.flatKey, key)
  if (!attribute) {
    if (isObject(raw)) readKeys(type, raw, draft, notes)
    return true
  }
  if (sub && attribute.multiValued) return false
  const leaf = sub ?? attribute
  if (attribute.mutability === 'readOnly' || leaf.mutability === 'readOnly') return true
  if (sub && dialect.isEmptied(attribute, sub, raw)) {
    notes.note(dialect.emptyReference, key)
    return true
  }
  const value = readValue(leaf, raw, key, notes)
  if (value === undefined) return true
  const home = extension ? branch(draft, extension.id) : draft
  if (sub) branch(home, attribute.name)[sub.name] = value
  else home[attribute.name] = value
  return true
}

/** The object under a name of the draft, as a fresh copy that may be written to. */
function branch(draft: Draft, name: string): Draft {
  const copy: Draft = {}
  const old = draft[name]
  if (isComplex(old)) for (const key in old) put(copy, key, old[key])
  draft[name] = copy
  return copy
}

/** A null after a value unsets it again: the later one counts. */
function put(draft: Draft, name: string, value: Value | undefined): void {
  if (value !== undefined) draft[name] = value
  else delete draft[name]
}
