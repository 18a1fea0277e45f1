/** 100,000 people more, once a data directory: what lists are measured on. */
import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

export default function addPeople(): void {
  const data = process.env.E2E_DATA ?? ''
  const done = path.join(data, 'scorecard-people')
  if (existsSync(done)) return
  const args = ['lib/cli/bootstrap.mjs', 'cli', 'seed', '--org', 'acme', '--users', '100000']
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    env: { ...process.env, GATEHOUSE_DATA: data },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) throw new Error('the people could not be added')
  writeFileSync(done, '')
}
