/** The roles that SCIM grants: one source among several, exact within itself. What other sources grant is untouched. */
import { statement } from '@/lib/db/tx'
import type { LockedUser } from './user-row'
import type { Write } from './write'

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
