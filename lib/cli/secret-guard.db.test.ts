import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { env, parseEnv, provideEnv, type Settings } from '@/lib/base/env'
import { proposeSecret, secrets } from '@/lib/local/data-directory'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { checkMode } from '@/lib/org/installation'
import { checkOf, fits } from '@/lib/org/secrets/secret-check'
import { signIn } from '@/lib/org/sign-in/sign-in'
import { whoSignsIn } from '@/lib/org/testing/administrator'
import { peek } from '@/lib/org/testing/organization'
import { makeOrg } from '@/lib/org/testing/world'
import type { Outcome } from './command'
import { commands } from './commands'
import { understand } from './dispatch'
import { aloneOnData, holdSecret, settle } from './secret-guard'

const { url } = await cloneDatabase()
const first = env().secret
const another = 'another secret of more than enough characters'
const folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-secret-'))
afterAll(() => rmSync(folder, { recursive: true }))

beforeEach(async () => {
  provideEnv({ GATEHOUSE_SECRET: first })
  await checkMode('test')
  await peek(url, 'update installation set secret_check = null')
  await peek(url, 'truncate login_addresses')
  expect(await fits(first)).toBe(true)
})

function settings(): Settings {
  const parsed = parseEnv(process.env)
  if (!parsed.ok) throw new Error('the test has no configuration')
  return parsed.env
}

async function gatehouse(...words: string[]): Promise<Outcome> {
  const call = understand(commands, words)
  if (call.kind !== 'run') throw new Error(call.text)
  return call.verb.run(call.input)
}

test('nothing runs on data that belong to another secret', async () => {
  provideEnv({ GATEHOUSE_SECRET: another })
  await expect(holdSecret(settings())).rejects.toThrow('belong to another GATEHOUSE_SECRET')
  // And what was refused stands in nobody's way.
  await aloneOnData(settings(), async () => {})
})

test('a change waits for everything else to stop, and everything else for the change', async () => {
  const release = await holdSecret(settings())
  await expect(aloneOnData(settings(), async () => {})).rejects.toThrow('still running')
  await release()
  await aloneOnData(settings(), async () => {
    await expect(holdSecret(settings())).rejects.toThrow('being changed')
  })
})

test('a server whose connection broke stands in the way of a change again', async () => {
  const release = await holdSecret(settings())
  const held = `select pid from pg_locks where locktype = 'advisory' and granted
    and database = (select oid from pg_database where datname = current_database())`
  const [before] = await peek<{ pid: number }>(url, held)
  await peek(url, 'select pg_terminate_backend($1)', [before?.pid])
  await vi.waitFor(async () => {
    const [now] = await peek<{ pid: number }>(url, held)
    expect(now?.pid).toBeGreaterThan(0)
    expect(now?.pid).not.toBe(before?.pid)
  }, 20_000)
  await expect(aloneOnData(settings(), async () => {})).rejects.toThrow('still running')
  await release()
})

test('a server that comes back to data of another secret ends at once', async () => {
  const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never)
  const release = await holdSecret(settings())
  await peek(url, 'update installation set secret_check = $1', [checkOf(another)])
  await peek(
    url,
    `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'
     and database = (select oid from pg_database where datname = current_database())`,
  )
  await vi.waitFor(() => expect(exit).toHaveBeenCalledWith(1), 20_000)
  await release()
  exit.mockRestore()
})

test('a change that was cut off before its last word is brought to its end', async () => {
  const proposed = proposeSecret(folder)
  expect(proposeSecret(folder)).toBe(proposed)
  const embedded = { ...settings(), secret: null, dataDir: folder }
  await settle(embedded)
  expect(env().secret).toBe(first)
  provideEnv({ GATEHOUSE_SECRET: proposed })
  await peek(url, 'update installation set secret_check = null')
  expect(await fits()).toBe(true)
  provideEnv({ GATEHOUSE_SECRET: first })
  await settle(embedded)
  expect(env().secret).toBe(proposed)
  expect(secrets(folder)).toMatchObject({ secret: proposed })
  expect(secrets(folder).nextSecret).toBeUndefined()
})

test('secret rotate makes the file of the new secret, changes to it, and says so when asked again', async () => {
  const org = await makeOrg()
  const person = await whoSignsIn(org)
  const [row] = await peek<{ email: string }>(url, 'select email from users where id = $1', [person.id])
  const file = path.join(folder, 'new')
  await expect(gatehouse('secret', 'rotate')).rejects.toThrow('--new')
  expect((await gatehouse('secret', 'rotate', '--new', file)).json).toMatchObject({ counts: { addresses: 1 } })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const made = readFileSync(file, 'utf8').trim()
  expect(made).toMatch(/^[0-9a-f]{64}$/)
  expect((await gatehouse('secret', 'rotate', '--new', file)).text).toContain('done already')
  provideEnv({ GATEHOUSE_SECRET: made })
  expect(await signIn({ email: row?.email ?? '', password: person.password }, {})).toMatchObject({ kind: 'signed_in' })
  await expect(gatehouse('secret', 'rotate', '--new', file)).rejects.toThrow('is the one in force')
})

test('secret rotate takes no short secret, and does nothing for who has the wrong one', async () => {
  const file = path.join(folder, 'short')
  writeFileSync(file, 'short\n')
  await expect(gatehouse('secret', 'rotate', '--new', file)).rejects.toThrow('holds no secret')
  provideEnv({ GATEHOUSE_SECRET: another })
  const other = path.join(folder, 'other')
  await expect(gatehouse('secret', 'rotate', '--new', other)).rejects.toThrow('nothing was changed')
  expect(await fits(first)).toBe(true)
})

test('secret replace-lost tells first, acts with --yes, and never where nothing is lost', async () => {
  await expect(gatehouse('secret', 'replace-lost', '--yes')).rejects.toThrow('nothing is lost')
  provideEnv({ GATEHOUSE_SECRET: another })
  expect(await gatehouse('secret', 'replace-lost')).toMatchObject({ ok: false, json: { done: false } })
  expect(await fits()).toBe(false)
  expect(await gatehouse('secret', 'replace-lost', '--yes')).toMatchObject({ ok: true, json: { done: true } })
  expect(await fits()).toBe(true)
})

test('doctor tells whether the secret is that of the data', async () => {
  const secret = async () => ((await gatehouse('doctor')).json as { findings: { name: string }[] }).findings
  expect(await secret()).toContainEqual(expect.objectContaining({ name: 'Secret', state: 'ok' }))
  provideEnv({ GATEHOUSE_SECRET: another })
  expect(await secret()).toContainEqual(
    expect.objectContaining({ name: 'Secret', state: 'fail', todo: expect.stringContaining('replace-lost') }),
  )
})
