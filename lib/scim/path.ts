/** From a path's names to the definitions they mean. An attribute of an extension is found by its URN only: `manager`
 *  alone is not the enterprise manager, for a later core attribute could take the name (RFC 7644 3.10). Who sends that
 *  all the same, `dialect.qualified` knows. */
import {
  type AttributeDefinition,
  findExtension,
  isSameUrn,
  type ResourceTypeDefinition,
  type SchemaDefinition,
} from './attribute'
import type { Path } from './filter/ast'

/** Where a path leads. Without `attribute` it is the whole extension, or without `extension` too the whole resource. */
export type Target = {
  readonly extension?: SchemaDefinition
  readonly attribute?: AttributeDefinition
  readonly sub?: AttributeDefinition
}

/** The definitions that a path names, names in any case; undefined where the schemas know no such attribute, or where
 *  a filter stands on what is not a complex multi-valued attribute. */
export function resolvePath(type: ResourceTypeDefinition, path: Path): Target | undefined {
  const whole = wholeSchema(type, path)
  if (whole) return whole
  const extension = path.urn === undefined ? undefined : findExtension(type, path.urn)
  if (path.urn !== undefined && !extension && !isSameUrn(type.schema.id, path.urn)) return undefined
  const attribute = (extension ?? type).attributes.get(path.attribute)
  if (!attribute) return undefined
  if (path.filter && !(attribute.multiValued && attribute.type === 'complex')) return undefined
  if (path.sub === undefined) return { ...(extension && { extension }), attribute }
  const sub = attribute.subAttributes.get(path.sub)
  return sub && { ...(extension && { extension }), attribute, sub }
}

/** The same place in the schema's own spelling, with a URN only where an extension needs it. The filter stays. */
export function canonicalPath({ extension, attribute, sub }: Target, path: Path): Path {
  if (!attribute) return path
  return {
    ...(extension && { urn: extension.id }),
    attribute: attribute.name,
    ...(path.filter && { filter: path.filter }),
    ...(sub && { sub: sub.name }),
  }
}

/** `urn:...:enterprise:2.0:User` alone: by its syntax the attribute `User` of `urn:...:enterprise:2.0`. */
function wholeSchema(type: ResourceTypeDefinition, path: Path): Target | undefined {
  if (path.urn === undefined || path.filter || path.sub !== undefined) return undefined
  const urn = `${path.urn}:${path.attribute}`
  if (isSameUrn(type.schema.id, urn)) return {}
  const extension = findExtension(type, urn)
  return extension && { extension }
}
