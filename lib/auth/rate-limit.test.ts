import { describe, expect, test } from 'vitest'
import { type Bucket, RateLimiter, take } from './rate-limit'

const rate = { perSecond: 10, burst: 40 }

/** Takes tokens one after the other at the given times; answers how many were had. */
function had(timesMs: readonly number[]): number {
  let bucket: Bucket | undefined
  let count = 0
  for (const nowMs of timesMs) {
    const verdict = take(bucket, nowMs, rate)
    bucket = verdict.bucket
    if (verdict.allowed) count++
  }
  return count
}

const times = (count: number, everyMs: number) => Array.from({ length: count }, (_, n) => n * everyMs)

describe('a bucket', () => {
  test('lets a whole burst through at once, and nothing more', () => {
    expect(had(times(100, 0))).toBe(40)
  })

  test('lets the rate through for ever', () => {
    expect(had(times(1_000, 100))).toBe(1_000)
  })

  test('lets through the burst and what was filled meanwhile', () => {
    expect(had(times(1_001, 10))).toBe(40 + 100)
  })

  test('never holds more than a burst, however long nothing came', () => {
    expect(had([...times(40, 0), ...times(100, 0).map(() => 1e9)])).toBe(80)
  })

  test('lets what costs more than is left through on credit, and the next the later', () => {
    const bulk = take({ tokens: 5, atMs: 0 }, 0, rate, 25)
    expect(bulk).toMatchObject({ allowed: true, remaining: 0, retryAfterSeconds: 3 })
    expect(take(bulk.bucket, 2_000, rate).allowed).toBe(false)
    expect(take(bulk.bucket, 2_200, rate).allowed).toBe(true)
  })

  test('a refused request takes nothing and learns when to come back', () => {
    const empty: Bucket = { tokens: 0.5, atMs: 1_000 }
    const refused = take(empty, 1_000, rate)
    expect(refused).toMatchObject({ allowed: false, remaining: 0, retryAfterSeconds: 1, resetSeconds: 4 })
    expect(take(refused.bucket, 1_050, rate).allowed).toBe(true)
  })

  test('at one request an hour the wait is told in whole seconds', () => {
    expect(take({ tokens: 0, atMs: 0 }, 0, { perSecond: 1 / 3_600, burst: 1 })).toMatchObject({
      allowed: false,
      retryAfterSeconds: 3_600,
    })
  })

  test('a clock that goes back fills nothing and breaks nothing', () => {
    expect(take({ tokens: 3, atMs: 5_000 }, 1_000, rate)).toMatchObject({ allowed: true, remaining: 2 })
  })
})

describe('the limiter', () => {
  test('counts each key for itself', () => {
    const limiter = new RateLimiter()
    for (let n = 0; n < 40; n++) limiter.take('one', 0, rate)
    expect(limiter.take('one', 0, rate).allowed).toBe(false)
    expect(limiter.take('other', 0, rate).allowed).toBe(true)
  })

  test('remembers a bounded number, those used last', () => {
    const limiter = new RateLimiter()
    for (let n = 0; n < 40; n++) limiter.take('one', 0, rate)
    for (let n = 0; n < 9_999; n++) limiter.take(`stranger ${n}`, 0, rate)
    expect(limiter.take('one', 0, rate).allowed).toBe(false)
    for (let n = 9_999; n < 15_000; n++) limiter.take(`stranger ${n}`, 0, rate)
    expect(limiter.take('one', 0, rate).allowed).toBe(false)
    for (let n = 0; n < 10_000; n++) limiter.take(`stranger ${n}`, 0, rate)
    expect(limiter.take('one', 0, rate).allowed).toBe(true)
  })
})
