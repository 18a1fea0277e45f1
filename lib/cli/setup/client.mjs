// The Prisma client: generated from the schema, by the Prisma that is installed.
import { existsSync } from 'node:fs'
import { node, step } from './run.mjs'
import { hashOf, isStamped, stamp } from './stamp.mjs'

const stampFile = 'node_modules/.gatehouse/client'

export async function generateClient() {
  const hash = hashOf(['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json'])
  if (isStamped(stampFile, hash) && existsSync('lib/db/generated')) return
  await step('Generating the database client', () => node(['node_modules/prisma/build/index.js', 'generate']))
  stamp(stampFile, hash)
}
