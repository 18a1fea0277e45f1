import { Banner, IdpRibbon } from '@/components/ui/banner'
import { SubmitButton } from '@/components/ui/submit-button'
import { ActionForm } from '@/components/users/people-actions'
import { relativeTime } from '@/lib/i18n/format'
import type { Person } from '@/lib/org/user-directory-person'
import type { PersonView } from './person-view'

/** Says who owns the person, who may take them over, and what keeps an active person out. */
export function PersonRibbon(view: PersonView) {
  const { context, person, now } = view
  const { person: text, enable } = context.t.users
  return (
    <>
      {person.secondStepAt && (
        <Banner
          tone="warning"
          title={text.secondStep(relativeTime(person.secondStepAt, now, context.reader.locale, 'long'))}
        >
          {text.secondStepText}
        </Banner>
      )}
      {person.managed ? (
        <IdpRibbon title={text.ribbon}>
          {text.ribbonText} {person.state === 'disabled' && enable.returns}
        </IdpRibbon>
      ) : (
        <Adoption {...view} />
      )}
    </>
  )
}

function Adoption({ context, person, now }: PersonView) {
  const { person: text } = context.t.users
  if (person.adoptableAt) {
    return (
      <Banner tone="neutral" icon="key">
        {text.adoptable(relativeTime(person.adoptableAt, now, context.reader.locale, 'long'))}
      </Banner>
    )
  }
  if (context.refusal('user_access_manage')) return null
  return (
    <Banner
      tone="neutral"
      icon="user"
      actions={
        <ActionForm fields={{ do: 'allow-adoption', id: person.id }} className="flex">
          <SubmitButton size="sm" pendingLabel={text.allowing}>
            {text.allowAdoption}
          </SubmitButton>
        </ActionForm>
      }
    >
      {text.local}
    </Banner>
  )
}

/** "zoe@acme.test · Staff engineer" */
export function personLine({ email, title }: Person): string {
  return [email, title].filter(Boolean).join(' · ')
}
