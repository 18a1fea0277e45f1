import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { type Actor, permissions } from '../can'
import { adopt } from '../teams/managed-teams'
import { grantRole } from '../teams/team-roles'
import { lockOrRefuse } from '../teams/team-row'
import * as teams from '../teams/teams'
import { whoSignsIn } from '../testing/administrator'
import { newOrganization, newPerson, peek } from '../testing/organization'
import { write } from '../write'
import * as directory from './role-directory'
import { impactOfRole, impactOfRule } from './role-impact'
import * as roles from './roles'

const { url } = await cloneDatabase()

const refused = (code: string) => expect.objectContaining({ code })
const insertGrant = statement(
  'test_grant',
  `insert into user_roles (org_id, user_id, role_id, source, created_at) values ($1, $2, $3, $4, now())`,
)
const grant = (org: Org, userId: string, roleId: string, source = 'manual') =>
  withOrg(org.id, (tx) => tx.query(insertGrant, [org.id, userId, roleId, source]))
const rolesOf = async (userId: string) => {
  const rows = await peek<{ name: string; source: string }>(
    url,
    'select r.name, ur.source from user_roles ur join roles r on r.id = ur.role_id where ur.user_id = $1 order by 1, 2',
    [userId],
  )
  return rows.map(({ name, source }) => `${name} ${source}`)
}
const managedRole = async (org: Org, name: string) => {
  const [row] = await peek<{ id: string }>(url, 'select id from roles where org_id = $1 and name = $2', [org.id, name])
  return row?.id ?? ''
}

async function acme() {
  const org = await newOrganization()
  return { org, admin: await newPerson(org, 'Admin') }
}

describe('a custom role', () => {
  test('is not changed by who looked at it as it was before somebody else changed it', async () => {
    const { org, admin } = await acme()
    const seen = { name: 'Helpdesk', permissions: ['user_access_read', 'user_access_invite'] }
    const { id } = await roles.create(org, admin, seen)
    await roles.change(org, admin, id, { name: 'Helpdesk', permissions: ['user_access_read'] }, seen)
    const late = roles.change(org, admin, id, { name: 'Support', permissions: seen.permissions }, seen)
    await expect(late).rejects.toEqual(refused('changed_meanwhile'))
    expect(await directory.find(org.id, id)).toMatchObject({ name: 'Helpdesk', permissions: ['user_access_read'] })
  })

  test('is made, changed and removed, and each is recorded', async () => {
    const { org, admin } = await acme()
    const draft = { name: ' Helpdesk ', permissions: ['user_access_read', 'user_access_invite', 'nonsense'] }
    const { id } = await roles.create(org, admin, draft)
    expect(await directory.find(org.id, id)).toMatchObject({
      name: 'Helpdesk',
      managed: false,
      permissions: ['user_access_read', 'user_access_invite'],
      direct: 0,
    })
    await roles.change(org, admin, id, { name: 'Support', permissions: ['user_access_read'] })
    expect(await directory.find(org.id, id)).toMatchObject({ name: 'Support', permissions: ['user_access_read'] })
    await roles.remove(org, admin, id)
    expect(await directory.find(org.id, id)).toBeUndefined()
    const events = await peek<{ event: string }>(url, 'select event from audit_events where target_id = $1', [id])
    expect(events.map(({ event }) => event).sort()).toEqual(['role.create', 'role.remove', 'role.update'])
  })

  test('needs a name of its own, in any case', async () => {
    const { org, admin } = await acme()
    const { id } = await roles.create(org, admin, { name: 'Helpdesk', permissions: [] })
    await expect(roles.create(org, admin, { name: ' ', permissions: [] })).rejects.toEqual(refused('name_missing'))
    for (const name of ['HELPDESK', 'admin']) {
      await expect(roles.create(org, admin, { name, permissions: [] })).rejects.toEqual(refused('role_name_taken'))
    }
    await roles.change(org, admin, id, { name: 'helpdesk', permissions: [] })
  })

  test('needs a plan that has it, but not to be removed', async () => {
    const org = await newOrganization('pro')
    const admin = await newPerson(org, 'Admin')
    const draft = { name: 'Helpdesk', permissions: [] }
    await expect(roles.create(org, admin, draft)).rejects.toEqual(refused('plan_excludes_custom_roles'))
    const above = { ...org, plan: 'enterprise' } as Org
    const { id } = await roles.create(above, admin, draft)
    await expect(roles.change(org, admin, id, draft)).rejects.toEqual(refused('plan_excludes_custom_roles'))
    await roles.remove(org, admin, id)
  })

  test('never allows more than its maker may do', async () => {
    const { org, admin } = await acme()
    const { id } = await roles.create(org, admin, { name: 'Helpdesk', permissions: [] })
    const limited: Actor = { ...admin, permissions: new Set(['user_access_manage', 'user_access_read']) }
    const beyond = { name: 'Other', permissions: ['user_access_read', 'org_management'] }
    await expect(roles.create(org, limited, beyond)).rejects.toEqual(refused('role_not_held'))
    await expect(roles.change(org, limited, id, beyond)).rejects.toEqual(refused('role_not_held'))
    await expect(roles.remove(org, limited, id, { role: await managedRole(org, 'Admin') })).rejects.toEqual(
      refused('role_not_held'),
    )
  })

  test('of another organization is not found, and those of the product stay', async () => {
    const { org, admin } = await acme()
    const other = await acme()
    const { id } = await roles.create(other.org, other.admin, { name: 'Theirs', permissions: [] })
    for (const foreign of [id, randomUUID(), 'x']) {
      const draft = { name: 'Mine', permissions: [] }
      await expect(roles.change(org, admin, foreign, draft)).rejects.toEqual(refused('role_not_found'))
      await expect(roles.remove(org, admin, foreign)).rejects.toEqual(refused('role_not_found'))
      expect(await directory.find(org.id, foreign)).toBeUndefined()
    }
    for (const name of ['Admin', 'Standard', 'Read only', 'Provisioning']) {
      const own = await managedRole(org, name)
      await expect(roles.change(org, admin, own, { name: 'X', permissions: [] })).rejects.toEqual(
        refused('role_managed'),
      )
      await expect(roles.remove(org, admin, own, 'nowhere')).rejects.toEqual(refused('role_managed'))
    }
  })
})

