import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { teamHref } from '../../links'
import { QuestionPage } from '../../question-page'
import { type TeamPageProps, teamView } from '../../team-view'

export async function generateMetadata(props: TeamPageProps): Promise<Metadata> {
  const { context, team } = await teamView(props, 'teams_manage')
  return { title: context.t.teams.unlink.title(team.name) }
}

export default async function UnlinkTeamPage(props: TeamPageProps) {
  const view = await teamView(props, 'teams_manage')
  const { context, team } = view
  if (!team.connection) redirect(teamHref(team.id))
  const { unlink, members } = context.t.teams
  return (
    <QuestionPage
      {...view}
      verb="unlink"
      title={unlink.title(team.name)}
      submit={unlink.submit}
      pending={unlink.pending}
    >
      <p>{unlink.now(members(team.members))}</p>
      {team.formerMembers > 0 && <p>{unlink.former(team.formerMembers)}</p>}
      <p className="text-muted">{unlink.next(team.connection.name)}</p>
    </QuestionPage>
  )
}
