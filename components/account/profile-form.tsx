'use client'

import { useActionState } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import { Banner } from '../ui/banner'
import { SelectField, TextField } from '../ui/field'
import { Refusal } from '../ui/form-parts'
import { SubmitButton } from '../ui/submit-button'

export interface ProfileState {
  readonly values?: { readonly name: string; readonly title: string; readonly locale: string; readonly zone: string }
  readonly errors?: { readonly name?: string; readonly form?: string }
  /** Said once it is stored. */
  readonly saved?: string
}

export interface ProfileFormProps {
  action: (state: ProfileState, form: FormData) => Promise<ProfileState>
  initial: NonNullable<ProfileState['values']>
  /** Values that cannot be changed here. */
  fixed: readonly { readonly name: string; readonly label: string; readonly value: string; readonly hint?: string }[]
  /** Why nothing can be changed: somebody else owns it. */
  ownedBy?: string
  locales: readonly { readonly value: string; readonly label: string }[]
  zones: readonly string[]
  /** What the empty choice stands for. */
  empty: { readonly locale: string; readonly zone: string }
  text: Pick<Messages['account']['profile'], 'name' | 'jobTitle' | 'language' | 'languageHint' | 'zone'> & {
    readonly save: string
    readonly saving: string
  }
}

export function ProfileForm(props: ProfileFormProps) {
  const { action, initial, fixed, ownedBy, locales, zones, empty, text } = props
  const [{ values = initial, errors = {}, saved }, submit] = useActionState<ProfileState, FormData>(action, {})
  return (
    <form action={submit} className="flex max-w-140 flex-col gap-5">
      <Refusal>{errors.form}</Refusal>
      {saved && (
        <Banner tone="success" role="status">
          {saved}
        </Banner>
      )}
      <TextField
        label={text.name}
        name="name"
        autoComplete="name"
        defaultValue={values.name}
        key={`name ${values.name}`}
        error={errors.name}
        ownedBy={ownedBy}
        maxLength={200}
        required
      />
      {fixed.map(({ name, label, value, hint }) => (
        <TextField key={name} label={label} name={name} value={value} hint={hint} ownedBy={ownedBy} readOnly />
      ))}
      <TextField
        label={text.jobTitle}
        name="title"
        autoComplete="organization-title"
        defaultValue={values.title}
        key={`title ${values.title}`}
        ownedBy={ownedBy}
        maxLength={200}
      />
      <SelectField
        label={text.language}
        name="locale"
        defaultValue={values.locale}
        key={`locale ${values.locale}`}
        hint={text.languageHint}
        ownedBy={ownedBy}
      >
        <option value="">{empty.locale}</option>
        {locales.map(({ value, label }) => (
          <option key={value} value={value} lang={value}>
            {label}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={text.zone}
        name="zone"
        defaultValue={values.zone}
        key={`zone ${values.zone}`}
        ownedBy={ownedBy}
      >
        <option value="">{empty.zone}</option>
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </SelectField>
      {!ownedBy && (
        <div>
          <SubmitButton variant="primary" pendingLabel={text.saving}>
            {text.save}
          </SubmitButton>
        </div>
      )}
    </form>
  )
}