describe('who has a role that is removed', () => {
  test('is not forgotten: it has to be said where they go', async () => {
    const { org, admin } = await acme()
    const { id } = await roles.create(org, admin, { name: 'Helpdesk', permissions: [] })
    const person = await newPerson(org, 'Standard')
    await grant(org, person.id, id)
    await expect(roles.remove(org, admin, id)).rejects.toEqual(refused('role_in_use'))
    await expect(roles.remove(org, admin, id, { role: id })).rejects.toEqual(refused('role_not_found'))
    expect(await rolesOf(person.id)).toEqual(['Helpdesk manual', 'Standard manual'])
  })

  test('gets the other role from the same sources, each once', async () => {
    const { org, admin } = await acme()
    const { id } = await roles.create(org, admin, { name: 'Helpdesk', permissions: [] })
    const person = await newPerson(org, 'Standard')
    await grant(org, person.id, id)
    await grant(org, person.id, id, 'scim')
    const team = await teams.create(org, admin, { name: 'Ops' })
    await grantRole(org, admin, team.id, id)
    const target = await managedRole(org, 'Standard')
    await roles.remove(org, admin, id, { role: target })
    expect(await rolesOf(person.id)).toEqual(['Standard manual', 'Standard scim'])
    expect((await directory.find(org.id, target))?.teams).toEqual(['Ops'])
  })

  test('or loses it', async () => {
    const { org, admin } = await acme()
    const { id } = await roles.create(org, admin, { name: 'Helpdesk', permissions: [] })
    const person = await newPerson(org, 'Standard')
    await grant(org, person.id, id)
    await roles.remove(org, admin, id, 'nowhere')
    expect(await rolesOf(person.id)).toEqual(['Standard manual'])
  })
})

describe('the last administrator', () => {
  test('keeps management however the role that gives it is changed', async () => {
    const org = await newOrganization()
    const last = await whoSignsIn(org, 'Standard')
    const maker: Actor = { ...last, permissions: new Set<string>(permissions) }
    const managing = { name: 'Access', permissions: ['user_access_manage'] }
    const { id } = await roles.create(org, maker, managing)
    await grant(org, last.id, id)
    const less = { name: 'Access', permissions: [] }
    await expect(roles.change(org, maker, id, less)).rejects.toEqual(refused('last_administrator'))
    await expect(roles.remove(org, maker, id, 'nowhere')).rejects.toEqual(refused('last_administrator'))
    const other = await roles.create(org, maker, { ...managing, name: 'Access 2' })
    await roles.remove(org, maker, id, { role: other.id })
    await whoSignsIn(org)
    await roles.change(org, maker, other.id, { ...less, name: 'Access 2' })
  })
})

