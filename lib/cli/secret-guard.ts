/**
 * Nothing works on data that belong to another secret, and nothing works beside a change of the secret: every process
 * that serves, works or commands holds a shared lock while it runs, and the change takes it alone.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { env, provideEnv, type Settings } from '@/lib/base/env'
import { log } from '@/lib/base/log'
import { refusal } from '@/lib/base/refusal'
import { type Hold, takeHold } from '@/lib/db/hold'
import { proposedSecret, takeProposedSecret } from '@/lib/local/data-directory'
import { fits } from '@/lib/org/secrets/secret-check'

const retryMs = 1_000

export const otherSecret =
  'The data belong to another GATEHOUSE_SECRET than the one in force: nothing was started. Bring the old one back. If it is lost, “npm run -s gatehouse -- secret replace-lost” says what goes with it.'

/** Holds the lock until it is released.
 *  @throws refusal where the secret is being changed just now, or is not that of the data */
export async function holdSecret(settings: Settings): Promise<() => Promise<void>> {
  const hold = await takeHold('shared')
  if (!hold) throw refusal('The secret is being changed just now: try again when that is done.')
  try {
    await settle(settings)
    if (!(await fits())) throw refusal(otherSecret)
  } catch (error) {
    await hold.release()
    throw error
  }
  return keep(hold)
}

/** A change that was cut off between the database and the data directory is brought to its end. */
export async function settle({ secret, dataDir }: Settings): Promise<void> {
  const proposed = secret === null ? proposedSecret(dataDir) : undefined
  if (proposed === undefined || (await fits()) || !(await fits(proposed))) return
  takeProposedSecret(dataDir)
  provideEnv({ GATEHOUSE_SECRET: proposed })
}

/** The lock goes with its connection: it is taken anew, and whoever finds another secret by then ends at once. */
function keep(first: Hold): () => Promise<void> {
  let hold: Hold | undefined = first
  let released = false
  const watch = async () => {
    while (hold && !released) {
      await hold.lost
      if (released) return
      hold = undefined
      while (!hold && !released) hold = await retake()
    }
    if (released) await hold?.release()
  }
  void watch()
  return async () => {
    released = true
    await hold?.release()
  }
}

async function retake(): Promise<Hold | undefined> {
  await sleep(retryMs)
  try {
    const hold = await takeHold('shared')
    if (!hold || (await fits())) return hold
    await hold.release()
  } catch (error) {
    log.debug({ reason: error instanceof Error ? error.message : String(error) }, 'the database does not answer yet')
    return undefined
  }
  log.fatal(otherSecret.replace('nothing was started', 'this process ends'))
  process.exit(1)
}

/** Runs alone on the data. @throws refusal while anything else runs */
export async function aloneOnData<T>(settings: Settings, work: (secret: string) => Promise<T>): Promise<T> {
  const hold = await takeHold('alone')
  if (!hold) throw refusal('A server, worker or command is still running on these data: stop all of them first.')
  try {
    await settle(settings)
    return await work(env().secret)
  } finally {
    await hold.release()
  }
}
