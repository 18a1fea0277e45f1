/** Pages and the ListResponse (RFC 7644 3.4.2). A number out of range is put right, one that is no integer refused. */
import { badRequest, quoted, type ScimType } from './error'

export const listSchema = 'urn:ietf:params:scim:api:messages:2.0:ListResponse'

/** `startIndex` counts from 1; `count` 0 asks for the total only. */
export type Page = { readonly startIndex: number; readonly count: number }

/** The page asked for: by number, or by cursor (RFC 9865), where '' is the first page. */
export type Paging = ({ readonly kind: 'index' } & Page) | PagingByCursor
export type PagingByCursor = { readonly kind: 'cursor'; readonly cursor: string; readonly count: number }

/** A number as a query holds it (text) or a search body. */
export type Numeral = string | number | null | undefined

type Limits = { readonly defaultCount: number; readonly maxCount: number }

/** Reads `cursor`, or else startIndex and count as `parsePage` does. A cursor that is there but empty asks for cursors;
 *  with one, a count that is no integer or below 0 is 400 invalidCount (RFC 9865 2.1). Both ways of paging at once are
 *  400 invalidValue, for RFC 9865 2.3 lets a client choose one by naming it. */
export function parsePaging(
  query: { readonly startIndex?: Numeral; readonly count?: Numeral; readonly cursor?: string | null },
  limits: Limits,
): Paging {
  const { startIndex, cursor } = query
  if (cursor === null || cursor === undefined) return { kind: 'index', ...parsePage(query, limits) }
  if (startIndex !== null && startIndex !== undefined && startIndex !== '') {
    throw badRequest('invalidValue', 'Send cursor or startIndex, not both.')
  }
  const count = integerOf('count', query.count, 'invalidCount') ?? limits.defaultCount
  if (count < 0) throw badRequest('invalidCount', `count must not be below 0 with a cursor, and this is ${count}.`)
  return { kind: 'cursor', cursor, count: Math.min(count, limits.maxCount) }
}

/** Reads startIndex and count (RFC 7644 3.4.2.4): below 1 is 1, a negative count is 0, above the maximum is the
 *  maximum. Throws 400 invalidValue for what is no integer. */
export function parsePage(
  query: { readonly startIndex?: Numeral; readonly count?: Numeral },
  { defaultCount, maxCount }: Limits,
): Page {
  const startIndex = integerOf('startIndex', query.startIndex) ?? 1
  const count = integerOf('count', query.count) ?? defaultCount
  return { startIndex: Math.max(startIndex, 1), count: Math.min(Math.max(count, 0), maxCount) }
}

export type ListResponse<T> = {
  schemas: [typeof listSchema]
  totalResults: number
  /** Not in a page by cursor. */
  startIndex?: number
  itemsPerPage: number
  nextCursor?: string
  previousCursor?: string
  Resources: readonly T[]
}

/** Where a page by cursor leads on: `next` on all but the last page, `previous` on all but the first. */
export type Cursors = { readonly next?: string; readonly previous?: string }

/** The answer to a query; `itemsPerPage` is the number of resources in it. With `cursors`, even empty ones, it is a page
 *  by cursor and has no startIndex. */
export function listResponse<T>(page: {
  readonly totalResults: number
  readonly startIndex?: number
  readonly resources: readonly T[]
  readonly cursors?: Cursors
}): ListResponse<T> {
  const { totalResults, startIndex = 1, resources, cursors } = page
  return {
    schemas: [listSchema],
    totalResults,
    ...(cursors ? linksOf(cursors) : { startIndex }),
    itemsPerPage: resources.length,
    Resources: resources,
  }
}

function linksOf({ next, previous }: Cursors) {
  return {
    ...(previous !== undefined && { previousCursor: previous }),
    ...(next !== undefined && { nextCursor: next }),
  }
}

function integerOf(name: string, value: Numeral, scimType: ScimType = 'invalidValue'): number | undefined {
  if (value === null || value === undefined || value === '') return undefined
  const number = typeof value === 'string' && !/^\s*[+-]?\d+\s*$/.test(value) ? Number.NaN : Number(value)
  if (!Number.isInteger(number)) {
    throw badRequest(scimType, `${name} must be an integer, not ${quoted(String(value))}.`)
  }
  return Math.max(Math.min(number, Number.MAX_SAFE_INTEGER), Number.MIN_SAFE_INTEGER)
}
