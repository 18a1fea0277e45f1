// The pages: Next's production build.
import { existsSync } from 'node:fs'
import { node, step } from './run.mjs'
import { hashOf, isStamped, stamp } from './stamp.mjs'

const stampFile = '.next/gatehouse/pages'
const sources = ['app', 'components', 'lib', 'public', 'prisma/schema.prisma']
const configuration = ['next.config.js', 'postcss.config.mjs', 'tsconfig.json', 'package-lock.json']

export async function buildPages() {
  const hash = hashOf([...sources, ...configuration])
  if (isStamped(stampFile, hash) && existsSync('.next/BUILD_ID')) return
  const build = () => node(['node_modules/next/dist/bin/next', 'build'], { NODE_ENV: 'production' })
  await step('Building the pages (next build)', build)
  stamp(stampFile, hash)
}
