import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { list } from '@/lib/i18n/format'
import { roleName } from '../../../users/role-names'
import { teamHref } from '../../links'
import { QuestionPage } from '../../question-page'
import { type TeamPageProps, teamView } from '../../team-view'

export async function generateMetadata(props: TeamPageProps): Promise<Metadata> {
  const { context, team } = await teamView(props, 'teams_manage')
  return { title: context.t.teams.remove.title(team.name) }
}

export default async function RemoveTeamPage(props: TeamPageProps) {
  const view = await teamView(props, 'teams_manage')
  const { context, team } = view
  if (team.connection) redirect(teamHref(team.id))
  const { remove } = context.t.teams
  const roles = list(
    team.rules.map(({ name }) => roleName(name, context.t)),
    context.reader.locale,
  )
  return (
    <QuestionPage
      {...view}
      verb="remove"
      title={remove.title(team.name)}
      submit={remove.submit}
      pending={remove.pending}
    >
      <p>{remove.text(team.members)}</p>
      {team.rules.length > 0 && <p className="text-warning">{remove.roles(roles)}</p>}
    </QuestionPage>
  )
}
