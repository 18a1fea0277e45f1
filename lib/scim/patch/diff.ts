/** What changed between two canonical resources, attribute by attribute. Empty means: write nothing, keep the version
 *  (RFC 7644 3.5.2.1 keeps lastModified then). The order of a multi-valued attribute means nothing. A value that is
 *  never returned is named, but its old and new value are not told. */
import type { AttributeDefinition, AttributeTable, ResourceTypeDefinition } from '../attribute'
import { stableText } from '../multi-value'
import { type Complex, isComplex, isList, isSame, type Resource, type Value } from '../resource'

/** `path` as in a PATCH: `title`, `name.givenName`, `urn:...:User:department`. Absent means unset. */
export type AttributeChange = { readonly path: string; readonly before?: Value; readonly after?: Value }

export function diff(type: ResourceTypeDefinition, before: Resource, after: Resource): AttributeChange[] {
  if (before === after) return []
  const changes = changesIn(type.attributes, before, after, '')
  for (const { schema } of type.extensions) {
    const [old, now] = [partOf(before[schema.id]), partOf(after[schema.id])]
    if (old !== now) changes.push(...changesIn(schema.attributes, old, now, `${schema.id}:`))
  }
  return changes
}

const nothing: Complex = {}

function partOf(value: Value | undefined): Complex {
  return isComplex(value) ? value : nothing
}

function changesIn(table: AttributeTable, before: Complex, after: Complex, prefix: string): AttributeChange[] {
  const changes: AttributeChange[] = []
  for (const definition of table.list) {
    const { name } = definition
    if (before[name] === after[name] || isServers(definition)) continue
    const isPlainComplex = definition.type === 'complex' && !definition.multiValued
    if (isPlainComplex) {
      const [old, now] = [partOf(before[name]), partOf(after[name])]
      changes.push(...changesIn(definition.subAttributes, old, now, `${prefix}${name}.`))
    } else if (!isSameValue(before[name], after[name])) {
      const path = prefix + name
      changes.push(definition.returned === 'never' ? { path } : change(path, before[name], after[name]))
    }
  }
  return changes
}

/** `schemas` and `meta` follow from the rest, and what is shown on request only is computed; no client changes them. */
function isServers({ name, mutability, returned }: AttributeDefinition): boolean {
  return mutability === 'readOnly' && (name === 'schemas' || name === 'meta' || returned === 'request')
}

function change(path: string, before: Value | undefined, after: Value | undefined): AttributeChange {
  return { path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }
}

function isSameValue(before: Value | undefined, after: Value | undefined): boolean {
  if (isSame(before, after)) return true
  if (!isList(before) || !isList(after) || before.length !== after.length) return false
  const [old, now] = [before.map(stableText).sort(), after.map(stableText).sort()]
  return old.every((text, index) => text === now[index])
}
