import { expect, test } from 'vitest'
import { DomainError } from '@/lib/base/errors'
import { BodyTooLarge } from './exchange'
import { errorAnswer, toScimError } from './scim-errors'

test.each([
  ['too many wait for a connection', new DomainError('overloaded')],
  ['no connection was had in time', new Error('timeout exceeded when trying to connect')],
  ['the database is away', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
  ['the database is shutting down', Object.assign(new Error('terminating'), { code: '57P01' })],
  ['a statement ran for too long', Object.assign(new Error('canceling statement'), { code: '57014' })],
])('where %s, the client is told to come back', (_what, error) => {
  const refusal = toScimError(error, 'request')
  expect(refusal.status).toBe(503)
  expect(errorAnswer(refusal).headers['retry-after']).toBe('1')
})

test('a list that ran for too long is refused, saying how to narrow it', () => {
  const refusal = toScimError(Object.assign(new Error('canceling statement'), { code: '57014' }), 'request', true)
  expect(refusal).toMatchObject({ status: 400, scimType: 'tooMany', detail: expect.stringContaining('userName') })
})

test.each([
  [1_048_576, '1 MB'],
  [16_777_216, '16 MB'],
])('a body beyond %i bytes is refused naming the limit', (maxBytes, named) => {
  const refusal = toScimError(new BodyTooLarge(maxBytes), 'request')
  expect([refusal.status, refusal.detail]).toEqual([413, expect.stringContaining(`${named} (${maxBytes} bytes)`)])
})
