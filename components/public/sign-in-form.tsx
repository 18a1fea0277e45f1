'use client'

import { lazy, useActionState } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import type { ShownSetup } from '../account/authenticator-setup'
import { HiddenFields, Refusal } from '../ui/form-parts'
import { SubmitButton } from '../ui/submit-button'
import { AddressField, KnownPasswordField } from './fields'

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
  | { step: 'second_factor'; ticket: string; recovery?: boolean; problem?: 'code_wrong' | 'code_throttled' }
  | { step: 'enroll'; ticket: string; setup: ShownSetup; problem?: 'code' | 'over' }
  | { step: 'recovery_codes'; ticket: string; codes: readonly string[] }

export type SignInAction = (state: SignInState, form: FormData) => Promise<SignInState>

export interface SignInFormProps {
  /** Gets `email` and `password`; after a choice `ticket` and `organization`; after a password that is not enough
   *  `ticket` and `step` with its fields; always the `hidden` fields. */
  action: SignInAction
  initial?: SignInState
  hidden?: Record<string, string>
  /** Another way stands above and is the likelier one: this form neither takes the focus nor the accent. */
  second?: boolean
  /** Passkeys stand among what the browser fills into the address. */
  fillsPasskeys?: boolean
  text: SignInText
}

export type SignInText = Messages['login']['form'] & {
  choose: Messages['login']['choose']
  secondFactor: Pick<Messages['secondFactor'], 'setup' | 'codes' | 'signIn'> & { copy: string; copied: string }
  show: string
  hide: string
}

// Most people never come so far before they are in.
const LaterStep = lazy(() => import('./later-step').then((module) => ({ default: module.LaterStep })))

const fresh: SignInState = { step: 'credentials' }

/** Address and password in one form, so that password managers fill both and nothing tells whether an address is known.
 *  Without scripts the page comes back with the same state. */
export function SignInForm({ action, initial = fresh, hidden = {}, second, fillsPasskeys, text }: SignInFormProps) {
  const [state, submit] = useActionState(action, initial)
  if (state.step !== 'credentials') {
    return (
      <form action={submit} className="flex flex-col gap-4">
        <HiddenFields fields={hidden} />
        <LaterStep state={state} text={text} />
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
        autoComplete={fillsPasskeys ? 'username webauthn' : 'username'}
      />
      <KnownPasswordField label={text.password} autoFocus={Boolean(state.problem)} text={text} />
      <SubmitButton variant={second ? 'secondary' : 'primary'} size="lg" block pendingLabel={text.pending}>
        {text.submit}
      </SubmitButton>
    </form>
  )
}
