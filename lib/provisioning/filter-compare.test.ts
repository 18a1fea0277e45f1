import fc from 'fast-check'
import { expect, test } from 'vitest'
import { endOfPrefix } from './filter-compare'

/** By code points, as the "C" collation orders UTF-8. */
function isBefore(left: string, right: string): boolean {
  return Buffer.compare(Buffer.from(left), Buffer.from(right)) < 0
}

const text = fc.string({ unit: 'binary', maxLength: 5 })

test('what starts with a prefix is what lies between it and its end', () => {
  fc.assert(
    fc.property(text, fc.oneof(text, fc.tuple(text, text)), (prefix, other) => {
      const value = Array.isArray(other) ? prefix + other.join('') : other
      const end = endOfPrefix(prefix)
      const isInside = !isBefore(value, prefix) && (end === undefined || isBefore(value, end))
      expect(isInside).toBe(value.startsWith(prefix))
    }),
    { numRuns: 5_000 },
  )
})

test.each([
  ['a', 'b'],
  ['', undefined],
  ['\ud7ff', '\ue000'],
  ['a\u{10ffff}', 'b'],
  ['\u{10ffff}', undefined],
])('the end of %j is %j', (prefix, end) => {
  expect(endOfPrefix(prefix)).toBe(end)
})
