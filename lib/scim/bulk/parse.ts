/** From a bulk body (RFC 7644 3.7) to operations. The request fails only as a whole that is none; an operation that is
 *  malformed carries its own refusal, so the others still run. */
import { badRequest, quoted, ScimError } from '../error'
import { isObject, type JsonObject, memberOf, requireObject } from '../json'
import { requireSchema } from '../validate'

export const bulkSchema = 'urn:ietf:params:scim:api:messages:2.0:BulkRequest'

export type BulkEndpoint = '/Users' | '/Groups'

export type BulkOperation = {
  /** Its place in the request, from 0. */
  readonly index: number
  /** In upper case; '' where there is none. */
  readonly method: string
  readonly bulkId?: string
  readonly path: string
  readonly endpoint?: BulkEndpoint
  /** Of the path; `bulkId:x` is the id of what the POST with bulkId x creates. */
  readonly id?: string
  readonly version?: string
  readonly data?: JsonObject
  /** Why it cannot be run. Without it endpoint is there, data where the method takes any, an id unless it is a POST. */
  readonly error?: ScimError
}

export type BulkRequest = { readonly failOnErrors?: number; readonly operations: readonly BulkOperation[] }

/** The request of a body. Throws 413 for more than `maxOperations`, 400 invalidSyntax for a body that is none, and 400
 *  invalidValue for a failOnErrors that is no number of errors. `endpoints` are the types that may be changed. */
export function parseBulk(
  body: unknown,
  { maxOperations }: { readonly maxOperations: number },
  endpoints: readonly string[],
): BulkRequest {
  const object = requireObject(body)
  requireSchema(object, bulkSchema)
  const list = memberOf(object, 'Operations')
  if (!Array.isArray(list) || list.length === 0) {
    throw badRequest('invalidSyntax', 'Operations must be an array of at least one operation.')
  }
  if (list.length > maxOperations) {
    const detail = `A bulk request takes at most ${maxOperations} operations (maxOperations); this has ${list.length}.`
    throw new ScimError(413, undefined, detail)
  }
  const failOnErrors = failOnErrorsOf(object)
  const created = new Set<string>()
  const operations = list.map((item, index) => parseOperation(item, index, endpoints, created))
  return failOnErrors === undefined ? { operations } : { failOnErrors, operations }
}

function failOnErrorsOf(object: JsonObject): number | undefined {
  const value = memberOf(object, 'failOnErrors') ?? undefined
  if (value === undefined || (typeof value === 'number' && Number.isInteger(value) && value > 0)) return value
  throw badRequest('invalidValue', 'failOnErrors must be the number of errors to stop after, 1 or more.')
}

function parseOperation(raw: unknown, index: number, endpoints: readonly string[], created: Set<string>) {
  const item = isObject(raw) ? raw : {}
  const method = textOf(item, 'method')?.toUpperCase() ?? ''
  const path = textOf(item, 'path') ?? ''
  const data = method === 'DELETE' ? undefined : memberOf(item, 'data')
  const operation: BulkOperation = {
    index,
    method,
    ...present('bulkId', textOf(item, 'bulkId')),
    path,
    ...placeOf(path, endpoints),
    ...present('version', textOf(item, 'version')),
    ...(isObject(data) && { data }),
  }
  const error = isObject(raw)
    ? (refusalOf(operation, endpoints) ?? refusalOfMembers(operation, item, created))
    : badRequest('invalidSyntax', 'An operation must be a JSON object.')
  if (method === 'POST' && operation.bulkId) created.add(operation.bulkId)
  return error ? { ...operation, error } : operation
}

function textOf(item: JsonObject, name: string): string | undefined {
  const value = memberOf(item, name)
  return typeof value === 'string' && value !== '' ? value : undefined
}

function present(name: 'bulkId' | 'version', value: string | undefined) {
  return value === undefined ? {} : { [name]: value }
}

const knownEndpoints: readonly BulkEndpoint[] = ['/Users', '/Groups']

function placeOf(path: string, endpoints: readonly string[]): { endpoint?: BulkEndpoint; id?: string } {
  const endpoint = knownEndpoints.find((known) => path === known || path.startsWith(`${known}/`))
  if (!endpoint || !endpoints.includes(endpoint)) return {}
  const rest = path.slice(endpoint.length + 1)
  return rest === '' ? { endpoint } : { endpoint, id: decoded(rest) }
}

/** `bulkId%3Ax` is `bulkId:x`; what is no percent-encoding stays, and is no id of anything. */
function decoded(text: string): string {
  return /^(?:[^%]|%[0-7][0-9A-Fa-f])*$/.test(text) ? decodeURIComponent(text) : text
}

const methods = ['POST', 'PUT', 'PATCH', 'DELETE']

function refusalOf({ method, path, endpoint, id }: BulkOperation, endpoints: readonly string[]) {
  if (!methods.includes(method)) {
    return badRequest('invalidValue', `The method must be POST, PUT, PATCH or DELETE, not ${quoted(method)}.`)
  }
  if (!endpoint) {
    return new ScimError(
      404,
      undefined,
      `${quoted(path)} is no path here; send ${endpoints.join(' or ')}, or one's id.`,
    )
  }
  if (method === 'POST' && id !== undefined) {
    return badRequest('invalidValue', `A POST goes to ${endpoint} itself, not to an id; use PUT or PATCH to change it.`)
  }
  if (method !== 'POST' && id === undefined) {
    return badRequest('invalidValue', `A ${method} needs the id of what it changes in its path: ${endpoint}/{id}.`)
  }
  return undefined
}

function refusalOfMembers({ method, bulkId, version, data }: BulkOperation, item: JsonObject, created: Set<string>) {
  if (method === 'POST' && bulkId === undefined) {
    return badRequest('invalidValue', 'A POST needs a bulkId, a text of your own that no other POST here has.')
  }
  if (method === 'POST' && bulkId !== undefined && created.has(bulkId)) {
    return badRequest('invalidValue', `Another POST of this request has the bulkId ${quoted(bulkId)} already.`)
  }
  if (method !== 'DELETE' && !data) return badRequest('invalidValue', `A ${method} needs data, a JSON object.`)
  if (version === undefined && (memberOf(item, 'version') ?? '') !== '') {
    return badRequest('invalidValue', 'version must be an entity tag, a string.')
  }
  return undefined
}
