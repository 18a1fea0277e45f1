import { beforeAll, describe, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { cloneDatabase } from '@/lib/local/testing/clone'
import * as domains from './domains'
import * as ending from './saml-ending'
import * as newcomers from './saml-newcomers'
import { overview } from './saml-overview'
import * as samlProviders from './saml-providers'
import { putJit } from './saml-settings'
import { newOrganization } from './testing/organization'
import { makeProvider, prove, signIn, type TestProvider } from './testing/saml'
import { admin } from './testing/world'

await cloneDatabase()

let org: Org
let provider: TestProvider

beforeAll(async () => {
  org = await newOrganization()
  await prove(org, 'acme.test')
  await putJit(org, admin, { enabled: true, domains: ['acme.test'] })
  provider = await makeProvider(org)
  expect(await signIn(provider)).toMatchObject({ kind: 'admitted' })
})

const named = async () => (await samlProviders.get(org, admin, provider.id)).name

describe('ending a provider that people have no way around', () => {
  test('names who has neither a password nor another provider', async () => {
    expect(await ending.preview(org, admin, provider.id)).toEqual({ people: 1, lockedOut: 1, names: ['Zoé Martin'] })
  })

  test.each([ending.turnOff, ending.remove])('%o is refused without its name, and nothing changes', async (end) => {
    for (const typed of ['', 'something else']) {
      await expect(end(org, admin, provider.id, typed)).rejects.toMatchObject({ code: 'provider_unconfirmed' })
    }
    expect(await samlProviders.get(org, admin, provider.id)).toMatchObject({ state: 'active' })
  })

  test('the overview tells of people, newcomers and the last sign-in', async () => {
    const found = await overview(org, admin)
    expect(found).toMatchObject({ people: 1, recentNewcomers: 1 })
    expect(found.providers).toMatchObject([{ id: provider.id, use: { people: 1, roles: 0, teams: 0 } }])
    expect(found.providers[0]?.use.lastSignInAt).toBeInstanceOf(Date)
    expect((await newcomers.list(org, admin)).total).toBe(1)
  })

  test('its name turns it off; off it locks nobody out any more, so it is removed without', async () => {
    await ending.turnOff(org, admin, provider.id, ` ${await named()} `)
    expect(await samlProviders.get(org, admin, provider.id)).toMatchObject({ state: 'off' })
    expect(await ending.preview(org, admin, provider.id)).toMatchObject({ people: 1, lockedOut: 0 })
    await ending.remove(org, admin, provider.id, '')
    await expect(samlProviders.get(org, admin, provider.id)).rejects.toMatchObject({ code: 'provider_not_found' })
    expect((await overview(org, admin)).providers).toEqual([])
  })
})

test('another organization’s provider is not found', async () => {
  const other = await newOrganization()
  await domains.verify(other, admin, 'other.test')
  const { id } = await makeProvider(other)
  await expect(ending.preview(org, admin, id)).rejects.toMatchObject({ code: 'provider_not_found' })
  await expect(ending.remove(org, admin, id, '')).rejects.toMatchObject({ code: 'provider_not_found' })
})
