/** Who gains or loses what when a team's rule or a role changes, told before it is done. What somebody holds in another
 *  way they neither gain nor lose. At most `mostCounted` people are looked at. */
import { readOrg } from '@/lib/db/read-org'
import { empty, type Sql, sql } from '@/lib/db/sql'
import type { OrgId } from '@/lib/db/tx'
import { mostCounted } from '../teams/team-directory'

export interface Impact {
  /** Everybody whom the change touches, whether or not it makes a difference to them. */
  readonly people: number
  /** Those to whom it makes a difference, and the first of them by name. */
  readonly affected: number
  readonly first: readonly { readonly id: string; readonly name: string; readonly permissions: readonly string[] }[]
  /** How many for each permission. */
  readonly byPermission: Readonly<Record<string, number>>
}

interface Touched {
  id: string
  name: string
  permissions: string[]
}

const mostNamed = 12

/** What the members of a team would gain by a role (while they do not have it for the team), or lose without it. */
export function impactOfRule(
  orgId: OrgId,
  teamId: string,
  { id, permissions }: { id: string; permissions: readonly string[] },
): Promise<Impact> {
  const members = sql`select m.user_id from team_members m where m.org_id = ${orgId} and m.team_id = ${teamId}::uuid`
  const notThisRule = sql`and not (tr.team_id = ${teamId}::uuid and tr.role_id = ${id}::uuid)`
  return impact(orgId, members, permissions, { ofTeams: notThisRule, ofPeople: empty })
}

/** What the holders of a role would gain or lose by these permissions joining it or leaving it. */
export function impactOfRole(orgId: OrgId, roleId: string, permissions: readonly string[]): Promise<Impact> {
  const holders = sql`
    select ur.user_id from user_roles ur where ur.org_id = ${orgId} and ur.role_id = ${roleId}::uuid
    union
    select m.user_id from team_roles tr join team_members m on m.org_id = tr.org_id and m.team_id = tr.team_id
    where tr.org_id = ${orgId} and tr.role_id = ${roleId}::uuid`
  const others = { ofTeams: sql`and tr.role_id <> ${roleId}::uuid`, ofPeople: sql`and ur.role_id <> ${roleId}::uuid` }
  return impact(orgId, holders, permissions, others)
}

async function impact(
  orgId: OrgId,
  who: Sql,
  permissions: readonly string[],
  { ofTeams, ofPeople }: { ofTeams: Sql; ofPeople: Sql },
): Promise<Impact> {
  const rows = await readOrg(
    orgId,
    ({ db }) => db.$queryRaw<Touched[]>`
      with touched as (select w.user_id from (${who}) w limit ${mostCounted + 1}), held as (
        select h.user_id, unnest(r.permissions) as permission
        from (
          select ur.user_id, ur.role_id from user_roles ur where ur.org_id = ${orgId} ${ofPeople}
            and ur.user_id in (select user_id from touched)
          union
          select m.user_id, tr.role_id from team_roles tr
          join team_members m on m.org_id = tr.org_id and m.team_id = tr.team_id
          where tr.org_id = ${orgId} ${ofTeams} and m.user_id in (select user_id from touched)
        ) h join roles r on r.org_id = ${orgId} and r.id = h.role_id
      )
      select u.id, u.display_name as name, array(
        select unnest(${[...permissions]}::text[])
        except select held.permission from held where held.user_id = u.id
      ) as permissions
      from touched join users u on u.org_id = ${orgId} and u.id = touched.user_id
      where u.deleted_at is null order by u.sort_name, u.id`,
  )
  const affected = rows.filter((row) => row.permissions.length > 0)
  const counted = permissions.map((permission) => [
    permission,
    affected.filter((row) => row.permissions.includes(permission)).length,
  ])
  return {
    people: rows.length,
    affected: affected.length,
    first: affected.slice(0, mostNamed),
    byPermission: Object.fromEntries(counted),
  }
}
