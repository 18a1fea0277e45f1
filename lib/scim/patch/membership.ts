/** Changes of a group's members as sets of ids, for groups too large to hold: authentik sends one operation per member,
 *  Okta one filter per member. Runs of the same kind become one set, so the layer below can work set by set, in order. */
import type { Filter } from '../filter/ast'
import { isComplex, type Value, valuesOf } from '../resource'
import type { Operation } from './parse'

export type Step =
  /** `replace` with no ids empties the group. */
  | { readonly kind: 'members'; readonly change: 'add' | 'remove' | 'replace'; readonly ids: readonly string[] }
  | { readonly kind: 'attribute'; readonly operation: Operation }

/** The operations as steps; undefined where one asks something of members that ids alone cannot say (then
 *  `applyPatch` on the whole group is the way). */
export function membershipSteps(operations: readonly Operation[]): readonly Step[] | undefined {
  const steps: Step[] = []
  for (const operation of operations) {
    const step = stepOf(operation)
    if (!step) return undefined
    const last = steps.at(-1)
    if (
      last?.kind === 'members' &&
      step.kind === 'members' &&
      step.change !== 'replace' &&
      last.change === step.change
    ) {
      steps[steps.length - 1] = { ...last, ids: last.ids.concat(step.ids) }
    } else steps.push(step)
  }
  return steps
}

function stepOf(operation: Operation): Step | undefined {
  const { op, path, target, value } = operation
  if (target.extension || target.attribute?.name !== 'members') return { kind: 'attribute', operation }
  if (target.sub) return undefined
  if (!path.filter) {
    if (op === 'remove' && value === undefined) return { kind: 'members', change: 'replace', ids: [] }
    return { kind: 'members', change: op, ids: idsOf(value) }
  }
  const ids = op === 'remove' ? idsIn(path.filter) : undefined
  return ids && { kind: 'members', change: 'remove', ids }
}

function idsOf(value: Value | undefined): string[] {
  return valuesOf(value).flatMap((item) => (isComplex(item) && typeof item.value === 'string' ? [item.value] : []))
}

/** The ids of `value eq "a" or value eq "b"`; undefined for any other filter. */
function idsIn(filter: Filter): string[] | undefined {
  if (filter.kind === 'compare') {
    const { op, path, value } = filter
    return op === 'eq' && path.attribute === 'value' && typeof value === 'string' ? [value] : undefined
  }
  if (filter.kind !== 'or') return undefined
  const ids = filter.parts.map(idsIn)
  return ids.every((list) => list !== undefined) ? ids.flat() : undefined
}
