import { expect, test } from 'vitest'
import { decodeText } from './decode-text'

const text = 'e-mail;nom\nzoe@acme.test;Zoé'

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
  ['UTF-16, little end first', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16, big end first', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ['Windows 1252', Buffer.from(text, 'latin1')],
])('%s is read', (_, bytes) => {
  expect(decodeText(bytes)).toBe(text)
})

test('a workbook is no text', () => {
  expect(decodeText(Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]))).toBeUndefined()
})
