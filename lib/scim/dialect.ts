/** What real identity providers send beside the RFC, as named data: each tolerance says who needs it and in which
 *  recorded request it was seen. The engine is strict; only where a value does not fit does it ask here, so a client
 *  that follows the RFC pays nothing. What was used is collected and shown in the activity log. */
import type { AttributeDefinition, ResourceTypeDefinition } from './attribute'
import type { Path } from './filter/ast'
import { isObject } from './json'

export type Tolerance = {
  readonly name: string
  /** The recorded request that needs it, the report of one, or the RFC that leaves it to us. */
  readonly seenIn: string
  /** One sentence for the activity log. */
  readonly says: string
}

function tolerance(name: string, seenIn: string, says: string): Tolerance {
  return { name, seenIn, says }
}

export const booleanText = tolerance('booleanText', 'entra.json E15', 'A boolean came as text ("True", "False").')
export const operationCase = tolerance('operationCase', 'entra.json E12', 'An operation was not in lower case.')
export const bareReference = tolerance('bareReference', 'entra.json E23', 'A reference came as the bare id.')
export const emptyReference = tolerance('emptyReference', 'entra.json E25', 'An empty string removed a reference.')
export const listOfOne = tolerance('listOfOne', 'patches.json P25', 'A single value came as a list of one.')
export const bareValue = tolerance('bareValue', 'patches.json P04', 'A value came without its list or its object.')
export const bareMember = tolerance('bareMember', 'AzureAD/SCIMReferenceCode#24', 'A member came as the bare id.')
export const jsonText = tolerance('jsonText', 'MicrosoftDocs/entra-docs#215', 'A role came as JSON in a text.')
export const flatKey = tolerance('flatKey', 'entra.json E20', 'A key held a path (name.givenName, URN:attribute).')
export const nullReference = tolerance('nullReference', 'entra.json E43', 'A $ref was null.')
export const nullValue = tolerance('nullValue', 'entra.json E27', 'A null meant unset.')
export const nameCase = tolerance(
  'nameCase',
  'entra.json E35',
  'An attribute name was in other letters than the schema.',
)
export const microsoftGroup = tolerance('microsoftGroup', 'entra.json E38', "Microsoft's own group schema was named.")
export const unknownSchema = tolerance('unknownSchema', 'RFC 7644 3.3', 'An unknown schema was ignored.')
export const unknownAttribute = tolerance('unknownAttribute', 'RFC 7644 3.3', 'An unknown attribute was ignored.')
export const readOnlyIgnored = tolerance('readOnlyIgnored', 'okta.json O21', 'A read-only attribute was ignored.')
export const bareName = tolerance('bareName', 'patches.json P25', 'The manager was named without its URN.')
export const removeByValue = tolerance('removeByValue', 'entra.json E49', 'A remove named its values in the body.')
export const createdByFilter = tolerance('createdByFilter', 'entra.json E21', 'A filtered path created its value.')

export const tolerances: readonly Tolerance[] = [
  booleanText,
  operationCase,
  bareReference,
  emptyReference,
  listOfOne,
  bareValue,
  bareMember,
  jsonText,
  flatKey,
  nullReference,
  nullValue,
  nameCase,
  microsoftGroup,
  unknownSchema,
  unknownAttribute,
  readOnlyIgnored,
  bareName,
  removeByValue,
  createdByFilter,
]

export const microsoftGroupSchema = 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'

export type Note = { readonly tolerance: string; readonly count: number; readonly where: readonly string[] }

const maxPlaces = 20

/** Collects the tolerances that one request used. Bounded: per tolerance a count and its first 20 places. */
export class Notes {
  private readonly used = new Map<string, { count: number; where: Set<string> }>()

  note({ name }: Tolerance, where: string): void {
    const entry = this.used.get(name) ?? { count: 0, where: new Set() }
    entry.count++
    if (entry.where.size < maxPlaces) entry.where.add(where.slice(0, 200))
    this.used.set(name, entry)
  }

  get list(): readonly Note[] {
    return [...this.used].map(([tolerance, { count, where }]) => ({ tolerance, count, where: [...where] }))
  }
}

/** A value that does not fit its attribute, as the client meant it; undefined where nobody is known to mean that. */
export function tolerate(
  definition: AttributeDefinition,
  raw: unknown,
): { readonly value: unknown; readonly tolerance: Tolerance } | undefined {
  if (definition.type === 'boolean') return tolerateBoolean(raw)
  if (!definition.subAttributes.get('value')) return undefined
  if (definition.multiValued) return tolerateItem(definition, raw)
  if (raw === '') return { value: null, tolerance: emptyReference }
  if (typeof raw === 'string') return { value: { value: raw }, tolerance: bareReference }
  if (Array.isArray(raw) && raw.length === 1 && isObject(raw[0])) return { value: raw[0], tolerance: listOfOne }
  return undefined
}

/** Whether this is a reference (manager) that is emptied by its `value` alone, as `""` for all of it would. */
export function isEmptied({ multiValued }: AttributeDefinition, sub: AttributeDefinition, raw: unknown): boolean {
  return raw === '' && sub.name === 'value' && !multiValued
}

/** The manager's path with its URN, where a path has none: Microsoft documents `manager` alone for the question whether
 *  somebody has this manager (`id eq "..." and manager eq "..."`) and for the PATCH that follows. No other attribute of an
 *  extension is known to come so. */
export function qualified(type: ResourceTypeDefinition, path: Path): Path | undefined {
  if (path.urn !== undefined || path.attribute.toLowerCase() !== 'manager' || type.attributes.get('manager')) {
    return undefined
  }
  const owner = type.extensions.find(({ schema }) => schema.attributes.get('manager'))
  return owner && { ...path, urn: owner.schema.id }
}

/** Whether text means a boolean, in any letter case. */
export function booleanOf(raw: unknown): boolean | undefined {
  if (typeof raw !== 'string' || raw.length > 5) return undefined
  const text = raw.toLowerCase()
  return text === 'true' ? true : text === 'false' ? false : undefined
}

/** Roles are ids or names to every mapping editor, so they come as `"admin"` and `["admin"]` too. */
export function takesBareValues({ name }: AttributeDefinition): boolean {
  return name === 'roles' || name === 'entitlements'
}

function tolerateBoolean(raw: unknown) {
  const value = booleanOf(raw)
  return value === undefined ? undefined : { value, tolerance: booleanText }
}

/** A member that is no id is refused: what is not understood must never empty a group. */
function tolerateItem(definition: AttributeDefinition, raw: unknown) {
  if (typeof raw !== 'string') return undefined
  if (takesBareValues(definition)) return { value: raw === '' ? null : { value: raw }, tolerance: bareValue }
  return definition.name === 'members' && raw !== '' ? { value: { value: raw }, tolerance: bareMember } : undefined
}
