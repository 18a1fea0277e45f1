/** The roles of a person, each source by itself: what SCIM grants is exact within SCIM, what people grant here is theirs
 *  to take back, and neither touches the other. */
import { DomainError } from '@/lib/base/errors'
import { isUuid } from '@/lib/base/id'
import { statement, type Tx } from '@/lib/db/tx'
import type { Actor } from '../can'
import type { Write } from '../write'
import type { LockedUser } from './user-row'

const store = statement(
  'user_roles_scim',
  `with gone as (
     delete from user_roles where org_id = $1 and user_id = $2 and source = 'scim' and role_id <> all($3::uuid[])
   )
   insert into user_roles (org_id, user_id, role_id, source, granted_by, created_at)
   select $1, $2, unnest($3::uuid[]), 'scim', $4, $5 on conflict do nothing`,
)

/** Queues the roles that SCIM grants from now on; those it granted before and grants no more are taken away. */
export function setScimRoles(
  { tx, actor, effects }: Write,
  user: LockedUser,
  roles: readonly { id: string; name: string }[],
): void {
  const held = user.grants.filter(({ source }) => source === 'scim')
  const taken = held.filter(({ id }) => !roles.some((role) => role.id === id))
  const given = roles.filter(({ id }) => !held.some((grant) => grant.id === id))
  if (taken.length === 0 && given.length === 0) return
  const grantedBy = actor.kind === 'user' ? actor.id : null
  tx.queue(store, [tx.orgId, user.id, roles.map(({ id }) => id), grantedBy, tx.now])
  effects.end(...taken.map(({ id }) => ({ what: 'role' as const, id, userId: user.id })))
  effects.audit({
    event: 'user.roles',
    targetId: user.id,
    target: user.display_name,
    before: { source: 'scim', roles: held.map(({ name }) => name) },
    after: { source: 'scim', roles: roles.map(({ name }) => name) },
  })
}

export interface Role {
  readonly id: string
  readonly name: string
  readonly permissions: readonly string[]
}

const rolesByIds = statement<Role>(
  'roles_by_ids',
  'select id, name, permissions from roles where org_id = $1 and id = any($2::uuid[]) order by name',
)

/** The roles with these ids, each once. Refuses what is none (`role_not_found`). */
export async function findRoles(tx: Tx, ids: readonly string[]): Promise<Role[]> {
  const wanted = [...new Set(ids)]
  if (!wanted.every(isUuid)) throw new DomainError('role_not_found')
  const roles = wanted.length > 0 ? await tx.query(rolesByIds, [tx.orgId, wanted]) : []
  if (roles.length < wanted.length) throw new DomainError('role_not_found')
  return roles
}

/** Refuses (`role_not_held`) unless the actor holds everything that each of the roles allows. */
export function requireHeld(actor: Actor, roles: readonly Role[]): void {
  const beyond = roles.find(({ permissions }) => permissions.some((one) => !actor.permissions.has(one)))
  if (beyond) throw new DomainError('role_not_held', { role: beyond.name })
}

/** What people decide here; the default is theirs to take away. */
const own = new Set(['manual', 'default'])

export interface RoleChange {
  readonly grant: readonly Role[]
  readonly revoke: readonly Role[]
}

/** What the change would do to a person: roles they do not have here yet, roles they have here, and names of roles that
 *  somebody else than people here decides on, so that taking them away does nothing. */
export function planRoles({ grants }: LockedUser, { grant, revoke }: RoleChange) {
  const here = grants.filter(({ source }) => own.has(source))
  const elsewhere = grants.filter(({ source }) => !own.has(source))
  const holds = (held: LockedUser['grants'], { id }: Role) => held.some((one) => one.id === id)
  const given = grant.filter((role) => !holds(here, role))
  const taken = revoke.filter((role) => holds(here, role))
  const kept = revoke.filter((role) => holds(elsewhere, role))
  const left = grants.filter(({ id, source }) => !(own.has(source) && taken.some((role) => role.id === id)))
  return { given, taken, kept, managesAfter: left.some(({ manages }) => manages) || given.some(manages) }
}

function manages({ permissions }: Role): boolean {
  return permissions.includes('user_access_manage')
}

const storeOwn = statement(
  'user_roles_own',
  `with gone as (
     delete from user_roles
     where org_id = $1 and user_id = $2 and source in ('manual', 'default') and role_id = any($4::uuid[])
   )
   insert into user_roles (org_id, user_id, role_id, source, granted_by, created_at)
   select $1, $2, unnest($3::uuid[]), 'manual', $5, $6 on conflict do nothing`,
)

/** Queues what was planned for a locked person. */
export function storeRoles(
  { tx, actor, effects }: Write,
  user: LockedUser,
  given: readonly Role[],
  taken: readonly Role[],
) {
  const ids = (roles: readonly Role[]) => roles.map(({ id }) => id)
  const grantedBy = actor.kind === 'user' ? actor.id : null
  tx.queue(storeOwn, [tx.orgId, user.id, ids(given), ids(taken), grantedBy, tx.now])
  effects.end(...taken.map(({ id }) => ({ what: 'role' as const, id, userId: user.id })))
  const before = user.grants.filter(({ source }) => own.has(source)).map(({ name }) => name)
  const after = [
    ...before.filter((name) => !taken.some((role) => role.name === name)),
    ...given.map(({ name }) => name),
  ]
  effects.audit({
    event: 'user.roles',
    targetId: user.id,
    target: user.display_name,
    before: { source: 'manual', roles: before },
    after: { source: 'manual', roles: after },
  })
}
