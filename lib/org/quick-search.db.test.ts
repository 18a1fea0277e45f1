import { beforeAll, describe, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { managedRoles } from './can'
import * as serviceAccounts from './keys/service-accounts'
import { mostHits, quickSearch } from './quick-search'
import * as teams from './teams/teams'
import { newPerson } from './testing/organization'
import { admin, invite, makeOrg } from './testing/world'
import * as users from './users/users'

await cloneDatabase()

let org: Org
let other: Org
const names = (hits: readonly { name: string }[]) => hits.map(({ name }) => name)
const as = (...held: string[]) => ({ ...admin, permissions: new Set(held) })

beforeAll(async () => {
  org = await makeOrg()
  other = await makeOrg()
  for (const place of [org, other]) {
    await newPerson(place, 'Standard', 'Hélène Dubois')
    await teams.create(place, admin, { name: 'Dubois and Friends' })
    await serviceAccounts.create(place, admin, { name: 'Dubois Bot', email: null, roles: [] })
  }
})

describe('the search of every page', () => {
  test('finds people, teams and service accounts, whatever the case and marks', async () => {
    const { people, teams: found, accounts, roles } = await quickSearch(org.id, admin, ' HELENE dubois ')
    expect(names(people)).toEqual(['Hélène Dubois'])
    expect([found, accounts, roles]).toEqual([[], [], []])
    const hits = await quickSearch(org.id, admin, 'dubois')
    expect([names(hits.people), names(hits.teams), names(hits.accounts)]).toEqual([
      ['Hélène Dubois'],
      ['Dubois and Friends'],
      ['Dubois Bot'],
    ])
  })

  test('finds people by their address and tells their state', async () => {
    const id = await invite(org, 'paul.ito@example.com')
    const { people } = await quickSearch(org.id, admin, 'ito@example')
    expect(people).toEqual([{ id, name: 'paul.ito', email: 'paul.ito@example.com', state: 'invited' }])
  })

  test('shows nobody of another organization', async () => {
    const mine = await quickSearch(org.id, admin, 'dubois')
    const theirs = await quickSearch(other.id, admin, 'dubois')
    const ids = ({ people, teams: found, accounts }: typeof mine) =>
      [...people, ...found, ...accounts].map(({ id }) => id)
    expect(ids(mine)).toHaveLength(3)
    expect(ids(theirs)).toHaveLength(3)
    expect(ids(mine).filter((id) => ids(theirs).includes(id))).toEqual([])
  })

  test('does not find whom somebody has removed', async () => {
    const { id } = await newPerson(org, 'Standard', 'Gone Person')
    expect(names((await quickSearch(org.id, admin, 'gone person')).people)).toEqual(['Gone Person'])
    await users.remove(org, admin, id)
    expect((await quickSearch(org.id, admin, 'gone person')).people).toEqual([])
  })

  test('looks only for what the actor may see', async () => {
    const nobody = await quickSearch(org.id, as(), 'dubois')
    expect(nobody).toEqual({ people: [], teams: [], accounts: [], roles: [] })
    const reader = await quickSearch(org.id, as('user_access_read'), 'dubois')
    expect([reader.people.length, reader.teams.length, reader.accounts.length]).toEqual([1, 1, 0])
    const keeper = await quickSearch(org.id, as('org_app_keys_read'), 'dubois')
    expect([keeper.people.length, keeper.teams.length, keeper.accounts.length]).toEqual([0, 0, 1])
    const provisioning = await quickSearch(org.id, as(...managedRoles.Provisioning), 'dubois')
    expect(provisioning).toEqual(nobody)
  })

  test('finds roles by their stored name and by what the reader calls them', async () => {
    expect(names((await quickSearch(org.id, admin, 'read on')).roles)).toEqual(['Read only'])
    expect(names((await quickSearch(org.id, admin, 'lecture', ['Read only'])).roles)).toEqual(['Read only'])
  })

  test('answers the first few by name, and nothing to an empty text', async () => {
    for (let n = 0; n < mostHits + 2; n += 1) await newPerson(org, 'Standard', `Many ${String.fromCharCode(75 - n)}`)
    const { people } = await quickSearch(org.id, admin, 'many')
    expect(names(people)).toEqual(['B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'].map((letter) => `Many ${letter}`))
    expect(await quickSearch(org.id, admin, ' \0 ')).toEqual({ people: [], teams: [], accounts: [], roles: [] })
  })

  test('takes every character as itself', async () => {
    for (const text of ['%', '_', "'", '\\', '"; drop table users']) {
      expect((await quickSearch(org.id, admin, text)).people.map(({ name }) => name)).toEqual([])
    }
  })
})
