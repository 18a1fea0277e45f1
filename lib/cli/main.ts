/** Where the bootstrap hands over: one command of package.json, in a process that has everything installed and built. */
import { DomainError } from '@/lib/base/errors'
import { messages } from '@/lib/i18n/messages'

type Run = (args: string[]) => Promise<number | undefined>

/** Each loads its own part of the bundle: a command line call does not wait for the server to be read. */
const commands: Record<string, Run> = {
  demo: async () => (await import('./serve')).serve('demo'),
  start: async () => (await import('./serve')).serve('start'),
  dev: async () => (await import('./serve')).serve('dev'),
  worker: async () => (await import('./work')).work(),
  cli: async (args) => (await import('./cli')).cli(args),
  prisma: async (args) => (await import('./prisma')).prisma(args),
}

/** Runs a command. One that ends sets the exit code and ends the process; a server stays until it is told to stop. */
export async function main(command: string, args: string[]): Promise<void> {
  const { NODE_ENV } = process.env
  Object.assign(process.env, { NODE_ENV: command === 'dev' ? 'development' : (NODE_ENV ?? 'production') })
  try {
    const code = await commands[command]?.(args)
    if (code !== undefined) await exit(code)
  } catch (error) {
    process.stderr.write(`${report(error)}\n`)
    await exit(1)
  }
}

/** An error with a code is an answer, of ours, the system's or the database's: its message is enough. Else a bug. */
function report(error: unknown): string {
  if (error instanceof DomainError && process.env.LOG_LEVEL !== 'debug')
    return messages('en').errors.refused[error.code]
  if (!(error instanceof Error)) return String(error)
  const isAnswer = 'code' in error && process.env.LOG_LEVEL !== 'debug'
  return isAnswer ? error.message || String(error.code) : (error.stack ?? error.message)
}

/** Pipes are written in the background: what was said must be out before the process goes. */
async function exit(code: number): Promise<never> {
  for (const stream of [process.stdout, process.stderr]) await new Promise((done) => stream.write('', done))
  process.exit(code)
}
