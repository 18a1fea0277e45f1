/** The two sides of a run, each on a database of its own: Gatehouse as it is shipped, and the limit. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import path from 'node:path'
import { provideEnv } from '@/lib/base/env'
import { closePools } from '@/lib/db/close'
import { systemActor } from '@/lib/org/can'
import * as serviceAccounts from '@/lib/org/keys/service-accounts'
import * as organizations from '@/lib/org/organizations'

export const sides = ['limit', 'gatehouse'] as const
export type Side = (typeof sides)[number]

export interface Running {
  readonly baseUrl: string
  readonly key: string
  readonly pid: number
  stop(): Promise<void>
}

const readyLimitMs = 300_000
export const secret = 'a load run has nothing to hide from anybody'

/** Starts a side on an empty database. `command` starts our server instead of `npm start`. */
export function startSide(side: Side, databaseUrl: string, command: string | undefined): Promise<Running> {
  return side === 'limit' ? startLimit(databaseUrl) : startGatehouse(databaseUrl, command)
}

async function startLimit(databaseUrl: string): Promise<Running> {
  const child = launch([process.execPath, path.resolve('e2e/load/limit/server.mjs')], {
    DATABASE_URL: databaseUrl,
    PORT: '0',
  })
  const [, baseUrl = '', key = ''] = await lineOf(child, /^READY (\S+) (\S+)/m)
  return running(child, baseUrl, key)
}

/** As it is shipped, less what would be measured with it: no worker, no rate limit, no log of what goes well. */
async function startGatehouse(databaseUrl: string, command: string | undefined): Promise<Running> {
  const port = await freePort()
  const settings = { DATABASE_URL: databaseUrl, GATEHOUSE_SECRET: secret, PORT: String(port) }
  const program = command?.split(' ') ?? [process.execPath, path.resolve('lib/cli/bootstrap.mjs'), 'start']
  const child = launch(program, { ...settings, GATEHOUSE_WORKER: 'off', GATEHOUSE_RATE_LIMIT: '0', LOG_LEVEL: 'warn' })
  await lineOf(child, /^Gatehouse is ready/m)
  return running(child, `http://127.0.0.1:${port}/api/v2/scim`, await makeKey(settings))
}

/** One more organization in a server's database; answers the key of its provisioning. */
export function addOrganization(databaseUrl: string, slug: string): Promise<string> {
  return makeKey({ DATABASE_URL: databaseUrl, GATEHOUSE_SECRET: secret }, slug)
}

async function makeKey(settings: Record<string, string>, slug = 'load'): Promise<string> {
  provideEnv(settings)
  const org = await organizations.create({
    name: slug,
    slug,
    plan: 'enterprise',
    locale: 'en',
    timeZone: 'UTC',
  })
  const { key } = await serviceAccounts.createForScim(org, systemActor())
  await closePools()
  return key.secret
}

function launch([program = '', ...args]: readonly string[], settings: Record<string, string>): ChildProcess {
  return spawn(program, args, { env: { ...process.env, ...settings }, stdio: ['ignore', 'pipe', 'inherit'] })
}

/** Waits for a line on stdout; rejects when the process ends before it. */
function lineOf(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let text = ''
    const late = setTimeout(() => reject(new Error('the server did not start')), readyLimitMs)
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
    child.stdout?.on('data', (chunk) => {
      text += chunk
      const found = pattern.exec(text)
      if (!found) return
      clearTimeout(late)
      resolve(found)
    })
  })
}

function running(child: ChildProcess, baseUrl: string, key: string): Running {
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    baseUrl,
    key,
    pid: child.pid ?? 0,
    stop: () => {
      child.kill('SIGTERM')
      return gone
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
