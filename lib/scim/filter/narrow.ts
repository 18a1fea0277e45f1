/** A filter that is asked of several resource types at once (RFC 7644 3.4.2.1): an attribute that one of them does not
 *  have is an attribute without a value there, so what asks for it is decided, as `evaluate` would decide it. */
import type { ResourceTypeDefinition } from '../attribute'
import { qualified } from '../dialect'
import { resolvePath } from '../path'
import type { Filter } from './ast'
import { checkFilter } from './check'

type Leaf = Extract<Filter, { readonly path: unknown }>

/** What the filter asks of this type, less what is decided already; true or false where all of it is. */
export function narrowFilter(type: ResourceTypeDefinition, filter: Filter): Filter | boolean {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return joined(
        filter.kind,
        filter.parts.map((part) => narrowFilter(type, part)),
      )
    case 'not': {
      const of = narrowFilter(type, filter.of)
      return typeof of === 'boolean' ? !of : { kind: 'not', of }
    }
    default:
      return knows(type, filter) ? filter : holdsForNothing(filter)
  }
}

/** Throws 400 invalidFilter where some part of the filter is none of any of the types, also one that would decide
 *  nothing; the first type says why. */
export function requireKnown(types: readonly [ResourceTypeDefinition, ...ResourceTypeDefinition[]], filter: Filter) {
  if ('parts' in filter) for (const part of filter.parts) requireKnown(types, part)
  else if ('of' in filter) requireKnown(types, filter.of)
  else {
    const knowing = types.filter((type) => knows(type, filter))
    for (const type of knowing.length > 0 ? knowing : types.slice(0, 1)) checkFilter(type, filter)
  }
}

function knows(type: ResourceTypeDefinition, { path }: Leaf): boolean {
  return resolvePath(type, qualified(type, path) ?? path)?.attribute !== undefined
}

function holdsForNothing(leaf: Leaf): boolean {
  return leaf.kind === 'compare' && leaf.op === (leaf.value === null ? 'eq' : 'ne')
}

function joined(kind: 'and' | 'or', parts: readonly (Filter | boolean)[]): Filter | boolean {
  const decisive = kind === 'or'
  if (parts.includes(decisive)) return decisive
  const open = parts.filter((part) => typeof part !== 'boolean')
  const [only, ...others] = open
  if (!only) return !decisive
  return others.length === 0 ? only : { kind, parts: open }
}
