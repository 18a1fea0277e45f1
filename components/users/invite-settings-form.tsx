'use client'

import { useActionState } from 'react'
import type { FormAction } from '../keys/state'
import { Banner } from '../ui/banner'
import { ChoiceGroup, Radio } from '../ui/choice'
import { TextAreaField, TextField } from '../ui/field'
import { FramedForm } from '../ui/framed-form'
import { SubmitButton } from '../ui/submit-button'

export interface InviteSettingsValues {
  readonly hours: string
  readonly who: string
  readonly domains: string
  readonly mail: string
}

export interface InviteSettingsState {
  readonly values?: InviteSettingsValues
  readonly saved?: string
  readonly errors?: { readonly hours?: string; readonly domains?: string; readonly form?: string }
}

export interface InviteSettingsFormProps {
  action: FormAction<InviteSettingsState>
  stored: InviteSettingsValues
  who: readonly { value: string; label: string }[]
  mail: readonly { value: string; label: string; hint: string }[]
  text: Record<
    | 'hours'
    | 'hoursAside'
    | 'hoursHint'
    | 'who'
    | 'domains'
    | 'domainsAside'
    | 'domainsHint'
    | 'mail'
    | 'mailHint'
    | 'save'
    | 'saving',
    string
  >
}

export function InviteSettingsForm({ action, stored, who, mail, text }: InviteSettingsFormProps) {
  const [{ values = stored, errors = {}, saved }, submit] = useActionState(action, {})
  return (
    <FramedForm
      error={errors.form}
      action={submit}
      button={
        <SubmitButton variant="primary" pendingLabel={text.saving}>
          {text.save}
        </SubmitButton>
      }
    >
      {saved && (
        <Banner tone="success" role="status">
          {saved}
        </Banner>
      )}
      <TextField
        label={text.hours}
        aside={text.hoursAside}
        hint={text.hoursHint}
        error={errors.hours}
        name="hours"
        inputMode="numeric"
        defaultValue={values.hours}
        key={`hours ${values.hours}`}
      />
      <ChoiceGroup legend={text.who}>
        {who.map(({ value, label }) => (
          <Radio
            key={`${value} ${values.who}`}
            name="who"
            value={value}
            label={label}
            defaultChecked={value === values.who}
          />
        ))}
      </ChoiceGroup>
      <TextAreaField
        label={text.domains}
        aside={text.domainsAside}
        hint={text.domainsHint}
        error={errors.domains}
        name="domains"
        rows={3}
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={values.domains}
        key={`domains ${values.domains}`}
      />
      <ChoiceGroup legend={text.mail} hint={text.mailHint}>
        {mail.map(({ value, label, hint }) => (
          <Radio
            key={`${value} ${values.mail}`}
            name="mail"
            value={value}
            label={label}
            hint={hint}
            defaultChecked={value === values.mail}
          />
        ))}
      </ChoiceGroup>
    </FramedForm>
  )
}
