// `npm test`: everything CI runs, in order, each step showing its own output. Every step runs even when one before it
// failed; a step that runs no test has failed. The very last line is `N passed, N failed`.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { bundle } from './setup/bundle.mjs'
import { findChromium } from './setup/chromium.mjs'
import { npm } from './setup/packages.mjs'
import { buildPages } from './setup/pages.mjs'
import { say, shown } from './setup/run.mjs'
import { needSimpleSaml } from './setup/simplesaml.mjs'

/** @typedef {{ passed: number, failed: number }} Count */

const vitest = 'node_modules/vitest/vitest.mjs'
const browserTests = 'e2e/pages/playwright.config.ts'
const reports = mkdtempSync(path.join(tmpdir(), 'gatehouse-reports-'))

/** In order. `run` gives the step's count. */
const steps = [
  { name: 'lock file', run: () => check(npm('ci', '--dry-run', '--no-audit', '--no-fund', '--loglevel=error')) },
  { name: 'types', run: () => check(node('node_modules/typescript/bin/tsc', '--noEmit', '-p', '.')) },
  { name: 'lint', run: () => check(node('node_modules/@biomejs/biome/bin/biome', 'ci', '.')) },
  { name: 'unit', run: () => project('unit') },
  { name: 'database', run: () => project('database') },
  { name: 'build', run: build },
  { name: 'wire', run: () => project('wire', { GATEHOUSE_WIRE_NEXT: 'on' }) },
  { name: 'saml', run: () => saml() },
  ...(existsSync(browserTests) ? [{ name: 'browser', run: browser }] : []),
]

/** Runs the steps named by the arguments, or all, and ends the process. */
export async function test(names = []) {
  const chosen = names.length ? steps.filter(({ name }) => names.includes(name)) : steps
  const total = { passed: 0, failed: 0 }
  for (const { name, run } of chosen) {
    const { passed, failed } = await counted(name, run)
    total.passed += passed
    total.failed += failed
  }
  rmSync(reports, { recursive: true, force: true })
  process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`)
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
}

async function counted(name, run) {
  say(`\n== ${name}`)
  const began = performance.now()
  const count = await run().catch((error) => {
    say(error.message)
    return { passed: 0, failed: 1 }
  })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  say(`== ${name}: ${count.passed} passed, ${count.failed} failed, ${seconds} s`)
  return count
}

/** A tool that only says yes or no counts as one. */
async function check(call) {
  return (await shown(...call)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

async function build() {
  await buildPages()
  await bundle()
  return { passed: 1, failed: 0 }
}

async function project(name, env = {}) {
  const report = path.join(reports, `${name}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await shown(...node(vitest, 'run', '--project', name, ...reporters), env)
  const { numPassedTests: passed = 0, numFailedTests: failed = 0 } = read(report)
  return settle({ passed, failed }, code)
}

async function saml() {
  await needSimpleSaml()
  const chromium = await findChromium()
  return project('saml', chromium ? { CHROMIUM_PATH: chromium } : {})
}

async function browser() {
  const report = path.join(reports, 'browser.json')
  const chromium = await findChromium()
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report, ...(chromium && { CHROMIUM_PATH: chromium }) }
  const call = node('node_modules/@playwright/test/cli.js', 'test', '--config', browserTests, '--reporter=list,json')
  const code = await shown(...call, env)
  const { expected = 0, flaky = 0, unexpected = 0 } = read(report).stats ?? {}
  if (flaky > 0) say(`${flaky} of them passed at the second try alone: mend what they stand on.`)
  return settle({ passed: expected + flaky, failed: unexpected }, code)
}

/** What a runner could not count, a file that does not load or a run without a test, is one failure. */
function settle({ passed, failed }, code) {
  const uncounted = failed === 0 && (code !== 0 || passed === 0)
  return { passed, failed: uncounted ? 1 : failed }
}

function read(report) {
  return existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {}
}

function node(...args) {
  return [process.execPath, args]
}
