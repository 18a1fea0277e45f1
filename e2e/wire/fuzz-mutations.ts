/** Documents and texts bent in ways that no client means: parts replaced, removed, wrapped, renamed, cut and doubled. */
import fc from 'fast-check'

/** Values that some reader trips over. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    1.5,
    2 ** 53,
    -1e308,
    '',
    ' ',
    'True',
    'x',
    [],
    {},
    [[]],
    [{}],
    [null],
  ),
  fc.constantFrom(
    '\0',
    '\ud800',
    '\udfff',
    '\ufeff',
    '\u202e',
    'a\r\nb',
    '😀',
    'İ',
    'ß',
    '{{p0}}',
    '{{g0}}',
    '{{theirs}}',
  ),
  fc.constantFrom<unknown>('x'.repeat(2049), '日'.repeat(2048), 'bulkId:x', { value: 'x' }, [{ value: '{{p1}}' }]),
  fc.constantFrom(
    '2030-01-31T08:00:00Z',
    '2030-02-30T00:00:00Z',
    'AAAA',
    '{"id":"x","value":"Admin"}',
    '../Users/{{p0}}',
  ),
  fc.jsonValue({ maxDepth: 2 }),
)

const names = [
  'value',
  'type',
  'primary',
  'op',
  'path',
  'schemas',
  '__proto__',
  'constructor',
  'id',
  'meta',
  'userName',
]
const name = fc.oneof(
  fc.constantFrom(...names, 'members', 'emails', 'name.givenName', 'emails[type eq "work"].value', '$ref', 'urn:x:y'),
  fc.string({ maxLength: 6 }),
)

export type Change = { readonly place: number; readonly how: number; readonly junk: unknown; readonly name: string }
export const change: fc.Arbitrary<Change> = fc.record({ place: fc.nat(), how: fc.nat(), junk, name })

/** The document with one change at one of its places; the document itself is not touched. */
export function changed(document: unknown, change: Change): unknown {
  let place = change.place % sizeOf(document)
  const visit = (value: unknown): unknown => {
    if (place-- === 0) return bend(value, change)
    if (Array.isArray(value)) return value.map(visit)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, visit(item)]))
  }
  return visit(document)
}

function sizeOf(value: unknown): number {
  const parts = value !== null && typeof value === 'object' ? Object.values(value) : []
  return parts.reduce<number>((sum, part) => sum + sizeOf(part), 1)
}

function bend(value: unknown, { how, junk, name }: Change): unknown {
  const isObject = value !== null && typeof value === 'object' && !Array.isArray(value)
  const entries = isObject ? Object.entries(value) : []
  const bends: readonly (() => unknown)[] = [
    () => junk,
    () => [value],
    () => ({ [name]: value }),
    () => (isObject ? Object.fromEntries([...entries, [name, junk]]) : junk),
    () => (isObject ? Object.fromEntries(entries.slice(1)) : undefined),
    () => Object.fromEntries(entries.map(([key, item]) => [swapped(key), item])),
    () => (Array.isArray(value) ? [...value, ...value, junk] : [value, value]),
    () => (typeof value === 'string' ? value + JSON.stringify(junk) : JSON.stringify(value)),
  ]
  return bends[how % bends.length]?.()
}

/** Small letters for capitals and the other way round. */
export function swapped(text: string): string {
  return [...text]
    .map((letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()))
    .join('')
}

/** A document of the arbitrary with a change or two. */
export function bent(document: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(document, fc.array(change, { minLength: 1, maxLength: 2 }))
    .map(([whole, changes]) => changes.reduce<unknown>((value, one) => changed(value, one), whole))
}

const piece = fc.oneof(
  fc.constantFrom(
    '"',
    '\\',
    '[',
    ']',
    '(',
    ')',
    '{',
    '}',
    ',',
    ':',
    '.',
    ' ',
    '\t',
    ' and ',
    ' or ',
    'not (',
    ' eq ',
    ' pr',
  ),
  fc.constantFrom(
    '\\u0000',
    '\\ud800',
    '__proto__',
    '1e400',
    'null',
    '%',
    '%00',
    "'",
    '--',
    ';',
    '\u0000',
    'é',
    '😀',
    '$',
  ),
  fc.string({ maxLength: 4 }),
)

/** A text of the arbitrary, as it is or cut, doubled and with pieces put in. */
export function scrambled(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const cut = fc.record({ at: fc.nat(), length: fc.nat({ max: 6 }), put: fc.option(piece, { nil: '' }) })
  return fc.tuple(text, fc.array(cut, { maxLength: 3 })).map(([whole, cuts]) =>
    cuts.reduce((now, { at, length, put }) => {
      const start = at % (now.length + 1)
      return now.slice(0, start) + put + now.slice(start + length)
    }, whole),
  )
}
