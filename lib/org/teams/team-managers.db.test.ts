import { describe, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import type { Actor } from '../can'
import { newOrganization, newPerson, peek } from '../testing/organization'
import * as users from '../users/users'
import { write } from '../write'
import { adopt } from './managed-teams'
import { describe as describeTeam } from './team-details'
import * as directory from './team-directory'
import { find } from './team-directory-team'
import * as managers from './team-managers'
import { grantRole } from './team-roles'
import { lockOrRefuse } from './team-row'
import * as teams from './teams'

const { url } = await cloneDatabase()

async function acme() {
  const org = await newOrganization()
  const admin = await newPerson(org, 'Admin')
  const keeper = await newPerson(org, 'Standard', 'Kim Keeper')
  const person = await newPerson(org, 'Standard', 'Pat Person')
  const { id } = await teams.create(org, admin, { name: 'Platform' })
  await managers.add(org, admin, id, [keeper.id])
  return { org, admin, keeper, person, id }
}

const refused = (code: string) => expect.objectContaining({ code })
const words = { description: 'Keeps the lights on.', links: [{ label: 'Runbook', url: 'https://example.com/' }] }

describe('a manager of a team', () => {
  test('changes its members, description and links, and nothing else of it', async () => {
    const { org, keeper, person, id } = await acme()
    expect(await teams.addMembers(org, keeper, id, [person.id])).toBe(1)
    await teams.removeMembers(org, keeper, id, [person.id])
    await describeTeam(org, keeper, id, words)
    expect((await find(org.id, id))?.team).toMatchObject({ ...words, members: 0 })
    for (const call of [
      () => teams.rename(org, keeper, id, 'Mine'),
      () => teams.remove(org, keeper, id),
      () => teams.link(org, keeper, id),
      () => teams.allowAdoption(org, keeper, id),
      () => managers.add(org, keeper, id, [person.id]),
      () => managers.remove(org, keeper, id, keeper.id),
      () => grantRole(org, keeper, id, 'x'),
    ]) {
      await expect(call()).rejects.toEqual(refused('permission_missing'))
    }
    expect((await find(org.id, id))?.team.name).toBe('Platform')
  })

  test('does so for that team alone, and only as themselves', async () => {
    const { org, admin, keeper, person, id } = await acme()
    const other = await teams.create(org, admin, { name: 'Other' })
    await expect(teams.addMembers(org, keeper, other.id, [person.id])).rejects.toEqual(refused('permission_missing'))
    const key: Actor = { ...keeper, kind: 'key' }
    await expect(teams.addMembers(org, key, id, [person.id])).rejects.toEqual(refused('permission_missing'))
    await expect(teams.addMembers(org, person, id, [person.id])).rejects.toEqual(refused('permission_missing'))
    const { org: elsewhere } = await acme()
    await expect(teams.addMembers(elsewhere, keeper, id, [])).rejects.toEqual(refused('permission_missing'))
  })

  test('puts nobody into a team that gives a role beyond their own', async () => {
    const { org, admin, keeper, person, id } = await acme()
    const [role] = await peek<{ id: string }>(url, `select id from roles where org_id = $1 and name = 'Admin'`, [
      org.id,
    ])
    await grantRole(org, admin, id, role?.id ?? '')
    await expect(teams.addMembers(org, keeper, id, [person.id])).rejects.toEqual(refused('role_not_held'))
    expect((await find(org.id, id))?.team.members).toBe(0)
  })

  test('of a managed team changes description and links only', async () => {
    const { org, admin, keeper, person, id } = await acme()
    const [row] = await peek<{ id: string }>(url, 'select id from connections where org_id = $1', [org.id])
    const off = { adoptsPeople: false, adoptsTeams: false, grantsManagement: false, acceptsPasswords: false }
    const connection = { id: row?.id ?? '', name: 'IdP', groupDelete: 'keep_members' as const, ...off }
    await write(org, admin, async (w) => adopt(w, await lockOrRefuse(w.tx, id), connection))
    await describeTeam(org, keeper, id, words)
    await expect(teams.addMembers(org, keeper, id, [person.id])).rejects.toEqual(refused('team_managed'))
  })

  test('is none any more once dismissed or removed', async () => {
    const { org, admin, keeper, person, id } = await acme()
    await managers.add(org, admin, id, [person.id])
    await managers.remove(org, admin, id, keeper.id)
    await expect(describeTeam(org, keeper, id, words)).rejects.toEqual(refused('permission_missing'))
    await users.removeLocal(org, admin, person.id)
    expect(await peek(url, 'select 1 from team_managers where team_id = $1', [id])).toEqual([])
    expect((await find(org.id, id))?.team.managers).toEqual([])
  })
})

test('managers are named once, recorded, and listed by name', async () => {
  const { org, admin, keeper, person, id } = await acme()
  expect(await managers.add(org, admin, id, [keeper.id, person.id])).toBe(1)
  expect((await find(org.id, id))?.team.managers.map(({ name }) => name)).toEqual(['Kim Keeper', 'Pat Person'])
  const { teams: listed } = await directory.list(org.id, { q: 'platform' })
  expect(listed.map((team) => team.managers)).toEqual([['Kim Keeper', 'Pat Person']])
  await managers.remove(org, admin, id, person.id)
  const events = await peek<{ event: string }>(
    url,
    `select event from audit_events where target_id = $1 and event like 'team.manager%' order by id`,
    [id],
  )
  expect(events.map(({ event }) => event)).toEqual(['team.manager_add', 'team.manager_add', 'team.manager_remove'])
})

test('nobody becomes a manager who is not here, and no more than fifty do', async () => {
  const { org, admin, id } = await acme()
  const { keeper: stranger } = await acme()
  await expect(managers.add(org, admin, id, [stranger.id])).rejects.toEqual(refused('user_not_found'))
  await expect(managers.add(org, admin, id, ['me'])).rejects.toEqual(refused('user_not_found'))
  const many = []
  for (let n = 0; n < managers.mostManagers; n += 1) many.push((await newPerson(org, 'Standard', `Person ${n}`)).id)
  await expect(managers.add(org, admin, id, many)).rejects.toEqual(refused('team_managers_too_many'))
  expect((await find(org.id, id))?.team.managers).toHaveLength(1)
})
