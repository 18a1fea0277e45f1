// A real identity provider for the tests of single sign-on: SimpleSAMLphp from Debian, run by PHP's own server.
import { existsSync } from 'node:fs'
import { quietly, step } from './run.mjs'

export const simpleSamlFolder = '/usr/share/simplesamlphp'
const packages = ['simplesamlphp', 'php-cli', 'php-xml', 'php-sqlite3', 'php-mbstring', 'php-curl']

/**
 * @returns {Promise<void>} when it is there
 * @throws Error when it is not and cannot be installed
 */
export async function needSimpleSaml() {
  if (isInstalled()) return
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await step('Installing SimpleSAMLphp', install).catch(() => {})
  }
  if (isInstalled()) return
  throw new Error(`No identity provider to test with: install ${packages.join(' ')} (Debian), or run the step as root.`)
}

function isInstalled() {
  return existsSync(`${simpleSamlFolder}/www`) && existsSync('/usr/bin/php')
}

async function install() {
  const apt = (...args) => quietly('apt-get', args, { DEBIAN_FRONTEND: 'noninteractive' })
  await apt('update')
  await apt('install', '-y', '--no-install-recommends', ...packages)
}
