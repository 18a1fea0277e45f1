import { expect, test } from 'vitest'
import { paceOf } from './job-pace'

const now = new Date('2026-11-22T12:00:00Z')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000)
const job = { state: 'running', done: 400, total: 1_000, options: {}, createdAt: ago(10) } as const

test('the pace of a job is that of all it has done', () => {
  expect(paceOf(job, now)).toEqual({ perSecond: 40, secondsLeft: 15 })
})

test('what was waited for before the start of an import does not count', () => {
  const options = { startedAt: ago(4).toISOString() }
  expect(paceOf({ ...job, createdAt: ago(3_600), options }, now)).toEqual({ perSecond: 100, secondsLeft: 6 })
})

test.each([
  ['that has just begun', { createdAt: ago(1) }],
  ['that has done nothing yet', { done: 0 }],
  ['that has ended', { state: 'done' as const }],
])('nothing is said of a job %s', (_, differing) => {
  expect(paceOf({ ...job, ...differing }, now)).toBeUndefined()
})
