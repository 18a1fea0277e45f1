/** Pages and the ListResponse (RFC 7644 3.4.2). A number out of range is put right, one that is no integer refused. */
import { badRequest, quoted } from './error'

export const listSchema = 'urn:ietf:params:scim:api:messages:2.0:ListResponse'

/** `startIndex` counts from 1; `count` 0 asks for the total only. */
export type Page = { readonly startIndex: number; readonly count: number }

type Numeral = string | number | null | undefined

/** Reads startIndex and count (RFC 7644 3.4.2.4): below 1 is 1, a negative count is 0, above the maximum is the
 *  maximum. Throws 400 invalidValue for what is no integer. */
export function parsePage(
  query: { readonly startIndex?: Numeral; readonly count?: Numeral },
  { defaultCount, maxCount }: { readonly defaultCount: number; readonly maxCount: number },
): Page {
  const startIndex = integerOf('startIndex', query.startIndex) ?? 1
  const count = integerOf('count', query.count) ?? defaultCount
  return { startIndex: Math.max(startIndex, 1), count: Math.min(Math.max(count, 0), maxCount) }
}

export type ListResponse<T> = {
  schemas: [typeof listSchema]
  totalResults: number
  startIndex: number
  itemsPerPage: number
  Resources: readonly T[]
}

/** The answer to a query; `itemsPerPage` is the number of resources in it. */
export function listResponse<T>(page: {
  readonly totalResults: number
  readonly startIndex?: number
  readonly resources: readonly T[]
}): ListResponse<T> {
  const { totalResults, startIndex = 1, resources } = page
  return { schemas: [listSchema], totalResults, startIndex, itemsPerPage: resources.length, Resources: resources }
}

function integerOf(name: string, value: Numeral): number | undefined {
  if (value === null || value === undefined || value === '') return undefined
  const number = typeof value === 'string' && !/^\s*[+-]?\d+\s*$/.test(value) ? Number.NaN : Number(value)
  if (!Number.isInteger(number)) {
    throw badRequest('invalidValue', `${name} must be an integer, not ${quoted(String(value))}.`)
  }
  return Math.max(Math.min(number, Number.MAX_SAFE_INTEGER), Number.MIN_SAFE_INTEGER)
}
