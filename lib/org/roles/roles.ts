/** The roles that an organization makes for itself. Those that come with the product stay as they are.
 *
 *  Nobody makes a role that may more than they may themselves. A change reaches everybody who has the role at their next
 *  request, so it never takes the last administrator's management, and it never gives management to people whom the
 *  identity provider or a first sign-in chooses. All verbs need `user_access_manage`; the administrators' lock comes
 *  before the role's, as everywhere.
 */
import { DomainError } from '@/lib/base/errors'
import { fold } from '@/lib/base/fold'
import { isUuid, newId } from '@/lib/base/id'
import type { Org } from '@/lib/db/finders'
import { statement, type Tx } from '@/lib/db/tx'
import { type Actor, permissions as allPermissions, type Permission, requirePermission } from '../can'
import { plans } from '../plans'
import { type Write, write } from '../write'
import { requireAdministratorLeft, serialiseAdministrators } from './last-admin'

export interface RoleDraft {
  readonly name: string
  /** Unknown names are dropped. */
  readonly permissions: readonly string[]
}

interface RoleRow {
  id: string
  name: string
  managed: boolean
  permissions: string[]
  /** People and teams who have it, and whether newcomers by SAML get it. */
  people: number
  teams: number
  jit: boolean
  /** Somebody outside chooses who has it: the identity provider or a first sign-in. */
  handed_out: boolean
}

const insertRole = statement(
  'role_insert',
  `insert into roles (org_id, id, name, name_lc, managed, permissions, created_at, updated_at)
   values ($1, $2, $3, $4, false, $5, $6, $6)`,
)

/** Creates a role; answers its id. Refuses without custom roles in the plan (`plan_excludes_custom_roles`), a missing or
 *  taken name (`name_missing`, `role_name_taken`) and permissions beyond the actor's own (`role_not_held`). */
export async function create(org: Org, actor: Actor, draft: RoleDraft): Promise<{ id: string }> {
  requirePermission(actor, 'user_access_manage')
  requireCustomRoles(org)
  const id = newId()
  const { name, permissions } = checked(actor, draft)
  await write(org, actor, async ({ tx, effects }) => {
    await requireFreeName(tx, id, name)
    tx.queue(insertRole, [tx.orgId, id, name, fold(name), permissions, tx.now])
    effects.audit({ event: 'role.create', targetId: id, target: name, after: { name, permissions } })
  })
  return { id }
}

const updateRole = statement(
  'role_update',
  'update roles set name = $3, name_lc = $4, permissions = $5, updated_at = $6 where org_id = $1 and id = $2',
)

/** Changes a role for everybody who has it. Refuses what `create` refuses, a role of the product (`role_managed`), an
 *  unknown one (`role_not_found`), management for people whom somebody outside chooses (`role_handed_out`), and what
 *  takes the last administrator's (`last_administrator`). Where the role is no longer as it was `seen`, nobody has looked
 *  at what the change does to it (`changed_meanwhile`). */
export async function change(org: Org, actor: Actor, id: string, draft: RoleDraft, seen?: RoleDraft): Promise<void> {
  requirePermission(actor, 'user_access_manage')
  requireCustomRoles(org)
  const after = checked(actor, draft)
  await write(org, actor, async (w) => {
    const { tx, effects } = w
    const role = await lockOwn(tx, id)
    if (seen && !isSame(role, seen)) throw new DomainError('changed_meanwhile')
    await requireFreeName(tx, role.id, after.name)
    const before = { name: role.name, permissions: role.permissions }
    if (manages(after) && !manages(role) && (role.handed_out || role.jit)) throw new DomainError('role_handed_out')
    if (manages(role) && !manages(after)) await requireAdministratorLeft(w, { role: role.id })
    tx.queue(updateRole, [tx.orgId, role.id, after.name, fold(after.name), after.permissions, tx.now])
    effects.audit({ event: 'role.update', targetId: role.id, target: after.name, before, after })
  })
}

function isSame(one: RoleDraft, other: RoleDraft): boolean {
  const [mine, theirs] = [one.permissions, other.permissions].map((list) => [...list].sort().join())
  return one.name === other.name && mine === theirs
}

/** Where those who have a role go when it is removed: to another role, or nowhere. */
export type MoveTo = { readonly role: string } | 'nowhere'

const moveHolders = statement(
  'role_move',
  `with people as (
     insert into user_roles (org_id, user_id, role_id, source, granted_by, created_at)
     select org_id, user_id, $3::uuid, source, granted_by, $4 from user_roles
     where org_id = $1 and role_id = $2 and $3::uuid is not null order by user_id on conflict do nothing
   ), teams as (
     insert into team_roles (org_id, team_id, role_id, created_by, created_at)
     select org_id, team_id, $3::uuid, created_by, $4 from team_roles
     where org_id = $1 and role_id = $2 and $3::uuid is not null order by team_id on conflict do nothing
   )
   update organizations set jit_role_id = $3::uuid, updated_at = $4 where id = $1 and jit_role_id = $2`,
)
const endPeople = statement('role_end_people', 'delete from user_roles where org_id = $1 and role_id = $2')
const endTeams = statement('role_end_teams', 'delete from team_roles where org_id = $1 and role_id = $2')
const deleteRole = statement('role_delete', 'delete from roles where org_id = $1 and id = $2')

