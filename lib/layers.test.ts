/** Who may import whom. The rule is one table; every import of every module is held against it. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

/** For each layer the others it may use; its own it always may. `types of x` allows `import type` alone. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  app: ['http', 'auth', 'org', 'provisioning', 'components', 'i18n', 'scim', 'saml', 'types of db', 'audit', 'base'],
  components: ['types of org', 'types of audit', 'types of scim', 'types of saml', 'types of i18n'],
  http: ['auth', 'provisioning', 'org', 'scim', 'saml', 'db', 'i18n', 'base'],
  auth: ['provisioning', 'org', 'scim', 'db', 'i18n', 'base'],
  jobs: ['provisioning', 'org', 'saml', 'audit', 'mail', 'events', 'db', 'i18n', 'base'],
  cli: ['http', 'jobs', 'local', 'provisioning', 'org', 'saml', 'audit', 'mail', 'events', 'db', 'i18n', 'base'],
  local: ['provisioning', 'org', 'mail', 'scim', 'db', 'base'],
  provisioning: ['scim', 'org', 'db', 'audit', 'base'],
  org: ['saml', 'db', 'audit', 'mail', 'base'],
  audit: ['db', 'base'],
  mail: ['db', 'i18n', 'base'],
  events: ['db', 'base'],
  i18n: [],
  db: ['base'],
  scim: [],
  saml: [],
  base: [],
}

/** Single imports that the table does not allow, each with its reason. */
const exceptions: Readonly<Record<string, string>> = {
  'lib/http/scim-front.ts -> app/api/v2/scim/routes.ts': 'the front calls the very handlers that Next mounts',
  'lib/http/scim-serve.ts -> lib/mail/nudge.ts': 'the worker is told after the commit, which the wrapper owns',
  'lib/auth/client.ts -> lib/http/client-address.ts': 'sign-in reads the address where the front has written it',
  'lib/auth/member.ts -> lib/http/page-path.ts': 'who has to sign in comes back to the page that the front has noted',
  'app/inbox/page.tsx -> lib/local/inbox.ts': "the demo's inbox shows what the local sink has caught",
  'app/inbox/mail-list.tsx -> lib/local/inbox.ts': "the demo's inbox shows what the local sink has caught",
  'app/inbox/mail-reader.tsx -> lib/local/inbox.ts': "the demo's inbox shows what the local sink has caught",
  'app/inbox.json/route.ts -> lib/local/inbox.ts': "the demo's inbox shows what the local sink has caught",
}

interface Import {
  readonly from: string
  readonly specifier: string
  /** The file of ours that is meant; undefined for a package. */
  readonly to: string | undefined
  readonly typesOnly: boolean
}

const pattern =
  /(?:^|[\n;])\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s*)?['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g

const files = ['app', 'components', 'lib']
  .flatMap((top) => readdirSync(top, { recursive: true }).map((below) => `${top}/${below}`))
  .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !/\.(test|d)\.tsx?$/.test(file))
  .filter((file) => !file.includes('/testing/') && !file.includes('/generated/'))

function importsOf(file: string): Import[] {
  return [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, type, named, dynamic]) => {
    const specifier = named ?? dynamic ?? ''
    return { from: file, specifier, to: resolved(file, specifier), typesOnly: type !== undefined }
  })
}

function resolved(file: string, specifier: string): string | undefined {
  const base = specifier.startsWith('@/')
    ? specifier.slice(2)
    : specifier.startsWith('.')
      ? path.join(path.dirname(file), specifier)
      : undefined
  if (base === undefined) return undefined
  const candidates = ['', '.ts', '.tsx', '.mjs', '/index.ts'].map((ending) => `${base}${ending}`)
  return candidates.find((candidate) => existsSync(candidate) && statSync(candidate).isFile()) ?? base
}

function layerOf(file: string): string {
  const [top = '', second = ''] = file.split('/')
  return top === 'lib' ? second : top
}

const imports = files.flatMap(importsOf)
const inside = imports.flatMap(({ to, ...rest }) => (to === undefined ? [] : [{ ...rest, to }]))
const packages = imports.filter(({ to }) => to === undefined)

function told({ from, specifier }: { from: string; specifier: string }): string {
  return `${from} imports ${specifier}`
}

function isAllowed({ from, to, typesOnly }: { from: string; to: string; typesOnly: boolean }): boolean {
  const [own, other] = [layerOf(from), layerOf(to)]
  if (own === other || `${from} -> ${to}` in exceptions) return true
  const may = allowed[own] ?? []
  return may.includes(other) || (typesOnly && may.includes(`types of ${other}`))
}

describe('imports', () => {
  test('are found at all', () => {
    expect(files.length).toBeGreaterThan(100)
    expect(inside.length).toBeGreaterThan(200)
    expect(packages.length).toBeGreaterThan(50)
  })

  test('lead to files that exist', () => {
    // The launcher's own scripts load what they have just made.
    const ours = inside.filter(({ from, to }) => !from.startsWith('lib/cli/') && !to.includes('/generated/'))
    expect(ours.filter(({ to }) => !existsSync(to)).map(told)).toEqual([])
  })

  test('point downwards only', () => {
    expect(inside.filter((each) => !isAllowed(each)).map(told)).toEqual([])
  })

  test('every layer is in the table, and every exception is one', () => {
    const layers = [...new Set(files.map(layerOf))].filter((layer) => !layer.includes('.'))
    expect(layers.filter((layer) => !(layer in allowed))).toEqual([])
    const used = inside.map(({ from, to }) => `${from} -> ${to}`)
    expect(Object.keys(exceptions).filter((exception) => !used.includes(exception))).toEqual([])
  })
})

describe('packages', () => {
  const using = (name: RegExp, ...layers: string[]) =>
    packages.filter(({ from, specifier }) => name.test(specifier) && !layers.includes(layerOf(from))).map(told)

  test('Next is known to app, http, auth and the components alone', () => {
    expect(using(/^next(\/|$)/, 'app', 'components', 'http', 'auth', 'cli')).toEqual([])
  })

  test('lib/scim, lib/base and lib/saml reach no I/O beyond what they are for', () => {
    const scim = packages.filter(({ from }) => layerOf(from) === 'scim')
    expect(scim.map(told)).toEqual([])
  })

  test('PostgreSQL and Prisma are known to lib/db, and to what starts or examines a server', () => {
    expect(using(/^(pg|@prisma\/)/, 'db', 'local', 'cli')).toEqual([])
  })

  test("only lib/db imports values of Prisma's client", () => {
    const generated = inside.filter(({ to, typesOnly }) => to.includes('lib/db/generated') && !typesOnly)
    expect(generated.filter(({ from }) => layerOf(from) !== 'db').map(told)).toEqual([])
  })
})

test('lib/scim and lib/saml read no clock and no environment', () => {
  const impure = files.filter((file) => /^lib\/(scim|saml)\//.test(file))
  const found = impure.filter((file) =>
    /\bprocess\.|Date\.now|new Date\(\)|Math\.random/.test(readFileSync(file, 'utf8')),
  )
  expect(found).toEqual([])
})
