import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { newKeyPair } from '@/lib/saml/testing/forger'
import * as domains from '../domains/domains'
import { changePlan } from '../organizations'
import * as settings from '../sign-in/sign-in-settings'
import * as teams from '../teams/teams'
import { newOrganization } from '../testing/organization'
import { idpMetadata, makeProvider, prove, signIn, type TestProvider } from '../testing/saml'
import {
  bySaml,
  glassAdministrator,
  linkedProvider,
  lives,
  query,
  type Somebody,
  somebody,
  tokenByPassword,
} from '../testing/ways-in'
import { admin } from '../testing/world'
import * as ending from './saml-ending'
import * as mappings from './saml-mappings'
import * as newcomers from './saml-newcomers'
import { overview } from './saml-overview'
import * as samlProviders from './saml-providers'
import { putJit } from './saml-settings'

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
    expect(await ending.preview(org, admin, provider.id)).toEqual({
      people: 1,
      lockedOut: 1,
      names: ['Zoé Martin'],
      signedOut: 1,
      signsOutActor: false,
    })
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

describe('the sessions that a provider began', () => {
  let home: Org
  let idp: TestProvider
  let zoe: Somebody

  beforeEach(async () => {
    home = await newOrganization()
    zoe = await somebody(home, 'Admin')
    idp = await linkedProvider(home, [zoe])
  })

  const came = async (through = idp, who = zoe) => {
    const outcome = await bySaml(through, who)
    if (outcome.kind !== 'admitted') throw new Error(JSON.stringify(outcome))
    return outcome.session.token
  }
  const link = (to: TestProvider) =>
    query(
      home,
      `insert into saml_identities (org_id, provider_id, name_id, user_id, linked_by, created_at, last_used_at)
       values ($1, $2, $3, $4, 'address', now(), now()) returning name_id`,
      [home.id, to.id, zoe.address, zoe.id],
    )
  const told = async (event: string) =>
    (
      await query<{ after: unknown }>(home, 'select after from audit_events where org_id = $1 and event = $2', [
        home.id,
        event,
      ])
    )[0].after

  test.each([
    ['saml_provider.turn_off', ending.turnOff],
    ['saml_provider.remove', ending.remove],
  ])('end with it (%s); those of the same people that began another way go on', async (event, end) => {
    const other = await makeProvider(home)
    await link(other)
    const ada = await glassAdministrator(home, 'Ada')
    const [first, second] = [await came(), await came()]
    const others = [await came(other), await tokenByPassword(home, zoe), await tokenByPassword(home, ada)]
    expect(await ending.preview(home, { ...admin, id: zoe.id }, idp.id)).toMatchObject({
      lockedOut: 0,
      signedOut: 1,
      signsOutActor: true,
    })
    expect(await ending.preview(home, { ...admin, id: ada.id }, idp.id)).toMatchObject({ signsOutActor: false })
    await end(home, admin, idp.id, '')
    expect(await Promise.all([first, second].map(lives))).toEqual([false, false])
    expect(await Promise.all(others.map(lives))).toEqual([true, true, true])
    expect(await told(event)).toEqual({ sessionsEnded: 2 })
  })

  test('go on where it is refused: as the only way in, and as the way of the only administrator', async () => {
    const token = await came()
    await query(home, 'delete from credentials where org_id = $1 and user_id = $2 returning kind', [home.id, zoe.id])
    for (const end of [samlProviders.turnOff, samlProviders.remove]) {
      await expect(end(home, admin, idp.id)).rejects.toMatchObject({ code: 'last_administrator' })
    }
    const ada = await glassAdministrator(home, 'Ada')
    await settings.change(home, admin, ['saml'])
    for (const end of [samlProviders.turnOff, samlProviders.remove]) {
      await expect(end(home, admin, idp.id)).rejects.toMatchObject({ code: 'provider_only_way' })
    }
    expect([await lives(token), await lives(await tokenByPassword(home, ada))]).toEqual([true, true])
    await settings.change(home, admin, ['password', 'saml'])
    await samlProviders.turnOff(home, admin, idp.id)
    expect(await lives(token)).toBe(false)
  })

  test('end with what its attributes granted once another provider takes its place; with a newer document of its own they go on', async () => {
    await glassAdministrator(home, 'Ada')
    const { id: teamId } = await teams.create(home, admin, { name: 'Ops' })
    await mappings.create(home, admin, idp.id, { attribute: 'email', value: '*', teamId })
    const token = await came()
    const held = () =>
      query<{ source: string }>(home, 'select source::text from team_members where org_id = $1 and user_id = $2', [
        home.id,
        zoe.id,
      ])
    expect(await held()).toEqual([{ source: 'saml' }])
    const put = (issuer: string) =>
      samlProviders.replaceMetadata(home, admin, idp.id, {
        document: idpMetadata(issuer, [idp.key, newKeyPair('next')]),
      })
    await put(idp.issuer)
    expect([await lives(token), (await held()).length]).toEqual([true, 1])
    await put('https://successor.test')
    expect([await lives(token), (await held()).length]).toEqual([false, 0])
  })

  test('go on where another provider cannot take its place, as the only administrator comes by it alone', async () => {
    const token = await came()
    await query(home, 'delete from credentials where org_id = $1 and user_id = $2 returning kind', [home.id, zoe.id])
    const document = idpMetadata('https://successor.test', [idp.key])
    await expect(samlProviders.replaceMetadata(home, admin, idp.id, { document })).rejects.toMatchObject({
      code: 'last_administrator',
    })
    expect(await lives(token)).toBe(true)
  })

  test('of another organization go on', async () => {
    const theirs = await newOrganization()
    const person = await somebody(theirs, 'Admin')
    const elsewhere = await came(await linkedProvider(theirs, [person]), person)
    await came()
    await ending.turnOff(home, admin, idp.id, '')
    expect(await lives(elsewhere)).toBe(true)
  })

  test('end with a plan that has no single sign-on, whichever provider began them, and with no other change of plan', async () => {
    const other = await makeProvider(home)
    await link(other)
    const tokens = [await came(), await came(other)]
    const own = await tokenByPassword(home, zoe)
    expect(await changePlan(home, admin, 'startup')).toEqual({ changed: true, sessionsEnded: 0 })
    expect(await Promise.all(tokens.map(lives))).toEqual([true, true])
    expect(await changePlan(home, admin, 'free')).toEqual({ changed: true, sessionsEnded: 2 })
    expect(await Promise.all([...tokens, own].map(lives))).toEqual([false, false, true])
    expect(await changePlan(home, admin, 'free')).toEqual({ changed: false, sessionsEnded: 0 })
  })
})

test('another organization’s provider is not found', async () => {
  const other = await newOrganization()
  await domains.verify(other, admin, 'other.test')
  const { id } = await makeProvider(other)
  await expect(ending.preview(org, admin, id)).rejects.toMatchObject({ code: 'provider_not_found' })
  await expect(ending.remove(org, admin, id, '')).rejects.toMatchObject({ code: 'provider_not_found' })
})
