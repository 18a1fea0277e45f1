/** What of a request or an answer may be kept: no secret, at any depth, and never more than a page of it.
 *
 *  Secret is what the schemas say is never returned. Such a member is dropped wherever it stands, and with it the value
 *  of a PATCH operation whose path names one; a filter that names one is left out whole. A body that cannot be read as
 *  JSON is kept only if it names no secret anywhere, since nobody can tell where in it the secret is. */
import { type AttributeDefinition, groupType, isObject, userType } from '@/lib/scim'

export interface Kept {
  readonly text: string
  /** Whether something was left out for its size. */
  readonly cut: boolean
  /** Whether something was left out for secrecy, or replaced since it cannot be stored. */
  readonly redacted: boolean
}

const secretNames = new Set(
  [userType, groupType].flatMap(({ schema, extensions }) =>
    [schema, ...extensions.map((extension) => extension.schema)].flatMap(({ attributes }) => namesIn(attributes.list)),
  ),
)

function namesIn(definitions: readonly AttributeDefinition[]): string[] {
  return definitions.flatMap(({ name, returned, subAttributes }) => [
    ...(returned === 'never' ? [name.toLowerCase()] : []),
    ...namesIn(subAttributes.list),
  ])
}

/** A key may carry its schema or its parent: `urn:...:User:password`, `credentials.password`. */
function isSecret(key: string): boolean {
  return secretNames.has(key.slice(Math.max(key.lastIndexOf(':'), key.lastIndexOf('.')) + 1).toLowerCase())
}

/** Whether a text names a secret anywhere, also spelled with JSON's or a URL's escapes. */
export function mentionsSecret(text: string): boolean {
  const plain = unescaped(text).toLowerCase()
  return [...secretNames].some((name) => plain.includes(name))
}

function unescaped(text: string): string {
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/%([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

export const leftOut = '(left out)'
const maxItems = 20
const maxValues = 2_000
const maxDepth = 40
/** A longer body that cannot be read is not searched for secrets, and not kept. */
const maxUnreadable = 65_536

/** A value without its secrets, lists shortened to 20 items, at most 2,000 values in all. */
export function withoutSecrets(value: unknown): Omit<Kept, 'text'> & { readonly value: unknown } {
  const seen = { values: 0, cut: false, redacted: false }
  const kept = copy(value, seen, 0)
  return { value: kept, cut: seen.cut, redacted: seen.redacted }
}

type Seen = { values: number; cut: boolean; redacted: boolean }

function copy(value: unknown, seen: Seen, depth: number): unknown {
  if (++seen.values > maxValues || depth > maxDepth) {
    seen.cut = true
    return undefined
  }
  if (Array.isArray(value)) {
    if (value.length > maxItems) seen.cut = true
    return value.slice(0, maxItems).map((item) => copy(item, seen, depth + 1))
  }
  if (value instanceof Date) return value.toISOString()
  return isObject(value) ? copyObject(value, seen, depth) : value
}

function copyObject(object: Readonly<Record<string, unknown>>, seen: Seen, depth: number): object {
  const keys = Object.keys(object)
  const hidesValue = keys.some((key) => isNamed(key, 'path') && namesSecret(object[key]))
  const kept: Record<string, unknown> = {}
  for (const key of keys) {
    if (seen.values > maxValues) {
      seen.cut = true
      break
    }
    const value = object[key]
    // A filter may compare a secret with a guess.
    const isGuess = (isNamed(key, 'path') || isNamed(key, 'filter')) && namesSecret(value)
    const isHidden = isSecret(key) || (hidesValue && isNamed(key, 'value'))
    seen.redacted ||= isGuess || isHidden
    if (isHidden) continue
    const own = isGuess ? leftOut : copy(value, seen, depth + 1)
    // Assigned, this one would be the prototype.
    if (key === '__proto__') Object.defineProperty(kept, key, { value: own, enumerable: true })
    else kept[key] = own
  }
  return kept
}

function isNamed(key: string, name: string): boolean {
  return key.length === name.length && key.toLowerCase() === name
}

function namesSecret(value: unknown): boolean {
  return typeof value === 'string' && mentionsSecret(value)
}

/** A request's body as it is kept: `body` where it could be read, else its bare text; null where nothing may be. */
export function keptRequest(body: unknown, text: string | undefined, maxLength: number): Kept | null {
  if (body !== undefined) {
    const { value, ...left } = withoutSecrets(body)
    return bounded(JSON.stringify(value), maxLength, left)
  }
  if (text === undefined || text === '') return null
  if (text.length > maxUnreadable || mentionsSecret(text)) return { text: leftOut, cut: true, redacted: true }
  return bounded(text, maxLength)
}

/** A text that PostgreSQL can hold and that is no longer than this. */
export function bounded(text: string, maxLength: number, left = { cut: false, redacted: false }): Kept {
  const isLong = text.length > maxLength
  const begun = isLong ? text.slice(0, maxLength) : text
  const kept = storable(begun)
  return { text: kept, cut: left.cut || isLong, redacted: left.redacted || kept !== begun }
}

/** PostgreSQL holds no U+0000; half a pair, which a cut may leave, is no text. */
export function storable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the very character that cannot be stored.
  return text.replace(/[\u0000\ud800-\udfff]/gu, '\ufffd')
}

/** A longer path is cut. */
export const mostPath = 1_000

const shown = new Set([
  'filter',
  'attributes',
  'excludedattributes',
  'sortby',
  'sortorder',
  'startindex',
  'count',
  'cursor',
])

/** Path and query as they are kept: parameters that are none of SCIM's by name alone, since one may be a token. */
export function keptPath(path: string, search: string): string {
  if (search === '') return bounded(path, mostPath).text
  const pairs = search.split('&').map((pair) => {
    const [name = ''] = pair.split('=', 1)
    return shown.has(name.toLowerCase()) && !mentionsSecret(pair) ? pair : `${name}=${leftOut}`
  })
  return bounded(`${path}?${pairs.join('&')}`, mostPath).text
}
