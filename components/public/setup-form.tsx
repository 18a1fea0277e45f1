'use client'

import { useActionState } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import { TextField } from '../ui/field'
import { HiddenFields, Refusal } from '../ui/form-parts'
import { SubmitButton } from '../ui/submit-button'
import { AddressField, NameField, NewPasswordField } from './fields'

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
      <HiddenFields fields={hidden} />
      <Refusal>{errors.form}</Refusal>
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
      <NameField label={text.name} value={values.name} error={errors.name} />
      <AddressField label={text.email} value={values.email} error={errors.email} />
      <NewPasswordField label={text.password} hint={text.passwordRule} error={errors.password} text={text} />
      <SubmitButton variant="primary" size="lg" block pendingLabel={text.pending}>
        {text.submit}
      </SubmitButton>
    </form>
  )
}
