/** A request that must be refused and must change nothing. */
export interface BadRequest {
  readonly what: string
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly raw?: string | Buffer
  readonly authorization?: string | null
  readonly status: number
  readonly scimType?: string
}

/** `{{id}}` is a person that exists, `{{name}}` and `{{NAME}}` that person's userName, `{{key}}` a good key; `{{group}}` a
 *  group with that person in it, `{{team}}` and `{{TEAM}}` its displayName; `{{theirs}}` and `{{theirGroup}}` a person and
 *  a group of another organization. */
export const placeholder = /\{\{(id|name|NAME|group|team|TEAM|theirs|theirGroup)\}\}/g

export const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'
/** Longer than any attribute that is one line of text may be. */
export const long = 'x'.repeat(3000)

export const bulkSchema = 'urn:ietf:params:scim:api:messages:2.0:BulkRequest'
export const searchSchema = 'urn:ietf:params:scim:api:messages:2.0:SearchRequest'

export type Verdict = readonly [status: number, scimType?: string]
