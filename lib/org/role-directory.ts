/** The roles of an organization, and who has one and why. */
import { isUuid } from '@/lib/base/id'
import { readOrg } from '@/lib/db/read-org'
import { sql } from '@/lib/db/sql'
import type { OrgId } from '@/lib/db/tx'
import { mostCounted } from './team-directory'
import { comingAfter } from './team-directory-team'

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

const columns = sql`r.id, r.name, r.managed, r.permissions,
  (select count(*)::int from (select distinct ur.user_id from user_roles ur
    join users u on u.org_id = ur.org_id and u.id = ur.user_id and u.deleted_at is null
    where ur.org_id = r.org_id and ur.role_id = r.id limit ${mostCounted + 1}) counted) as direct,
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
  return readOrg(orgId, async ({ db }) => {
    const rows = await db.$queryRaw<HolderRow[]>`
      with held as (
        select ur.user_id, ur.source, null::text as team, null::uuid as team_id, ur.granted_by, ur.created_at as since
        from user_roles ur where ur.org_id = ${orgId} and ur.role_id = ${roleId}::uuid
        union all
        select m.user_id, 'team', t.name, t.id, tr.created_by, greatest(m.since, tr.created_at)
        from team_roles tr join teams t on t.org_id = tr.org_id and t.id = tr.team_id
        join team_members m on m.org_id = tr.org_id and m.team_id = tr.team_id
        where tr.org_id = ${orgId} and tr.role_id = ${roleId}::uuid
      ), page as (
        select u.id, u.display_name, u.email, u.kind, u.status, u.connection_id, u.sort_name from users u
        where u.org_id = ${orgId} and u.deleted_at is null and u.id in (select user_id from held) ${comingAfter(after)}
        order by u.sort_name, u.id limit ${holdersPerPage + 1}
      )
      select p.id, p.display_name as name, p.email, p.kind::text as kind, p.status::text as status, p.sort_name,
        p.connection_id is not null as managed,
        (select jsonb_agg(jsonb_build_object('source', h.source, 'team', h.team, 'teamId', h.team_id,
            'grantedBy', (select g.display_name from users g where g.org_id = ${orgId} and g.id = h.granted_by),
            'since', extract(epoch from h.since) * 1000)
            order by h.team nulls first, h.source)
          from held h where h.user_id = p.id) as reasons
      from page p order by p.sort_name, p.id`
    const shown = rows.slice(0, holdersPerPage).map(toHolder)
    const last = rows[shown.length - 1]
    return { holders: shown, ...(rows.length > holdersPerPage && last && { next: `${last.id} ${last.sort_name}` }) }
  })
}
