// The server, worker and command line as one file: TypeScript bundled by esbuild, packages left where they are.
// Comes after the pages, because a Next build empties its folder.
import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { step } from './run.mjs'
import { hashOf, isStamped, stamp } from './stamp.mjs'

const folder = '.next/gatehouse'
const stampFile = `${folder}/bundle`

/** Entry points by name; the two for load and fault runs are there in a full clone only. */
const entries = { main: 'lib/cli/main.ts', load: 'e2e/load/main.ts', faults: 'e2e/faults/main.ts' }

/** @param {string} name */
export function bundleOf(name) {
  return path.resolve(folder, `${name}.mjs`)
}

export async function bundle() {
  const hash = hashOf(['lib', 'prisma/schema.prisma', 'tsconfig.json', 'package-lock.json', 'e2e/load', 'e2e/faults'])
  if (isStamped(stampFile, hash) && existsSync(bundleOf('main'))) return
  rmSync(stampFile, { force: true })
  await step('Bundling the server', write)
  stamp(stampFile, hash)
}

async function write() {
  const esbuild = await import('esbuild')
  await esbuild.build({
    entryPoints: Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file))),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'silent',
  })
  await esbuild.stop()
}
