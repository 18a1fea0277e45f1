'use client'

import { useActionState } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import { Banner } from '../ui/banner'
import { TextField } from '../ui/field'
import { PasswordField } from '../ui/password-field'
import { SubmitButton } from '../ui/submit-button'

type Entered = 'organization' | 'name' | 'email'

/** What came back from an attempt: the values entered (never the password) and sentences, ready to show. */
export interface SetupState {
  values?: Partial<Record<Entered, string>>
  errors?: Partial<Record<Entered | 'password' | 'form', string>>
}

export type SetupAction = (state: SetupState, form: FormData) => Promise<SetupState>

export interface SetupFormProps {
  /** Gets `organization`, `name`, `email`, `password` and the `hidden` fields. Success redirects. */
  action: SetupAction
  initial?: SetupState
  hidden?: Record<string, string>
  text: Messages['setup']['form'] & { show: string; hide: string }
}

const fresh: SetupState = {}

export function SetupForm({ action, initial = fresh, hidden = {}, text }: SetupFormProps) {
  const [{ values = {}, errors = {} }, submit] = useActionState(action, initial)
  return (
    <form action={submit} className="flex flex-col gap-5 max-sm:gap-4">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {errors.form && (
        <Banner tone="danger" role="alert">
          {errors.form}
        </Banner>
      )}
      <TextField
        label={text.organization}
        name="organization"
        size="lg"
        autoComplete="organization"
        hint={text.organizationHint}
        defaultValue={values.organization}
        key={`organization ${values.organization}`}
        error={errors.organization}
        maxLength={120}
        required
      />
      <TextField
        label={text.name}
        name="name"
        size="lg"
        autoComplete="name"
        defaultValue={values.name}
        key={`name ${values.name}`}
        error={errors.name}
        maxLength={200}
        required
      />
      <TextField
        label={text.email}
        name="email"
        type="email"
        size="lg"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={values.email}
        key={`email ${values.email}`}
        error={errors.email}
        maxLength={254}
        required
      />
      <PasswordField
        label={text.password}
        name="password"
        size="lg"
        autoComplete="new-password"
        hint={text.passwordRule}
        error={errors.password}
        showLabel={text.show}
        hideLabel={text.hide}
        minLength={8}
        maxLength={256}
        required
      />
      <SubmitButton variant="primary" size="lg" block pendingLabel={text.pending}>
        {text.submit}
      </SubmitButton>
    </form>
  )
}
