/** What time alone makes due, for all organizations at once: the days of the activity log that come and those that go,
 *  answers kept for repeats whose day is over, replaced keys that nothing uses any more, mails about keys that end soon or
 *  hang on a person, old links for new passwords, sessions and SAML sign-ins of long ago, identity providers and domains
 *  to be looked after, planned changes of the ways to sign in, what organizations keep no longer of their audit log.
 *  Done at start and each hour; several workers do it in turn. */
import { retain } from '@/lib/audit/seal'
import { log } from '@/lib/base/log'
import { nobody, statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { loginsKeptDays } from '@/lib/org/saml/saml-attempts'
import { lookAfterDomains } from './domain-checks'
import { remindOfKeys, tellOfPersonalKeys } from './key-reminders'
import { endSilentKeys } from './key-rotations'
import { settlePlannedMethods } from './planned-methods'
import { lookAfterProviders } from './saml-upkeep'

const everyMs = 3_600_000
export const activityKeptDays = 30

const rollActivity = statement<{ made: number; dropped: number }>(
  'activity_roll',
  'select made, dropped from activity_roll($1)',
)
/** How long an uploaded or written file is kept. */
export const jobsKeptDays = 30
const sweepJobs = statement<{ swept: number }>('jobs_sweep', 'select jobs_sweep($1) as swept')
const sweepResets = statement<{ swept: number }>('password_resets_sweep', 'select password_resets_sweep($1) as swept')
const sweepSessions = statement<{ swept: number }>('sessions_sweep', 'select sessions_sweep($1) as swept')
const sweepSaml = statement<{ swept: number }>('saml_sweep', 'select saml_sweep($1, $2) as swept')
const sweepAnswers = statement<{ swept: number }>('idempotency_sweep', 'select idempotency_sweep($1) as swept')

/** Does all of it once. What fails is logged and tried again at the next hour; one task never stops another. */
export async function keepHouse(): Promise<void> {
  await task('activity', () => withOrg(nobody, (tx) => tx.query(rollActivity, [activityKeptDays])))
  await task('key rotations', async () => [await endSilentKeys()])
  await task('key reminders', async () => [await remindOfKeys()])
  await task('personal keys', async () => [await tellOfPersonalKeys()])
  await task('repeats', () =>
    withOrg(nobody, async (tx) => {
      await tx.ready()
      return tx.query(sweepAnswers, [tx.now])
    }),
  )
  await task('audit', async () => [{ removed: await retain() }])
  await task('jobs', sweepOldJobs)
  await task('password resets', () =>
    withOrg(nobody, async (tx) => {
      await tx.ready()
      return tx.query(sweepResets, [tx.now])
    }),
  )
  await task('sessions', () =>
    withOrg(nobody, async (tx) => {
      await tx.ready()
      return tx.query(sweepSessions, [tx.now])
    }),
  )
  await task('saml', sweepOldLogins)
  await task('saml providers', async () => [await lookAfterProviders()])
  await task('sign-in methods', async () => [await settlePlannedMethods()])
  await task('domains', async () => [await lookAfterDomains()])
}

async function sweepOldJobs(): Promise<{ swept: number }[]> {
  return withOrg(nobody, async (tx) => {
    await tx.ready()
    return tx.query(sweepJobs, [new Date(tx.now.getTime() - jobsKeptDays * 86_400_000)])
  })
}

async function sweepOldLogins(): Promise<{ swept: number }[]> {
  return withOrg(nobody, async (tx) => {
    await tx.ready()
    return tx.query(sweepSaml, [tx.now, new Date(tx.now.getTime() - loginsKeptDays * 86_400_000)])
  })
}

async function task(name: string, run: () => Promise<unknown[]>): Promise<void> {
  try {
    const [result] = await run()
    log.debug({ task: name, result }, 'kept house')
  } catch (error) {
    log.warn({ err: error, task: name }, 'housekeeping was put off')
  }
}

export interface Housekeeping {
  /** Ends when what is being done is done. */
  stop(): Promise<void>
}

export function startHousekeeping(): Housekeeping {
  let doing = keepHouse()
  const timer = setInterval(() => {
    doing = doing.then(keepHouse)
  }, everyMs)
  timer.unref()
  return {
    stop() {
      clearInterval(timer)
      return doing
    },
  }
}
