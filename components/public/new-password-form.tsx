'use client'

import { useActionState } from 'react'
import { HiddenFields, Refusal } from '../ui/form-parts'
import { SubmitButton } from '../ui/submit-button'
import { NewPasswordField } from './fields'

/** What came back from an attempt: sentences, ready to show. Success redirects. */
export interface NewPasswordState {
  password?: string
  form?: string
}

export type NewPasswordAction = (state: NewPasswordState, form: FormData) => Promise<NewPasswordState>

export interface NewPasswordFormProps {
  /** Gets `password` and the `hidden` fields. */
  action: NewPasswordAction
  /** For the password manager alone: the address is not the form's to change. */
  email: string
  hidden: Record<string, string>
  text: { password: string; rule: string; submit: string; pending: string; show: string; hide: string }
}

export function NewPasswordForm({ action, email, hidden, text }: NewPasswordFormProps) {
  const [errors, submit] = useActionState(action, {})
  return (
    <form action={submit} className="flex flex-col gap-5 max-sm:gap-4">
      <HiddenFields fields={hidden} />
      <Refusal>{errors.form}</Refusal>
      <input type="email" name="email" value={email} autoComplete="username" readOnly hidden />
      <NewPasswordField label={text.password} hint={text.rule} error={errors.password} autoFocus text={text} />
      <SubmitButton variant="primary" size="lg" block pendingLabel={text.pending}>
        {text.submit}
      </SubmitButton>
    </form>
  )
}
