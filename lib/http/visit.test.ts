import { expect, test } from 'vitest'
import type { Exchange } from './exchange'
import { isDryRun, visitOf } from './visit'

const visit = (method: string, path: string) => {
  const header = (name: string) => (name === 'prefer' ? 'dry-run' : null)
  const exchange: Exchange = { method, path, search: '', header, address: undefined, text: async () => '' }
  return visitOf(exchange, { id: '', name: '', urn: '' })
}

test.each([
  ['GET', '/Users', true],
  ['HEAD', '/Users/1', true],
  ['POST', '/Users/.search', true],
  ['POST', '/.search', true],
  ['POST', '/Users', false],
  ['POST', '/Bulk', false],
  ['PUT', '/Users/1', false],
  ['PATCH', '/Groups/1', false],
  ['DELETE', '/Users/1', false],
])('%s %s is a read: %s; only what is none can be rehearsed', (method, path, reads) => {
  for (const root of ['/api/v2/scim', '/scim/v2']) {
    const found = visit(method, `${root}${path}`)
    expect([found.path, found.reads, isDryRun(found)]).toEqual([path, reads, !reads])
  }
})
