/**
 * The start of the server, in the order that lets every refusal come before a change: variables, port, data directory,
 * database, migrations, mode, then everything that works on them. `Gatehouse is ready on <origin>` is the last line.
 */
import { env, provideEnv, type Settings } from '@/lib/base/env'
import { closePools } from '@/lib/db/close'
import { migrate } from '@/lib/db/migrate'
import { startFront } from '@/lib/http/front'
import { answerScim } from '@/lib/http/scim-front'
import { startWorker } from '@/lib/jobs/worker'
import { noteOrigin, occupy } from '@/lib/local/data-directory'
import { loadDemo } from '@/lib/local/demo-data'
import { startMailSink } from '@/lib/local/mail-inbox'
import { startPostgres } from '@/lib/local/postgres'
import { firstRunLink } from '@/lib/org/first-run'
import { checkMode } from '@/lib/org/installation'
import { flushActivity } from '@/lib/provisioning/activity-queue'
import { provideEmbedded } from './installation'
import { type Lifecycle, lifecycle } from './lifecycle'
import { assertPortFree, portRefusal } from './port'
import { holdSecret } from './secret-guard'
import { settingsOf } from './settings'
import { welcome } from './welcome'

type ServerMode = 'demo' | 'start' | 'dev'

/** @returns when the server is ready; it then runs until a signal stops it */
export async function serve(mode: ServerMode): Promise<undefined> {
  // Next and other packages log to stdout; there the ready line is to be the last.
  console.log = console.info = console.error
  const settings = settingsOf(mode)
  await assertPortFree(settings.host, settings.port)
  const life = lifecycle()
  try {
    await openDatabase(settings, life)
    await checkMode(mode)
    await startParts(settings, life)
    await openDoor(settings, life)
  } catch (error) {
    await life.stop()
    throw error
  }
  const link = mode === 'demo' ? null : await firstRunLink()
  process.stdout.write(`${welcome(env(), link).join('\n')}\n`)
}

async function openDatabase(settings: Settings, life: Lifecycle): Promise<void> {
  const { dataDir, databaseUrl, mode } = settings
  // The demo writes into its directory even where its database is elsewhere.
  if (!databaseUrl || mode === 'demo') life.onStop('data directory', await occupy(dataDir, mode))
  if (!databaseUrl) {
    const database = await startPostgres(dataDir)
    life.onStop('database', database.stop)
    provideEmbedded(settings, database.url)
    noteOrigin(dataDir, settings.origin)
  }
  await migrate(env().databaseUrl)
  life.onStop('database connections', closePools)
  life.onStop('activity', flushActivity)
  life.onStop('secret', await holdSecret(settings))
}

async function startParts({ mode, smtpUrl, dataDir, worker }: Settings, life: Lifecycle): Promise<void> {
  if (!smtpUrl && mode !== 'start') {
    const sink = await startMailSink()
    life.onStop('mail inbox', sink.stop)
    provideEnv({ SMTP_URL: sink.smtpUrl, GATEHOUSE_MAIL_SINK: 'on' })
  }
  if (mode === 'demo') await loadDemo(dataDir, answerScim)
  if (worker) life.onStop('worker', (await startWorker()).stop)
}

/** Requests in flight get 25 s. */
async function openDoor({ host, port, mode }: Settings, life: Lifecycle): Promise<void> {
  try {
    const front = await startFront({ host, port, dev: mode === 'dev' })
    life.onStop('requests in flight', front.close, 25_000)
  } catch (error) {
    throw portRefusal(error, host, port)
  }
}
