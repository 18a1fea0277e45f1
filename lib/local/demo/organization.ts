/** One organization of the demo. Its story is played through the domain's own verbs and the SCIM surface itself, each
 *  event at its own time (clock.ts), so that people, history and log agree as they do anywhere else. */
import type { Org } from '@/lib/db/finders'
import { type Actor, permissions, provisioningRole, systemActor } from '@/lib/org/can'
import * as applicationKeys from '@/lib/org/keys/application-keys'
import * as serviceAccounts from '@/lib/org/keys/service-accounts'
import * as organizations from '@/lib/org/organizations'
import * as passwords from '@/lib/org/passwords/passwords'
import { personProfile } from '@/lib/org/profile'
import { insert } from '@/lib/org/users/user-insert'
import { type Write, write } from '@/lib/org/write'
import { flushActivity } from '@/lib/provisioning/activity-queue'
import { type AcmeKeys, acmeStory, globexStory, initechStory } from './administration'
import { arrivals } from './arrivals'
import { Cast } from './cast'
import type { Ask } from './client'
import { ago, days, type Happening, relive } from './clock'
import { entraStory } from './entra'
import { oktaStory } from './okta'
import { addressOf, type DemoPerson } from './people'
import { settle } from './settle'

export interface DemoOrganization {
  readonly slug: string
  readonly name: string
  readonly plan: 'free' | 'enterprise'
  readonly locale: 'en' | 'fr'
  readonly timeZone: string
  readonly people: readonly DemoPerson[]
  readonly admin: string
  readonly member: string
}

export interface Account {
  readonly email: string
  readonly password: string
}

export interface DemoAccess {
  readonly id: string
  readonly scimToken: string
  readonly applicationKey: string
  readonly admin: Account
  readonly member: Account
}

const actor = systemActor()
const founded = days(76.2)

export async function createDemoOrganization(demo: DemoOrganization, ask: Ask): Promise<DemoAccess> {
  const admin = account(demo.slug, 'admin')
  const member = account(demo.slug, 'member')
  const cast = await ago(founded, () => found(demo, admin, member))
  const story = stories[demo.slug] ?? quiet
  const keys: Keys = {}
  await relive([...arrivals(cast, demo.people, admin.email), ...story(cast, demo.people, ask, keys)])
  await flushActivity()
  const bounced = demo.people.filter(({ state }) => state === 'bounced').map((person) => addressOf(person, cast.domain))
  await settle(cast.org, { foundedHoursAgo: founded, bounced })
  const { scim, scripts } = keys
  if (scim === undefined || scripts === undefined) throw new Error(`the story of ${demo.slug} made no keys`)
  return { id: cast.org.id, admin, member, scimToken: scim, applicationKey: scripts }
}

/** The secrets that a story makes. */
type Keys = { -readonly [Name in keyof AcmeKeys]?: string } & { scripts?: string }
type Story = (cast: Cast, people: readonly DemoPerson[], ask: Ask, keys: Keys) => Happening[]

const stories: Readonly<Record<string, Story>> = {
  acme: (cast, people, ask, keys) => [
    ...acmeStory(cast, keys),
    scripts(cast, keys, 33.6),
    ...oktaStory(cast, people, ask, {
      scim: () => keys.scim ?? '',
      personal: () => keys.personal ?? '',
      reader: () => keys.reader ?? '',
      ended: () => keys.ended ?? '',
    }),
  ],
  globex: (cast, people, ask, keys) => [
    ...globexStory(cast),
    scripts(cast, keys, 20),
    provisioning(cast, keys, 16.6),
    ...entraStory(cast, people, ask, () => keys.scim ?? ''),
  ],
  initech: (cast, _people, ask, keys) => [
    ...initechStory(cast, ask, () => keys.scim ?? ''),
    ...quiet(cast, [], ask, keys),
  ],
}

/** Nothing but its keys. */
function quiet(cast: Cast, _people: readonly DemoPerson[], _ask: Ask, keys: Keys): Happening[] {
  return [scripts(cast, keys, 40), provisioning(cast, keys, 12)]
}

function scripts(cast: Cast, keys: Keys, daysAgo: number): Happening {
  const happen = async () => {
    const admin = await cast.actor(`admin@${cast.domain}`)
    keys.scripts = await ownKey(cast.org, admin, cast.idOf(`admin@${cast.domain}`))
  }
  return { hours: days(daysAgo), happen }
}

function provisioning(cast: Cast, keys: Keys, daysAgo: number): Happening {
  const happen = async () => {
    keys.scim = await scimKey(cast.org, await cast.actor(`admin@${cast.domain}`))
  }
  return { hours: days(daysAgo), happen }
}

async function found(demo: DemoOrganization, admin: Account, member: Account): Promise<Cast> {
  const [adminPassword, memberPassword] = await Promise.all([
    passwords.prepare(admin.password),
    passwords.prepare(member.password),
  ])
  const cast = new Cast(await organizations.create(demo))
  await write(cast.org, actor, async (w) => {
    await w.tx.ready()
    cast.know(admin.email, addMember(w, demo.admin, admin.email, 'Admin', adminPassword))
    cast.know(member.email, addMember(w, demo.member, member.email, 'Standard', memberPassword))
  })
  return cast
}

/** New keys for an organization that exists already: the old secrets cannot be read back. */
export async function createKeys(org: Org, adminId: string): Promise<{ scimToken: string; applicationKey: string }> {
  return { scimToken: await scimKey(org, actor), applicationKey: await ownKey(org, actor, adminId) }
}

/** Not in one click: the plan of one organization does not sell that, which is what its key is there to show. */
async function scimKey(org: Org, by: Actor): Promise<string> {
  const { id } = await serviceAccounts.create(org, by, {
    name: serviceAccounts.scimAccountName,
    email: null,
    roles: [provisioningRole],
  })
  const key = {
    ownerId: id,
    name: serviceAccounts.scimKeyName,
    scopes: applicationKeys.scimScopes,
    expiresInDays: 365,
  }
  return (await applicationKeys.create(org, by, key)).secret
}

async function ownKey(org: Org, by: Actor, adminId: string): Promise<string> {
  const own = { ownerId: adminId, name: 'Scripts', scopes: [...permissions], expiresInDays: 365 }
  return (await applicationKeys.create(org, by, own)).secret
}

function account(slug: string, who: 'admin' | 'member'): Account {
  return { email: `${who}@${slug}.test`, password: `${slug}-${who}-demo` }
}

function addMember(w: Write, name: string, email: string, role: string, password: passwords.Prepared): string {
  const profile = personProfile(name, email, w.org.locale)
  const { id } = insert(w, {
    profile,
    kind: 'human',
    status: 'active',
    source: 'setup',
    roles: [role],
    roleSource: 'manual',
  })
  passwords.store(w.tx, id, password)
  return id
}
