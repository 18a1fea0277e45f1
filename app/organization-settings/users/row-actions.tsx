import { Menu } from '@/components/ui/menu'
import { SubmitButton } from '@/components/ui/submit-button'
import { ActionForm } from '@/components/users/people-actions'
import { CopyItem, ResendItem } from '@/components/users/row-menu'
import { mayInvite } from '@/lib/org/invitees'
import type { PersonEntry } from '@/lib/org/user-directory'
import { isOff } from '@/lib/org/user-directory-query'
import type { PeopleContext } from './context'

/** What can be done to a person from the list; on small screens all of it is in the panel. */
export function RowActions({ person, context }: { person: PersonEntry; context: PeopleContext }) {
  const { users } = context.t
  const refused = resendRefusal(person, context)
  return (
    <span className="flex items-center justify-end gap-1 max-sm:hidden">
      {person.state === 'expired' && !refused && (
        <ActionForm fields={{ do: 'resend', id: person.id }} className="flex">
          <SubmitButton size="sm" pendingLabel={users.resend.pending}>
            {users.resend.action}
            <span className="sr-only"> {person.name}</span>
          </SubmitButton>
        </ActionForm>
      )}
      <Menu trigger={{ kind: 'icon', label: users.rowMenu(person.name) }}>
        <ResendItem id={person.id} label={users.resend.menu} disabledReason={refused} />
        <CopyItem value={person.id} label={users.copyId} copiedText={users.notice.idCopied} />
      </Menu>
    </span>
  )
}

/** Why an invitation cannot be sent again, if it cannot. */
export function resendRefusal(
  { state, email }: Pick<PersonEntry, 'state' | 'email'>,
  { t, member }: PeopleContext,
): string | undefined {
  if (state === 'active' || isOff(state)) return t.users.resend.notOpen
  if (email === null) return t.users.resend.noAddress
  if (!member.org.mailsInvitations) return t.errors.refused.invitation_mail_off
  return mayInvite(member.org, member.actor) ? undefined : t.errors.refused.permission_missing
}
