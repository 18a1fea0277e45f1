/**
 * Embedded PostgreSQL in `<dataDir>/postgres`: a real server, made at the first start, on a free port of loopback,
 * ours alone and gone with us. Whoever starts it holds the data directory (data-directory.ts).
 */
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { refusal } from '@/lib/base/refusal'
import { hasSecrets, makeFolder, occupy, passing, secrets, serverOn } from './data-directory'
import { databaseAccount } from './postgres-account'
import { databasePrograms, ensureCluster, setPassword, superuser } from './postgres-cluster'
import { launchPostmaster, type Postmaster, readPostmaster, stopOrphan } from './postmaster'

export type Database = { url: string; stop(): Promise<void> }

const databaseName = 'gatehouse'
const attachLimitMs = 60_000
const restartLimit = 5

/**
 * Starts the database of a data directory that the caller holds.
 * @param options.durable false for data that is thrown away: faster, and lost with the power
 */
export async function startPostgres(dataDir: string, options = { durable: true }): Promise<Database> {
  makeFolder(dataDir)
  const cluster = clusterOf(dataDir)
  const programs = databasePrograms()
  const account = databaseAccount({ initdb: programs.initdb, folder: dataDir })
  const areLost = !hasSecrets(dataDir) && existsSync(cluster)
  const { postgresPassword } = secrets(dataDir)
  await stopOrphan(cluster)
  await ensureCluster(cluster, programs, account, postgresPassword)
  // What the lost secret had sealed is the operator's to decide (`secret replace-lost`); the files are ours anyway.
  if (areLost) await setPassword(cluster, programs, account, postgresPassword)
  const port = await freePort()
  const launch = () => launchPostmaster({ program: programs.postgres, cluster, account, port, ...options })
  const stop = await keepRunning(launch)
  await ensureDatabase(urlOf(port, postgresPassword, 'postgres'))
  return { url: urlOf(port, postgresPassword), stop }
}

/**
 * The database of a data directory for a short command: a running server's, else one of our own, stopped at the end.
 */
export async function attachOrStart(dataDir: string): Promise<Database> {
  if (serverOn(dataDir)) return attach(dataDir)
  const leave = await occupy(dataDir, passing)
  try {
    const { url, stop } = await startPostgres(dataDir)
    return { url, stop: () => stop().finally(leave) }
  } catch (error) {
    leave()
    throw error
  }
}

/** A server that has just begun may still be starting its database. */
async function attach(dataDir: string): Promise<Database> {
  const deadline = Date.now() + attachLimitMs
  while (serverOn(dataDir) && Date.now() < deadline) {
    const running = readPostmaster(clusterOf(dataDir))
    if (running?.accepts) return { url: urlOf(running.port, secrets(dataDir).postgresPassword), stop: async () => {} }
    await sleep(50)
  }
  throw refusal(`The server on ${dataDir} has no database running.`)
}

/** Starts the server and starts it again when it dies under us: connections break once, data recovers by itself. */
async function keepRunning(launch: () => Promise<Postmaster>): Promise<() => Promise<void>> {
  let postmaster = await launch()
  let stopping = false
  const watch = async () => {
    await postmaster.gone
    if (stopping) return
    console.error('The embedded PostgreSQL ended unexpectedly: starting it again')
    postmaster = await relaunch(launch, () => stopping)
    if (stopping) await postmaster.stop()
    else watching = follow()
  }
  const follow = () => watch().catch((error) => console.error(error.message))
  let watching = follow()
  return async () => {
    stopping = true
    await postmaster.stop()
    await watching
  }
}

/** Sessions of a killed server take a moment to notice; until then a new one refuses to start. */
async function relaunch(launch: () => Promise<Postmaster>, isStopping: () => boolean): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await launch()
    } catch (error) {
      if (attempt === restartLimit || isStopping()) throw error
      await sleep(attempt * 500)
    }
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName])
    if (!rowCount) await client.query(`create database ${databaseName}`)
  } finally {
    await client.end()
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

function urlOf(port: number, password: string, database = databaseName): string {
  return `postgresql://${superuser}:${password}@127.0.0.1:${port}/${database}`
}

function clusterOf(dataDir: string): string {
  return path.join(dataDir, 'postgres')
}
