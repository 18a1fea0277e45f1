import { expect, test } from 'vitest'
import { isMailAddress } from './mail-address'

test.each([
  'a@b',
  'ines.faure+gate@acme.test',
  "o'neil@acme.test",
  'zoé@acme.test',
  'a@bücher.example',
  'A_b-c%d@x.y.z',
])('%j is one address', (text) => expect(isMailAddress(text)).toBe(true))

test.each([
  '',
  'a',
  '@b',
  'a@',
  'a@b@c',
  'a@evil.test,b@victim.test',
  '"e@attacker.test"@victim.test',
  '"e"@victim.test',
  'Name <a@b.test>',
  'a b@c.test',
  'a@b.test\r\nBcc: c@d.test',
  'a@b..test',
  'a@.test',
  'a(comment)@b.test',
  'a:b@c.test;',
  'a\u0000@b.test',
  'a\u202e@b.test',
  'a\\@b.test',
])('%j is not', (text) => expect(isMailAddress(text)).toBe(false))

test('lengths end where SMTP ends them (RFC 5321 4.5.3.1)', () => {
  const domain = `${'d'.repeat(60)}.${'d'.repeat(60)}.${'d'.repeat(60)}`
  expect(isMailAddress(`${'l'.repeat(64)}@${domain}`)).toBe(true)
  expect(isMailAddress(`${'l'.repeat(65)}@${domain}`)).toBe(false)
  expect(isMailAddress(`${'l'.repeat(64)}@${domain}.${'d'.repeat(60)}`)).toBe(false)
})

test('a hostile address is judged at once', () => {
  const started = performance.now()
  isMailAddress(`${'a.'.repeat(100_000)}@`)
  isMailAddress('"('.repeat(126))
  expect(performance.now() - started).toBeLessThan(100)
})
