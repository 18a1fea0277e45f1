import { expect, test } from 'vitest'
import { maxAttempts, pauseMs, retryDelayMs } from './backoff'

const delays = (chance: number) =>
  Array.from({ length: maxAttempts }, (_, index) => retryDelayMs(index + 1, chance)).filter((ms) => ms !== undefined)

test('a mail is tried for about a day, then given up', () => {
  const total = delays(0.5).reduce((sum, ms) => sum + ms, 0)
  expect(delays(0.5)).toHaveLength(maxAttempts - 1)
  expect(total / 3_600_000).toBeGreaterThan(23)
  expect(total / 3_600_000).toBeLessThan(26)
})

test('each wait is longer than the one before, a quarter to either side', () => {
  expect(retryDelayMs(1, 0)).toBe(45_000)
  expect(retryDelayMs(1, 1)).toBe(75_000)
  expect(retryDelayMs(2, 0.5)).toBe(120_000)
})

test('a server that cannot be reached is asked again at least each 75 seconds', () => {
  expect(pauseMs(1, 0.5)).toBe(1_000)
  expect(pauseMs(1_000, 1)).toBe(75_000)
})
