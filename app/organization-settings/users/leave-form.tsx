import { LinkButton } from '@/components/ui/button'
import { DialogBody, DialogFooter } from '@/components/ui/dialog-parts'
import { SubmitButton } from '@/components/ui/submit-button'
import { ActionForm, ActionNotice } from '@/components/users/people-actions'
import { mayInvite } from '@/lib/org/invitations/invitees'
import { isOff } from '@/lib/org/users/user-directory-query'
import { personHref } from './links'
import type { PersonView } from './person-view'

type Asked = Pick<PersonView, 'context' | 'person'>

function isWaiting({ person }: Asked): boolean {
  return person.state !== 'active' && !isOff(person.state)
}

export function leaveText(view: Asked) {
  const { cancelOne, removeOne } = view.context.t.invitations
  return isWaiting(view) ? cancelOne : removeOne
}

/** Why this member may not remove the person, or cancel their invitation, if they may not. */
export function leaveRefusal(view: Asked): string | undefined {
  const { context, person } = view
  const { member, t } = context
  if (person.managed) return t.invitations.cancelOne.managed
  if (person.id === member.id) return t.users.disable.self
  const may = isWaiting(view) ? mayInvite(member.org, member.actor) : !context.refusal('user_access_manage')
  return may ? undefined : t.errors.refused.permission_missing
}

/** The question before somebody is removed; in a dialog (`framed`) or in the card of a page. */
export function LeaveForm({ framed, ...view }: PersonView & { framed?: boolean }) {
  const text = leaveText(view)
  const fields = { do: isWaiting(view) ? 'cancel-invitation' : 'remove', id: view.person.id }
  const button = (
    <SubmitButton variant="danger" pendingLabel={text.pending}>
      {text.submit}
    </SubmitButton>
  )
  return (
    <ActionForm fields={fields} className="flex min-h-0 flex-col">
      <DialogBody>
        {framed && <ActionNotice failuresOnly />}
        <p>{text.text}</p>
      </DialogBody>
      <DialogFooter>
        {!framed && (
          <LinkButton href={personHref(view.person.id, view.query)}>{view.context.t.common.cancel}</LinkButton>
        )}
        {button}
      </DialogFooter>
    </ActionForm>
  )
}
