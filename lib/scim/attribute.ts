/** What a schema says about its attributes (RFC 7643 2 and 7), and look-ups by name in any case (2.1). Definitions are
 *  built once when the module loads; every later question is one Map look-up. */

export type AttributeType =
  | 'string'
  | 'boolean'
  | 'decimal'
  | 'integer'
  | 'dateTime'
  | 'reference'
  | 'binary'
  | 'complex'

export type AttributeDefinition = {
  readonly name: string
  readonly type: AttributeType
  readonly multiValued: boolean
  readonly description: string
  readonly required: boolean
  readonly caseExact: boolean
  readonly mutability: 'readOnly' | 'readWrite' | 'immutable' | 'writeOnly'
  readonly returned: 'always' | 'never' | 'default' | 'request'
  readonly uniqueness: 'none' | 'server' | 'global'
  readonly canonicalValues?: readonly string[]
  readonly referenceTypes?: readonly string[]
  /** The sub-attributes of a complex attribute; empty for every other type. */
  readonly subAttributes: AttributeTable
  /** Our own limit in UTF-16 units; no client may store a book in a nickname. */
  readonly maxLength: number
  /** How many values a multi-valued attribute may hold. */
  readonly maxValues: number
  /** CR and LF are refused: the value goes into mail headers and page titles. */
  readonly singleLine: boolean
  /** Values that are refused, in lower case, each with the sentence that says why. */
  readonly refused?: ReadonlyMap<string, string>
  /** White space around it is dropped: it would make two names that look alike. */
  readonly trimmed: boolean
}

/** Attributes in the schema's order, found by name in any case. */
export class AttributeTable {
  private readonly byName = new Map<string, AttributeDefinition>()

  constructor(readonly list: readonly AttributeDefinition[]) {
    for (const definition of list) {
      this.byName.set(definition.name, definition)
      this.byName.set(definition.name.toLowerCase(), definition)
    }
  }

  get(name: string): AttributeDefinition | undefined {
    return this.byName.get(name) ?? this.byName.get(name.toLowerCase())
  }
}

const noAttributes = new AttributeTable([])

type Overrides = Partial<Omit<AttributeDefinition, 'name' | 'description' | 'subAttributes'>>

/** A simple attribute with the defaults of RFC 7643 2.2. */
export function attribute(name: string, description: string, overrides: Overrides = {}): AttributeDefinition {
  return { ...complex(name, description, [], { type: 'string', ...overrides }), subAttributes: noAttributes }
}

export function complex(
  name: string,
  description: string,
  subAttributes: readonly AttributeDefinition[],
  overrides: Overrides = {},
): AttributeDefinition {
  return {
    name,
    type: 'complex',
    multiValued: false,
    description,
    required: false,
    caseExact: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    maxLength: 2048,
    maxValues: 1000,
    singleLine: false,
    trimmed: false,
    ...overrides,
    subAttributes: new AttributeTable(subAttributes),
  }
}

export type SchemaDefinition = {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly attributes: AttributeTable
  /** The server computes all of it: no body changes it, and no resource is stored with it. */
  readonly isReadOnly: boolean
}

export type Extension = { readonly schema: SchemaDefinition; readonly required: boolean }

export type ResourceTypeDefinition = {
  readonly name: string
  readonly endpoint: string
  readonly description: string
  readonly schema: SchemaDefinition
  readonly extensions: readonly Extension[]
  /** The core schema's attributes and the common ones of RFC 7643 3.1. */
  readonly attributes: AttributeTable
}

/** RFC 7643 3.1: every resource has these; no schema lists them. */
const commonAttributes: readonly AttributeDefinition[] = [
  attribute('schemas', 'The URIs of the schemas in use.', {
    type: 'reference',
    multiValued: true,
    caseExact: true,
    mutability: 'readOnly',
    returned: 'always',
    referenceTypes: ['uri'],
  }),
  attribute('id', 'The identifier made by this server.', {
    caseExact: true,
    mutability: 'readOnly',
    returned: 'always',
    uniqueness: 'server',
  }),
  attribute('externalId', 'The identifier that the provisioning client gave.', { caseExact: true }),
  complex(
    'meta',
    'What the server says about the resource.',
    [
      attribute('resourceType', 'The name of the resource type.', { caseExact: true, mutability: 'readOnly' }),
      attribute('created', 'When it was made.', { type: 'dateTime', mutability: 'readOnly' }),
      attribute('lastModified', 'When it last changed.', { type: 'dateTime', mutability: 'readOnly' }),
      attribute('location', 'Its address.', { type: 'reference', caseExact: true, mutability: 'readOnly' }),
      attribute('version', 'Its entity tag.', { caseExact: true, mutability: 'readOnly' }),
    ],
    { mutability: 'readOnly' },
  ),
]

export function defineSchema(
  id: string,
  name: string,
  description: string,
  attributes: readonly AttributeDefinition[],
): SchemaDefinition {
  const isReadOnly = attributes.every(({ mutability }) => mutability === 'readOnly')
  return { id, name, description, attributes: new AttributeTable(attributes), isReadOnly }
}

export function defineResourceType(
  of: Pick<ResourceTypeDefinition, 'name' | 'endpoint' | 'description' | 'schema' | 'extensions'>,
): ResourceTypeDefinition {
  return { ...of, attributes: new AttributeTable([...commonAttributes, ...of.schema.attributes.list]) }
}

/** The extension that this URN names, in any case. */
export function findExtension(type: ResourceTypeDefinition, urn: string): SchemaDefinition | undefined {
  for (const { schema } of type.extensions) if (isSameUrn(schema.id, urn)) return schema
  return undefined
}

/** RFC 7643 2.1: schema URIs are not case sensitive. */
export function isSameUrn(left: string, right: string): boolean {
  return left === right || (left.length === right.length && left.toLowerCase() === right.toLowerCase())
}
