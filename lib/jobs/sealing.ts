/** Seals the audit log every five seconds, or less often where looking takes long: never more than a twentieth of the
 *  time is spent on it. Several workers do it in turn. */
import { sealEverywhere } from '@/lib/audit/seal'
import { log } from '@/lib/base/log'

const everyMs = 5_000
const share = 20

export interface Sealing {
  /** Ends when what is being sealed is sealed. */
  stop(): Promise<void>
}

export function startSealing(): Sealing {
  let stopping = false
  let timer: NodeJS.Timeout | undefined
  let doing: Promise<void> = Promise.resolve()
  const next = (delayMs: number) => {
    if (stopping) return
    timer = setTimeout(() => {
      doing = sealOnce().then(next)
    }, delayMs)
    timer.unref()
  }
  next(0)
  return {
    stop() {
      stopping = true
      clearTimeout(timer)
      return doing
    },
  }
}

/** Resolves to how long to wait; never rejects. */
async function sealOnce(): Promise<number> {
  const begun = performance.now()
  try {
    await sealEverywhere()
  } catch (error) {
    log.warn({ err: error }, 'sealing the audit log was put off')
  }
  return Math.max(everyMs, (performance.now() - begun) * share)
}
