/** Rules "members of this team have that role". The permissions of a person count them wherever they are asked for
 *  (lib/db/finders.ts); nothing is copied, so who leaves the team has lost the role with the next request.
 *
 *  Granting needs `user_access_manage` and the role's own permissions. A role that can manage access is granted to a
 *  managed team only where the connection may grant such roles: the identity provider decides who is in that team.
 */
import { DomainError } from '@/lib/base/errors'
import { isUuid } from '@/lib/base/id'
import type { Org } from '@/lib/db/finders'
import { statement, type Tx } from '@/lib/db/tx'
import { type Actor, requirePermission } from '../can'
import { requireAdministratorWithoutTeam } from '../roles/last-admin'
import { type Write, write } from '../write'
import { lockOrRefuse, type TeamRow } from './team-row'

interface Role {
  name: string
  permissions: string[]
}

const roleById = statement<Role>('role_by_id', 'select name, permissions from roles where org_id = $1 and id = $2')
const insertRule = statement(
  'team_role_insert',
  `insert into team_roles (org_id, team_id, role_id, created_by, created_at) values ($1, $2, $3, $4, $5)
   on conflict do nothing`,
)

/** Gives a role to all members of a team. Refuses an unknown team (`team_not_found`) or role (`role_not_found`), a role
 *  beyond the actor's own (`role_not_held`), and one that can manage access for a managed team whose connection may
 *  not grant that (`role_grants_management`). */
export async function grantRole(org: Org, actor: Actor, teamId: string, roleId: string): Promise<void> {
  await write(org, actor, async ({ tx, effects }) => {
    requirePermission(actor, 'user_access_manage')
    const team = await lockOrRefuse(tx, teamId)
    const role = await findRole(tx, roleId)
    requireHeld(actor, role)
    if (role.permissions.includes('user_access_manage')) await requireManagementAllowed(tx, team)
    tx.queue(insertRule, [tx.orgId, team.id, roleId, actor.kind === 'user' ? actor.id : null, tx.now])
    effects.audit({ event: 'team.grant_role', targetId: team.id, target: team.name, after: { role: role.name } })
  })
}

async function findRole(tx: Tx, roleId: string): Promise<Role> {
  const [role] = isUuid(roleId) ? await tx.query(roleById, [tx.orgId, roleId]) : []
  if (!role) throw new DomainError('role_not_found')
  return role
}

function requireHeld(actor: Actor, role: Role): void {
  const isBeyond = role.permissions.some((permission) => !actor.permissions.has(permission))
  if (isBeyond) throw new DomainError('role_not_held', { role: role.name })
}

const connectionGrants = statement<{ grants_management: boolean }>(
  'connection_grants_management',
  'select grants_management from connections where org_id = $1 and id = $2',
)

async function requireManagementAllowed(tx: Tx, team: TeamRow): Promise<void> {
  if (team.connection_id === null) return
  const [connection] = await tx.query(connectionGrants, [tx.orgId, team.connection_id])
  if (!connection?.grants_management) throw new DomainError('role_grants_management', { team: team.name })
}

const deleteRule = statement<{ name: string }>(
  'team_role_delete',
  `with gone as (delete from team_roles where org_id = $1 and team_id = $2 and role_id = $3 returning role_id)
   select r.name from gone join roles r on r.org_id = $1 and r.id = gone.role_id`,
)

/** Takes a role from all members of a team; others who grant it to them still do. Nothing happens without the rule.
 *  Refuses what would take the last administrator's management (`last_administrator`). */
export async function revokeRole(org: Org, actor: Actor, teamId: string, roleId: string): Promise<void> {
  await write(org, actor, async ({ tx, effects }) => {
    requirePermission(actor, 'user_access_manage')
    const team = await lockOrRefuse(tx, teamId)
    if (team.grants_management && (await canManage(tx, roleId))) await requireAdministratorWithoutTeam({ tx }, team)
    const [role] = isUuid(roleId) ? await tx.query(deleteRule, [tx.orgId, team.id, roleId]) : []
    if (!role) return
    effects.audit({ event: 'team.revoke_role', targetId: team.id, target: team.name, before: { role: role.name } })
  })
}

async function canManage(tx: Tx, roleId: string): Promise<boolean> {
  const [role] = isUuid(roleId) ? await tx.query(roleById, [tx.orgId, roleId]) : []
  return role?.permissions.includes('user_access_manage') ?? false
}

const rolesOfTeam = statement<Role>(
  'team_roles_of',
  `select r.name, r.permissions from team_roles tr join roles r on r.org_id = tr.org_id and r.id = tr.role_id
   where tr.org_id = $1 and tr.team_id = $2`,
)

/** Refuses (`role_not_held`) unless the actor holds the permissions of every role that the team's members have for it. */
export async function requireHeldRolesOf({ tx, actor }: Write, teamId: string): Promise<void> {
  for (const role of await tx.query(rolesOfTeam, [tx.orgId, teamId])) requireHeld(actor, role)
}
