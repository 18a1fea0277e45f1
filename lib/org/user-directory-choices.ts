/** The roles and teams that the directory can be filtered by, and that people can be given. */
import { readOrg } from '@/lib/db/read-org'
import type { OrgId } from '@/lib/db/tx'

/** So many teams are named in a menu; those that a query names come on top. */
const mostTeams = 50

export interface Choice {
  readonly id: string
  readonly name: string
}

export interface TeamChoice extends Choice {
  /** An identity provider says who is in it. */
  readonly managed: boolean
}

export interface RoleChoice extends Choice {
  readonly permissions: readonly string[]
}

export interface Choices {
  readonly roles: readonly RoleChoice[]
  /** By name: the first ones, and those asked for. */
  readonly teams: readonly TeamChoice[]
  readonly moreTeams: boolean
}

/** All roles; of the teams the first fifty by name and those with the given ids. */
export async function choices(orgId: OrgId, teamIds: readonly string[] = []): Promise<Choices> {
  return readOrg(orgId, async ({ db }) => {
    const roles = await db.role.findMany({
      where: { orgId },
      orderBy: { name: 'asc' },
      select: { id: true, name: true, permissions: true },
    })
    const columns = { id: true, name: true, connectionId: true } as const
    const first = await db.team.findMany({
      where: { orgId },
      orderBy: { nameLc: 'asc' },
      take: mostTeams + 1,
      select: columns,
    })
    const shown = first.slice(0, mostTeams)
    const missing = teamIds.filter((id) => !shown.some((team) => team.id === id))
    const named =
      missing.length > 0
        ? await db.team.findMany({
            where: { orgId, id: { in: [...missing] } },
            orderBy: { nameLc: 'asc' },
            select: columns,
          })
        : []
    const teams = [...named, ...shown].map(({ connectionId, ...team }) => ({ ...team, managed: connectionId !== null }))
    return { roles, teams, moreTeams: first.length > mostTeams }
  })
}
