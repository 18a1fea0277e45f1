// `npm run scorecard`: measures the pages against their goals (e2e/pages/scorecard) and writes e2e/pages/SCORECARD.md.
// Its own tool, Lighthouse, is installed beside it when first needed: neither a server nor a test has any use for it.
import { existsSync } from 'node:fs'
import { findChromium } from './setup/chromium.mjs'
import { npm } from './setup/packages.mjs'
import { quietly, shown, step } from './setup/run.mjs'

const folder = 'e2e/pages/scorecard'

/** Runs every file, or those whose names contain an argument; the exit code is 1 where a goal was missed. */
export async function scorecard(names = []) {
  if (!existsSync(`${folder}/node_modules/lighthouse`)) {
    const install = npm('ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error')
    await step('Installing Lighthouse', () => quietly(...install))
  }
  const chromium = await findChromium()
  const tool = 'node_modules/@playwright/test/cli.js'
  const args = [tool, 'test', '--config', `${folder}/playwright.config.ts`, ...names]
  process.exitCode = await shown(process.execPath, args, chromium ? { CHROMIUM_PATH: chromium } : {})
}
