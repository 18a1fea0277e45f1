/** What of a creation can wait until what it refers to is there. Of all references only a person's manager can lie on a
 *  circle: members are people, and people refer to nobody else. So two people who manage each other are created first
 *  and the manager added after (RFC 7644 3.7.1). */
import { isSameUrn } from '../attribute'
import { isObject, type JsonObject } from '../json'
import { patchSchema } from '../patch/parse'
import { enterpriseUserSchema } from '../schemas/enterprise-user'
import type { BulkOperation } from './parse'

/** A creation in two: without its manager, and the PATCH that adds it. */
export type Split = { readonly first: BulkOperation; readonly link: BulkOperation }

const manager = `${enterpriseUserSchema.id}:manager`

/** Undefined where the operation creates nobody with a manager. */
export function splitCreation(operation: BulkOperation): Split | undefined {
  const { index, method, endpoint, bulkId, data } = operation
  if (method !== 'POST' || endpoint !== '/Users' || bulkId === undefined || !data) return undefined
  const kept: [string, unknown][] = []
  const added: JsonObject[] = []
  for (const [key, value] of Object.entries(data)) {
    if (isManager(key)) added.push({ op: 'add', path: key, value })
    else if (isSameUrn(key, enterpriseUserSchema.id) && isObject(value)) {
      const { others, managers } = splitExtension(value)
      kept.push([key, others])
      added.push(...managers.map((of) => ({ op: 'add', path: manager, value: of })))
    } else kept.push([key, value])
  }
  if (added.length === 0) return undefined
  const id = `bulkId:${bulkId}`
  const patch = { schemas: [patchSchema], Operations: added }
  return {
    first: { ...operation, data: Object.fromEntries(kept) },
    link: { index, method: 'PATCH', bulkId, path: `${endpoint}/${id}`, endpoint, id, data: patch },
  }
}

/** The flat keys that Entra sends: `urn:...:User:manager` and `urn:...:User:manager.value`. */
function isManager(key: string): boolean {
  return isSameUrn(key, manager) || isSameUrn(key, `${manager}.value`)
}

function splitExtension(extension: JsonObject): { others: JsonObject; managers: readonly unknown[] } {
  const entries = Object.entries(extension)
  const others = Object.fromEntries(entries.filter(([key]) => key.toLowerCase() !== 'manager'))
  return { others, managers: entries.filter(([key]) => key.toLowerCase() === 'manager').map(([, value]) => value) }
}
