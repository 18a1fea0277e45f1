/** Managers of one team: people who may change its members, description and links without managing all teams. They are
 *  named by whoever manages teams, and need not be members. What the identity provider owns stays the provider's: of a
 *  managed team they change description and links alone. Roles beyond their own they grant by no team either
 *  (team-roles.ts). */
import { DomainError } from '@/lib/base/errors'
import { isUuid } from '@/lib/base/id'
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { type Actor, can, requirePermission } from '../can'
import { type Write, write } from '../write'
import { lockOrRefuse } from './team-row'

/** So many people may manage one team. */
export const mostManagers = 50

const isManager = statement<{ found: boolean }>(
  'team_is_manager',
  `select exists (select from team_managers where org_id = $1 and team_id = $2 and user_id = $3) as found`,
)

/** Refuses (`permission_missing`) whoever neither manages teams nor this one. */
export async function requireKeeper({ tx, actor }: Write, teamId: string): Promise<void> {
  if (can(actor, 'teams_manage')) return
  const asks = actor.kind === 'user' && actor.id !== null && isUuid(teamId)
  const [row] = asks ? await tx.query(isManager, [tx.orgId, teamId, actor.id]) : []
  if (!row?.found) requirePermission(actor, 'teams_manage')
}

// Locked as members are: people first, in the order of their ids.
const lockPeople = statement<{ id: string; name: string }>(
  'team_managers_people',
  `select u.id, u.display_name as name from users u
   where u.org_id = $1 and u.id = any($2::uuid[]) and u.kind = 'human' and u.deleted_at is null
   order by u.id for key share of u`,
)
const insertManagers = statement<{ user_id: string }>(
  'team_managers_insert',
  `insert into team_managers (org_id, team_id, user_id, added_by, since)
   select $1, $2, unnest($3::uuid[]), $4, $5 on conflict do nothing returning user_id`,
)
const countManagers = statement<{ managers: number }>(
  'team_managers_count',
  `select count(*)::int as managers from team_managers m
   join users u on u.org_id = m.org_id and u.id = m.user_id and u.deleted_at is null
   where m.org_id = $1 and m.team_id = $2`,
)
const deleteManager = statement<{ name: string }>(
  'team_managers_delete',
  `delete from team_managers m using users u
   where m.org_id = $1 and m.team_id = $2 and m.user_id = $3 and u.org_id = m.org_id and u.id = m.user_id
   returning u.display_name as name`,
)

/** Makes people managers of a team; answers how many were none yet. Needs `teams_manage`. Refuses whoever is no living
 *  person of the organization (`user_not_found`), and more than `mostManagers` (`team_managers_too_many`). */
export async function add(org: Org, actor: Actor, id: string, userIds: readonly string[]): Promise<number> {
  const ids = [...new Set(userIds.map((one) => one.toLowerCase()))]
  return write(org, actor, async ({ tx, effects }) => {
    requirePermission(actor, 'teams_manage')
    if (!ids.every(isUuid)) throw new DomainError('user_not_found')
    const looking = tx.query(lockPeople, [tx.orgId, ids])
    looking.catch(() => {})
    const team = await lockOrRefuse(tx, id)
    const people = await looking
    if (people.length < ids.length) throw new DomainError('user_not_found')
    const made = await tx.query(insertManagers, [tx.orgId, team.id, ids, actor.id, tx.now])
    const [count] = await tx.query(countManagers, [tx.orgId, team.id])
    if ((count?.managers ?? 0) > mostManagers) throw new DomainError('team_managers_too_many')
    for (const { user_id } of made) {
      const name = people.find((person) => person.id === user_id)?.name
      effects.audit({ event: 'team.manager_add', targetId: team.id, target: team.name, after: { id: user_id, name } })
    }
    return made.length
  })
}

/** Takes a team out of somebody's hands; nothing happens to who has it not. Needs `teams_manage`. */
export async function remove(org: Org, actor: Actor, id: string, userId: string): Promise<void> {
  await write(org, actor, async ({ tx, effects }) => {
    requirePermission(actor, 'teams_manage')
    const team = await lockOrRefuse(tx, id)
    const [gone] = isUuid(userId) ? await tx.query(deleteManager, [tx.orgId, team.id, userId]) : []
    if (!gone) return
    const before = { id: userId, name: gone.name }
    effects.audit({ event: 'team.manager_remove', targetId: team.id, target: team.name, before })
  })
}
