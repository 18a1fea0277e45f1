// A lock file that dies with its process. It names the holder by process id and birth, so that a file left behind by
// a crash, or a process id given to somebody else since, is never mistaken for a living holder. Plain JavaScript with
// built-ins only: the bootstrap uses it before any package is installed.
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * @typedef {{ pid: number, birth: string, label: string }} Holder
 * @typedef {{ held: true, release: () => void } | { held: false, holder: Holder }} Attempt
 */

/**
 * Takes the lock, or says who holds it.
 * @param {string} file
 * @param {string} label what the holder is doing, shown to whoever is refused
 * @returns {Attempt}
 */
export function tryLock(file, label) {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o711 })
  const mine = JSON.stringify({ pid: process.pid, birth: birthOf(process.pid), label })
  for (;;) {
    if (createWhole(file, mine)) return { held: true, release: () => releaseIf(file, mine) }
    const found = readOrNull(file)
    if (found === null) continue
    const holder = parseHolder(found)
    if (holder && isAlive(holder)) return { held: false, holder }
    removeStale(file, found)
  }
}

/**
 * Takes the lock, waiting while the present holder is one worth waiting for.
 * @param {string} file
 * @param {string} label
 * @param {{ waitFor: (holder: Holder) => boolean, onWait?: (holder: Holder) => void }} options
 * @returns {Promise<Attempt>}
 */
export async function lock(file, label, { waitFor, onWait }) {
  let told = false
  for (;;) {
    const attempt = tryLock(file, label)
    if (attempt.held || !waitFor(attempt.holder)) return attempt
    if (!told) onWait?.(attempt.holder)
    told = true
    await sleep(100)
  }
}

/**
 * The living holder of a lock, or null.
 * @param {string} file
 * @returns {Holder | null}
 */
export function holderOf(file) {
  const holder = parseHolder(readOrNull(file) ?? '')
  return holder && isAlive(holder) ? holder : null
}

/** @param {Holder} holder */
function isAlive({ pid, birth }) {
  return birth !== '' && birthOf(pid) === birth
}

/**
 * When a process began, as text that no later process with the same id shares; empty when there is no such process.
 * @param {number} pid
 */
function birthOf(pid) {
  if (process.platform !== 'linux') return birthByPs(pid)
  try {
    // Field 22, counted behind the command, which may itself hold spaces and parentheses (proc(5)).
    const afterCommand = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? ''
    const [state, ...fields] = afterCommand.split(' ')
    return state === 'Z' ? '' : `${bootId()} ${fields[18]}`
  } catch {
    return ''
  }
}

/** @param {number} pid */
function birthByPs(pid) {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env: { LC_ALL: 'C' } }).trim()
  } catch {
    return ''
  }
}

function bootId() {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
}

/**
 * Creates the file with its content in one step, so that nobody reads a lock without a name in it.
 * @param {string} file
 * @param {string} content
 */
function createWhole(file, content) {
  const draft = `${file}.${randomUUID()}`
  writeFileSync(draft, content, { mode: 0o644 })
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  } finally {
    unlinkSync(draft)
  }
}

/**
 * Two may find the same stale file: the slower one must not throw away what the faster one has just made.
 * @param {string} file
 * @param {string} stale
 */
function removeStale(file, stale) {
  const aside = `${file}.${randomUUID()}`
  try {
    renameSync(file, aside)
    if (readFileSync(aside, 'utf8') !== stale) linkSync(aside, file)
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

/**
 * @param {string} file
 * @param {string} mine
 */
function releaseIf(file, mine) {
  if (readOrNull(file) === mine) rmSync(file, { force: true })
}

/** @param {string} file */
function readOrNull(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return null
    throw error
  }
}

/**
 * @param {string} text
 * @returns {Holder | null}
 */
function parseHolder(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
