import type { Metadata } from 'next'
import { Banner } from '@/components/ui/banner'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageHeader } from '@/components/ui/page-header'
import { editTeam } from '../../actions'
import { formText } from '../../form-text'
import { teamHref, teamsPath } from '../../links'
import { TeamForm } from '../../team-form'
import { type TeamPageProps, teamView } from '../../team-view'

export async function generateMetadata(props: TeamPageProps): Promise<Metadata> {
  const { context, team } = await teamView(props, 'user_access_read')
  return { title: context.t.teams.detail.editTitle(team.name) }
}

/** For whoever manages teams, and for the managers of this one, who do not rename it. */
export default async function EditTeamPage(props: TeamPageProps) {
  const { context, team, keepsNot } = await teamView(props, 'user_access_read')
  const { t, refusal } = context
  const { title, detail, ribbon } = t.teams
  const words = formText(t, team.links.length, { submit: t.common.save, pending: t.common.saving })
  const { name, description, links } = team
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[
              { href: teamsPath, label: title },
              { href: teamHref(team.id), label: name },
            ]}
            current={detail.edit}
          />
        }
        title={detail.editTitle(name)}
      />
      {keepsNot ? (
        <Banner tone="warning">{keepsNot}</Banner>
      ) : (
        <TeamForm
          action={editTeam}
          initial={{ name, description, links }}
          id={team.id}
          ownedBy={team.connection ? ribbon.nameOwned(team.connection.name) : undefined}
          nameFixed={refusal('teams_manage')}
          text={words}
          cancelHref={teamHref(team.id)}
        />
      )}
    </>
  )
}
