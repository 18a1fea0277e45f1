import { beforeAll, describe, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import * as applicationKeys from '../keys/application-keys'
import { personProfile } from '../profile'
import * as teamRoles from '../teams/team-roles'
import * as teams from '../teams/teams'
import { admin, invite, makeOrg } from '../testing/world'
import { write } from '../write'
import { list, type PersonEntry } from './user-directory'
import { choices, fillableTeams } from './user-directory-choices'
import { find } from './user-directory-person'
import { type Parameters, type PeopleQuery, parsePeopleQuery, personStates } from './user-directory-query'
import { insert } from './user-insert'
import * as users from './users'

await cloneDatabase()

const ask = (parameters: Parameters = {}) => parsePeopleQuery(parameters)
const names = (people: readonly PersonEntry[]) => people.map(({ name }) => name)

interface Details {
  kind?: 'human' | 'service'
  status?: 'active' | 'disabled'
  title?: string
  externalId?: string
  roles?: string[]
}

let made = 0
function add(org: Org, name: string, details: Details = {}): Promise<string> {
  const { kind = 'human', status = 'active', title = null, externalId = null, roles = ['Standard'] } = details
  made += 1
  const profile = { ...personProfile(name, `person${made}@example.com`, null), title, externalId }
  return write(org, admin, async (w) => {
    await w.tx.ready()
    return insert(w, { profile, kind, status, source: 'invited', roles, roleSource: 'manual' }).id
  })
}

function run(org: Org, sql: string, values: unknown[] = []): Promise<unknown> {
  return withOrg(org.id, (tx) => tx.query(statement('', sql), [org.id, ...values]))
}
const expire = (org: Org, id: string) =>
  run(org, `update invitations set expires_at = now() - interval '3 hours' where org_id = $1 and user_id = $2`, [id])
const bounce = (org: Org, id: string) =>
  run(
    org,
    `update invitations set delivery_state = 'bounced', smtp_answer = '550 No such mailbox'
     where org_id = $1 and user_id = $2`,
    [id],
  )

/** Every page from the first on; `meanwhile` runs between each two. */
async function walk(org: Org, query: PeopleQuery, meanwhile = async (_page: number) => {}): Promise<PersonEntry[]> {
  const seen: PersonEntry[] = []
  let page = await list(org.id, query)
  for (let n = 1; ; n += 1) {
    seen.push(...page.people)
    if (!page.next) return seen
    await meanwhile(n)
    page = await list(org.id, { ...query, cursor: page.next })
  }
}

describe('pages', () => {
  let org: Org
  beforeAll(async () => {
    org = await makeOrg()
    // Equal names, so that only ids tell them apart.
    for (let n = 0; n < 60; n += 1) await add(org, n % 3 === 0 ? 'Sam Jones' : `Person ${n % 7}`)
  })

  test.each([
    ['name', 'asc'],
    ['name', 'desc'],
    ['signIn', 'asc'],
    ['signIn', 'desc'],
    ['created', 'asc'],
    ['created', 'desc'],
  ])('sorted by %s %s show everybody once', async (sort, dir) => {
    await run(
      org,
      `update users set last_sign_in_at = now() - (seq % 5) * interval '1 day' where org_id = $1 and seq % 2 = 0`,
    )
    const people = await walk(org, ask({ sort, dir, size: '25' }))
    expect(people).toHaveLength(60)
    expect(new Set(people.map(({ id }) => id)).size).toBe(60)
  })

  test('show everybody once while people are added', async () => {
    const before = (await walk(org, ask({ size: '25' }))).map(({ id }) => id)
    const seen = await walk(org, ask({ size: '25' }), async (page) => {
      await add(org, page === 1 ? 'Aaron First' : 'Zoë Last')
    })
    const ids = seen.map(({ id }) => id)
    expect(ids.filter((id) => before.includes(id))).toEqual(before)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('lead back by the way they came', async () => {
    const first = await list(org.id, ask({ size: '25' }))
    const second = await list(org.id, { ...ask({ size: '25' }), cursor: first.next })
    const third = await list(org.id, { ...ask({ size: '25' }), cursor: second.next })
    expect([first.from, second.from, third.from]).toEqual([1, 26, 51])
    const back = await list(org.id, { ...ask({ size: '25' }), cursor: third.previous })
    expect(back.people).toEqual(second.people)
    expect(back.from).toBe(26)
    const start = await list(org.id, { ...ask({ size: '25' }), cursor: back.previous })
    expect(start.people).toEqual(first.people)
    expect([start.from, start.previous]).toEqual([1, undefined])
  })

  test('begin anew where the rest of the list was removed', async () => {
    const last = { side: 'after', key: 'zzz', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff', place: 900 } as const
    const page = await list(org.id, { ...ask({ size: '25' }), cursor: last })
    expect([page.from, page.people.length]).toEqual([1, 25])
  })

  test('are told by the order of names without case and marks', async () => {
    const other = await makeOrg()
    for (const name of ['Zoé', 'émile', 'Eva', 'Łukasz', 'anna']) await add(other, name)
    const { people } = await list(other.id, ask())
    expect(names(people).slice(0, 4)).toEqual(['anna', 'émile', 'Eva', 'Zoé'])
  })

  test('count whoever never signed in as longest ago', async () => {
    const other = await makeOrg()
    const [never, early, late] = [await add(other, 'B'), await add(other, 'C'), await add(other, 'A')]
    await run(other, `update users set last_sign_in_at = '2026-01-01' where org_id = $1 and id = $2`, [early])
    await run(other, `update users set last_sign_in_at = '2026-02-01' where org_id = $1 and id = $2`, [late])
    const { people } = await list(other.id, ask({ sort: 'signIn' }))
    expect(people.map(({ id }) => id)).toEqual([never, early, late])
  })
})

describe('states', () => {
  let org: Org
  const ids: Record<string, string> = {}
  beforeAll(async () => {
    org = await makeOrg()
    ids.active = await add(org, 'Zoé Martin')
    ids.disabled = await add(org, 'Maëlle Kerguélen', { status: 'disabled' })
    ids.invited = await invite(org, 'paul@example.com')
    ids.expired = await invite(org, 'ann@example.com')
    ids.bounced = await invite(org, 'jean@example.com')
    ids.both = await invite(org, 'kim@example.com')
    await expire(org, ids.expired)
    await bounce(org, ids.bounced)
    await bounce(org, ids.both)
    await expire(org, ids.both)
  })

  test('expired and bounced people are told apart from invited ones', async () => {
    const { people } = await list(org.id, ask({ status: personStates.join(',') }))
    const states = Object.fromEntries(people.map(({ id, state }) => [id, state]))
    expect(states).toEqual({
      [ids.active ?? '']: 'active',
      [ids.disabled ?? '']: 'disabled',
      [ids.invited ?? '']: 'invited',
      [ids.expired ?? '']: 'expired',
      [ids.bounced ?? '']: 'bounced',
      // Its link ended, so it is among those that one press resends.
      [ids.both ?? '']: 'expired',
    })
    expect(people.find(({ id }) => id === ids.bounced)?.invitation?.bounce).toBe('550 No such mailbox')
  })

  test('an invitation expires to the second', async () => {
    await run(org, `update invitations set expires_at = now() + interval '1 hour' where org_id = $1 and user_id = $2`, [
      ids.expired,
    ])
    expect((await list(org.id, ask())).counts).toMatchObject({ invited: 2, expired: 1 })
    await expire(org, ids.expired ?? '')
    expect((await list(org.id, ask())).counts).toMatchObject({ invited: 1, expired: 2 })
  })

  test('disabled people are hidden unless asked for', async () => {
    expect((await list(org.id, ask())).people.map(({ id }) => id)).not.toContain(ids.disabled)
    const { people, total } = await list(org.id, ask({ status: 'disabled' }))
    expect([people.map(({ id }) => id), total]).toEqual([[ids.disabled], 1])
  })

  test.each([
    '',
    'active',
    'invited',
    'expired',
    'bounced',
    'disabled',
    'active,disabled',
    'expired,bounced',
    'active,invited',
    'invited,expired,bounced',
    'active,disabled,expired',
  ])('the total is exact under the filter "%s", searched or not', async (status) => {
    for (const q of ['', 'e', 'martin', 'nobody at all']) {
      const page = await list(org.id, ask({ status, q }))
      expect([q, page.total]).toEqual([q, page.people.length])
    }
  })

  test('totals of the organization stay while a search counts what it finds', async () => {
    const page = await list(org.id, ask({ q: 'zoe', status: 'expired' }))
    expect(page.counts).toEqual({ active: 1, invited: 1, expired: 2, bounced: 1, disabled: 1, held: 0 })
    expect(page.found.states).toEqual({ active: 1, invited: 0, expired: 0, bounced: 0, disabled: 0, held: 0 })
    expect([page.total, page.from]).toEqual([0, 0])
  })

  test('a person counts once whatever roles they hold', async () => {
    const other = await makeOrg()
    await add(other, 'Ada', { roles: ['Admin', 'Standard'] })
    const { people, total } = await list(other.id, ask())
    expect([total, people.map(({ roles }) => roles)]).toEqual([1, [['Admin', 'Standard']]])
  })
})

describe('search', () => {
  let org: Org
  beforeAll(async () => {
    org = await makeOrg()
    await add(org, 'Zoé Martin', { title: 'Staff Engineer', externalId: 'EXT-77' })
    await add(org, 'Paul Ito', { title: '100% remote' })
  })

  test.each([
    ['its case', 'ZOÉ'],
    ['its marks', 'zoe mar'],
    ['spaces around it', '  martin '],
    ['where in the title it stands', 'engineer'],
    ['the case of an external id', 'ext-77'],
  ])('does not mind %s', async (_, q) => {
    expect(names((await list(org.id, ask({ q }))).people)).toEqual(['Zoé Martin'])
  })

  test('takes every character for itself', async () => {
    expect(names((await list(org.id, ask({ q: '100%' }))).people)).toEqual(['Paul Ito'])
    for (const q of ['%', '_', "'", '\\']) {
      expect([q, (await list(org.id, ask({ q }))).total]).toEqual([q, q === '%' ? 1 : 0])
    }
  })

  test('finds whoever has the longest texts there are', async () => {
    const org = await makeOrg()
    // Four bytes a character: the name and what is searched stand in one entry of an index.
    const long = (length: number) =>
      Array.from({ length }, () => String.fromCodePoint(0x20000 + Math.floor(Math.random() * 40_000))).join('')
    const name = `Ada ${long(480)}`
    await add(org, name, { title: long(3000), externalId: long(400) })
    expect(names((await list(org.id, ask({ q: name.slice(0, 40) }))).people)).toEqual([name])
  })
})

describe('an organization', () => {
  test('never lists the people of another', async () => {
    const [one, other] = [await makeOrg(), await makeOrg()]
    await add(one, 'Mine')
    const theirs = await add(other, 'Theirs')
    for (const parameters of [{}, { q: 'theirs' }, { status: 'active', sort: 'created' }]) {
      const page = await list(one.id, ask(parameters))
      expect(names(page.people)).not.toContain('Theirs')
      expect(page.counts.active).toBe(1)
    }
    expect(await find(one.id, theirs)).toBeUndefined()
  })

  test('lists neither service accounts nor removed people', async () => {
    const org = await makeOrg()
    const bot = await add(org, 'SCIM', { kind: 'service' })
    const gone = await add(org, 'Gone')
    await users.remove(org, admin, gone)
    const page = await list(org.id, ask({ status: personStates.join(',') }))
    expect([page.people, page.total]).toEqual([[], 0])
    expect([await find(org.id, bot), await find(org.id, gone)]).toEqual([undefined, undefined])
  })
})

describe('filters', () => {
  let org: Org
  let ids: Record<'direct' | 'byTeam' | 'owner' | 'idle', string>
  let role: string
  let team: string
  beforeAll(async () => {
    org = await makeOrg()
    ids = {
      direct: await add(org, 'Direct Admin', { roles: ['Admin'] }),
      byTeam: await add(org, 'Team Admin'),
      owner: await add(org, 'Key Owner'),
      idle: await add(org, 'Idle Person', { status: 'disabled' }),
    }
    team = (await teams.create(org, admin, { name: 'Admins' })).id
    await teams.addMembers(org, admin, team, [ids.byTeam])
    role = (await choices(org.id)).roles.find(({ name }) => name === 'Admin')?.id ?? ''
    await teamRoles.grantRole(org, admin, team, role)
    const key = { ownerId: ids.owner, name: 'CLI', scopes: ['user_access_read'], expiresInDays: null } as const
    await applicationKeys.create(org, admin, key)
    await run(org, `update users set last_sign_in_at = now() - interval '8 days' where org_id = $1 and id = $2`, [
      ids.owner,
    ])
  })

  test('by role find who holds it by a grant and who by a team', async () => {
    const page = await list(org.id, ask({ role }))
    expect(names(page.people)).toEqual(['Direct Admin', 'Team Admin'])
    expect(page.total).toBe(2)
  })

  test('by team, key and last sign-in find exactly those, and together those who fit all', async () => {
    expect(names((await list(org.id, ask({ team }))).people)).toEqual(['Team Admin'])
    expect(names((await list(org.id, ask({ keys: 'any' }))).people)).toEqual(['Key Owner'])
    expect(names((await list(org.id, ask({ keys: 'scim' }))).people)).toEqual([])
    expect(names((await list(org.id, ask({ seen: 'month' }))).people)).toEqual(['Key Owner'])
    expect((await list(org.id, ask({ team, keys: 'any' }))).total).toBe(0)
  })

  test('count what each value would show beside the other filters', async () => {
    const page = await list(org.id, ask({ seen: 'never' }))
    expect(page.total).toBe(2)
    expect(page.found.signIns).toMatchObject({ month: 1, never: 2 })
    expect(page.found.states).toMatchObject({ active: 2, disabled: 1 })
    expect(page.found.sources.invited).toBe(2)
  })

  test('page what many share like everybody, in the order asked for', async () => {
    const other = await makeOrg()
    for (let n = 0; n < 60; n += 1) await add(other, `Person ${String(n).padStart(2, '0')}`)
    const first = await list(other.id, ask({ q: 'person', size: '25' }))
    const second = await list(other.id, { ...ask({ q: 'person', size: '25' }), cursor: first.next })
    const third = await list(other.id, { ...ask({ q: 'person', size: '25' }), cursor: second.next })
    expect([first.total, first.people.length, second.people.length, third.people.length]).toEqual([60, 25, 25, 10])
    const back = await list(other.id, { ...ask({ q: 'person', size: '25' }), cursor: third.previous })
    expect(back.people).toEqual(second.people)
  })

  test('by a role or team of another organization find nobody', async () => {
    const other = await makeOrg()
    await add(other, 'Stranger', { roles: ['Admin'] })
    expect((await list(other.id, ask({ role }))).total).toBe(0)
    expect((await list(other.id, ask({ team }))).total).toBe(0)
  })
})

describe('the teams that people can be added to', () => {
  test('are those that are filled here; one behind the first fifty is found by what its name says', async () => {
    const org = await makeOrg()
    for (let n = 0; n < 51; n += 1) await teams.create(org, admin, { name: `Alpha ${String(n).padStart(2, '0')}` })
    const { id: last } = await teams.create(org, admin, { name: 'Équipe Zulu' })
    const { id: managed } = await teams.create(org, admin, { name: 'Aaa Zulu' })
    await run(
      org,
      `with made as (select id from connections where org_id = $1 limit 1)
       update teams set connection_id = (select id from made) where org_id = $1 and id = $2`,
      [managed],
    )
    const first = await fillableTeams(org.id)
    expect([first.teams.length, first.teams[0]?.name, first.more]).toEqual([50, 'Alpha 00', true])
    expect(await fillableTeams(org.id, ' zULU')).toEqual({ teams: [{ id: last, name: 'Équipe Zulu' }], more: false })
    expect(await fillableTeams(org.id, 'no_such%')).toEqual({ teams: [], more: false })
  })
})
