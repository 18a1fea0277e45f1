/** `npm run worker`: mails, webhooks and jobs in a process of their own, beside web nodes with GATEHOUSE_WORKER=off. */

import { env } from '@/lib/base/env'
import { refusal } from '@/lib/base/refusal'
import { closePools } from '@/lib/db/close'
import { pendingMigrations } from '@/lib/db/migrate'
import { startWorker } from '@/lib/jobs/worker'
import { attachOrStart } from '@/lib/local/postgres'
import { installation, provideEmbedded } from './installation'
import { lifecycle } from './lifecycle'
import { holdSecret } from './secret-guard'

/** @returns when the worker runs; it then works until a signal stops it */
export async function work(): Promise<undefined> {
  const settings = installation()
  const life = lifecycle()
  try {
    if (!settings.databaseUrl) {
      const database = await attachOrStart(settings.dataDir)
      life.onStop('database', database.stop)
      provideEmbedded(settings, database.url)
    }
    const pending = await pendingMigrations(env().databaseUrl)
    if (pending.length)
      throw refusal(`${pending.length} migrations are pending: start a web node of this version first.`)
    life.onStop('database connections', closePools)
    life.onStop('secret', await holdSecret(settings))
    life.onStop('worker', (await startWorker()).stop)
  } catch (error) {
    await life.stop()
    throw error
  }
  console.log('Gatehouse worker is ready')
}
