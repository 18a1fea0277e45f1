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
/** No longer than it may be in characters, but in bytes more than an index holds; and nothing compresses it. */
export const wide = Array.from({ length: 2048 }, (_, n) =>
  String.fromCharCode(0x4e00 + ((n * n * 7919) % 20_011)),
).join('')

export const bulkSchema = 'urn:ietf:params:scim:api:messages:2.0:BulkRequest'
export const searchSchema = 'urn:ietf:params:scim:api:messages:2.0:SearchRequest'

export type Verdict = readonly [status: number, scimType?: string]
