import type { Metadata } from 'next'
import { Avatar } from '@/components/ui/avatar'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageHeader } from '@/components/ui/page-header'
import { StatusBadge } from '@/components/ui/status-badge'
import { ActionNotice, PeopleActions } from '@/components/users/people-actions'
import { changePeople } from '../actions'
import { sameListHref } from '../links'
import { PersonActions } from '../person-actions'
import { PersonAttributes } from '../person-attributes'
import { PersonEvents } from '../person-events'
import { PersonIdentities } from '../person-identities'
import { PersonInvitation } from '../person-invitation'
import { PersonKeys } from '../person-keys'
import { PersonPasskeys } from '../person-passkeys'
import { PersonProvisioning } from '../person-provisioning'
import { PersonRibbon, personLine } from '../person-ribbon'
import { PersonRoles } from '../person-roles'
import { PersonSecondFactor } from '../person-second-factor'
import { PersonSessions } from '../person-sessions'
import { PersonSignIn } from '../person-sign-in'
import { PersonTeams } from '../person-teams'
import { type PersonPageProps, personView } from '../person-view'

export async function generateMetadata(props: PersonPageProps): Promise<Metadata> {
  return { title: (await personView(props)).person.name }
}

export default async function PersonPage(props: PersonPageProps) {
  const view = await personView(props)
  const { context, person, query } = view
  const { t } = context
  return (
    <PeopleActions key={person.id} action={changePeople} says="banner">
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[{ href: sameListHref(query), label: t.users.title }]}
            current={person.name}
          />
        }
        avatar={<Avatar kind="person" name={person.name} size="lg" />}
        title={person.name}
        badges={<StatusBadge status={person.state} label={t.users.states[person.state]} />}
        purpose={personLine(person)}
        actions={<PersonActions {...view} />}
      />
      <div className="flex flex-col gap-4">
        <ActionNotice />
        <PersonRibbon {...view} />
        <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-6">
            <PersonInvitation {...view} />
            <PersonAttributes {...view} />
            <PersonRoles {...view} />
            <PersonTeams {...view} />
          </div>
          <div className="flex min-w-0 flex-col gap-6">
            <PersonSignIn {...view} />
            <PersonSessions {...view} />
            <PersonSecondFactor {...view} />
            <PersonIdentities {...view} />
            <PersonPasskeys {...view} />
            <PersonKeys {...view} />
            <PersonProvisioning {...view} />
            <PersonEvents {...view} />
          </div>
        </div>
      </div>
    </PeopleActions>
  )
}
