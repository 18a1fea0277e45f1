/** Runs one operation many times from several loops and says what it took. */
import type { Answer } from './client'
import { isCounted, usageOf } from './usage'

export interface Row {
  readonly name: string
  /** Operations that were answered rightly. */
  readonly operations: number
  readonly errors: number
  readonly perSecond: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
  /** CPU of the server and of the database for one operation; null where the system does not tell. */
  readonly serverCpuMs: number | null
  readonly databaseCpuMs: number | null
  readonly residentMiB: number | null
  /** Mean length of an answer. */
  readonly size: number
  /** What was found wrong besides single errors: lost changes, wrong totals. */
  readonly faults: readonly string[]
}

export interface Processes {
  readonly server: number
  readonly database: number
}

export interface Limits {
  readonly concurrency: number
  readonly seconds: number
  readonly count?: number
}

/** `answer` is right when `wrong` says nothing. */
export type Operation = (n: number) => Promise<{ answer: Answer; right: boolean }>

const maxFaults = 3

/** Ends after `count` operations or `seconds`, whatever comes first. */
export async function measure(name: string, limits: Limits, processes: Processes, run: Operation): Promise<Row> {
  const times: number[] = []
  const faults: string[] = []
  let [next, errors, size] = [0, 0, 0]
  const before = [usageOf(processes.server), usageOf(processes.database)] as const
  const began = performance.now()
  const loop = async () => {
    while (next < (limits.count ?? Infinity) && performance.now() - began < limits.seconds * 1000) {
      const { answer, right } = await run(next++)
      if (right) {
        times.push(answer.ms)
        size += answer.size
      } else {
        errors++
        if (faults.length < maxFaults) faults.push(`${answer.status} ${answer.text.slice(0, 160)}`)
      }
    }
  }
  await Promise.all(Array.from({ length: limits.concurrency }, loop))
  const seconds = (performance.now() - began) / 1000
  const after = [usageOf(processes.server), usageOf(processes.database)] as const
  const cpu = (side: 0 | 1) =>
    isCounted() && times.length > 0 ? ((after[side].cpuSeconds - before[side].cpuSeconds) * 1000) / times.length : null
  times.sort((one, other) => one - other)
  return {
    name,
    operations: times.length,
    errors,
    perSecond: times.length / seconds,
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
    p99Ms: percentile(times, 0.99),
    serverCpuMs: cpu(0),
    databaseCpuMs: cpu(1),
    residentMiB: isCounted() ? after[0].residentMiB : null,
    size: times.length > 0 ? size / times.length : 0,
    faults,
  }
}

/** Of a sorted list; 0 of an empty one. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0
}

export function median(values: readonly number[]): number {
  return percentile(
    [...values].sort((one, other) => one - other),
    0.5,
  )
}
