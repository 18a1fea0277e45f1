import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { holderOf, lock, tryLock } from './process-lock.mjs'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-lock-'))
  file = path.join(folder, 'deep', 'lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a second taker learns who holds the lock, and gets it after the release', () => {
  const first = tryLock(file, 'demo')
  expect(first.held).toBe(true)
  expect(tryLock(file, 'cli')).toMatchObject({ held: false, holder: { pid: process.pid, label: 'demo' } })
  if (first.held) first.release()
  expect(holderOf(file)).toBeNull()
  expect(tryLock(file, 'cli').held).toBe(true)
})

test('nothing is left beside the lock', () => {
  tryLock(file, 'one')
  tryLock(file, 'two')
  expect(readdirSync(path.dirname(file))).toEqual(['lock'])
})

test('a lock is free once its process is killed, without clean-up', async () => {
  const holder = await holdElsewhere(file)
  expect(tryLock(file, 'mine').held).toBe(false)
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  expect(holderOf(file)).toBeNull()
  expect(tryLock(file, 'mine').held).toBe(true)
})

test('a process id given to somebody else since does not hold the lock', () => {
  tryLock(file, 'old')
  writeFileSync(file, JSON.stringify({ pid: process.pid, birth: 'an earlier life', label: 'old' }))
  expect(tryLock(file, 'new').held).toBe(true)
})

test('an unreadable lock is taken over', () => {
  tryLock(file, 'old')
  writeFileSync(file, '{"pid":')
  expect(tryLock(file, 'new').held).toBe(true)
})

test('waiting ends when the holder goes, and is announced once', async () => {
  const holder = await holdElsewhere(file)
  const seen: string[] = []
  const waiting = lock(file, 'mine', {
    waitFor: ({ label }) => label === 'other',
    onWait: ({ label }) => {
      seen.push(label)
      holder.kill('SIGKILL')
    },
  })
  expect((await waiting).held).toBe(true)
  expect(seen).toEqual(['other'])
})

test('release leaves a lock alone that somebody else has taken over', () => {
  const mine = tryLock(file, 'mine')
  writeFileSync(file, 'not mine')
  if (mine.held) mine.release()
  expect(readdirSync(path.dirname(file))).toEqual(['lock'])
})

async function holdElsewhere(target: string) {
  const module = new URL('./process-lock.mjs', import.meta.url).href
  const script = `import { tryLock } from ${JSON.stringify(module)}
    tryLock(${JSON.stringify(target)}, 'other'); console.log('held'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return child
}
