'use client'

import { useActionState } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import { Checkbox, ChoiceGroup } from '../ui/choice'
import { TextField } from '../ui/field'
import { FramedForm } from '../ui/framed-form'
import { SubmitButton } from '../ui/submit-button'
import type { FormAction } from './state'

/** What comes back; success redirects. */
export interface AccountState {
  readonly values?: { readonly name?: string; readonly email?: string; readonly roles?: readonly string[] }
  readonly errors?: { readonly name?: string; readonly email?: string; readonly form?: string }
}

export interface AccountFormProps {
  action: FormAction<AccountState>
  /** Whose account it is, where there is one. */
  hidden?: Record<string, string>
  initial?: AccountState
  /** Roles that may be granted: stored name, the name to read, and what it means. */
  roles: readonly { value: string; label: string; hint?: string }[]
  text: Pick<
    Messages['serviceAccounts']['create'],
    'name' | 'nameHint' | 'email' | 'emailHint' | 'role' | 'roleHint' | 'submit' | 'pending'
  >
  optional: string
  /** In a dialog, or as a page. */
  framed?: boolean
}

const fresh: AccountState = {}

/** A service account, new or known. */
export function AccountForm({ action, hidden, initial = fresh, roles, text, optional, framed }: AccountFormProps) {
  const [{ values = {}, errors = {} }, submit] = useActionState(action, initial)
  return (
    <FramedForm
      error={errors.form}
      action={submit}
      framed={framed}
      hidden={hidden}
      button={
        <SubmitButton variant="primary" pendingLabel={text.pending}>
          {text.submit}
        </SubmitButton>
      }
    >
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
      <ChoiceGroup legend={text.role} hint={text.roleHint}>
        {roles.map(({ value, label, hint }) => (
          <Checkbox
            key={`${value} ${values.roles}`}
            name="role"
            value={value}
            label={label}
            hint={hint}
            defaultChecked={values.roles?.includes(value)}
          />
        ))}
      </ChoiceGroup>
    </FramedForm>
  )
}
