/** For developers: Prisma's own commands (`migrate dev`, `migrate status`, `studio`) on the installation's database. */
import { spawn } from 'node:child_process'
import { withDatabase } from './installation'

/** @returns Prisma's exit code */
export function prisma(args: string[]): Promise<number> {
  return withDatabase(({ url }) => {
    const child = spawn(process.execPath, ['node_modules/prisma/build/index.js', ...args], {
      env: { ...process.env, DATABASE_URL: url },
      stdio: 'inherit',
    })
    return new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code) => resolve(code ?? 1))
    })
  })
}
