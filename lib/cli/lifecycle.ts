/**
 * The life of a server process: what was started is stopped in the opposite order, once, whether it ends by a signal
 * or by a start that failed half way.
 */
import { setTimeout as sleep } from 'node:timers/promises'

export type Lifecycle = {
  /** Registers how to stop what has just been started. */
  onStop(name: string, stop: () => void | Promise<void>, limitMs?: number): void
  stop(): Promise<void>
}

/** npm hands on to us the very signal that its terminal has sent to both: an echo, not a second wish. */
const echoMs = 1_000
const defaultLimitMs = 30_000
const parentCheckMs = 500

/** From here on SIGINT, SIGTERM and SIGHUP stop the process with exit code 0; a second one ends it at once with 1. */
export function lifecycle(): Lifecycle {
  const stops: { name: string; stop: () => void | Promise<void>; limitMs: number }[] = []
  let stopping: Promise<void> | null = null
  const stopAll = async () => {
    for (const { name, stop, limitMs } of stops.reverse()) await within(limitMs, name, stop)
  }
  const stop = () => (stopping ??= stopAll())
  let first = 0
  const onSignal = (signal?: string) => {
    if (first && signal && Date.now() - first > echoMs) process.exit(1)
    if (first) return
    first = Date.now()
    process.stderr.write('Stopping\n')
    void stop().then(() => process.exit(0))
  }
  // Whoever read what we say may be gone. That is no error to report: the report would fail as well, and again.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
  if (process.env.npm_lifecycle_event) onParentGone(onSignal)
  return { stop, onStop: (name, end, limitMs = defaultLimitMs) => void stops.push({ name, stop: end, limitMs }) }
}

/** npm killed outright hands on nothing; whoever ends it means the server. */
function onParentGone(stop: () => void): void {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && stop(), parentCheckMs).unref()
}

/** One part that hangs or fails must not keep the others, the database above all, from stopping cleanly. */
async function within(limitMs: number, name: string, stop: () => void | Promise<void>): Promise<void> {
  const stopped = Promise.resolve()
    .then(stop)
    .then(() => true)
    .catch((error) => {
      process.stderr.write(`Stopping ${name}: ${error instanceof Error ? error.message : error}\n`)
      return true
    })
  if (await Promise.race([stopped, sleep(limitMs, false)])) return
  process.stderr.write(`Stopping ${name} took too long: going on without it\n`)
}
