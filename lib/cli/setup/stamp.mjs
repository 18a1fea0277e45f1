// A stamp is a hash of what something was made from, kept beside what was made.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * @param {string} file
 * @param {string} hash
 */
export function isStamped(file, hash) {
  return existsSync(file) && readFileSync(file, 'utf8') === hash
}

/**
 * @param {string} file
 * @param {string} hash
 */
export function stamp(file, hash) {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, hash)
}

/**
 * Hash over names and contents, in a fixed order. What is not there is left out.
 * @param {string[]} sources files and folders
 * @param {string[]} [facts] anything else that decides
 */
export function hashOf(sources, facts = []) {
  const hash = createHash('sha256').update(facts.join('\0'))
  for (const file of sources.flatMap(filesIn).sort()) hash.update(`\0${file}\0`).update(readFileSync(file))
  return hash.digest('hex')
}

function filesIn(source) {
  if (!existsSync(source)) return []
  const entries = readEntries(source)
  if (!entries) return [source]
  return entries.flatMap((entry) => (isSource(entry.name) ? filesIn(path.join(source, entry.name)) : []))
}

function readEntries(source) {
  try {
    return readdirSync(source, { withFileTypes: true })
  } catch (error) {
    if (error.code === 'ENOTDIR') return null
    throw error
  }
}

/** Tests, notes and generated code decide nothing: those are not built, this is made from what is hashed. */
function isSource(name) {
  return name !== 'generated' && name !== 'testing' && !/(\.test\.tsx?|\.md)$/.test(name) && !name.startsWith('.')
}
