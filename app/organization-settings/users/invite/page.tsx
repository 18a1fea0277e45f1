import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageHeader } from '@/components/ui/page-header'
import { InviteForm } from '@/components/users/invite-form'
import { mayInvite } from '@/lib/org/invitations/invitees'
import { settingsContext } from '../../settings-context'
import { peoplePath } from '../context'
import { inviteFormProps } from './props'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.invitations.title }
}

/** [Invite users] as a page: where the button leads without scripts. */
export default async function InvitePage() {
  const context = await settingsContext('user_access_invite')
  const { member, t } = context
  if (!mayInvite(member.org, member.actor)) forbidden()
  const { title, purpose, purposeNoMail } = t.invitations
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[{ href: peoplePath, label: t.users.title }]}
            current={title}
          />
        }
        title={title}
        purpose={member.org.mailsInvitations ? purpose(member.org.inviteTtlHours) : purposeNoMail}
      />
      <InviteForm {...(await inviteFormProps(context))} />
    </>
  )
}
