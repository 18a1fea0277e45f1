/** The worker's jobs: resends, imports and exports, a batch a transaction. A claim is renewed inside each batch, so a
 *  worker that stalled past its lease can neither store anything nor go on beside the one that took over. */
import { DomainError } from '@/lib/base/errors'
import { log } from '@/lib/base/log'
import { claim, type Due, release } from '@/lib/db/due-work'
import { findOrg } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { nudgeWorker, onNudge } from '@/lib/mail/nudge'
import { fail, runBatch } from '@/lib/org/job-run'

const tickMs = 1_000
/** Jobs at once: one an organization, so that no import keeps the database from requests. */
const maxJobs = 2
/** How long a dead worker's job waits for another; much longer than a batch takes. */
export const jobLeaseMs = 20_000
const maxFailures = 3

const renewClaim = statement<{ lease: Date }>(
  'job_renew',
  `update due_work set due_at = now() + $3::float8 * interval '1 millisecond' where id = $1 and due_at = $2
   returning due_at as lease`,
)
const endClaim = statement('job_end', 'delete from due_work where id = $1')

export interface RunningJobs {
  /** Ends when the batches at work are stored; their jobs go on elsewhere or later. */
  stop(): Promise<void>
}

export function startJobs(): RunningJobs {
  const running = new Map<string, Promise<void>>()
  let stopping = false
  let looking = Promise.resolve()
  const look = () => {
    looking = looking.then(async () => {
      if (stopping || running.size >= maxJobs) return
      const busy = Object.fromEntries([...running.keys()].map((orgId) => [orgId, 0]))
      const options = {
        perOrganization: 1,
        allowances: busy,
        organizations: maxJobs - running.size,
        leaseMs: jobLeaseMs,
      }
      for (const due of await claim('job', options)) {
        const job = work(due, () => stopping).finally(() => running.delete(due.orgId))
        running.set(due.orgId, job)
      }
    })
    looking = looking.catch((error) => log.error({ err: error }, 'the worker could not look for jobs'))
  }
  const timer = setInterval(look, tickMs)
  timer.unref()
  const quiet = onNudge(look)
  look()
  return {
    async stop() {
      stopping = true
      clearInterval(timer)
      quiet()
      await looking
      await Promise.all(running.values())
    },
  }
}

/** Never rejects. What cannot be done after some tries is given up, with what was done before it. */
async function work(due: Due, isStopping: () => boolean): Promise<void> {
  let held: Due | undefined = due
  let failures = 0
  while (held) {
    if (isStopping()) return release([held])
    try {
      held = await step(held)
      failures = 0
    } catch (error) {
      failures += 1
      log.error({ err: error, job: due.id, org: due.orgId, failures }, 'a batch of a job failed')
      if (error instanceof DomainError || failures >= maxFailures) held = await giveUp(due, error)
    }
  }
}

/** One batch; answers the claim as it is then, or undefined when the job has ended or is another's. */
export async function step(due: Due, leaseMs = jobLeaseMs): Promise<Due | undefined> {
  const after = await withOrg(due.orgId, async (tx) => {
    const [claimed] = await tx.query(renewClaim, [due.id, due.lease, leaseMs])
    const org = claimed && (await findOrg(tx))
    if (!claimed || !org) return undefined
    if ((await runBatch(tx, org, due.id)) === 'more') return { ...due, lease: claimed.lease }
    tx.queue(endClaim, [due.id])
    return undefined
  })
  nudgeWorker()
  return after
}

async function giveUp(due: Due, error: unknown): Promise<undefined> {
  const problem = error instanceof DomainError ? error.code : 'broken'
  try {
    await withOrg(due.orgId, async (tx) => {
      await tx.ready()
      fail(tx, due.id, problem)
      tx.queue(endClaim, [due.id])
    })
  } catch (failure) {
    log.error({ err: failure, job: due.id }, 'a job could not be given up and comes again')
  }
  return undefined
}
