/** One team in full, and its members page by page. */
import { foldMarks } from '@/lib/base/fold'
import { isUuid } from '@/lib/base/id'
import type { GroupDelete } from '@/lib/db/finders'
import type { Prisma } from '@/lib/db/generated/client'
import { type Reading, readOrg } from '@/lib/db/read-org'
import { empty, type Sql, sql } from '@/lib/db/sql'
import type { OrgId } from '@/lib/db/tx'
import { namesOf } from '../keys/key-entry'
import type { TeamLink } from './team-details'
import { mostCounted } from './team-directory'

export interface TeamRule {
  readonly id: string
  readonly name: string
  readonly permissions: readonly string[]
  readonly grantedBy: string | null
  readonly since: Date
}

export interface Provider {
  readonly id: string
  readonly name: string
  readonly groupDelete: GroupDelete
  readonly adoptsTeams: boolean
  readonly grantsManagement: boolean
}

export interface Team {
  readonly id: string
  readonly name: string
  readonly handle: string
  readonly description: string
  readonly links: readonly TeamLink[]
  /** The identity provider that manages it; null for a team kept here. */
  readonly connection: Provider | null
  /** The identity providers of the organization, the first one first. */
  readonly providers: readonly Provider[]
  readonly externalId: string | null
  /** Who was in it before it was taken over, counted: they come back with "stop managing". */
  readonly formerMembers: number
  readonly adoptableAt: Date | null
  readonly unlinkedAt: Date | null
  readonly members: number
  /** Who may keep it without managing all teams, by name. */
  readonly managers: readonly Candidate[]
  readonly rules: readonly TeamRule[]
  /** The roles that may be given to its members: those it has not. */
  readonly otherRoles: readonly {
    readonly id: string
    readonly name: string
    readonly permissions: readonly string[]
  }[]
  readonly createdAt: Date
  readonly updatedAt: Date
}

const providerColumns = { id: true, name: true, groupDelete: true, adoptsTeams: true, grantsManagement: true } as const
const roleColumns = { id: true, name: true, permissions: true } as const

/** The team with this id; undefined where the organization has none. */
export async function find(orgId: OrgId, id: string): Promise<{ now: Date; team: Team } | undefined> {
  if (!isUuid(id)) return undefined
  return readOrg(orgId, async (reading) => {
    const { db, now } = reading
    const row = await db.team.findFirst({
      where: { orgId, id },
      include: { connection: { select: providerColumns }, roles: { include: { role: { select: roleColumns } } } },
    })
    if (!row) return undefined
    const providers = await db.connection.findMany({
      where: { orgId },
      orderBy: { createdAt: 'asc' },
      select: providerColumns,
    })
    const roles = await db.role.findMany({ where: { orgId }, orderBy: { nameLc: 'asc' }, select: roleColumns })
    const makers = await namesOf(
      reading,
      orgId,
      row.roles.map(({ createdBy }) => createdBy),
    )
    const { connectionId: _, formerMembers, roles: held, connection, links, ...rest } = row
    const team: Team = {
      ...rest,
      links: toLinks(links),
      connection: connection && toProvider(connection),
      providers: providers.map(toProvider),
      formerMembers: formerMembers.length,
      members: await countMembers(reading, orgId, id),
      managers: await managersOf(reading, orgId, id),
      rules: held.map(({ role, createdBy, createdAt }) => ({
        ...role,
        grantedBy: (createdBy && makers.get(createdBy)) || null,
        since: createdAt,
      })),
      otherRoles: roles.filter((role) => !held.some(({ roleId }) => roleId === role.id)),
    }
    return { now, team }
  })
}

function toProvider<P extends { groupDelete: string }>(row: P): P & { groupDelete: GroupDelete } {
  return { ...row, groupDelete: row.groupDelete as GroupDelete }
}

function toLinks(stored: Prisma.JsonValue): TeamLink[] {
  return Array.isArray(stored) ? (stored as unknown as TeamLink[]) : []
}

async function countMembers({ db }: Reading, orgId: OrgId, id: string): Promise<number> {
  const [row] = await db.$queryRaw<{ members: number }[]>`
    select count(*)::int as members from (
      select from team_members m where m.org_id = ${orgId} and m.team_id = ${id}::uuid limit ${mostCounted + 1}) counted`
  return row?.members ?? 0
}

export interface TeamMember {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly status: 'pending' | 'active' | 'disabled'
  readonly source: 'scim' | 'manual'
  readonly since: Date
}

export interface MemberQuery {
  readonly q: string
  /** The last one of the page before, as `cursorOf` writes it. */
  readonly after?: string
}

export const membersPerPage = 50

/** One page of members by name, with the cursor of the next. */
export async function members(
  orgId: OrgId,
  teamId: string,
  { q, after }: MemberQuery,
): Promise<{ people: TeamMember[]; next?: string }> {
  return readOrg(orgId, async ({ db }) => {
    const rows = await db.$queryRaw<(TeamMember & { sort_name: string })[]>`
      select u.id, u.display_name as name, u.email, u.status::text as status, m.source, m.since, u.sort_name
      from team_members m join users u on u.org_id = m.org_id and u.id = m.user_id
      where m.org_id = ${orgId} and m.team_id = ${teamId}::uuid and u.deleted_at is null
        ${named(q)} ${comingAfter(after)}
      order by u.sort_name, u.id limit ${membersPerPage + 1}`
    const people = rows.slice(0, membersPerPage)
    const last = people.at(-1)
    return { people, ...(rows.length > membersPerPage && last && { next: `${last.id} ${last.sort_name}` }) }
  })
}

const named = (q: string): Sql => (q ? sql`and strpos(u.search_lc, ${foldMarks(q)}) > 0` : empty)

/** A cursor is an id, a space and the folded name that people are sorted by. */
export function comingAfter(cursor: string | undefined): Sql {
  const [id = '', name] = cursor?.split(/ (.*)/s) ?? []
  return isUuid(id) && name !== undefined ? sql`and (u.sort_name, u.id) > (${name}, ${id}::uuid)` : empty
}

export interface Candidate {
  readonly id: string
  readonly name: string
  readonly email: string | null
}

export const mostCandidates = 20

/** People who match and are not in the team, or none of its managers: the first 20 by name. */
export async function candidates(
  orgId: OrgId,
  teamId: string,
  q: string,
  as: 'member' | 'manager' = 'member',
): Promise<Candidate[]> {
  if (!q) return []
  const present = as === 'member' ? sql`team_members` : sql`team_managers`
  return readOrg(
    orgId,
    ({ db }) => db.$queryRaw<Candidate[]>`
      select u.id, u.display_name as name, u.email from users u
      where u.org_id = ${orgId} and u.kind = 'human' and u.deleted_at is null ${named(q)}
        and not exists (select from ${present} m
          where m.org_id = u.org_id and m.team_id = ${teamId}::uuid and m.user_id = u.id)
      order by u.sort_name, u.id limit ${mostCandidates}`,
  )
}

function managersOf({ db }: Reading, orgId: OrgId, id: string): Promise<Candidate[]> {
  return db.$queryRaw<Candidate[]>`
    select u.id, u.display_name as name, u.email from team_managers m
    join users u on u.org_id = m.org_id and u.id = m.user_id and u.deleted_at is null
    where m.org_id = ${orgId} and m.team_id = ${id}::uuid order by u.sort_name, u.id`
}
