import { afterEach, expect, test, vi } from 'vitest'
import { instantOf } from './date-time'

afterEach(() => {
  vi.unstubAllEnvs()
})

test.each([
  ['2026-01-31T08:00:00Z', '2026-01-31T08:00:00.000Z'],
  ['2026-01-31T08:00:00', '2026-01-31T08:00:00.000Z'],
  ['2026-01-31T08:00:00.5+02:00', '2026-01-31T06:00:00.500Z'],
  ['2011-05-13T04:42:34.123456789-05:30', '2011-05-13T10:12:34.123Z'],
  ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
  ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
])('%s is %s', (text, instant) => {
  expect(new Date(instantOf(text) ?? 0).toISOString()).toBe(instant)
})

test('a time without a zone is UTC, wherever the server stands', () => {
  vi.stubEnv('TZ', 'America/New_York')
  expect(new Date(2026, 0, 31).getTimezoneOffset()).toBe(300)
  expect(instantOf('2026-01-31T08:00:00')).toBe(Date.UTC(2026, 0, 31, 8))
})

test.each([
  '',
  '2026',
  '2026-01-31',
  '2026-01-31 08:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-01-01T25:00:00Z',
  'yesterday',
  '2026-02-30T00:00:00Z',
  '2025-02-29T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+01:00',
  '9999-12-31T23:59:59-01:00',
  '2026-01-01T00:00:60Z',
  '2026-01-01T00:00:00+25:00',
  '2026-01-31T08:00:00z',
  ' 2026-01-31T08:00:00Z',
  '+002026-01-31T08:00:00Z',
  '2026-01-31T08:00:00.1234567890',
  '2026-01-31T08:00Z',
])('%j is no date and time', (text) => {
  expect(instantOf(text)).toBeUndefined()
})
