import { expect, test } from 'vitest'
import { oneLine } from './one-line'

test('a name cannot end the line it stands on', () => {
  expect(oneLine('Zoé\r\nBcc: x@evil.test')).toBe('Zoé Bcc: x@evil.test')
  expect(oneLine('a\u2028b\u0000c\u0085d')).toBe('a b c d')
})

test('a name cannot turn the direction of the text behind it', () => {
  expect(oneLine('Acme\u202egro.live\u2066')).toBe('Acme gro.live')
})

test('the joiners that names need stay', () => {
  expect(oneLine('علی\u200cرضا')).toBe('علی\u200cرضا')
})

test('a long name is cut between letters', () => {
  expect([...oneLine('😀'.repeat(200))]).toHaveLength(100)
  expect(oneLine('x'.repeat(100))).toHaveLength(100)
})
