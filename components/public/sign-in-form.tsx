'use client'

import { useActionState } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import { HiddenFields, Refusal } from '../ui/form-parts'
import { SubmitButton } from '../ui/submit-button'
import { AddressField, KnownPasswordField } from './fields'
import { OrganizationChooser } from './organization-chooser'

export type SignInProblem = keyof Messages['login']['form']['problems']

/** Where signing in stands. Success is no state: the action redirects. */
export type SignInState =
  | { step: 'credentials'; email?: string; problem?: SignInProblem }
  | {
      step: 'choose'
      /** Opaque and short-lived: says that address and password were right. Posted back as `ticket`. */
      ticket: string
      organizations: readonly { id: string; name: string }[]
    }

export type SignInAction = (state: SignInState, form: FormData) => Promise<SignInState>

export interface SignInFormProps {
  /** Gets `email` and `password`; after a choice `ticket` and `organization`; always the `hidden` fields. */
  action: SignInAction
  initial?: SignInState
  hidden?: Record<string, string>
  /** Another way stands above and is the likelier one: this form neither takes the focus nor the accent. */
  second?: boolean
  text: Messages['login']['form'] & { choose: Messages['login']['choose']; show: string; hide: string }
}

const fresh: SignInState = { step: 'credentials' }

/** Address and password in one form, so that password managers fill both and nothing tells whether an address is known.
 *  Without scripts the page comes back with the same state. */
export function SignInForm({ action, initial = fresh, hidden = {}, second, text }: SignInFormProps) {
  const [state, submit] = useActionState(action, initial)
  if (state.step === 'choose') {
    return (
      <form action={submit} className="flex flex-col gap-4">
        <HiddenFields fields={hidden} />
        <OrganizationChooser ticket={state.ticket} organizations={state.organizations} text={text.choose} />
      </form>
    )
  }
  return (
    <form action={submit} className="flex flex-col gap-5 max-sm:gap-4">
      <HiddenFields fields={hidden} />
      <Refusal>{state.problem && text.problems[state.problem]}</Refusal>
      <AddressField
        label={text.email}
        placeholder={text.emailPlaceholder}
        value={state.email}
        autoFocus={!state.problem && !second}
      />
      <KnownPasswordField label={text.password} autoFocus={Boolean(state.problem)} text={text} />
      <SubmitButton variant={second ? 'secondary' : 'primary'} size="lg" block pendingLabel={text.pending}>
        {text.submit}
      </SubmitButton>
    </form>
  )
}