/** Removes a role. While anybody has it, `moveTo` has to say where they go (`role_in_use`). Refuses what `change`
 *  refuses, but not for the plan: one who has gone down a plan may clear up. */
export async function remove(org: Org, actor: Actor, id: string, moveTo?: MoveTo): Promise<void> {
  requirePermission(actor, 'user_access_manage')
  await write(org, actor, async (w) => {
    const { tx, effects } = w
    const role = await lockOwn(tx, id)
    if (moveTo === undefined && (role.people > 0 || role.teams > 0 || role.jit)) throw new DomainError('role_in_use')
    const target = moveTo && moveTo !== 'nowhere' ? await requireTarget(w, role, moveTo.role) : undefined
    if (manages(role) && !(target && manages(target))) await requireAdministratorLeft(w, { role: role.id })
    tx.queue(moveHolders, [tx.orgId, role.id, target?.id ?? null, tx.now])
    tx.queue(endPeople, [tx.orgId, role.id])
    tx.queue(endTeams, [tx.orgId, role.id])
    tx.queue(deleteRole, [tx.orgId, role.id])
    const before = { permissions: role.permissions, people: role.people, teams: role.teams }
    const after = { movedTo: target?.name ?? null }
    effects.audit({ event: 'role.remove', targetId: role.id, target: role.name, before, after })
  })
}

async function requireTarget({ tx, actor }: Write, role: RoleRow, id: string): Promise<RoleRow> {
  const [target] = isUuid(id) && id !== role.id ? await tx.query(readRole, [tx.orgId, id]) : []
  if (!target) throw new DomainError('role_not_found')
  requireHeld(actor, target)
  if (manages(target) && !manages(role) && (role.handed_out || role.jit)) throw new DomainError('role_handed_out')
  return target
}

const holdRole = statement('role_hold', 'select from roles where org_id = $1 and id = $2 for update')
// A statement of its own after the lock, so that it sees the grants that the lock waited for.
const readRole = statement<RoleRow>(
  'role_read',
  `select r.id, r.name, r.managed, r.permissions,
     (select count(*)::int from user_roles ur where ur.org_id = r.org_id and ur.role_id = r.id) as people,
     (select count(*)::int from team_roles tr where tr.org_id = r.org_id and tr.role_id = r.id) as teams,
     exists (select from organizations o where o.id = r.org_id and o.jit_role_id = r.id) as jit,
     exists (select from team_roles tr join teams t on t.org_id = tr.org_id and t.id = tr.team_id
       left join connections c on c.org_id = t.org_id and c.id = t.connection_id
       where tr.org_id = r.org_id and tr.role_id = r.id
         and (t.adoptable_at is not null or (t.connection_id is not null and not coalesce(c.grants_management, false))))
     or exists (select from user_roles ur join users u on u.org_id = ur.org_id and u.id = ur.user_id
       left join connections c on c.org_id = u.org_id and c.id = u.connection_id
       where ur.org_id = r.org_id and ur.role_id = r.id and ur.source in ('scim', 'saml', 'rule')
         and not coalesce(c.grants_management, false)) as handed_out
   from roles r where r.org_id = $1 and r.id = $2`,
)

/** Locks a role of the organization's own, after the administrators' lock. */
async function lockOwn(tx: Tx, id: string): Promise<RoleRow> {
  if (!isUuid(id)) throw new DomainError('role_not_found')
  serialiseAdministrators(tx)
  tx.queue(holdRole, [tx.orgId, id])
  const [role] = await tx.query(readRole, [tx.orgId, id])
  if (!role) throw new DomainError('role_not_found')
  if (role.managed) throw new DomainError('role_managed', { role: role.name })
  return role
}

const namesake = statement<{ id: string }>(
  'role_namesake',
  'select id from roles where org_id = $1 and name_lc = $2 and id <> $3',
)

async function requireFreeName(tx: Tx, id: string, name: string): Promise<void> {
  const [other] = await tx.query(namesake, [tx.orgId, fold(name), id])
  if (other) throw new DomainError('role_name_taken', { id: other.id })
}

const maxNameLength = 100

function checked(actor: Actor, draft: RoleDraft): { name: string; permissions: Permission[] } {
  const name = draft.name.trim().slice(0, maxNameLength)
  if (!name) throw new DomainError('name_missing')
  const permissions = allPermissions.filter((permission) => draft.permissions.includes(permission))
  requireHeld(actor, { name, permissions })
  return { name, permissions }
}

function requireHeld(actor: Actor, role: { name: string; permissions: readonly string[] }): void {
  const isBeyond = role.permissions.some((permission) => !actor.permissions.has(permission))
  if (isBeyond) throw new DomainError('role_not_held', { role: role.name })
}

function requireCustomRoles(org: Org): void {
  if (!plans[org.plan].customRoles) throw new DomainError('plan_excludes_custom_roles')
}

const manages = ({ permissions }: { permissions: readonly string[] }) => permissions.includes('user_access_manage')
