/** Who may look at and change single sign-on, verb by verb, and that nobody does so across organizations. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { newKeyPair } from '@/lib/saml/testing/forger'
import { type Actor, managedRoles } from '../can'
import { newPerson } from '../testing/organization'
import { idpMetadata, makeProvider, type TestProvider } from '../testing/saml'
import { admin, makeOrg } from '../testing/world'
import * as attempts from './saml-attempts'
import * as identities from './saml-identities'
import * as mappings from './saml-mappings'
import * as messages from './saml-messages'
import * as newcomers from './saml-newcomers'
import * as providers from './saml-providers'
import * as requests from './saml-requests'
import * as upkeep from './saml-upkeep'

await cloneDatabase()

let org: Org
let idp: TestProvider
let personId: string
const nowhere = '00000000-0000-7000-8000-000000000000'
const document = idpMetadata('https://more.test', [newKeyPair('more')])
const mapping = { attribute: 'a', value: 'b', roleId: nowhere }

beforeAll(async () => {
  org = await makeOrg()
  idp = await makeProvider(org)
  personId = (await newPerson(org, 'Standard')).id
})

type Verb = (of: Org, as: Actor, providerId: string, person: string) => Promise<unknown>

const reads: Readonly<Record<string, Verb>> = {
  'providers.list': (of, as) => providers.list(of, as),
  'providers.get': (of, as, id) => providers.get(of, as, id),
  'providers.affected': (of, as, id) => providers.affected(of, as, id),
  'mappings.list': (of, as, id) => mappings.list(of, as, id),
  'attempts.list': (of, as) => attempts.list(of, as),
  'attempts.get': (of, as) => attempts.get(of, as, 'x'),
  'messages.show': (of, as) => messages.show(of, as, 'x'),
  'newcomers.list': (of, as) => newcomers.list(of, as),
  'identities.list': (of, as, _, person) => identities.list(of, as, person),
}

const writes: Readonly<Record<string, Verb>> = {
  'providers.create': (of, as) => providers.create(of, as, { name: 'More', document }),
  'providers.replaceMetadata': (of, as, id) => providers.replaceMetadata(of, as, id, { document }),
  'providers.update': (of, as, id) => providers.update(of, as, id, { idpInitiated: true }),
  'providers.activate': (of, as, id) => providers.activate(of, as, id, { untested: true }),
  'providers.turnOff': (of, as, id) => providers.turnOff(of, as, id),
  'providers.remove': (of, as, id) => providers.remove(of, as, id),
  'requests.beginTest': (of, as, id) => requests.beginTest(of, as, id),
  'upkeep.refetch': (of, as, id) => upkeep.refetch(of, as, id, 'https://127.0.0.1/'),
  'upkeep.createFromUrl': (of, as) => upkeep.createFromUrl(of, as, { name: 'x', url: 'https://127.0.0.1/' }),
  'messages.reveal': (of, as) => messages.reveal(of, as, 'x'),
  'mappings.create': (of, as, id) => mappings.create(of, as, id, mapping),
  'mappings.preview': (of, as, id) => mappings.preview(of, as, id, {}),
  'mappings.remove': (of, as) => mappings.remove(of, as, nowhere),
  'newcomers.turnOffJit': (of, as) => newcomers.turnOffJit(of, as),
  'newcomers.keep': (of, as, _, person) => newcomers.keep(of, as, person),
  'newcomers.link': (of, as, _, person) => newcomers.link(of, as, person),
  'newcomers.disable': (of, as, _, person) => newcomers.disable(of, as, person),
  'identities.unlink': (of, as, id, person) => identities.unlink(of, as, person, id),
}

const standard: Actor = { ...admin, permissions: new Set(managedRoles.Standard) }
const nobody: Actor = { ...admin, permissions: new Set() }

describe('without the permission', () => {
  test.each(Object.keys(writes))('nobody calls %s', async (name) => {
    await expect(writes[name]?.(org, standard, idp.id, personId)).rejects.toMatchObject({ code: 'permission_missing' })
  })

  test.each(Object.keys(reads))('nobody reads %s', async (name) => {
    await expect(reads[name]?.(org, nobody, idp.id, personId)).rejects.toMatchObject({ code: 'permission_missing' })
  })
})

describe('the provider and people of another organization', () => {
  const missing = ['provider_not_found', 'user_not_found', 'mapping_not_found']
  const named = Object.entries({ ...reads, ...writes }).filter(([, verb]) => verb.length > 2)

  test.each(named.map(([name]) => name))('are not found by %s, like those that exist nowhere', async (name) => {
    const other = await makeOrg()
    const verb = { ...reads, ...writes }[name]
    const answers = await Promise.all(
      [
        [idp.id, personId],
        [nowhere, nowhere],
      ].map(([provider = '', person = '']) =>
        verb?.(other, admin, provider, person).then(
          (value) => value,
          (error) => error.code,
        ),
      ),
    )
    expect(answers[0]).toEqual(answers[1])
    // What lists by a person has nothing to list; what fetches is refused for the address before.
    expect([...missing, 'metadata_address_refused', []]).toContainEqual(answers[0])
  })
})
