import { LinkButton } from '@/components/ui/button'
import { DialogBody, DialogFooter } from '@/components/ui/dialog-parts'
import { Icon } from '@/components/ui/icon'
import { SubmitButton } from '@/components/ui/submit-button'
import { ActionForm, ActionNotice } from '@/components/users/people-actions'
import { personHref } from './links'
import type { PersonView } from './person-view'
import { HoldField, StopField } from './selection/bulk-question'

/** The question before somebody is disabled, with what will end, counted; in a dialog (`framed`), which says what was
 *  refused, or in the card of a page, which says it above. */
export function DisableForm(view: PersonView & { framed?: boolean }) {
  const { context, person, query, framed } = view
  const { disable } = context.t.users
  const button = (
    <SubmitButton variant="danger" pendingLabel={disable.pending}>
      {disable.submit}
    </SubmitButton>
  )
  return (
    <ActionForm fields={{ do: 'disable', id: person.id }} className="flex min-h-0 flex-col">
      <DialogBody>
        {framed && <ActionNotice failuresOnly />}
        <Consequences {...view} />
      </DialogBody>
      <DialogFooter>
        {!framed && <LinkButton href={personHref(person.id, query)}>{context.t.common.cancel}</LinkButton>}
        {button}
      </DialogFooter>
    </ActionForm>
  )
}

function Consequences({ context, person }: PersonView) {
  const { disable } = context.t.users
  const { sessions, keys } = person.live
  const provisioning = person.keys.filter(({ provisions }) => provisions).length
  return (
    <div className="flex flex-col gap-3">
      <p>
        {disable.now} <strong>{disable.ends(sessions, keys) || disable.endsNothing}</strong>
        {keys > 0 && ` ${disable.keysStay}`}
        {person.invitation && ` ${disable.invitation}`}
      </p>
      {provisioning > 0 && <StopField keys={provisioning} context={context} />}
      {person.managed && (
        <p className="flex gap-2 text-sm text-idp">
          <Icon name="key" className="mt-0.5" />
          <span>{disable.managed}</span>
        </p>
      )}
      {person.managed && <HoldField text={context.t.users.hold} />}
    </div>
  )
}
