/** The teams of an organization as people look them up. A page begins at a handle
 *  and never at a number: handles are unique and sort names without their marks. Figures are
 *  exact up to `mostCounted`; beyond, it is told that there are more. */
import { foldMarks } from '@/lib/base/fold'
import { type Reading, readOrg } from '@/lib/db/read-org'
import { empty, type Sql, sql } from '@/lib/db/sql'
import type { OrgId } from '@/lib/db/tx'
import type { TeamQuery } from './team-directory-query'

/** What pages count to: a figure above it is "more than". */
export const mostCounted = 10_000
export const teamsPerPage = 50

export interface TeamEntry {
  readonly id: string
  readonly name: string
  readonly handle: string
  readonly description: string
  /** The connection that manages the team; null for one kept here. */
  readonly connection: string | null
  /** Kept from the identity provider by an administrator. */
  readonly unlinked: boolean
  readonly members: number
  /** Names of the roles that members have for it. */
  readonly roles: readonly string[]
  /** Names of its managers. */
  readonly managers: readonly string[]
  readonly updatedAt: Date
}

export interface TeamCounts {
  readonly managed: number
  readonly local: number
}

export interface TeamPage {
  readonly now: Date
  readonly teams: readonly TeamEntry[]
  /** Of all teams of the organization. */
  readonly all: TeamCounts
  /** Of the teams that the search finds. */
  readonly found: TeamCounts
  readonly hasPrevious: boolean
  readonly hasNext: boolean
}

interface Row {
  id: string
  name: string
  handle: string
  description: string
  connection: string | null
  unlinked: boolean
  members: number
  roles: string[]
  managers: string[]
  updated_at: Date
}

/** One page of the teams that the query asks for, by name. */
export async function list(orgId: OrgId, query: TeamQuery): Promise<TeamPage> {
  return readOrg(orgId, async ({ db, now }) => {
    const all = await count(db, orgId, '')
    const found = query.q ? await count(db, orgId, query.q) : all
    const rows = await db.$queryRaw<Row[]>`
      select t.id, t.name, t.handle, t.description, c.name as connection, t.updated_at,
        t.unlinked_at is not null as unlinked, ${countMembers} as members,
        array(select r.name from team_roles tr join roles r on r.org_id = tr.org_id and r.id = tr.role_id
              where tr.org_id = t.org_id and tr.team_id = t.id order by r.name_lc) as roles,
        array(select u.display_name from team_managers tm
              join users u on u.org_id = tm.org_id and u.id = tm.user_id and u.deleted_at is null
              where tm.org_id = t.org_id and tm.team_id = t.id order by u.sort_name, u.id) as managers
      from teams t left join connections c on c.org_id = t.org_id and c.id = t.connection_id
      where ${teamsMatching(orgId, query.q)} ${ofSource(query.source)} ${beyond(query.cursor)}
      limit ${teamsPerPage + 1}`
    return { now, all, found, ...cut(rows, query) }
  })
}

async function count(db: Reading['db'], orgId: OrgId, q: string): Promise<TeamCounts> {
  const [row] = await db.$queryRaw<TeamCounts[]>`
    select count(connection_id)::int as managed, (count(*) - count(connection_id))::int as local
    from (select t.connection_id from teams t where ${teamsMatching(orgId, q)} limit ${mostCounted + 1}) counted`
  return row ?? { managed: 0, local: 0 }
}

const countMembers = sql`(select count(*)::int from (
  select from team_members m where m.org_id = t.org_id and m.team_id = t.id limit ${mostCounted + 1}) counted)`

/** Whether the team `t` is found by a text in its name or handle; every team where it is empty. */
export function teamsMatching(orgId: OrgId, q: string): Sql {
  if (!q) return sql`t.org_id = ${orgId}`
  const text = foldMarks(q)
  const handle = text.replace(/^@/, '').replace(/\s+/g, '_')
  return sql`t.org_id = ${orgId} and (strpos(t.name_lc, ${q.toLowerCase()}) > 0 or strpos(t.handle, ${handle}) > 0)`
}

function ofSource(source: TeamQuery['source']): Sql {
  if (!source) return empty
  return source === 'managed' ? sql`and t.connection_id is not null` : sql`and t.connection_id is null`
}

function beyond(cursor: TeamQuery['cursor']): Sql {
  if (!cursor) return sql`order by t.handle`
  if (cursor.side === 'after') return sql`and t.handle > ${cursor.handle} order by t.handle`
  return sql`and t.handle < ${cursor.handle} order by t.handle desc`
}

function cut(rows: readonly Row[], { cursor }: TeamQuery) {
  const more = rows.length > teamsPerPage
  const backwards = cursor?.side === 'before'
  const kept = rows.slice(0, teamsPerPage)
  const shown = backwards ? kept.reverse() : kept
  return {
    teams: shown.map(({ updated_at: updatedAt, ...team }) => ({ ...team, updatedAt })),
    hasPrevious: backwards ? more : cursor !== undefined,
    hasNext: backwards || more,
  }
}
