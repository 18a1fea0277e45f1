import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareText } from './text'

test('the order is that of the bytes in UTF-8', () => {
  const encoder = new TextEncoder()
  const text = fc.string({ unit: 'grapheme' })
  fc.assert(
    fc.property(text, text, (left, right) => {
      const bytes = Buffer.compare(encoder.encode(left), encoder.encode(right))
      expect(Math.sign(compareText(left, right))).toBe(bytes)
    }),
    { numRuns: 2000 },
  )
})

test('characters beyond U+FFFF come after all others', () => {
  expect(compareText('😀', '\uffee')).toBeGreaterThan(0)
  expect(compareText('\uffee', '😀')).toBeLessThan(0)
  expect(compareText('😀', '😁')).toBeLessThan(0)
})

test('a beginning comes before the whole', () => {
  expect(compareText('ann', 'anna')).toBeLessThan(0)
  expect(compareText('', '')).toBe(0)
})
