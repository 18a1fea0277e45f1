#!/usr/bin/env node
// The one entry of every command, from a clean clone on: makes what is missing or out of date (packages, Prisma client,
// Next build, bundle), then runs the command in this very process. Built-ins only, because nothing is installed yet.
// What is up to date is recognised by content hashes, so a second start passes through in a fraction of a second.
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { lock } from '../base/process-lock.mjs'
import { bundle, bundleOf } from './setup/bundle.mjs'
import { generateClient } from './setup/client.mjs'
import { installPackages } from './setup/packages.mjs'
import { buildPages } from './setup/pages.mjs'
import { say } from './setup/run.mjs'

const commands = new Set(['demo', 'start', 'dev', 'worker', 'cli', 'prisma', 'test', 'scorecard', 'load', 'faults'])
/** Those that serve the production build. */
const built = new Set(['demo', 'start', 'scorecard'])
const [command = '', ...args] = process.argv.slice(2)

checkNode()
enterProject()
await setUp()
await run()

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  say(`Node ${process.versions.node} is too old: Gatehouse needs 20.19 or newer.`)
  process.exit(1)
}

/** All paths start from the project; INIT_CWD keeps where the person stands, for file arguments (npm's own name). */
function enterProject() {
  process.env.INIT_CWD ??= process.cwd()
  process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..'))
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  process.env.CHECKPOINT_DISABLE = '1'
  process.env.PRISMA_HIDE_UPDATE_MESSAGE = '1'
  // Prisma's own engine is a download; ours is the same engine from npm.
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.resolve('prisma/schema-engine.mjs')
}

/** One set-up at a time on a clone; whoever comes second finds the work done. */
async function setUp() {
  const attempt = await lock('.data/setup.lock', command || 'gatehouse', {
    waitFor: () => true,
    onWait: ({ pid }) => say(`Waiting for another set-up of this clone (process ${pid})`),
  })
  try {
    await installPackages()
    await generateClient()
    if (built.has(command)) await buildPages()
    if (command !== 'test') await bundle()
  } catch (error) {
    say(process.env.LOG_LEVEL === 'debug' ? error.stack : error.message)
    process.exitCode = 1
  } finally {
    if (attempt.held) attempt.release()
  }
  if (process.exitCode) process.exit()
}

async function run() {
  if (command === 'test') return (await import('./test.mjs')).test(args)
  if (command === 'scorecard') return (await import('./scorecard.mjs')).scorecard(args)
  if (command === 'load' || command === 'faults') return (await import(bundled(command))).main(args)
  const { main } = await import(bundled('main'))
  await (commands.has(command) ? main(command, args) : main('cli', process.argv.slice(2)))
}

function bundled(name) {
  return pathToFileURL(bundleOf(name)).href
}
