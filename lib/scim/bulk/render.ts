/** The answer to a bulk request (RFC 7644 3.7.3 and 3.7.4). */
import { type ErrorBody, errorBody, type ScimError } from '../error'
import type { BulkOperation } from './parse'

export const bulkResponseSchema = 'urn:ietf:params:scim:api:messages:2.0:BulkResponse'

/** What became of one operation. */
export type BulkResult = {
  readonly operation: Pick<BulkOperation, 'index' | 'method' | 'bulkId'>
  readonly status: number
  /** Its address; only a creation that failed has none. */
  readonly location?: string
  readonly version?: string
  readonly error?: ScimError
}

export type BulkResponse = {
  schemas: [typeof bulkResponseSchema]
  Operations: readonly {
    location?: string
    method: string
    bulkId?: string
    version?: string
    /** A string, as in every SCIM body. */
    status: string
    /** The error's body; a success has none. */
    response?: ErrorBody
  }[]
}

export function renderBulkResponse(results: readonly BulkResult[]): BulkResponse {
  return { schemas: [bulkResponseSchema], Operations: results.map(renderResult) }
}

function renderResult({ operation, status, location, version, error }: BulkResult) {
  const { method, bulkId } = operation
  return {
    ...(location !== undefined && { location }),
    method,
    ...(bulkId !== undefined && { bulkId }),
    ...(version !== undefined && { version }),
    status: String(status),
    ...(error && { response: errorBody(error) }),
  }
}
