import { formatTeamQuery, type TeamQuery } from '@/lib/org/teams/team-directory-query'

export const teamsPath = '/organization-settings/teams'

/** The list with something changed, from its first page on. */
export function listHref(query: TeamQuery, change: Partial<TeamQuery>): string {
  return `${teamsPath}${formatTeamQuery({ ...query, cursor: undefined, ...change })}`
}

export const teamHref = (id: string, below = '') => `${teamsPath}/${id}${below && `/${below}`}`
