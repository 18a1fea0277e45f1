// The engine itself: loads the WebAssembly module and binds it to PostgreSQL through Prisma's pg adapter.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import { adapterFactory } from './adapter.mjs'

/** A valid address where nothing listens, for calls that name no database: the engine wants one to fail on. */
const nowhere = 'postgresql://localhost:1/none'

/**
 * @param {{ files: string[], url?: string, shadowDatabaseUrl?: string }} options `files` are schema files
 */
export async function startEngine({ files, url = nowhere, shadowDatabaseUrl = url }) {
  await instantiate()
  const datamodels = files.length ? files.map((file) => [file, readFileSync(file, 'utf8')]) : undefined
  const factory = bindMigrationAwareSqlAdapterFactory(adapterFactory(url, shadowDatabaseUrl))
  return bindings.SchemaEngine.new({ datamodels }, () => {}, factory)
}

async function instantiate() {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const binary = readFileSync(path.join(path.dirname(entry), 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(binary, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
}
