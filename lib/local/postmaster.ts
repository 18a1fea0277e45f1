/**
 * The PostgreSQL server process on one cluster folder: started, watched, stopped; and what an earlier one left behind.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { refusal } from '@/lib/base/refusal'
import type { Account } from './postgres-account'

export type Postmaster = {
  /** Settles when the process is gone, whatever the reason. */
  gone: Promise<void>
  /** Ends sessions and writes everything out ("fast" shutdown). */
  stop(): Promise<void>
}

type Launch = { program: string; cluster: string; account: Account; port: number; durable: boolean }

const startLimitMs = 60_000
const stopLimitMs = 20_000

/**
 * Starts a server in its own session, so that Ctrl-C reaches it through us, after the requests in flight; and with a
 * guard that stops it when we are killed without a chance to: the guard reads a pipe that only we hold open.
 * @returns when the server accepts connections
 */
export async function launchPostmaster(launch: Launch): Promise<Postmaster> {
  const guarded = '(read -r _ <&3; kill -INT $$) & exec "$@" 3<&-'
  const { program, args, identity } = launch.account.command('sh', [
    '-c',
    guarded,
    'sh',
    launch.program,
    ...flags(launch),
  ])
  const log = openSync(logFile(launch.cluster), 'w', 0o600)
  const child = spawn(program, args, { ...identity, detached: true, cwd: '/', stdio: ['ignore', log, log, 'pipe'] })
  closeSync(log)
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()).once('error', () => resolve()))
  child.once('exit', () => child.stdio[3]?.destroy())
  await ready(launch.cluster, child)
  return { gone, stop: () => stop(child, gone) }
}

/** Small: everything together fits a small machine. What is not durable is thrown away anyway (tests). */
function flags({ cluster, port, durable }: Launch): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    shared_buffers: '64MB',
    // Plans made while the tables were empty are kept until statistics say otherwise: soon, after a first sync.
    autovacuum_naptime: '10s',
    max_connections: 100,
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

async function ready(cluster: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + startLimitMs
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) break
    const running = readPostmaster(cluster)
    if (running?.pid === child.pid && running.accepts) return
    await sleep(10)
  }
  throw refusal(`The embedded PostgreSQL did not start: ${lastLines(cluster)}`)
}

async function stop(child: ChildProcess, gone: Promise<void>): Promise<void> {
  child.kill('SIGINT')
  const inTime = await Promise.race([gone.then(() => true), sleep(stopLimitMs, false, { ref: false })])
  if (inTime) return
  child.kill('SIGQUIT')
  await gone
}

/** What `postmaster.pid` says of the process that runs on the cluster, if one does. */
export function readPostmaster(cluster: string): { pid: number; port: number; accepts: boolean } | null {
  const file = path.join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return null
  // Lines: process id, data directory, start time, port, socket directory, address, shared memory, status.
  const [pid, , , port, , , , status] = readFileSync(file, 'utf8').split('\n')
  return { pid: Number(pid), port: Number(port), accepts: status?.trim() === 'ready' }
}

/** Stops a server whose Gatehouse is gone. The caller holds the data directory, so nobody uses it. */
export async function stopOrphan(cluster: string): Promise<void> {
  const orphan = readPostmaster(cluster)
  if (!orphan || !isPostgres(orphan.pid)) return
  const deadline = Date.now() + stopLimitMs
  send(orphan.pid, 'SIGINT')
  while (isPostgres(orphan.pid)) {
    if (Date.now() > deadline) send(orphan.pid, 'SIGQUIT')
    await sleep(20)
  }
}

/** A file left by a crash may name a process that is somebody else's by now: never signal that one. */
function isPostgres(pid: number): boolean {
  if (!Number.isInteger(pid) || pid < 2 || !send(pid, 0)) return false
  if (!existsSync(`/proc/${pid}/cmdline`)) return process.platform !== 'linux'
  return path.basename(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? '') === 'postgres'
}

function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

function logFile(cluster: string): string {
  return `${cluster}.log`
}

function lastLines(cluster: string): string {
  return readFileSync(logFile(cluster), 'utf8').trim().split('\n').slice(-3).join(' | ')
}
