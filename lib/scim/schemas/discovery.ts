/** The discovery documents (RFC 7643 5 to 7, RFC 9865 4), rendered from the definitions the engine itself works by: what
 *  they claim is what the server does. Integers stand there even where a feature is off, for authentik drops PATCH and
 *  filters when one is missing. */
import type { AttributeDefinition, ResourceTypeDefinition, SchemaDefinition } from '../attribute'

const urn = 'urn:ietf:params:scim:schemas:core:2.0'

export type AuthenticationScheme = {
  readonly type: 'oauth' | 'oauth2' | 'oauthbearertoken' | 'httpbasic' | 'httpdigest'
  readonly name: string
  readonly description: string
  readonly specUri?: string
  readonly documentationUri?: string
  readonly primary?: boolean
}

/** What the server can do. Sizes in bytes, the cursor's time-out in seconds. */
export type Features = {
  readonly documentationUri?: string
  readonly patch: boolean
  readonly bulk: { readonly supported: boolean; readonly maxOperations: number; readonly maxPayloadSize: number }
  readonly filter: { readonly supported: boolean; readonly maxResults: number }
  readonly changePassword: boolean
  readonly sort: boolean
  readonly etag: boolean
  readonly pagination?: {
    readonly cursor: boolean
    readonly index: boolean
    readonly defaultPaginationMethod?: 'cursor' | 'index'
    readonly defaultPageSize?: number
    readonly maxPageSize?: number
    readonly cursorTimeout?: number
  }
  readonly authenticationSchemes: readonly AuthenticationScheme[]
}

/** `baseUrl` is the SCIM root without a slash at its end. */
export function renderServiceProviderConfig(features: Features, baseUrl: string) {
  const { documentationUri, patch, bulk, filter, changePassword, sort, etag, pagination } = features
  return {
    schemas: [`${urn}:ServiceProviderConfig`],
    ...(documentationUri !== undefined && { documentationUri }),
    patch: { supported: patch },
    bulk,
    filter,
    changePassword: { supported: changePassword },
    sort: { supported: sort },
    etag: { supported: etag },
    ...(pagination && { pagination }),
    authenticationSchemes: features.authenticationSchemes,
    meta: { resourceType: 'ServiceProviderConfig', location: `${baseUrl}/ServiceProviderConfig` },
  }
}

export function renderResourceType(type: ResourceTypeDefinition, baseUrl: string) {
  return {
    schemas: [`${urn}:ResourceType`],
    id: type.name,
    name: type.name,
    endpoint: type.endpoint,
    description: type.description,
    schema: type.schema.id,
    schemaExtensions: type.extensions.map(({ schema, required }) => ({ schema: schema.id, required })),
    meta: { resourceType: 'ResourceType', location: `${baseUrl}/ResourceTypes/${type.name}` },
  }
}

export function renderSchema(schema: SchemaDefinition, baseUrl: string) {
  return {
    schemas: [`${urn}:Schema`],
    id: schema.id,
    name: schema.name,
    description: schema.description,
    attributes: schema.attributes.list.map(renderAttribute),
    meta: { resourceType: 'Schema', location: `${baseUrl}/Schemas/${schema.id}` },
  }
}

export type RenderedAttribute = Pick<
  AttributeDefinition,
  'name' | 'type' | 'multiValued' | 'description' | 'required' | 'caseExact' | 'mutability' | 'returned' | 'uniqueness'
> & {
  readonly canonicalValues?: readonly string[]
  readonly referenceTypes?: readonly string[]
  readonly subAttributes?: readonly RenderedAttribute[]
}

function renderAttribute(definition: AttributeDefinition): RenderedAttribute {
  const { name, type, multiValued, description, required, caseExact, mutability, returned, uniqueness } = definition
  const { canonicalValues, referenceTypes, subAttributes } = definition
  return {
    name,
    type,
    multiValued,
    description,
    required,
    caseExact,
    mutability,
    returned,
    uniqueness,
    ...(canonicalValues && { canonicalValues }),
    ...(referenceTypes && { referenceTypes }),
    ...(type === 'complex' && { subAttributes: subAttributes.list.map(renderAttribute) }),
  }
}

/** Every schema that the resource types name, each once. */
export function schemasOf(types: readonly ResourceTypeDefinition[]): readonly SchemaDefinition[] {
  return [...new Set(types.flatMap(({ schema, extensions }) => [schema, ...extensions.map((of) => of.schema)]))]
}
