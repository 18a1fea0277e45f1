import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { Banner } from '@/components/ui/banner'
import { impactOfRule } from '@/lib/org/roles/role-impact'
import { parameter } from '@/lib/org/teams/team-directory-query'
import type { Team } from '@/lib/org/teams/team-directory-team'
import { ImpactList } from '../../../impact-list'
import { roleName } from '../../../users/role-names'
import { teamHref } from '../../links'
import { QuestionPage } from '../../question-page'
import { type TeamPageProps, teamView } from '../../team-view'

export async function generateMetadata(props: TeamPageProps): Promise<Metadata> {
  return { title: (await teamView(props, 'user_access_manage')).context.t.teams.rules.title }
}

/** What giving a role to a team, or taking it away, means for whom. The address names the role. */
export default async function TeamRolePage(props: TeamPageProps) {
  const view = await teamView(props, 'user_access_manage')
  const { context, team } = view
  const asked = parameter(await props.searchParams, 'role')
  // The form's first entry is no role.
  if (!asked) redirect(`${teamHref(team.id)}?role=#rules`)
  const { role, isHeld } = chosen(team, asked) ?? notFound()
  const impact = await impactOfRule(context.member.org.id, team.id, role)
  const { rules } = context.t.teams
  const name = roleName(role.name, context.t)
  const isBlocked =
    !isHeld && team.connection && !team.connection.grantsManagement && role.permissions.includes('user_access_manage')
  return (
    <QuestionPage
      {...view}
      verb={isHeld ? 'revoke' : 'grant'}
      title={(isHeld ? rules.revokeTitle : rules.grantTitle)(name, team.name)}
      submit={isHeld ? rules.revoke : rules.grant}
      pending={rules.pending}
      fields={{ role: role.id }}
    >
      {isBlocked && <Banner tone="warning">{rules.managesProvider(team.connection?.name ?? '')}</Banner>}
      <ImpactList impact={impact} gains={!isHeld} t={context.t} />
      <p className="text-sm text-muted">{rules.text}</p>
    </QuestionPage>
  )
}

function chosen(team: Team, id: string) {
  const held = team.rules.find((rule) => rule.id === id)
  if (held) return { role: held, isHeld: true }
  const other = team.otherRoles.find((role) => role.id === id)
  return other && { role: other, isHeld: false }
}
