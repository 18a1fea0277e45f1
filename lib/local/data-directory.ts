/**
 * The data directory: who uses it, and the secrets made in it at the first start.
 *
 * One process at a time. A server refuses a directory another server uses; short commands are worth waiting for.
 */
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { type Holder, holderOf, lock } from '@/lib/base/process-lock.mjs'
import { refusal } from '@/lib/base/refusal'

export type Secrets = { postgresPassword: string; secret: string; nextSecret?: string }

/** What holds a directory for a moment only: a command line call that started the database for itself. */
export const passing = 'command'

/**
 * Takes the directory for this process and gives back how to leave it.
 * @param label what for, shown to whoever is refused
 * @throws refusal when a server uses it
 */
export async function occupy(dataDir: string, label: string): Promise<() => void> {
  makeFolder(dataDir)
  const attempt = await lock(lockFile(dataDir), label, {
    waitFor: (holder) => holder.label === passing,
    onWait: ({ pid }) => console.error(`Waiting for another gatehouse command (process ${pid}) on ${dataDir}`),
  })
  if (attempt.held) return attempt.release
  const { label: other, pid } = attempt.holder
  throw refusal(
    `The data directory ${dataDir} is in use by another Gatehouse (${other}, process ${pid}). Stop it, or set GATEHOUSE_DATA.`,
  )
}

/** The server that uses the directory now, or null. */
export function serverOn(dataDir: string): Holder | null {
  const holder = holderOf(lockFile(dataDir))
  return holder && holder.label !== passing ? holder : null
}

/** Notes the public origin under which a server serves this directory: commands run in another shell, whose environment
 *  does not say it, and the links they print have to lead there. */
export function noteOrigin(dataDir: string, origin: string): void {
  writeFileSync(originFile(dataDir), `${origin}\n`)
}

/** The origin of the server that used this directory last; null where none has. */
export function notedOrigin(dataDir: string): string | null {
  return existsSync(originFile(dataDir)) ? readFileSync(originFile(dataDir), 'utf8').trim() : null
}

/** The database's password and the signing secret: made once, readable by nobody else. */
export function secrets(dataDir: string): Secrets {
  const file = secretsFile(dataDir)
  if (!existsSync(file)) {
    makeFolder(dataDir)
    const made: Secrets = { postgresPassword: randomBytes(24).toString('hex'), secret: newSecret() }
    writeOnce(file, `${JSON.stringify(made, null, 2)}\n`)
  }
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** Whether the directory's secrets are there, or are yet to be made. */
export function hasSecrets(dataDir: string): boolean {
  return existsSync(secretsFile(dataDir))
}

/** A secret for the server. */
export function newSecret(): string {
  return randomBytes(32).toString('hex')
}

/** The secret that is to take the place of the present one; undefined where none is. */
export function proposedSecret(dataDir: string): string | undefined {
  return secrets(dataDir).nextSecret
}

/** Writes a new secret down beside the present one, before anything belongs to it; the same when asked again. */
export function proposeSecret(dataDir: string): string {
  const known = secrets(dataDir)
  const nextSecret = known.nextSecret ?? newSecret()
  rewrite(secretsFile(dataDir), { ...known, nextSecret })
  return nextSecret
}

/** Puts the proposed secret in place of the present one. */
export function takeProposedSecret(dataDir: string): void {
  const { nextSecret, ...known } = secrets(dataDir)
  if (nextSecret) rewrite(secretsFile(dataDir), { ...known, secret: nextSecret })
}

/** Whole or not at all. */
function rewrite(file: string, content: Secrets): void {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flush: true })
  renameSync(draft, file)
}

/** Others may pass through, not look: as root, the database runs as another user in a folder below. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o711)
}

/** Whole or not at all, and never over what somebody else wrote meanwhile. */
function writeOnce(file: string, content: string): void {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, content, { mode: 0o600 })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    unlinkSync(draft)
  }
}

function secretsFile(dataDir: string): string {
  return path.join(dataDir, 'secrets.json')
}

function originFile(dataDir: string): string {
  return path.join(dataDir, 'origin')
}

function lockFile(dataDir: string): string {
  return path.join(dataDir, 'gatehouse.lock')
}
