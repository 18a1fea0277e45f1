/** Which attributes an answer holds (RFC 7644 3.9). `id` and `schemas` always; what is returned "never" never, at any
 *  depth; "request" only when named. Names may be qualified, dotted, in any case; unknown ones are ignored. */
import type { AttributeDefinition, AttributeTable, ResourceTypeDefinition } from './attribute'
import { badRequest } from './error'
import { splitName } from './filter/parse'
import { resolvePath } from './path'
import { type Complex, isComplex, isEmpty, isList, type Resource, type Value } from './resource'

/** Keyed by the top-level name (an attribute or an extension's URN): all of it, or only these parts. */
type Selection = ReadonlyMap<string, Parts>
type Parts = 'all' | Map<string, Parts>

export type Projection = {
  /** Nothing was asked for: the default set. Callers may then skip reading costly parts no further than this. */
  readonly whole: boolean
  readonly include?: Selection
  readonly exclude?: Selection
}

type Names = string | readonly string[] | null | undefined

/** Reads `attributes` and `excludedAttributes`, comma separated (query) or lists (.search). Throws 400 invalidValue
 *  where both are given, for RFC 7644 3.9 makes them exclusive. */
export function parseProjection(
  type: ResourceTypeDefinition,
  { attributes, excludedAttributes }: { readonly attributes?: Names; readonly excludedAttributes?: Names },
): Projection {
  const included = namesOf(attributes)
  const excluded = namesOf(excludedAttributes)
  if (included.length > 0 && excluded.length > 0) {
    throw badRequest('invalidValue', 'Send attributes or excludedAttributes, not both.')
  }
  if (included.length > 0) return { whole: false, include: select(type, included) }
  if (excluded.length > 0) return { whole: false, exclude: select(type, excluded) }
  return { whole: true }
}

/** Whether an answer by this projection can hold the attribute; so that members or groups need not be read. */
export function isProjected({ include, exclude }: Projection, name: string): boolean {
  return include ? include.has(name) : exclude?.get(name) !== 'all'
}

/** Whether the projection names the attribute or extension; for what is returned on request only. */
export function isRequested({ include }: Projection, name: string): boolean {
  return include?.has(name) ?? false
}

/** The resource as the answer shows it; the very same object where nothing is left out. */
export function project(type: ResourceTypeDefinition, resource: Resource, projection: Projection): Resource {
  const { include, exclude } = projection
  const draft: Record<string, Value> = {}
  let isWhole = true
  for (const name in resource) {
    const value = resource[name]
    if (value === undefined) continue
    const shown = projectMember(type, name, value, include && (include.get(name) ?? null), exclude?.get(name))
    if (shown !== undefined) draft[name] = shown
    if (shown !== value) isWhole = false
  }
  const schemas = schemasOf(type, draft)
  if (schemas === draft.schemas) return isWhole ? resource : draft
  return { ...draft, schemas }
}

/** An extension that is computed on request is named only where the answer holds it. */
function schemasOf(type: ResourceTypeDefinition, shown: Resource): Value | undefined {
  const { schemas } = shown
  if (!isList(schemas)) return schemas
  let named = schemas
  for (const { schema } of type.extensions) {
    if (!schema.isReadOnly || named.includes(schema.id) === (shown[schema.id] !== undefined)) continue
    named = named.includes(schema.id) ? named.filter((id) => id !== schema.id) : [...named, schema.id]
  }
  return named
}

function projectMember(
  type: ResourceTypeDefinition,
  name: string,
  value: Value,
  included: Parts | null | undefined,
  excluded: Parts | undefined,
): Value | undefined {
  const definition = type.attributes.get(name)
  if (definition) return show(definition, value, included, excluded)
  const extension = type.extensions.find(({ schema }) => schema.id === name)
  if (!extension || included === null || excluded === 'all' || !isComplex(value)) return undefined
  return showParts(extension.schema.attributes, value, included, excluded)
}

/** `included`: null is not asked for, undefined is that nothing in particular was asked for. */
function show(
  definition: AttributeDefinition,
  value: Value,
  included: Parts | null | undefined,
  excluded: Parts | undefined,
): Value | undefined {
  const { returned, subAttributes } = definition
  if (returned === 'never') return undefined
  if (returned === 'always') return value
  if (included === null || excluded === 'all') return undefined
  if (returned === 'request' && included === undefined) return undefined
  if (definition.type !== 'complex') return value
  if (!isList(value)) return isComplex(value) ? showParts(subAttributes, value, included, excluded) : value
  if (!needsParts(subAttributes, included, excluded)) return value
  const shown: Value[] = []
  for (const item of value) {
    const part = isComplex(item) ? showParts(subAttributes, item, included, excluded) : item
    if (part !== undefined) shown.push(part)
  }
  return shown.length > 0 ? shown : undefined
}

/** A list of 100,000 members is not walked where each is shown whole. */
function needsParts(table: AttributeTable, included: Parts | undefined, excluded: Parts | undefined): boolean {
  const isPartial = typeof included === 'object' || typeof excluded === 'object'
  return isPartial || table.list.some(({ returned }) => returned === 'never' || returned === 'request')
}

function showParts(
  table: AttributeTable,
  value: Complex,
  included: Parts | undefined,
  excluded: Parts | undefined,
): Complex | undefined {
  if (!needsParts(table, included, excluded) && !hasComplex(table)) return value
  const draft: Record<string, Value> = {}
  let isWhole = true
  for (const name in value) {
    const part = value[name]
    const definition = table.get(name)
    if (part === undefined || !definition) continue
    const wanted = typeof included === 'object' ? (included.get(name) ?? null) : included
    const shown = show(definition, part, wanted, typeof excluded === 'object' ? excluded.get(name) : undefined)
    if (shown !== undefined) draft[name] = shown
    if (shown !== part) isWhole = false
  }
  if (isWhole) return value
  return isEmpty(draft) ? undefined : draft
}

function hasComplex(table: AttributeTable): boolean {
  return table.list.some(({ type }) => type === 'complex')
}

function namesOf(names: Names): string[] {
  if (names === null || names === undefined) return []
  const list = typeof names === 'string' ? names.split(',') : names.flatMap((name) => name.split(','))
  return list.map((name) => name.trim()).filter((name) => name !== '')
}

function select(type: ResourceTypeDefinition, names: readonly string[]): Selection {
  const selection = new Map<string, Parts>()
  for (const name of names) {
    const path = splitName(name)
    const target = path && resolvePath(type, path)
    if (!target) continue
    const { extension, attribute, sub } = target
    const steps = [extension?.id, attribute?.name, sub?.name].filter((step) => step !== undefined)
    // The core schema's URN alone names each of its attributes.
    if (steps.length === 0) for (const { name } of type.schema.attributes.list) selection.set(name, 'all')
    else add(selection, steps)
  }
  return selection
}

function add(selection: Map<string, Parts>, [step, ...rest]: readonly string[]): void {
  if (step === undefined || selection.get(step) === 'all') return
  if (rest.length === 0) selection.set(step, 'all')
  else {
    const old = selection.get(step)
    const parts: Map<string, Parts> = typeof old === 'object' ? old : new Map()
    selection.set(step, parts)
    add(parts, rest)
  }
}
