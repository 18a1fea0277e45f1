#!/usr/bin/env node
// What Prisma's commands talk to instead of their native schema engine, which has to be downloaded: the same engine as
// WebAssembly, from npm, over pg. PRISMA_SCHEMA_ENGINE_BINARY names this file (the bootstrap sees to it).
// It speaks what the native one speaks: two one-shot commands, else JSON-RPC 2.0, one message a line, on stdin/stdout.
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { canConnect, createDatabase } from './engine/database.mjs'
import { startEngine } from './engine/wasm.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    version: { type: 'boolean', short: 'V' },
    datamodels: { type: 'string', multiple: true, default: [] },
    datasource: { type: 'string', default: '{}' },
    'enabled-preview-features': { type: 'string' },
    'extension-types': { type: 'string' },
  },
})
const { url, shadowDatabaseUrl } = JSON.parse(values.datasource)

if (values.version) console.log('schema-engine-wasm 7.10.0')
else if (positionals[0] === 'cli') await oneShot(positionals[1])
else await serve()
process.exit()

async function oneShot(command) {
  try {
    if (command === 'can-connect-to-database') await canConnect(url)
    else if (command === 'create-database') await createDatabase(url)
    else throw new Error(`unknown command ${command}`)
  } catch (error) {
    report(error.message, error.code === '3D000' ? 'P1003' : 'P1001')
    process.exitCode = 1
  }
}

/** Prisma reads the last line of stderr, after an empty one, as a log record. */
function report(message, code) {
  const fields = { message, error_code: code }
  process.stderr.write(`\n${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields })}\n`)
}

async function serve() {
  // Without this register the engine's panics surface as a TypeError that says nothing.
  let panic = ''
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => (panic = message) }
  process.on('uncaughtException', (error) => {
    report(`${panic} ${error.message}`.trim())
    process.exit(101)
  })
  const call = dispatcher()
  for await (const line of createInterface({ input: process.stdin })) {
    const message = line.trim() ? JSON.parse(line) : {}
    // Lines without a method answer our own `print`: there is nothing to do with them.
    if (message.method) await answer(message, call)
  }
}

async function answer({ id, method, params }, call) {
  try {
    const result = (await call(method, params ?? {})) ?? {}
    if (method === 'diff' && result.stdout != null)
      send({ id: `print-${id}`, method: 'print', params: { content: result.stdout } })
    send({ id, result })
  } catch (error) {
    const message = error.message ?? String(error)
    const data = { is_panic: false, message, error_code: error.code }
    send({ id, error: { code: error.code ?? 4466, message, data } })
  }
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
}

/** Method names are those of the engine, but for the two that it leaves to its host. */
function dispatcher() {
  let engine
  const running = () => (engine ??= startEngine({ files: values.datamodels, url, shadowDatabaseUrl }))
  return async (method, params) => {
    if (method === 'createDatabase') return { databaseName: await createDatabase(url) }
    if (method === 'getDatabaseVersion') return (await running()).version(null)
    const wasm = await running()
    // It compares with the schema that the migrations make, which only a diagnosis works out on a shadow database.
    if (method === 'evaluateDataLoss' || method === 'createMigration') await diagnose(wasm, params)
    return wasm[method](params)
  }
}

function diagnose(wasm, { migrationsList, filters }) {
  return wasm.devDiagnostic({ migrationsList, filters })
}
