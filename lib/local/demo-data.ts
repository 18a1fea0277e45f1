/** The demo's three organizations and the file that tells scripts how to get in. */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { env } from '@/lib/base/env'
import { readOrg } from '@/lib/db/read-org'
import * as organizations from '@/lib/org/organizations'
import { addressesOf } from '@/lib/org/saml/saml-service'
import type { Ask } from './demo/client'
import { createDemoOrganization, createKeys, type DemoAccess, type DemoOrganization } from './demo/organization'
import { acmePeople, globexPeople, initechPeople } from './demo/people'

const demos: readonly DemoOrganization[] = [
  {
    slug: 'acme',
    name: 'Acme',
    plan: 'enterprise',
    locale: 'en',
    timeZone: 'Europe/Paris',
    people: acmePeople,
    admin: 'Camille Roux',
    member: 'Sam Whitfield',
  },
  {
    slug: 'globex',
    name: 'Globex',
    plan: 'enterprise',
    locale: 'fr',
    timeZone: 'Europe/Paris',
    people: globexPeople,
    admin: 'Bérénice Lambert',
    member: 'Côme Marchetti',
  },
  {
    slug: 'initech',
    name: 'Initech',
    plan: 'free',
    locale: 'en',
    timeZone: 'America/Chicago',
    people: initechPeople,
    admin: 'Bill Ferreira',
    member: 'Stacy Whitlock',
  },
]

/** Loads what is missing of the demo and writes `<dataDir>/demo.json` (mode 600). A second start finds everything and
 *  changes nothing but the addresses. The provisioning of the stories goes through `ask`, which answers SCIM requests. */
export async function loadDemo(dataDir: string, ask: Ask): Promise<void> {
  const file = path.join(dataDir, 'demo.json')
  const known = await readKnown(file)
  const entries: [string, unknown][] = []
  for (const demo of demos) {
    const access = known[demo.slug] ?? (await restore(demo)) ?? (await createDemoOrganization(demo, ask))
    entries.push([demo.slug, describe(demo.slug, access)])
  }
  const { origin } = env()
  const content = { origin, scimBaseUrl: `${origin}/api/v2/scim`, organizations: Object.fromEntries(entries) }
  await writeFile(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
}

/** What an earlier start wrote, as far as its organizations are still there. */
async function readKnown(file: string): Promise<Record<string, DemoAccess | undefined>> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return {}
  const { organizations: written } = JSON.parse(text) as { organizations: Record<string, DemoAccess> }
  const living = new Set((await organizations.list()).map(({ id }) => String(id)))
  return Object.fromEntries(Object.entries(written).filter(([, { id }]) => living.has(id)))
}

/** Access to an organization whose file is gone: new keys, the same people. */
async function restore({ slug }: DemoOrganization): Promise<DemoAccess | undefined> {
  const org = await organizations.bySlug(slug)
  if (!org) return undefined
  const admin = await readOrg(org.id, ({ db }) => db.user.findFirst({ where: { emailLc: `admin@${slug}.test` } }))
  if (!admin)
    throw new Error(`the demo organization ${slug} has lost its administrator: remove the demo's data directory`)
  return {
    id: org.id,
    admin: { email: `admin@${slug}.test`, password: `${slug}-admin-demo` },
    member: { email: `member@${slug}.test`, password: `${slug}-member-demo` },
    ...(await createKeys(org, admin.id)),
  }
}

function describe(slug: string, access: DemoAccess) {
  return {
    id: access.id,
    scimToken: access.scimToken,
    apiKey: access.id,
    applicationKey: access.applicationKey,
    admin: access.admin,
    member: access.member,
    saml: addressesOf({ slug }),
  }
}
