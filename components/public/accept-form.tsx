'use client'

import { useActionState } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import { HiddenFields, Refusal } from '../ui/form-parts'
import { SubmitButton } from '../ui/submit-button'
import { NameField, NewPasswordField } from './fields'

/** What came back from an attempt: sentences, ready to show. */
export interface AcceptState {
  name?: string
  errors?: { name?: string; password?: string; form?: string }
}

export type AcceptAction = (state: AcceptState, form: FormData) => Promise<AcceptState>

export interface AcceptFormProps {
  /** Gets `name`, `password` and the `hidden` fields. Success redirects. */
  action: AcceptAction
  /** Offered for the password manager only: the address is not the form's to change. */
  email: string
  /** What is known already. */
  name?: string
  hidden?: Record<string, string>
  text: Pick<Messages['invite']['valid'], 'name' | 'password' | 'passwordRule' | 'submit' | 'pending'> & {
    show: string
    hide: string
  }
}

export function AcceptForm({ action, email, name, hidden = {}, text }: AcceptFormProps) {
  const [{ errors = {}, ...entered }, submit] = useActionState(action, { name })
  return (
    <form action={submit} className="flex flex-col gap-5 max-sm:gap-4">
      <HiddenFields fields={hidden} />
      <Refusal>{errors.form}</Refusal>
      <input type="email" name="email" value={email} autoComplete="username" readOnly hidden />
      <NameField label={text.name} value={entered.name} error={errors.name} />
      <NewPasswordField label={text.password} hint={text.passwordRule} error={errors.password} text={text} />
      <SubmitButton variant="primary" size="lg" block pendingLabel={text.pending}>
        {text.submit}
      </SubmitButton>
    </form>
  )
}
