/** The production build on a port of its own, which is its origin, with this process's database and secret. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { provideEnv } from '@/lib/base/env'

export interface RunningServer {
  /** What it takes for its public origin. */
  readonly origin: string
  /** Where it listens. */
  readonly address: string
  stop(): Promise<void>
}

/** With `https` it believes to be behind a proxy that ends TLS; with the `origin` of another it is a second process of
 *  the same installation. */
export async function startServer({
  https = false,
  origin: shared,
}: {
  https?: boolean
  origin?: string
} = {}): Promise<RunningServer> {
  if (!existsSync('.next/BUILD_ID')) throw new Error('these tests need a build: npm test -- build saml')
  const port = await freePort()
  const address = `http://localhost:${port}`
  const origin = shared ?? (https ? 'https://gatehouse.test' : address)
  provideEnv({ GATEHOUSE_ORIGIN: origin })
  const child = spawn(
    process.execPath,
    ['node_modules/next/dist/bin/next', 'start', '-H', 'localhost', '-p', `${port}`],
    {
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  await ready(child)
  return { origin, address, stop: () => stopped(child) }
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`next start ended with ${code}`)))
    child.stdout?.on('data', (text: Buffer) => text.includes('Ready in') && resolve())
  })
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, 'localhost', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
