/** The roles and teams that the directory can be filtered by, and that people can be given. */
import { type OrgId, openReading, statement } from '@/lib/db/tx'

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

const allRoles = statement<RoleChoice>(
  'choices_roles',
  'select id, name, permissions from roles where org_id = $1 order by name',
)
const teamColumns = 'id, name, connection_id is not null as managed'
const firstTeams = statement<TeamChoice>(
  'choices_teams',
  `select ${teamColumns} from teams where org_id = $1 order by name_lc limit ${mostTeams + 1}`,
)
const namedTeams = statement<TeamChoice>(
  'choices_named_teams',
  `select ${teamColumns} from teams where org_id = $1 and id = any($2::uuid[]) order by name_lc`,
)

/** All roles; of the teams the first fifty by name and those with the given ids. One round trip. */
export async function choices(orgId: OrgId, teamIds: readonly string[] = []): Promise<Choices> {
  const tx = openReading(orgId)
  try {
    const [roles, first, asked] = await Promise.all([
      tx.query(allRoles, [orgId]),
      tx.query(firstTeams, [orgId]),
      teamIds.length > 0 ? tx.query(namedTeams, [orgId, [...teamIds]]) : [],
    ])
    const shown = first.slice(0, mostTeams)
    const missing = asked.filter(({ id }) => !shown.some((team) => team.id === id))
    return { roles, teams: [...missing, ...shown], moreTeams: first.length > mostTeams }
  } finally {
    await tx.commit()
  }
}
