import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { isLeaked } from './leaked-passwords'

beforeAll(() => isLeaked('the file is read now'))

describe('is refused', () => {
  test.each([
    'password',
    'iloveyou',
    'qwertyuiop',
    'trustno1',
    'motdepasse',
    'azertyuiop',
    // Capitals hide nothing.
    'PassWord',
    'QWERTYUIOP',
    // Nor does what composition rules ask for.
    'Password1',
    'Password2026!',
    'Summer2026!',
    'dragon12',
    'monkey!!!',
    'sunshine#99',
    // Nor saying it twice.
    'passwordpassword',
    'Dragon1Dragon1',
    '11111111',
    'abcdabcdabcd',
    'ééééééééé',
  ])('%s', async (password) => {
    expect(await isLeaked(password)).toBe(true)
  })
})

describe('is taken', () => {
  test.each([
    'correct horse battery staple and more',
    'quatre tasses vertes',
    'x7Kp-2mQz',
    'zebra lamp 19 river',
    'größenwahn am dienstag',
    '漢字でも長ければよい',
    'Password of the seventh kind',
    '🦊🌲🚲🧂 tee',
  ])('%s', async (password) => {
    expect(await isLeaked(password)).toBe(false)
  })
})

test('any word of the list is found, and random text is not', async () => {
  const random = fc.string({ minLength: 12, maxLength: 40, unit: fc.constantFrom(...'bcdfghjklmnpqrstvwxz0123456789') })
  await fc.assert(
    fc.asyncProperty(random, async (text) => (await isLeaked(text)) === /^(.{1,4})\1+$/.test(text)),
    { numRuns: 5_000 },
  )
})

test('a look-up takes far less than a millisecond, whatever is looked up', async () => {
  const texts = Array.from({ length: 500 }, (_, index) => `${'ab'.repeat(index % 128)}${index}`)
  const started = performance.now()
  for (const text of texts) await isLeaked(text)
  expect((performance.now() - started) / texts.length).toBeLessThan(1)
})

test('the file holds what its head says, in order', () => {
  const list = readFileSync('lib/org/passwords/leaked-passwords.bin')
  const count = list.readUInt32LE()
  expect(count).toBeGreaterThan(500_000)
  expect(list.length).toBe(4 + 65_537 * 4 + count * 3)
  expect(list.readUInt32LE(4)).toBe(0)
  expect(list.readUInt32LE(4 + 65_536 * 4)).toBe(count)
})
