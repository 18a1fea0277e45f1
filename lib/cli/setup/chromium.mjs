// A browser for the browser tests: one that is there, else Playwright's own, else Debian's.
import { accessSync, constants } from 'node:fs'
import path from 'node:path'
import { node, quietly, step } from './run.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * @returns {Promise<string | undefined>} path of a browser; undefined: Playwright knows its own
 * @throws Error when there is none and none can be installed
 */
export async function findChromium() {
  const present = process.env.CHROMIUM_PATH ?? installed()
  if (present) return present
  const attempts = [() => node(['node_modules/playwright/cli.js', 'install', 'chromium']), ...debian()]
  for (const attempt of attempts) {
    try {
      await step('Installing a browser', attempt)
      return installed()
    } catch {
      // The next way is tried; without any, the error below says what to do.
    }
  }
  throw new Error('No browser: install Chromium, or name one with CHROMIUM_PATH.')
}

function debian() {
  if (process.getuid?.() !== 0) return []
  const apt = (...args) => quietly('apt-get', args, { DEBIAN_FRONTEND: 'noninteractive' })
  return [() => apt('update').then(() => apt('install', '-y', '--no-install-recommends', 'chromium'))]
}

function installed() {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find(isExecutable)
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
