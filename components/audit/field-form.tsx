'use client'

import { useActionState } from 'react'
import { Banner } from '../ui/banner'
import { TextField } from '../ui/field'
import { FramedForm } from '../ui/framed-form'
import { SubmitButton } from '../ui/submit-button'

/** What comes back; success redirects. */
export interface FieldState {
  readonly value?: string
  readonly error?: string
  /** Asked before anything is done; the next press sends `answer` as `confirmed`. */
  readonly question?: {
    readonly title: string
    readonly text: string
    readonly confirm: string
    readonly answer: string
  }
}

export interface FieldFormProps {
  action: (state: FieldState, form: FormData) => Promise<FieldState>
  name: string
  label: string
  hint?: string
  stored?: string
  /** Only figures. */
  numeric?: boolean
  maxLength?: number
  hidden?: Record<string, string>
  text: { save: string; saving: string }
  /** In a dialog, or as a page. */
  framed?: boolean
}

/** A form of one field. */
export function FieldForm({
  action,
  name,
  label,
  hint,
  stored,
  numeric,
  maxLength,
  hidden,
  text,
  framed,
}: FieldFormProps) {
  const [{ value = stored, error, question }, submit] = useActionState(action, {})
  return (
    <FramedForm
      action={submit}
      framed={framed}
      hidden={{ ...hidden, ...(question && { confirmed: question.answer }) }}
      button={
        <SubmitButton variant={question ? 'danger' : 'primary'} pendingLabel={text.saving}>
          {question?.confirm ?? text.save}
        </SubmitButton>
      }
    >
      {question && (
        <Banner tone="warning" title={question.title} role="alert">
          {question.text}
        </Banner>
      )}
      <TextField
        label={label}
        name={name}
        hint={hint}
        error={error}
        defaultValue={value}
        key={value}
        inputMode={numeric ? 'numeric' : undefined}
        maxLength={maxLength}
        autoComplete="off"
      />
    </FramedForm>
  )
}
