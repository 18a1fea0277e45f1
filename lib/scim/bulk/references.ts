/** References to what another operation creates (RFC 7644 3.7.2): `bulkId:x` in place of an id, as a whole value
 *  anywhere in the data, and as a literal in the filter of a PATCH path: `members[value eq "bulkId:x"]`. */
import { isObject } from '../json'

/** The id that the POST with this bulkId got; undefined where it has none (yet). */
export type IdOf = (bulkId: string) => string | undefined

const mark = 'bulkId:'
const literals = /"(?:[^"\\]|\\.)*"/g

/** The bulkId that a text refers to; undefined where it is no reference. */
export function bulkIdIn(text: string): string | undefined {
  return text.length > mark.length && text.startsWith(mark) ? text.slice(mark.length) : undefined
}

/** The value with every reference replaced that `idOf` knows; the very same value where there is none. Never mutates,
 *  and names such as `__proto__` stay plain names. */
export function resolveReferences(value: unknown, idOf: IdOf): unknown {
  if (typeof value === 'string') return resolveText(value, idOf)
  if (Array.isArray(value)) {
    const items = value.map((item) => resolveReferences(item, idOf))
    return items.every((item, index) => item === value[index]) ? value : items
  }
  if (!isObject(value)) return value
  const entries = Object.entries(value)
  const resolved = entries.map(([name, item]): [string, unknown] => [
    resolveLiterals(name, idOf),
    name.toLowerCase() === 'path' && typeof item === 'string'
      ? resolveLiterals(item, idOf)
      : resolveReferences(item, idOf),
  ])
  const isSame = resolved.every(([name, item], index) => name === entries[index]?.[0] && item === entries[index]?.[1])
  return isSame ? value : Object.fromEntries(resolved)
}

/** The bulkIds that a value refers to, each once. */
export function referencesIn(value: unknown): ReadonlySet<string> {
  const found = new Set<string>()
  resolveReferences(value, (bulkId) => {
    found.add(bulkId)
    return undefined
  })
  return found
}

function resolveText(text: string, idOf: IdOf): string {
  const bulkId = bulkIdIn(text)
  return (bulkId === undefined ? undefined : idOf(bulkId)) ?? text
}

/** The string literals of a path; literal by literal, so that a quote inside one opens nothing. */
function resolveLiterals(path: string, idOf: IdOf): string {
  if (!path.includes(mark)) return path
  return path.replace(literals, (literal) => {
    const text = textOf(literal)
    const resolved = resolveText(text, idOf)
    return resolved === text ? literal : JSON.stringify(resolved)
  })
}

/** What a literal says; a malformed one says nothing, and the path's own reader refuses it. */
function textOf(literal: string): string {
  if (!literal.includes('\\')) return literal.slice(1, -1)
  try {
    return String(JSON.parse(literal))
  } catch {
    return ''
  }
}
