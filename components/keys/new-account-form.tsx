'use client'

import { useActionState } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import { Banner } from '../ui/banner'
import { SelectField, TextField } from '../ui/field'
import { FramedForm } from '../ui/framed-form'
import { SubmitButton } from '../ui/submit-button'
import type { FormAction } from './state'

/** What comes back; success redirects. */
export interface NewAccountState {
  readonly values?: { readonly name?: string; readonly email?: string; readonly role?: string }
  readonly errors?: { readonly name?: string; readonly email?: string; readonly form?: string }
}

export interface NewAccountFormProps {
  action: FormAction<NewAccountState>
  /** Roles that may be granted: stored name and the name to read. */
  roles: readonly { value: string; label: string }[]
  /** Name of the empty choice. */
  noRole: string
  text: Messages['serviceAccounts']['create']
  optional: string
  /** In a dialog, or as a page. */
  framed?: boolean
}

export function NewAccountForm({ action, roles, noRole, text, optional, framed }: NewAccountFormProps) {
  const [{ values = {}, errors = {} }, submit] = useActionState(action, {})
  return (
    <FramedForm
      action={submit}
      framed={framed}
      button={
        <SubmitButton variant="primary" pendingLabel={text.pending}>
          {text.submit}
        </SubmitButton>
      }
    >
      {errors.form && (
        <Banner tone="danger" role="alert">
          {errors.form}
        </Banner>
      )}
      <TextField
        label={text.name}
        name="name"
        hint={text.nameHint}
        error={errors.name}
        defaultValue={values.name}
        key={`name ${values.name}`}
        maxLength={200}
        autoComplete="off"
        required
      />
      <TextField
        label={text.email}
        aside={optional}
        name="email"
        type="email"
        hint={text.emailHint}
        error={errors.email}
        defaultValue={values.email}
        key={`email ${values.email}`}
        maxLength={254}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <SelectField
        label={text.role}
        name="role"
        hint={text.roleHint}
        defaultValue={values.role ?? ''}
        key={`role ${values.role}`}
      >
        <option value="">{noRole}</option>
        {roles.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
    </FramedForm>
  )
}
