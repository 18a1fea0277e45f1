import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { scimRoutes } from '@/app/api/v2/scim/routes'

const root = 'app/api/v2/scim'
const folders = readdirSync(root, { recursive: true })
  .map(String)
  .map((file) => `/${file}`)
  .filter((file) => file.endsWith('/route.ts'))
  .map((file) => file.slice(0, -'/route.ts'.length))

test('the front serves every route folder, and no other', () => {
  expect(folders.length).toBeGreaterThan(5)
  expect(Object.keys(scimRoutes).sort()).toEqual(folders.sort())
})

test('each path is served by the folder of its name', () => {
  const source = readFileSync(`${root}/routes.ts`, 'utf8')
  for (const path of Object.keys(scimRoutes)) {
    const [, name] = new RegExp(`'${path.replace(/[[\]./]/g, '\\$&')}': (\\w+)`).exec(source) ?? []
    expect(source, path).toContain(`import * as ${name} from '.${path}/route'`)
  }
})

test('every route answers every verb: what it does not offer is its own 405, not the framework’s', () => {
  for (const handlers of Object.values(scimRoutes)) {
    expect(Object.keys(handlers).sort()).toEqual(['DELETE', 'GET', 'OPTIONS', 'PATCH', 'POST', 'PUT'])
  }
})

test('Next leads the second base path to the same routes', () => {
  expect(readFileSync('next.config.js', 'utf8')).toContain(
    `source: '/scim/v2/:path*', destination: '/api/v2/scim/:path*'`,
  )
})
