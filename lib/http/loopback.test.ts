import { expect, test } from 'vitest'
import { isLoopback, loopbackHeader, loopbackVerdict } from './loopback'

test.each(['localhost', 'localhost:3000', 'LOCALHOST', '127.0.0.1:3000', '[::1]', '[::1]:3000'])(
  'a request for %s is made here',
  (host) => expect(loopbackVerdict({ host })).toBe('yes'),
)

test.each([
  undefined,
  '',
  'gate.acme.test',
  'localhost.evil.test',
  'evil-localhost',
  'evil.test:3000',
  '127.0.0.1.evil.test',
  '::1',
  'localhost:3000@evil.test',
])('a request for %s is not', (host) => expect(loopbackVerdict({ host })).toBe('no'))

test.each(['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-anything'])(
  'a request with %s came through a proxy',
  (name) => expect(loopbackVerdict({ host: 'localhost', [name]: '127.0.0.1' })).toBe('no'),
)

test('without a verdict nothing is believed', () => {
  expect(isLoopback(new Headers())).toBe(false)
  expect(isLoopback(new Headers({ [loopbackHeader]: 'no' }))).toBe(false)
  expect(isLoopback(new Headers({ [loopbackHeader]: 'yes' }))).toBe(true)
})
