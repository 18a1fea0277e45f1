import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { occupy, secrets, serverOn } from './data-directory'
import { attachOrStart, startPostgres } from './postgres'
import { readPostmaster } from './postmaster'

let dataDir: string
beforeEach(() => {
  // Private, as temporary folders are: the database's own user has to get through.
  dataDir = path.join(mkdtempSync(path.join(tmpdir(), 'gatehouse-pg-')), 'data')
})
afterEach(() => rmSync(path.dirname(dataDir), { recursive: true }))

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(sql).finally(() => client.end())
  return rows
}

test('a second start finds everything as it was, under the same password', async () => {
  const first = await startPostgres(dataDir)
  await query(first.url, 'create table kept as select 42 as answer')
  await first.stop()
  expect(readPostmaster(path.join(dataDir, 'postgres'))).toBeNull()
  const second = await startPostgres(dataDir)
  expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }])
  expect(new URL(second.url).password).toBe(new URL(first.url).password)
  await second.stop()
})

test('data whose secrets.json was lost open again, under a new password', async () => {
  const first = await startPostgres(dataDir)
  await query(first.url, 'create table kept as select 42 as answer')
  await first.stop()
  rmSync(path.join(dataDir, 'secrets.json'))
  const second = await startPostgres(dataDir)
  expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }])
  expect(new URL(second.url).password).not.toBe(new URL(first.url).password)
  await second.stop()
})

test('commits are durable, memory is small, and only a password opens it', async () => {
  const { url, stop } = await startPostgres(dataDir)
  const settings = await query(
    url,
    `select name, setting from pg_settings where name in ('fsync','synchronous_commit','jit','shared_buffers') order by 1`,
  )
  expect(settings.map(({ setting }) => setting)).toEqual(['on', 'off', '8192', 'on'])
  await expect(query(url.replace(/:[0-9a-f]{48}@/, ':guess@'), 'select')).rejects.toThrow('password')
  await stop()
})

test('sorts by code point and folds case beyond ASCII', async () => {
  const { url, stop } = await startPostgres(dataDir)
  expect(await query(url, `select lower('ÉA') as low, 'Z' < 'a' as ordered`)).toEqual([{ low: 'éa', ordered: true }])
  await stop()
})

test('comes back on the same address when its server process is killed', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const { url, stop } = await startPostgres(dataDir)
  await query(url, 'create table kept as select 1 as one')
  process.kill(readPostmaster(path.join(dataDir, 'postgres'))?.pid ?? 0, 'SIGKILL')
  await vi.waitFor(async () => expect(await query(url, 'select one from kept')).toHaveLength(1), 20_000)
  await stop()
})

test('ends by itself when its parent is killed', async () => {
  const { parent, pid } = await startElsewhere(dataDir)
  parent.kill('SIGKILL')
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow(), 20_000)
  expect(existsSync(path.join(dataDir, 'postgres/postmaster.pid'))).toBe(false)
})

test('a start right after a kill waits for the orphan and goes on', async () => {
  const { parent } = await startElsewhere(dataDir)
  parent.kill('SIGKILL')
  await once(parent, 'exit')
  const { url, stop } = await startPostgres(dataDir)
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
  await stop()
})

test('a command uses the server that runs, and leaves it running', async () => {
  const leave = await occupy(dataDir, 'demo')
  const server = await startPostgres(dataDir)
  const command = await attachOrStart(dataDir)
  expect(command.url).toBe(server.url)
  await command.stop()
  expect(await query(server.url, 'select 1 as one')).toHaveLength(1)
  await server.stop()
  leave()
})

test('a command without a server starts one and stops it; a second command waits its turn', async () => {
  const { url, stop } = await attachOrStart(dataDir)
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const second = attachOrStart(dataDir)
  await query(url, 'create table kept as select 1 as one')
  await stop()
  const { url: secondUrl, stop: stopSecond } = await second
  expect(await query(secondUrl, 'select one from kept')).toHaveLength(1)
  await stopSecond()
  expect(serverOn(dataDir)).toBeNull()
})

test('a second server on the directory is refused by name', async () => {
  const leave = await occupy(dataDir, 'demo')
  await expect(occupy(dataDir, 'start')).rejects.toThrow(`in use by another Gatehouse (demo, process ${process.pid})`)
  leave()
})

test('secrets are made once and readable by the owner alone', () => {
  const made = secrets(dataDir)
  expect(secrets(dataDir)).toEqual(made)
  expect(made.secret.length).toBeGreaterThanOrEqual(32)
  expect(statSync(path.join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600)
})

test('a first start that was cut short starts over', async () => {
  mkdirSync(path.join(dataDir, 'postgres.new'), { recursive: true, mode: 0o700 })
  writeFileSync(path.join(dataDir, 'postgres.new/PG_VERSION'), '18')
  const { url, stop } = await startPostgres(dataDir)
  expect(await query(url, 'select 1 as one')).toHaveLength(1)
  await stop()
  expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres.log', 'secrets.json'])
})

/** A server in a process of its own, which a test may kill. */
async function startElsewhere(folder: string): Promise<{ parent: ChildProcess; pid: number }> {
  const script = `
    import { build, stop } from 'esbuild'
    const { outputFiles } = await build({ entryPoints: ['lib/local/postgres.ts'], bundle: true, format: 'esm',
      platform: 'node', packages: 'external', write: false, outdir: '.' })
    await stop()
    const file = ${JSON.stringify(path.resolve('node_modules/.gatehouse-test.mjs'))} + process.pid + '.mjs'
    const { writeFileSync, rmSync } = await import('node:fs')
    writeFileSync(file, outputFiles[0].text)
    const { startPostgres } = await import(file)
    rmSync(file)
    await startPostgres(${JSON.stringify(folder)})
    console.log('up')`
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(parent.stdout, 'data')
  return { parent, pid: readPostmaster(path.join(folder, 'postgres'))?.pid ?? 0 }
}
