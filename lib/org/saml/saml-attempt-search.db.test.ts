/** Finding sign-ins by person, by view and page by page. */
import { beforeAll, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { answer, arrive, makeProvider, signIn, type TestProvider } from '../testing/saml'
import { admin, makeOrg } from '../testing/world'
import * as attempts from './saml-attempts'
import * as samlRequests from './saml-requests'
import * as samlSettings from './saml-settings'

await cloneDatabase()

let org: Org
let idp: TestProvider
let other: TestProvider

const said = (name: string, displayName: string, nameId = `${name}@acme.test`) => ({
  nameId,
  attributes: { email: [`${name}@acme.test`], displayName: [displayName] },
})
const found = async (filter: attempts.AttemptFilter) =>
  (await attempts.list(org, admin, filter)).map(({ userName, nameId }) => userName ?? nameId)

beforeAll(async () => {
  org = await makeOrg()
  idp = await makeProvider(org)
  other = await makeProvider(org)
  await samlSettings.putJit(org, admin, { enabled: true, domains: ['acme.test'] })
  await signIn(idp, said('zoe', 'Zoé Martin'))
  await signIn(idp, said('zoltan', 'Zoltan Kis', 'urn:person:Zoltan'))
  await signIn(other, said('paul', 'Paul Zola'))
  await samlSettings.putJit(org, admin, { enabled: false })
  await signIn(idp, said('nobody', 'Nobody Known', 'urn:person:Nobody'))
  const test = await samlRequests.beginTest(org, admin, idp.id)
  await arrive(org, answer(idp, test.requestId, said('zoe', 'Zoé Martin')), test)
})

test.each([
  ['the beginning of a name, without regard to marks and case', 'ZOE', ['Zoé Martin', 'Zoé Martin']],
  ['the beginning of two names', 'zo', ['Zoé Martin', 'Zoltan Kis', 'Zoé Martin']],
  ['the beginning of an address', 'paul@', ['Paul Zola']],
  ['a NameID in full', 'urn:person:zoltan', ['Zoltan Kis']],
  ['a NameID that nobody here has', 'urn:person:Nobody', ['urn…']],
  ['the address that was said of nobody known', ' Nobody@acme.test ', ['urn…']],
  ['no part of a NameID', 'urn:person', []],
  ['no middle of a name', 'Martin', []],
  ['no pattern', 'z%', []],
])('%s finds', async (_, q, names) => {
  expect(await found({ q })).toEqual(names)
})

test.each([
  ['all', 5],
  ['admitted', 3],
  ['refused', 1],
  ['tests', 1],
] as const)('the view %s shows %i', async (view, count) => {
  expect(await found({ view })).toHaveLength(count)
})

test('a search holds within a view and a provider', async () => {
  expect(await found({ q: 'zo', view: 'tests' })).toEqual(['Zoé Martin'])
  expect(await found({ q: 'zo', view: 'refused' })).toEqual([])
  expect(await found({ q: 'paul', providerId: idp.id })).toEqual([])
  expect(await found({ q: 'paul', providerId: other.id })).toEqual(['Paul Zola'])
})

test('a page begins behind the one before, whatever is searched', async () => {
  for (const filter of [{}, { q: 'zo' }, { view: 'admitted' } as const]) {
    const all = await attempts.list(org, admin, filter)
    expect(all.map(({ id }) => id)).toEqual(
      all
        .map(({ id }) => id)
        .toSorted()
        .reverse(),
    )
    const rest = await attempts.list(org, admin, { ...filter, before: all[0]?.id })
    expect(rest).toEqual(all.slice(1))
  }
})

test('another organization finds nothing of it', async () => {
  expect(await attempts.list(await makeOrg(), admin, { q: 'urn:person:Zoltan' })).toEqual([])
})
