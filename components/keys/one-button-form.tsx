'use client'

import { useActionState } from 'react'
import { HiddenFields, Refusal } from '../ui/form-parts'
import { SubmitButton, type SubmitButtonProps } from '../ui/submit-button'
import type { ConfirmState, FormAction } from './state'

export interface OneButtonFormProps extends SubmitButtonProps {
  action: FormAction<ConfirmState>
  fields: Record<string, string>
}

/** A button that posts; what was refused is said beside it. */
export function OneButtonForm({ action, fields, ...button }: OneButtonFormProps) {
  const [{ error }, submit] = useActionState(action, {})
  return (
    <form action={submit} className="flex flex-col items-start gap-2">
      <HiddenFields fields={fields} />
      <Refusal>{error}</Refusal>
      <SubmitButton {...button} />
    </form>
  )
}
