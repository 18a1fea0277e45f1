/** How fast a job goes, and how long it will take if it goes on so. */
import type { Job } from './jobs'

export interface Pace {
  /** Rows a second, since it began. */
  readonly perSecond: number
  readonly secondsLeft: number
}

/** Before that, a pace would be a guess. */
const leastMs = 2_000

/** Undefined for a job that does not run or has run too short a while. */
export function paceOf(
  job: Pick<Job, 'state' | 'done' | 'total' | 'options' | 'createdAt'>,
  now: Date,
): Pace | undefined {
  const { startedAt } = job.options
  // An import waits for its check; the others begin as they are made.
  const began = typeof startedAt === 'string' ? new Date(startedAt) : job.createdAt
  const ms = now.getTime() - began.getTime()
  if (job.state !== 'running' || job.done === 0 || ms < leastMs) return undefined
  const perSecond = (job.done * 1_000) / ms
  return { perSecond, secondsLeft: Math.max(0, job.total - job.done) / perSecond }
}
