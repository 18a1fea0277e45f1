/** What the discovery documents say, as cases to try: every attribute and sub-attribute with its characteristics, the
 *  names that lead to it, values that fit it and values that do not. Read over the wire, before any test is declared. */
import { type Answer, type Json, resources, ScimClient } from './client'
import { startMount } from './mounts'

export interface Described {
  readonly name: string
  readonly type: string
  readonly multiValued: boolean
  readonly required: boolean
  readonly caseExact: boolean
  readonly mutability: string
  readonly returned: string
  readonly uniqueness: string
  readonly canonicalValues?: readonly string[]
  readonly subAttributes?: readonly Described[]
}

export interface Documents {
  readonly config: Json
  readonly types: Json[]
  readonly schemas: Json[]
}

/** A simple attribute, or a part of a complex one. */
export interface Leaf {
  readonly endpoint: string
  readonly urn: string
  readonly isExtension: boolean
  readonly attribute: Described
  readonly sub?: Described
  readonly described: Described
  /** `name.givenName`, or the same with its URN where only that leads to it. */
  readonly path: string
  readonly qualified: string
  /** The attribute alone, named as `path` names it. */
  readonly top: string
}

export async function readDocuments(get: (path: string) => Promise<Answer>): Promise<Documents> {
  const [config, types, schemas] = await Promise.all(['/ServiceProviderConfig', '/ResourceTypes', '/Schemas'].map(get))
  if (!config || !types || !schemas) throw new Error('a discovery document is missing')
  return { config: config.json, types: resources(types), schemas: resources(schemas) }
}

/** The documents as anybody may read them. */
export async function discovered(): Promise<Documents> {
  const mount = await startMount('front')
  const client = new ScimClient(mount.baseUrl, '')
  const documents = await readDocuments((path) => client.send({ method: 'GET', path, authorization: null }))
  client.close()
  await mount.close()
  return documents
}

export function leavesOf({ types, schemas }: Documents): Leaf[] {
  return types.flatMap((type) => {
    const extensions = Array.from(
      (type.schemaExtensions ?? []) as unknown as { schema: string }[],
      ({ schema }) => schema,
    )
    return [String(type.schema), ...extensions].flatMap((urn) => {
      const schema = schemas.find(({ id }) => String(id) === urn)
      const attributes = Array.from((schema?.attributes ?? []) as unknown as Described[])
      return attributes.flatMap((attribute) => below(String(type.endpoint), urn, extensions.includes(urn), attribute))
    })
  })
}

function below(endpoint: string, urn: string, isExtension: boolean, attribute: Described): Leaf[] {
  const prefix = isExtension ? `${urn}:` : ''
  const own = { endpoint, urn, isExtension, attribute, top: prefix + attribute.name }
  if (attribute.type !== 'complex') {
    return [{ ...own, described: attribute, path: own.top, qualified: `${urn}:${attribute.name}` }]
  }
  return (attribute.subAttributes ?? []).map((sub) => {
    const name = `${attribute.name}.${sub.name}`
    return { ...own, sub, described: sub, path: prefix + name, qualified: `${urn}:${name}` }
  })
}

export type Side = 'a' | 'b'

/** A value that fits; b comes behind a in every order, and neither is part of the other. */
export function fitting({ described, path }: Leaf, side: Side): string | boolean {
  if (described.type === 'boolean') return side === 'a'
  if (described.type === 'binary') return side === 'a' ? 'QUFB' : 'QkJC'
  const name = path.slice(path.lastIndexOf(':') + 1).replace(/\W/g, '')
  return side === 'a' ? `Alpha-${name}-1x` : `Beta-${name}-2y`
}

/** Values that do not fit one value of this type. */
export function unfitting({ type }: Described): unknown[] {
  if (type === 'boolean') return [7, 'yes', {}, [true]]
  if (type === 'binary') return [7, true, {}, '<>']
  return [7, true, {}, ['x']]
}

/** A body's part with the value in its place; beside it, in an element of a list, what makes it an element. */
export function bodyWith({ urn, isExtension, attribute, sub }: Leaf, value: unknown): object {
  const whole = sub ? inPart(attribute, sub, value) : value
  const own = { [attribute.name]: whole }
  return isExtension ? { [urn]: own } : own
}

function inPart(attribute: Described, sub: Described, value: unknown): unknown {
  const part = { [sub.name]: value }
  return attribute.multiValued ? [{ ...elementOf(attribute), ...part }] : part
}

/** The least that an element of a list needs. */
export function elementOf({ subAttributes = [] }: Described): Readonly<Record<string, string>> {
  const value = subAttributes.find(({ name }) => name === 'value')
  if (!value) return { locality: 'Base', type: 'base' }
  return { value: value.type === 'binary' ? 'QUJD' : 'Base', type: 'base' }
}

/** All leaves at once; lists have one element with all of its parts. */
export function bodyOf(leaves: readonly Leaf[], side: Side): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const leaf of leaves) {
    const owner = leaf.isExtension ? objectAt(body, leaf.urn) : body
    const value = fitting(leaf, side)
    if (!leaf.sub) owner[leaf.attribute.name] = value
    else if (!leaf.attribute.multiValued) objectAt(owner, leaf.attribute.name)[leaf.sub.name] = value
    else {
      owner[leaf.attribute.name] ??= [{}]
      const [element] = owner[leaf.attribute.name] as Record<string, unknown>[]
      if (element) element[leaf.sub.name] = value
    }
  }
  return body
}

function objectAt(owner: Record<string, unknown>, name: string): Record<string, unknown> {
  owner[name] ??= {}
  return owner[name] as Record<string, unknown>
}

/** The values of a leaf in a resource; empty where there is none. */
export function valuesIn({ urn, isExtension, attribute, sub }: Leaf, resource: Json): unknown[] {
  const value = (isExtension ? resource[urn] : resource)?.[attribute.name]
  const all = value === undefined ? [] : Array.isArray(value) ? value : [value]
  return sub ? all.flatMap((one: Json) => (one[sub.name] === undefined ? [] : [one[sub.name]])) : all
}
