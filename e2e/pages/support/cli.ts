/** The command line, on the data of the demo that is running. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

export async function gatehouse(...args: string[]): Promise<string> {
  const env = { ...process.env, GATEHOUSE_MODE: 'demo', GATEHOUSE_DATA: process.env.E2E_DATA, LOG_LEVEL: 'warn' }
  const { stdout } = await promisify(execFile)('node', ['lib/cli/bootstrap.mjs', 'cli', ...args], { env })
  return stdout
}
