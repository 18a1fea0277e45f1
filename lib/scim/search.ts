/** The body of POST .search (RFC 7644 3.4.3, RFC 9865 3): the parameters of a list, out of the address. */
import { badRequest } from './error'
import { type JsonObject, memberOf, requireObject } from './json'
import type { Numeral } from './list'
import { requireSchema } from './validate'

export const searchSchema = 'urn:ietf:params:scim:api:messages:2.0:SearchRequest'

export type SearchRequest = {
  readonly filter?: string
  readonly sortBy?: string
  readonly sortOrder?: string
  /** Numbers are judged where pages are read: see `parsePaging`. */
  readonly startIndex?: Numeral
  readonly count?: Numeral
  readonly cursor?: string
  readonly attributes?: readonly string[]
  readonly excludedAttributes?: readonly string[]
}

/** Reads a search; names in any case, null is absent, unknown members are ignored. Throws 400 invalidSyntax for a body
 *  that is none, and 400 invalidValue naming the member whose type is wrong. */
export function readSearch(body: unknown): SearchRequest {
  const object = requireObject(body)
  requireSchema(object, searchSchema)
  return present({
    filter: textOf(object, 'filter'),
    sortBy: textOf(object, 'sortBy'),
    sortOrder: textOf(object, 'sortOrder'),
    startIndex: numeralOf(object, 'startIndex'),
    count: numeralOf(object, 'count'),
    cursor: textOf(object, 'cursor'),
    attributes: namesOf(object, 'attributes'),
    excludedAttributes: namesOf(object, 'excludedAttributes'),
  })
}

function present(search: SearchRequest): SearchRequest {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))
}

function textOf(object: JsonObject, name: string): string | undefined {
  const value = memberOf(object, name) ?? undefined
  if (value === undefined || typeof value === 'string') return value
  throw badRequest('invalidValue', `${name} must be a string.`)
}

function numeralOf(object: JsonObject, name: string): Numeral {
  const value = memberOf(object, name) ?? undefined
  if (value === undefined || typeof value === 'number' || typeof value === 'string') return value
  throw badRequest('invalidValue', `${name} must be an integer.`)
}

function namesOf(object: JsonObject, name: string): readonly string[] | undefined {
  const value = memberOf(object, name) ?? undefined
  if (value === undefined || (Array.isArray(value) && value.every((item) => typeof item === 'string'))) return value
  throw badRequest('invalidValue', `${name} must be an array of attribute names.`)
}
