/** What this service provider says about itself (RFC 7644 4): rendered from the definitions and limits it works by. */
import {
  type Features,
  groupType,
  quoted,
  renderResourceType,
  renderSchema,
  renderServiceProviderConfig,
  ScimError,
  schemasOf,
  userType,
} from '@/lib/scim'
import type { Answer } from './caller'

export const maxResults = 1000
export const defaultResults = 20
export const maxUserBytes = 1_048_576
export const maxGroupBytes = 16 * 1_048_576
export const maxBulkBytes = 1_048_576
export const maxBulkOperations = 1_000

/** The resource types that are served. */
const types = [userType, groupType] as const

const features: Omit<Features, 'changePassword'> = {
  patch: true,
  bulk: { supported: true, maxOperations: maxBulkOperations, maxPayloadSize: maxBulkBytes },
  filter: { supported: true, maxResults },
  sort: true,
  etag: true,
  pagination: {
    cursor: true,
    index: true,
    defaultPaginationMethod: 'index',
    defaultPageSize: defaultResults,
    maxPageSize: maxResults,
  },
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'Application key',
      description: 'An application key of Gatehouse as the bearer token, best of a service account.',
      specUri: 'https://www.rfc-editor.org/rfc/rfc6750',
      primary: true,
    },
  ],
}

/** `changePassword`: whether the connection of the key that asks accepts passwords; without a key nobody's does. */
export function serviceProviderConfig(baseUrl: string, changePassword: boolean): Answer {
  return { status: 200, json: JSON.stringify(renderServiceProviderConfig({ ...features, changePassword }, baseUrl)) }
}

export function resourceTypes(baseUrl: string): Answer {
  return collection(types.map((type) => renderResourceType(type, baseUrl)))
}

export function resourceType(name: string, baseUrl: string): Answer {
  const type = types.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase())
  if (!type) throw new ScimError(404, undefined, `There is no resource type ${quoted(name)}; see /ResourceTypes.`)
  return { status: 200, json: JSON.stringify(renderResourceType(type, baseUrl)) }
}

export function schemas(baseUrl: string): Answer {
  return collection(schemasOf(types).map((schema) => renderSchema(schema, baseUrl)))
}

export function schema(urn: string, baseUrl: string): Answer {
  const found = schemasOf(types).find(({ id }) => id.toLowerCase() === urn.toLowerCase())
  if (!found) throw new ScimError(404, undefined, `There is no schema ${quoted(urn)}; see /Schemas.`)
  return { status: 200, json: JSON.stringify(renderSchema(found, baseUrl)) }
}

function collection(resources: readonly unknown[]): Answer {
  const list = {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: resources.length,
    startIndex: 1,
    itemsPerPage: resources.length,
    Resources: resources,
  }
  return { status: 200, json: JSON.stringify(list) }
}
