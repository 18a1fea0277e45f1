import type { Metadata } from 'next'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageHeader } from '@/components/ui/page-header'
import { settingsContext } from '../../settings-context'
import { createTeam } from '../actions'
import { formText } from '../form-text'
import { teamsPath } from '../links'
import { TeamForm } from '../team-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext('teams_manage')).t.teams.create.title }
}

export default async function NewTeamPage() {
  const { t } = await settingsContext('teams_manage')
  const { title, create } = t.teams
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb label={t.common.breadcrumb} steps={[{ href: teamsPath, label: title }]} current={create.title} />
        }
        title={create.title}
        purpose={create.text}
      />
      <TeamForm
        action={createTeam}
        initial={{ name: '', description: '', links: [] }}
        text={formText(t, 0, create)}
        cancelHref={teamsPath}
      />
    </>
  )
}
