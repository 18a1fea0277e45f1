'use client'

import { useActionState } from 'react'
import type { FormAction } from '../keys/state'
import { SelectField, TextAreaField } from '../ui/field'
import { FramedForm } from '../ui/framed-form'
import { SubmitButton } from '../ui/submit-button'

/** What comes back; success redirects. */
export interface JitFormState {
  readonly values?: { readonly domains?: string; readonly role?: string }
  readonly errors?: { readonly domains?: string; readonly form?: string }
}

export interface JitFormProps {
  action: FormAction<JitFormState>
  /** As stored: one domain a line, the role's id. */
  stored: { readonly domains: string; readonly role: string }
  roles: readonly { value: string; label: string }[]
  text: {
    domains: string
    domainsHint: string
    role: string
    roleHint: string
    save: string
    saving: string
  }
  /** In a dialog, or as a page. */
  framed?: boolean
}

/** Which domains may come in, and with which role. */
export function JitForm({ action, stored, roles, text, framed }: JitFormProps) {
  const [{ values = stored, errors = {} }, submit] = useActionState(action, {})
  return (
    <FramedForm
      error={errors.form}
      action={submit}
      framed={framed}
      button={
        <SubmitButton variant="primary" pendingLabel={text.saving}>
          {text.save}
        </SubmitButton>
      }
    >
      <TextAreaField
        label={text.domains}
        name="domains"
        hint={text.domainsHint}
        error={errors.domains}
        defaultValue={values.domains}
        key={`domains ${values.domains}`}
        rows={4}
        autoCapitalize="none"
        spellCheck={false}
      />
      <SelectField
        label={text.role}
        name="role"
        hint={text.roleHint}
        defaultValue={values.role}
        key={`role ${values.role}`}
      >
        {roles.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
    </FramedForm>
  )
}
