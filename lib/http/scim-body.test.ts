import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Exchange } from './exchange'
import { bodyTimeoutMs, parsedBody, readBody, textOf } from './scim-body'
import { errorAnswer, toScimError } from './scim-errors'

const exchange = (text: Exchange['text'], method = 'POST', type = 'application/scim+json'): Exchange => ({
  method,
  path: '/api/v2/scim/Users',
  search: '',
  header: (name) => (name === 'content-type' ? type : null),
  address: undefined,
  text,
})

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('a body that does not come to its end is 408, and its connection serves no other request', async () => {
  const reading = readBody(
    exchange(() => new Promise(() => {})),
    10,
  )
  await vi.advanceTimersByTimeAsync(bodyTimeoutMs)
  const body = await reading
  const error = (() => {
    try {
      return textOf(body)
    } catch (thrown) {
      return toScimError(thrown, 'request')
    }
  })()
  expect(error).toMatchObject({ status: 408, detail: expect.stringContaining('25 seconds') })
  expect(errorAnswer(error as never).headers.connection).toBe('close')
})

test('a body in time leaves no timer behind', async () => {
  const body = await readBody(
    exchange(async () => '{"a":1}'),
    10,
  )
  expect([parsedBody(body), vi.getTimerCount()]).toEqual([{ a: 1 }, 0])
})

test('a verb without a body reads none, and another media type is not read', async () => {
  const never = exchange(() => Promise.reject(new Error('was read')), 'DELETE')
  expect(await readBody(never, 10)).toBeUndefined()
  const text = exchange(() => Promise.reject(new Error('was read')), 'POST', 'text/plain')
  expect(await readBody(text, 10)).toMatchObject({ error: { status: 415 } })
})
