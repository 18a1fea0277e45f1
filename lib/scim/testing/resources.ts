/** Resources for tests: read from a body as the server reads them, and frozen so that nothing can change them. */
import type { ResourceTypeDefinition } from '../attribute'
import { Notes } from '../dialect'
import { applyPatch } from '../patch/apply'
import { parsePatch, patchSchema } from '../patch/parse'
import type { Resource } from '../resource'
import { readResource } from '../validate'

/** The resource a body means; `schemas` is filled in. */
export function resourceFrom(type: ResourceTypeDefinition, body: object, notes = new Notes()): Resource {
  return freeze(readResource(type, { schemas: [type.schema.id], ...body }, notes))
}

/** The resource after a PATCH with these operations. */
export function patched(
  type: ResourceTypeDefinition,
  resource: Resource,
  operations: readonly unknown[],
  notes = new Notes(),
): Resource {
  const body = { schemas: [patchSchema], Operations: operations }
  return applyPatch(type, freeze(resource), parsePatch(type, freeze(body), notes), notes)
}

export function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(freeze)
  }
  return value
}
