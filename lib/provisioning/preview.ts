/** What a write would have done: its answer made into a preview (Prefer: dry-run).
 *
 *  The body is the resource as it would be, with the effects in an extension of their own; where the write answers no
 *  body, or a body that is no resource, what identifies it and the effects. Nothing of it can be followed: a version
 *  that will perhaps never be and the address of a resource that does not exist are left out. */
import type { Effects } from '@/lib/org/write'
import { isObject, type Notes } from '@/lib/scim'
import type { Answer } from './caller'
import { effectsJson } from './effects'

export const previewSchema = 'urn:gatehouse:params:scim:api:messages:2.0:Preview'

export interface Previewed {
  /** The path's id, for answers without a body. */
  readonly id: string
  /** The schema of the resource, for answers without a body. */
  readonly schema: string | undefined
}

export function previewOf(answer: Answer, effects: Effects, notes: Notes, { id, schema }: Previewed): Answer {
  const body =
    answer.json === undefined ? { ...(schema && { schemas: [schema] }), ...(id && { id }) } : parsed(answer.json)
  const schemas = Array.isArray(body.schemas) ? body.schemas : []
  const preview = { ...effectsJson(effects), ...(notes.list.length > 0 && { tolerances: notes.list }) }
  const resource = {
    ...body,
    schemas: [...schemas, previewSchema],
    ...(isObject(body.meta) && { meta: metaOf(body.meta, answer.status === 201) }),
    [previewSchema]: preview,
  }
  return { status: 200, json: JSON.stringify(resource) }
}

function parsed(json: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(json)
  return isObject(value) ? value : {}
}

function metaOf(meta: Readonly<Record<string, unknown>>, isNew: boolean): object {
  const { version, location, ...rest } = meta
  return isNew ? rest : { ...rest, location }
}
