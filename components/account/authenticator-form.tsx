'use client'

import { useActionState } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import { Banner } from '../ui/banner'
import { SubmitButton } from '../ui/submit-button'
import { AuthenticatorSetup, type ShownSetup } from './authenticator-setup'
import { KeptCodes } from './kept-codes'

export type AuthenticatorState =
  | { readonly step: 'setup'; readonly setup: ShownSetup; readonly problem?: 'code' | 'over' }
  | { readonly step: 'codes'; readonly codes: readonly string[] }
  | { readonly step: 'refused'; readonly error: string }

export interface AuthenticatorFormProps {
  /** Gets `setup` and `code`. */
  action: (state: AuthenticatorState, form: FormData) => Promise<AuthenticatorState>
  initial: AuthenticatorState
  backHref: string
  text: Pick<Messages['secondFactor'], 'setup' | 'codes'> &
    Pick<Messages['secondFactor']['account'], 'confirm' | 'confirming' | 'done' | 'back'> & {
      readonly copy: string
      readonly copied: string
    }
}

/** Sets up an authenticator app: QR code and first code, then the recovery codes. */
export function AuthenticatorForm({ action, initial, backHref, text }: AuthenticatorFormProps) {
  const [state, submit] = useActionState(action, initial)
  if (state.step === 'codes') {
    return <KeptCodes codes={state.codes} done={text.done} backHref={backHref} text={text} />
  }
  if (state.step === 'refused') {
    return (
      <Banner tone="danger" role="alert">
        {state.error}
      </Banner>
    )
  }
  return (
    <form action={submit} className="flex max-w-140 flex-col gap-5">
      <AuthenticatorSetup {...state} text={{ ...text.setup, copy: text.copy, copied: text.copied }} />
      <div>
        <SubmitButton variant="primary" pendingLabel={text.confirming}>
          {text.confirm}
        </SubmitButton>
      </div>
    </form>
  )
}
