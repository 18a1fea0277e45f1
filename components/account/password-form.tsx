'use client'

import { useActionState } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import { Banner } from '../ui/banner'
import { PasswordField } from '../ui/password-field'
import { SubmitButton } from '../ui/submit-button'

export interface PasswordState {
  readonly errors?: { readonly current?: string; readonly password?: string }
  /** Said once it is changed. */
  readonly done?: string
}

export interface PasswordFormProps {
  action: (state: PasswordState, form: FormData) => Promise<PasswordState>
  /** For the password manager only. */
  email: string
  text: Pick<Messages['account']['security'], 'current' | 'next' | 'rule' | 'submit' | 'pending'> & {
    readonly show: string
    readonly hide: string
  }
}

export function PasswordForm({ action, email, text }: PasswordFormProps) {
  const [{ errors = {}, done }, submit] = useActionState<PasswordState, FormData>(action, {})
  const look = { showLabel: text.show, hideLabel: text.hide, required: true }
  return (
    <form action={submit} className="flex max-w-140 flex-col gap-5">
      {done && (
        <Banner tone="success" role="status">
          {done}
        </Banner>
      )}
      <input type="email" name="email" value={email} autoComplete="username" readOnly hidden />
      <PasswordField
        {...look}
        label={text.current}
        name="current"
        autoComplete="current-password"
        error={errors.current}
        maxLength={256}
      />
      <PasswordField
        {...look}
        label={text.next}
        name="password"
        autoComplete="new-password"
        hint={text.rule}
        error={errors.password}
      />
      <div>
        <SubmitButton variant="primary" pendingLabel={text.pending}>
          {text.submit}
        </SubmitButton>
      </div>
    </form>
  )
}

/** The first password of somebody who signs in another way. */
export function FirstPasswordForm({ action, email, submit: label, text }: PasswordFormProps & { submit: string }) {
  const [{ errors = {} }, submit] = useActionState<PasswordState, FormData>(action, {})
  return (
    <form action={submit} className="flex max-w-140 flex-col gap-5">
      <input type="email" name="email" value={email} autoComplete="username" readOnly hidden />
      <PasswordField
        label={text.next}
        name="password"
        autoComplete="new-password"
        showLabel={text.show}
        hideLabel={text.hide}
        hint={text.rule}
        error={errors.password}
        required
      />
      <div>
        <SubmitButton pendingLabel={text.pending}>{label}</SubmitButton>
      </div>
    </form>
  )
}
