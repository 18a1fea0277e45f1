/** The roles and teams that the directory can be filtered by, and that people can be given. */
import { fold } from '@/lib/base/fold'
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

const localTeams = statement<Choice>(
  'choices_local_teams',
  `select id, name from teams where org_id = $1 and connection_id is null and strpos(name_lc, $2) > 0
   order by name_lc limit ${mostTeams + 1}`,
)

/** The teams that are filled here and whose name has these letters, the first fifty by name; one that an identity provider
 *  fills is none of them. */
export async function fillableTeams(orgId: OrgId, q = ''): Promise<{ teams: readonly Choice[]; more: boolean }> {
  const tx = openReading(orgId)
  try {
    const found = await tx.query(localTeams, [orgId, fold(q.replaceAll('\0', ''))])
    return { teams: found.slice(0, mostTeams), more: found.length > mostTeams }
  } finally {
    await tx.commit()
  }
}

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
