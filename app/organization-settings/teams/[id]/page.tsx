import type { Metadata } from 'next'
import { Avatar } from '@/components/ui/avatar'
import { IdpRibbon } from '@/components/ui/banner'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageHeader } from '@/components/ui/page-header'
import { SourceBadge } from '@/components/ui/source-badge'
import { ActionNotice, PeopleActions } from '@/components/users/people-actions'
import { capitalized } from '@/lib/i18n/format'
import { parameter } from '@/lib/org/teams/team-directory-query'
import { changeTeam } from '../actions'
import { ConflictBanner, conflictsFor } from '../conflict-banner'
import { teamsPath } from '../links'
import { type TeamPageProps, teamView } from '../team-view'
import { AboutCard } from './about-card'
import { ManagersCard } from './managers-card'
import { MembersSection } from './members-section'
import { ProviderCard } from './provider-card'
import { RulesCard } from './rules-card'
import { SyncCard } from './sync-card'
import { TeamActions } from './team-actions'

export async function generateMetadata(props: TeamPageProps): Promise<Metadata> {
  return { title: (await teamView(props, 'user_access_read')).team.name }
}

export default async function TeamPage(props: TeamPageProps) {
  const view = await teamView(props, 'user_access_read')
  const { context, team } = view
  const { t } = context
  const parameters = await props.searchParams
  const query = { q: parameter(parameters, 'q'), after: parameter(parameters, 'after') || undefined }
  const { ribbon, title, members } = t.teams
  const conflict = team.connection ? undefined : (await conflictsFor(context)).find(({ teamId }) => teamId === team.id)
  return (
    <PeopleActions action={changeTeam} says="banner">
      <PageHeader
        breadcrumb={
          <Breadcrumb label={t.common.breadcrumb} steps={[{ href: teamsPath, label: title }]} current={team.name} />
        }
        avatar={<Avatar kind="team" owned={team.connection !== null} size="lg" />}
        title={team.name}
        badges={team.connection && <SourceBadge source="provider" label={capitalized(team.connection.name)} />}
        purpose={<span className="text-sm wrap-anywhere">{`@${team.handle} · ${members(team.members)}`}</span>}
        actions={<TeamActions {...view} />}
      />
      <div className="flex flex-col gap-4">
        <ActionNotice />
        {conflict && <ConflictBanner conflict={conflict} now={view.now} context={context} own />}
        {team.connection && <IdpRibbon title={ribbon.title(team.connection.name)}>{ribbon.text}</IdpRibbon>}
        <div className="grid grid-cols-[minmax(0,1fr)_304px] items-start gap-4 max-lg:grid-cols-1">
          <MembersSection {...view} query={query} add={parameter(parameters, 'add')} />
          <div className="flex min-w-0 flex-col gap-4">
            <SyncCard {...view} />
            <AboutCard {...view} />
            <ManagersCard {...view} name={parameter(parameters, 'manager')} />
            <RulesCard {...view} unchosen={parameters.role === ''} />
            <ProviderCard {...view} />
          </div>
        </div>
      </div>
    </PeopleActions>
  )
}
