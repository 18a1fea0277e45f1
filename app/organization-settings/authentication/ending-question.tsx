import { ConfirmForm } from '@/components/keys/confirm-form'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { QuestionCard } from '@/components/ui/question-card'
import * as ending from '@/lib/org/saml/saml-ending'
import { endProvider } from './actions'
import { providerHref } from './links'
import { ProviderFrame } from './provider-frame'
import type { ProviderView } from './provider-view'

/** Whom it concerns, by name where they are locked out; then its name has to be typed. */
export async function EndingQuestion({ verb, ...view }: ProviderView & { verb: 'off' | 'remove' }) {
  const { context, provider } = view
  const { t, member } = context
  const text = t.saml.ending
  const removes = verb === 'remove'
  const { people, lockedOut, names, signedOut, signsOutActor } = await ending.preview(
    member.org,
    member.actor,
    provider.id,
  )
  const submit = removes ? text.removeSubmit : text.offSubmit
  return (
    <ProviderFrame {...view} title={(removes ? text.removeTitle : text.offTitle)(provider.name)} current={submit}>
      <QuestionCard>
        <ConfirmForm
          action={endProvider}
          fields={{ id: provider.id, do: verb }}
          submitLabel={submit}
          pendingLabel={removes ? text.removePending : text.offPending}
          cancel={<LinkButton href={providerHref(provider.id)}>{t.common.cancel}</LinkButton>}
        >
          <p>{people === 0 ? text.nobody : text.linked(people)}</p>
          <p>{text.signedOut(signedOut)}</p>
          {signsOutActor && <Banner tone="warning">{text.own}</Banner>}
          {removes && people > 0 && <p className="text-muted">{text.forgets}</p>}
          {lockedOut > 0 && (
            <>
              <Banner tone="danger" title={text.lockedOut(lockedOut)}>
                {names.join(', ')}
                {lockedOut > names.length && ` ${text.more(lockedOut - names.length)}`}
              </Banner>
              <TextField
                label={text.type(provider.name)}
                name="confirmation"
                id="ending-confirmation"
                autoComplete="off"
                required
              />
            </>
          )}
        </ConfirmForm>
      </QuestionCard>
    </ProviderFrame>
  )
}
