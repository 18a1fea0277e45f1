import { Banner, IdpRibbon } from '@/components/ui/banner'
import { SubmitButton } from '@/components/ui/submit-button'
import { ActionForm } from '@/components/users/people-actions'
import { relativeTime } from '@/lib/i18n/format'
import type { Hold, Person } from '@/lib/org/users/user-directory-person'
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
      {person.hold && <Held {...view} hold={person.hold} />}
      {person.managed ? (
        <IdpRibbon title={text.ribbon} actions={person.state === 'disabled' && <HoldButton {...view} />}>
          {text.ribbonText} {person.state === 'disabled' && enable.returns}
        </IdpRibbon>
      ) : (
        <Adoption {...view} />
      )}
    </>
  )
}

/** Who holds the person, what the identity provider said since, and the way out. */
function Held({ context, now, person, hold }: PersonView & { hold: Hold }) {
  const { t, reader, refusal } = context
  const { hold: text } = t.users
  const ago = (at: Date) => relativeTime(at, now, reader.locale, 'long')
  return (
    <Banner
      tone="warning"
      icon="lock"
      title={text.held(ago(hold.since), hold.by)}
      actions={
        !refusal('user_access_manage') && (
          <ActionForm fields={{ do: 'release', id: person.id }} className="flex">
            <SubmitButton size="sm" variant="inherit" pendingLabel={text.releasing}>
              {text.release}
            </SubmitButton>
          </ActionForm>
        )
      }
    >
      {hold.saidAt && `${text.said(ago(hold.saidAt), hold.wantsActive)} `}
      {hold.wantsActive ? text.comesBack : text.staysOff}
    </Banner>
  )
}

function HoldButton({ context, person }: PersonView) {
  if (context.refusal('user_access_manage')) return null
  const { hold } = context.t.users
  return (
    <ActionForm fields={{ do: 'hold', id: person.id }} className="flex">
      <SubmitButton size="sm" variant="inherit" pendingLabel={hold.holding}>
        {hold.action}
      </SubmitButton>
    </ActionForm>
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
