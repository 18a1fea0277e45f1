/** The worker: it sends what the outbox holds, keeps house (housekeeping.ts) and seals the audit log (sealing.ts).
 *
 *  It looks each second and whenever a commit in this process tells of mail. Each organization has a lane, so that
 *  none waits for another's sync, and a rate. While no mail server is configured nothing is claimed and nothing
 *  fails; while it cannot be reached all mails wait, longer each time, and none is charged for it. Several workers
 *  share the queue by claims. No error ends the loop.
 */
import { env } from '@/lib/base/env'
import { log } from '@/lib/base/log'
import { claim, type Due } from '@/lib/db/due-work'
import { keepsRendered, origin, sender, smtpUrl } from '@/lib/mail/config'
import { onNudge } from '@/lib/mail/nudge'
import { openTransport, sendTimeoutMs, type Transport } from '@/lib/mail/transport'
import { Allowances } from './allowance'
import { pauseMs } from './backoff'
import { startHousekeeping } from './housekeeping'
import { startJobs } from './job-worker'
import { type Desk, runLane } from './mail-lane'
import { startSealing } from './sealing'

const tickMs = 1_000
const maxLanes = 20
const perClaim = 10
const rate = { perSecond: 10, burst: 20 }
/** How long a dead worker's mails wait for another. */
export const leaseMs = sendTimeoutMs + 15_000

export interface RunningWorker {
  /** Ends when the mails in flight are recorded; what was claimed and not begun is given back. */
  stop(): Promise<void>
}

export async function startWorker(): Promise<RunningWorker> {
  const worker = new MailWorker()
  const running = worker.run()
  const housekeeping = startHousekeeping()
  const sealing = startSealing()
  const jobs = startJobs()
  return {
    async stop() {
      worker.stop()
      await Promise.all([running, housekeeping.stop(), sealing.stop(), jobs.stop()])
    },
  }
}

class MailWorker {
  private stopping = false
  private ring: () => void = () => {}
  private readonly lanes = new Map<string, Promise<void>>()
  private readonly allowances = new Allowances(rate, () => performance.now())
  private transport: Transport | undefined
  private failures = 0
  private pausedUntilMs = 0

  async run(): Promise<void> {
    const quiet = onNudge(() => this.ring())
    while (!this.stopping) {
      // Set before looking, so that what is told meanwhile is not missed.
      const rung = this.nextRing()
      try {
        await this.look()
      } catch (error) {
        log.error({ err: error }, 'the worker could not look for mail')
      }
      await rung
    }
    quiet()
    await Promise.all(this.lanes.values())
    this.transport?.close()
  }

  stop(): void {
    this.stopping = true
    this.ring()
  }

  private nextRing(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.stopping ? 0 : tickMs)
      this.ring = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  private async look(): Promise<void> {
    const url = smtpUrl()
    const organizations = maxLanes - this.lanes.size
    if (!url || organizations <= 0 || performance.now() < this.pausedUntilMs) return
    this.transport ??= openTransport({ smtpUrl: url, from: sender(), origin: origin() })
    const busy = Object.fromEntries([...this.lanes.keys()].map((orgId) => [orgId, 0]))
    const allowances = { ...this.allowances.limited(), ...busy }
    const dues = await claim('mail', { perOrganization: perClaim, allowances, organizations, leaseMs })
    for (const [orgId, own] of byOrganization(dues)) this.openLane(orgId, own, this.transport)
  }

  private openLane(orgId: string, dues: readonly Due[], transport: Transport): void {
    this.allowances.take(orgId, dues.length)
    const lane = this.work(dues, transport).finally(() => {
      this.lanes.delete(orgId)
      this.ring()
    })
    this.lanes.set(orgId, lane)
  }

  /** Never rejects: what a failure leaves behind comes due again when its claim lapses. */
  private async work(dues: readonly Due[], transport: Transport): Promise<void> {
    const desk: Desk = {
      transport,
      installation: { origin: origin(), secret: env().secret },
      keepsRendered: keepsRendered(),
      leaseMs,
      isStopping: () => this.stopping,
    }
    try {
      if ((await runLane(dues, desk)) === 'unreachable') this.pause()
      else this.failures = 0
    } catch (error) {
      log.error({ err: error, org: dues[0]?.orgId }, 'mails of an organization were left for a later try')
    }
  }

  private pause(): void {
    const nowMs = performance.now()
    if (nowMs < this.pausedUntilMs) return
    this.failures += 1
    this.pausedUntilMs = nowMs + pauseMs(this.failures, Math.random())
  }
}

function byOrganization(dues: readonly Due[]): Map<string, Due[]> {
  const groups = new Map<string, Due[]>()
  for (const due of dues) groups.set(due.orgId, [...(groups.get(due.orgId) ?? []), due])
  return groups
}
