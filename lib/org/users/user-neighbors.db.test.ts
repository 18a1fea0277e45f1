import { beforeAll, describe, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { admin, invite, makeOrg } from '../testing/world'
import { list } from './user-directory'
import { parsePeopleQuery } from './user-directory-query'
import { neighbors } from './user-neighbors'
import * as users from './users'

await cloneDatabase()

describe('neighbors', () => {
  let org: Org
  beforeAll(async () => {
    org = await makeOrg()
    // Equal names, so that only ids tell them apart.
    for (let n = 0; n < 30; n += 1) await invite(org, `${n % 3 === 0 ? 'sam' : `person${n % 7}`}@domain${n}.test`)
  })

  const everybody = async (query: ReturnType<typeof parsePeopleQuery>) =>
    (await list(org.id, { ...query, size: 200 })).people.map(({ id }) => id)

  test.each([
    ['name', 'asc'],
    ['name', 'desc'],
    ['signIn', 'asc'],
    ['signIn', 'desc'],
    ['created', 'asc'],
    ['created', 'desc'],
  ])('by %s, %s, lead through the whole list, from page to page, and end with it', async (sort, dir) => {
    const query = parsePeopleQuery({ sort, dir, size: '25' })
    const ids = await everybody(query)
    expect(ids.length).toBeGreaterThan(25)
    for (const [place, id] of ids.entries()) {
      expect(await neighbors(org.id, query, id)).toEqual({
        ...(place > 0 && { previous: ids[place - 1] }),
        ...(place < ids.length - 1 && { next: ids[place + 1] }),
      })
    }
  })

  test('are those whom the search and the filters find', async () => {
    const query = parsePeopleQuery({ q: 'sam@', status: 'invited' })
    const [first = '', second = ''] = await everybody(query)
    expect(await neighbors(org.id, query, first)).toEqual({ next: second })
  })

  test('are told of somebody who fits the list no longer', async () => {
    const query = parsePeopleQuery({ status: 'invited' })
    const [first = '', gone = '', third = ''] = await everybody(query)
    await users.deactivate(org, admin, gone)
    expect(await everybody(query)).not.toContain(gone)
    expect(await neighbors(org.id, query, gone)).toEqual({ previous: first, next: third })
  })

  test('of another organization’s people are none', async () => {
    const other = await makeOrg()
    const id = await invite(other, 'somebody@example.com')
    expect(await neighbors(org.id, parsePeopleQuery({}), id)).toEqual({})
    expect(await neighbors(org.id, parsePeopleQuery({}), 'nobody')).toEqual({})
  })
})