describe('management', () => {
  test('never joins a role that the identity provider hands out', async () => {
    const { org, admin } = await acme()
    const more = { name: 'Helpdesk', permissions: ['user_access_manage'] }
    const { id } = await roles.create(org, admin, { name: 'Helpdesk', permissions: [] })
    const person = await newPerson(org, 'Standard')
    await grant(org, person.id, id, 'scim')
    await expect(roles.change(org, admin, id, more)).rejects.toEqual(refused('role_handed_out'))
    const admins = { role: await managedRole(org, 'Admin') }
    await expect(roles.remove(org, admin, id, admins)).rejects.toEqual(refused('role_handed_out'))

    const second = await roles.create(org, admin, { name: 'Second', permissions: [] })
    const team = await teams.create(org, admin, { name: 'Ops' })
    const [connection] = await peek<{ id: string }>(url, 'select id from connections where org_id = $1', [org.id])
    const off = { adoptsPeople: false, adoptsTeams: false, grantsManagement: false, acceptsPasswords: false }
    const idp = { id: connection?.id ?? '', name: 'IdP', groupDelete: 'keep_team' as const, ...off }
    await write(org, admin, async (w) => adopt(w, await lockOrRefuse(w.tx, team.id), idp))
    await grantRole(org, admin, team.id, second.id)
    await expect(roles.change(org, admin, second.id, { ...more, name: 'Second' })).rejects.toEqual(
      refused('role_handed_out'),
    )
  })
})

describe('what a change means', () => {
  test('counts whoever it makes a difference to, and nobody who may do it in another way', async () => {
    const { org, admin } = await acme()
    const { id } = await roles.create(org, admin, { name: 'Helpdesk', permissions: [] })
    const [one, two] = [await newPerson(org, 'Standard', 'Ann'), await newPerson(org, 'Admin', 'Bob')]
    const team = await teams.create(org, admin, { name: 'Ops' })
    await teams.addMembers(org, admin, team.id, [one.id, two.id])
    const rule = { id, permissions: ['user_access_read', 'teams_manage'] }
    const before = await impactOfRule(org.id, team.id, rule)
    expect(before).toMatchObject({ people: 2, affected: 1, byPermission: { user_access_read: 0, teams_manage: 1 } })
    expect(before.first).toEqual([{ id: one.id, name: 'Ann', permissions: ['teams_manage'] }])
    await grantRole(org, admin, team.id, id)
    await roles.change(org, admin, id, { name: 'Helpdesk', permissions: rule.permissions })
    expect(await impactOfRule(org.id, team.id, rule)).toEqual(before)
    expect(await impactOfRole(org.id, id, ['teams_manage'])).toMatchObject({ people: 2, affected: 1 })
  })

  test('is told with every reason why somebody has a role, page by page', async () => {
    const { org, admin } = await acme()
    const { id } = await roles.create(org, admin, { name: 'Helpdesk', permissions: [] })
    const person = await newPerson(org, 'Standard')
    const team = await teams.create(org, admin, { name: 'Ops' })
    await teams.addMembers(org, admin, team.id, [person.id])
    await grantRole(org, admin, team.id, id)
    await grant(org, person.id, id, 'scim')
    const { holders } = await directory.holders(org.id, id)
    expect(holders).toMatchObject([
      {
        id: person.id,
        reasons: [
          { source: 'scim', team: null, since: expect.any(Date) },
          { source: 'team', team: 'Ops', teamId: team.id, grantedBy: 'Camille Roux', since: expect.any(Date) },
        ],
      },
    ])
    const [byTeam] = holders[0]?.reasons.slice(-1) ?? []
    expect(Math.abs((byTeam?.since.getTime() ?? 0) - Date.now())).toBeLessThan(60_000)
    const { sort_name } = (
      await peek<{ sort_name: string }>(url, 'select sort_name from users where id = $1', [person.id])
    )[0] ?? { sort_name: '' }
    expect((await directory.holders(org.id, id, `${person.id} ${sort_name}`)).holders).toEqual([])
  })
})
