/** Filters and paths as text again: `parseFilter(printFilter(filter))` is the filter. */
import type { Filter, Path } from './ast'

export function printFilter(filter: Filter): string {
  switch (filter.kind) {
    case 'compare':
      return `${printPath(filter.path)} ${filter.op} ${JSON.stringify(filter.value)}`
    case 'present':
      return `${printPath(filter.path)} pr`
    case 'matches':
      return printPath(filter.path)
    case 'not':
      return `not (${printFilter(filter.of)})`
    case 'and':
    case 'or':
      return filter.parts.map((part) => printPart(part, filter.kind)).join(` ${filter.kind} `)
  }
}

export function printPath({ urn, attribute, filter, sub }: Path): string {
  const name = urn === undefined ? attribute : `${urn}:${attribute}`
  const brackets = filter ? `[${printFilter(filter)}]` : ''
  return sub === undefined ? name + brackets : `${name}${brackets}.${sub}`
}

/** `and` within `or` needs no parentheses; every other nesting keeps them, so the tree survives. */
function printPart(part: Filter, within: 'and' | 'or'): string {
  const text = printFilter(part)
  return part.kind === 'or' || (part.kind === 'and' && within === 'and') ? `(${text})` : text
}
