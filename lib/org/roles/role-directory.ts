/** The roles of an organization, and who has one and why. */
import { isUuid } from '@/lib/base/id'
import { readOrg } from '@/lib/db/read-org'
import { sql } from '@/lib/db/sql'
import type { OrgId } from '@/lib/db/tx'
import { mostCounted } from '../teams/team-directory'
import { comingAfter } from '../teams/team-directory-team'

export interface RoleEntry {
  readonly id: string
  readonly name: string
  /** Comes with the product. */
  readonly managed: boolean
  readonly permissions: readonly string[]
  /** People and service accounts who have it themselves, at most `mostCounted` and one. */
  readonly direct: number
  /** Names of the teams whose members have it, and how many members those have. */
  readonly teams: readonly string[]
  readonly byTeam: number
  /** Newcomers by SAML get it. */
  readonly jit: boolean
}

// Holders are counted one by one up to the limit: a distinct, or a join, would gather all of them first. Who has the role
// for several reasons is counted for the first.
const columns = sql`r.id, r.name, r.managed, r.permissions,
  (select count(*)::int from (select from user_roles ur
    where ur.org_id = r.org_id and ur.role_id = r.id
      and exists (select from users u where u.org_id = ur.org_id and u.id = ur.user_id and u.deleted_at is null offset 0)
      and not exists (select from user_roles o where o.org_id = ur.org_id and o.user_id = ur.user_id
        and o.role_id = ur.role_id and o.source < ur.source offset 0)
    limit ${mostCounted + 1}) counted) as direct,
  array(select t.name from team_roles tr join teams t on t.org_id = tr.org_id and t.id = tr.team_id
    where tr.org_id = r.org_id and tr.role_id = r.id order by t.name_lc limit 50) as teams,
  (select count(*)::int from (select distinct m.user_id from team_roles tr
    join team_members m on m.org_id = tr.org_id and m.team_id = tr.team_id
    where tr.org_id = r.org_id and tr.role_id = r.id limit ${mostCounted + 1}) counted) as "byTeam",
  exists (select from organizations o where o.id = r.org_id and o.jit_role_id = r.id) as jit`

/** All roles, at most 200: those of the product first, as they are told, then the organization's by name. */
export async function list(orgId: OrgId): Promise<RoleEntry[]> {
  return readOrg(
    orgId,
    ({ db }) => db.$queryRaw<RoleEntry[]>`
      select ${columns} from roles r where r.org_id = ${orgId}
      order by r.managed desc, cardinality(r.permissions) * (r.managed)::int desc, r.name_lc limit 200`,
  )
}

/** The role with this id; undefined where the organization has none. */
export async function find(orgId: OrgId, id: string): Promise<RoleEntry | undefined> {
  if (!isUuid(id)) return undefined
  return readOrg(orgId, async ({ db }) => {
    const [role] = await db.$queryRaw<RoleEntry[]>`
      select ${columns} from roles r where r.org_id = ${orgId} and r.id = ${id}::uuid`
    return role
  })
}

/** One reason why somebody has a role. */
export interface Reason {
  readonly source: 'default' | 'manual' | 'scim' | 'rule' | 'saml' | 'team'
  /** The team, where it is one. */
  readonly team: string | null
  readonly teamId: string | null
  readonly grantedBy: string | null
  /** Of a team's: since when they are in it, or it has the role, whichever came last. */
  readonly since: Date
}

export interface Holder {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly kind: 'human' | 'service'
  readonly status: 'pending' | 'active' | 'disabled'
  /** An identity provider manages them. */
  readonly managed: boolean
  readonly reasons: readonly Reason[]
}

export const holdersPerPage = 50

/** As JSON has it: a moment in milliseconds. */
interface HolderRow extends Omit<Holder, 'reasons'> {
  readonly reasons: readonly (Omit<Reason, 'since'> & { readonly since: number })[]
  readonly sort_name: string
}

function toHolder({ reasons, sort_name: _, ...holder }: HolderRow): Holder {
  return { ...holder, reasons: reasons.map((reason) => ({ ...reason, since: new Date(reason.since) })) }
}

/** One page of those who have a role, by name, each with every reason; the cursor of the next page. */
export async function holders(
  orgId: OrgId,
  roleId: string,
  after?: string,
): Promise<{ holders: Holder[]; next?: string }> {
  const holding = sql`
    select ur.user_id from user_roles ur where ur.org_id = ${orgId} and ur.role_id = ${roleId}::uuid
    union all
    select m.user_id from team_roles tr join team_members m on m.org_id = tr.org_id and m.team_id = tr.team_id
    where tr.org_id = ${orgId} and tr.role_id = ${roleId}::uuid`
  const first = sql`${comingAfter(after)} order by u.sort_name, u.id limit ${holdersPerPage + 1}`
  return readOrg(orgId, async ({ db }) => {
    // People and machines have an index each in this order; `is true` keeps the planner from looking everybody up.
    const rows = await db.$queryRaw<HolderRow[]>`
      with page as (
        (select u.id, u.sort_name from users u
         where u.org_id = ${orgId} and u.kind = 'human' and u.deleted_at is null
           and (u.id in (${holding})) is true ${first})
        union all
        (select u.id, u.sort_name from users u
         where u.org_id = ${orgId} and u.kind = 'service' and u.deleted_at is null
           and exists (select from (${holding}) h where h.user_id = u.id offset 0) ${first})
        order by sort_name, id limit ${holdersPerPage + 1}
      )
      select u.id, u.display_name as name, u.email, u.kind::text as kind, u.status::text as status, u.sort_name,
        u.connection_id is not null as managed,
        (select jsonb_agg(jsonb_build_object('source', h.source, 'team', h.team, 'teamId', h.team_id,
            'grantedBy', (select g.display_name from users g where g.org_id = ${orgId} and g.id = h.granted_by),
            'since', extract(epoch from h.since) * 1000)
            order by h.team nulls first, h.source)
          from (
            select ur.source, null::text as team, null::uuid as team_id, ur.granted_by, ur.created_at as since
            from user_roles ur where ur.org_id = ${orgId} and ur.user_id = u.id and ur.role_id = ${roleId}::uuid
            union all
            select 'team', t.name, t.id, tr.created_by, greatest(m.since, tr.created_at)
            from team_members m
            join team_roles tr on tr.org_id = m.org_id and tr.team_id = m.team_id and tr.role_id = ${roleId}::uuid
            join teams t on t.org_id = tr.org_id and t.id = tr.team_id
            where m.org_id = ${orgId} and m.user_id = u.id
          ) h) as reasons
      from page p join users u on u.org_id = ${orgId} and u.id = p.id order by u.sort_name, u.id`
    const shown = rows.slice(0, holdersPerPage).map(toHolder)
    const last = rows[shown.length - 1]
    return { holders: shown, ...(rows.length > holdersPerPage && last && { next: `${last.id} ${last.sort_name}` }) }
  })
}
