import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { SubmitButton } from '@/components/ui/submit-button'
import { ActionForm } from '@/components/users/people-actions'
import { formatPeopleQuery, isOff } from '@/lib/org/users/user-directory-query'
import { peoplePath } from './context'
import { DisableForm } from './disable-form'
import { LeaveForm, leaveRefusal, leaveText } from './leave-form'
import { resendRefusal } from './person-row'
import type { PersonView } from './person-view'

/** What can be done to a person; what cannot says why. */
export function PersonActions(view: PersonView) {
  const { state } = view.person
  const waiting = state !== 'active' && !isOff(state)
  return (
    <>
      {waiting && <Resend {...view} />}
      {state === 'disabled' && <Enable {...view} />}
      {!isOff(state) && <Disable {...view} />}
      {!view.person.managed && <Leave {...view} />}
    </>
  )
}

function Resend({ context, person }: PersonView) {
  const { resend } = context.t.users
  const refused = resendRefusal(person, context)
  if (refused) {
    return (
      <Button icon="send" disabledReason={refused}>
        {resend.action}
      </Button>
    )
  }
  return (
    <ActionForm fields={{ do: 'resend', id: person.id }} className="flex">
      <SubmitButton icon="send" variant="primary" pendingLabel={resend.pending}>
        {resend.action}
      </SubmitButton>
    </ActionForm>
  )
}

/** Cancels the invitation of who waits for one, removes anybody else. */
function Leave(view: PersonView) {
  const { context, person, query } = view
  const { t } = context
  const text = leaveText(view)
  const refused = leaveRefusal(view)
  if (refused) return <Button disabledReason={refused}>{text.open}</Button>
  return (
    <Dialog
      trigger={{ label: text.open, href: `${peoplePath}/${person.id}/remove${formatPeopleQuery(query)}` }}
      title={text.title(person.name)}
      closeLabel={t.common.close}
    >
      <LeaveForm {...view} framed />
    </Dialog>
  )
}

function Enable({ context, person }: PersonView) {
  const { enable } = context.t.users
  const refused = context.refusal('user_access_manage')
  if (refused) return <Button disabledReason={refused}>{enable.open}</Button>
  return (
    <ActionForm fields={{ do: 'enable', id: person.id }} className="flex">
      <SubmitButton pendingLabel={enable.pending}>{enable.open}</SubmitButton>
    </ActionForm>
  )
}

function Disable(view: PersonView) {
  const { context, person, query } = view
  const { t } = context
  const refused = disableRefusal(view)
  if (refused) return <Button disabledReason={refused}>{t.users.disable.open}</Button>
  return (
    <Dialog
      trigger={{
        label: t.users.disable.open,
        href: `${peoplePath}/${person.id}/disable${formatPeopleQuery(query)}`,
      }}
      title={t.users.disable.title(person.name)}
      closeLabel={t.common.close}
    >
      <DisableForm {...view} framed />
    </Dialog>
  )
}

/** Why this person cannot be disabled by this member, if they cannot. */
export function disableRefusal({ context, person }: PersonView): string | undefined {
  const refused = context.refusal('user_access_manage')
  return refused ?? (person.id === context.member.id ? context.t.users.disable.self : undefined)
}
