'use client'

import { useActionState } from 'react'
import type { FormAction } from '../keys/state'
import { Banner } from '../ui/banner'
import { SelectField, TextField } from '../ui/field'
import { Refusal } from '../ui/form-parts'
import { FramedForm } from '../ui/framed-form'
import { SubmitButton } from '../ui/submit-button'

/** One limit as the form has it: a choice by its value, or `other` with how many of which unit. */
export interface LimitValues {
  readonly choice: string
  readonly amount: string
  readonly unit: string
}

export interface SessionLimitsState {
  readonly values?: { readonly longest: LimitValues; readonly idle: LimitValues }
  readonly errors?: { readonly longest?: string; readonly idle?: string; readonly form?: string }
  /** What would end at once, in words, and what is posted back to have it so. */
  readonly question?: { readonly title: string; readonly text: string; readonly answer: string }
}

interface LimitText {
  label: string
  hint: string
  amount: string
  unit: string
}

export interface SessionLimitsFormProps {
  /** Success redirects. */
  action: FormAction<SessionLimitsState>
  stored: { readonly longest: LimitValues; readonly idle: LimitValues }
  choices: Readonly<Record<'longest' | 'idle' | 'units', readonly { value: string; label: string }[]>>
  text: { longest: LimitText; idle: LimitText; save: string; saving: string; confirm: string }
  /** In a dialog, or as a page. */
  framed?: boolean
}

/** How long people stay signed in. Where that ends open sessions the form comes back with the question whether it may. */
export function SessionLimitsForm({ action, stored, choices, text, framed }: SessionLimitsFormProps) {
  const [{ values = stored, errors = {}, question }, submit] = useActionState(action, {})
  return (
    <FramedForm
      action={submit}
      framed={framed}
      hidden={question && { confirmed: question.answer }}
      button={
        <SubmitButton variant={question ? 'danger' : 'primary'} pendingLabel={text.saving}>
          {question ? text.confirm : text.save}
        </SubmitButton>
      }
    >
      <Refusal>{errors.form}</Refusal>
      {question && (
        <Banner tone="warning" title={question.title} role="alert">
          {question.text}
        </Banner>
      )}
      {(['longest', 'idle'] as const).map((name) => (
        <LimitFields
          key={`${name} ${Object.values(values[name]).join(' ')}`}
          name={name}
          values={values[name]}
          error={errors[name]}
          choices={choices[name]}
          units={choices.units}
          text={text[name]}
        />
      ))}
    </FramedForm>
  )
}

interface LimitFieldsProps {
  name: 'longest' | 'idle'
  values: LimitValues
  error?: string
  choices: readonly { value: string; label: string }[]
  units: readonly { value: string; label: string }[]
  text: LimitText
}

/** The fields of one's own value show while `other` is chosen, with scripts or without. */
function LimitFields({ name, values, error, choices, units, text }: LimitFieldsProps) {
  return (
    <div className="own-choice flex flex-col gap-3">
      <SelectField label={text.label} hint={text.hint} error={error} name={name} defaultValue={values.choice}>
        <Options of={choices} />
      </SelectField>
      <div className="own-fields grid grid-cols-2 gap-3">
        <TextField label={text.amount} name={`${name}Amount`} inputMode="numeric" defaultValue={values.amount} />
        <SelectField label={text.unit} name={`${name}Unit`} defaultValue={values.unit}>
          <Options of={units} />
        </SelectField>
      </div>
    </div>
  )
}

function Options({ of }: { of: readonly { value: string; label: string }[] }) {
  return of.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ))
}
