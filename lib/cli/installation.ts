/**
 * Which installation a command line call works on: that of its environment. Without any setting it is the server that
 * runs here, else the data that is here, the real one before the demo's.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { type Mode, provideEnv, type Settings } from '@/lib/base/env'
import { refusal } from '@/lib/base/refusal'
import { closePools } from '@/lib/db/close'
import { migrate, pendingMigrations } from '@/lib/db/migrate'
import { notedOrigin, secrets, serverOn } from '@/lib/local/data-directory'
import { attachOrStart, type Database } from '@/lib/local/postgres'
import { aloneOnData, holdSecret } from './secret-guard'
import { settingsOf } from './settings'

const places = { start: '.data', demo: '.data/demo' } as const

/** Where the data is here, its origin is the server's, unless the environment names another.
 *  @throws refusal naming every bad variable */
export function installation(): Settings {
  const settings = settingsOf(modeHere())
  const { GATEHOUSE_ORIGIN, PORT } = process.env
  const noted = settings.databaseUrl || GATEHOUSE_ORIGIN || PORT ? null : notedOrigin(settings.dataDir)
  if (noted === null) return settings
  provideEnv({ GATEHOUSE_ORIGIN: noted })
  return settingsOf(settings.mode)
}

function modeHere(): Mode {
  const { GATEHOUSE_MODE, GATEHOUSE_DATA, DATABASE_URL } = process.env
  if (GATEHOUSE_MODE === 'demo' || GATEHOUSE_MODE === 'dev' || GATEHOUSE_MODE === 'test') return GATEHOUSE_MODE
  if (GATEHOUSE_DATA) return existsSync(path.join(GATEHOUSE_DATA, 'demo.json')) ? 'demo' : 'start'
  if (GATEHOUSE_MODE === 'start' || DATABASE_URL) return 'start'
  const isUsed = (folder: string) => serverOn(folder) !== null
  const isMade = (folder: string) => existsSync(path.join(folder, 'postgres'))
  for (const holds of [isUsed, isMade]) {
    if (holds(places.start)) return 'start'
    if (holds(places.demo)) return 'demo'
  }
  return 'start'
}

interface Opened {
  readonly url: string
  readonly embedded: boolean
  readonly settings: Settings
}

/** Runs with the installation's database reachable and the environment complete. */
export async function withDatabase<T>(work: (database: Opened) => Promise<T>): Promise<T> {
  const settings = installation()
  const database = await open(settings)
  try {
    return await work({ url: database.url, embedded: settings.databaseUrl === null, settings })
  } finally {
    await closePools()
    await database.stop()
  }
}

/** The same on a database that is up to date. A data directory of our own is brought there; a server's is not ours. */
export function withMigratedDatabase<T>(work: () => Promise<T>): Promise<T> {
  return withCurrentDatabase(async (settings) => {
    const release = await holdSecret(settings)
    return work().finally(release)
  })
}

/** The same for work on the secret itself: nothing else runs on the data, and the secret in force may be another. */
export function withOwnDatabase<T>(work: (secret: string, settings: Settings) => Promise<T>): Promise<T> {
  return withCurrentDatabase((settings) => aloneOnData(settings, (secret) => work(secret, settings)))
}

function withCurrentDatabase<T>(work: (settings: Settings) => Promise<T>): Promise<T> {
  return withDatabase(async ({ url, embedded, settings }) => {
    const pending = await pendingMigrations(url)
    if (pending.length && !embedded) {
      throw refusal(`${pending.length} migrations are pending on this database: run npm run -s gatehouse -- migrate`)
    }
    if (pending.length) await migrate(url)
    return work(settings)
  })
}

async function open(settings: Settings): Promise<Database> {
  if (settings.databaseUrl) return { url: settings.databaseUrl, stop: async () => {} }
  const database = await attachOrStart(settings.dataDir)
  provideEmbedded(settings, database.url)
  return database
}

/** Completes the environment with what the data directory holds. */
export function provideEmbedded(settings: Settings, url: string): void {
  const secret = settings.secret ?? secrets(settings.dataDir).secret
  provideEnv({ DATABASE_URL: url, GATEHOUSE_SECRET: secret, GATEHOUSE_DATA: settings.dataDir })
}
