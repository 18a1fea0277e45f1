/** Every refusal of the protocol is one ScimError. Its `detail` is written for the administrator who reads it in the
 *  identity provider's log: what was wrong, where, and what to send instead. It never holds a secret or an internal. */

/** RFC 7644 table 9, and RFC 9865 2.1 for the cursors. */
export const scimTypes = [
  'invalidFilter',
  'tooMany',
  'uniqueness',
  'mutability',
  'invalidSyntax',
  'invalidPath',
  'noTarget',
  'invalidValue',
  'invalidVers',
  'sensitive',
  'invalidCursor',
  'expiredCursor',
  'invalidCount',
] as const

export type ScimType = (typeof scimTypes)[number]

export const errorSchema = 'urn:ietf:params:scim:api:messages:2.0:Error'

export class ScimError extends Error {
  override readonly name = 'ScimError'

  constructor(
    readonly status: number,
    readonly scimType: ScimType | undefined,
    readonly detail: string,
  ) {
    super(detail)
  }
}

export type ErrorBody = { schemas: string[]; status: string; scimType?: ScimType; detail: string }

/** The body of RFC 7644 3.12; `status` is a string there. */
export function errorBody(error: ScimError): ErrorBody {
  const { status, scimType, detail } = error
  return { schemas: [errorSchema], status: String(status), ...(scimType && { scimType }), detail }
}

/** The refusal of what the client sent: status 400. */
export function badRequest(scimType: ScimType, detail: string): ScimError {
  return new ScimError(400, scimType, detail)
}

/** A client's text inside a sentence: in quotes, control characters escaped, at most 60 characters of it. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text)
}
