import { forbidden } from 'next/navigation'
import { RouteDialog } from '@/components/ui/dialog'
import { InviteForm } from '@/components/users/invite-form'
import { mayInvite } from '@/lib/org/invitations/invitees'
import { settingsContext } from '../../../settings-context'
import { peoplePath } from '../../context'
import { inviteFormProps } from '../../invite/props'

/** [Invite users] as a dialog over the list. */
export default async function InviteDialog() {
  const context = await settingsContext('user_access_invite')
  const { member, t } = context
  if (!mayInvite(member.org, member.actor)) forbidden()
  const { title, purpose, purposeNoMail } = t.invitations
  return (
    <RouteDialog
      title={title}
      description={member.org.mailsInvitations ? purpose(member.org.inviteTtlHours) : purposeNoMail}
      closeLabel={t.common.close}
      closeHref={peoplePath}
      wide
    >
      <InviteForm {...(await inviteFormProps(context))} framed />
    </RouteDialog>
  )
}
