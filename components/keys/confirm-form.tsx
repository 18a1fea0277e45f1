'use client'

import { type ReactNode, useActionState } from 'react'
import { DialogBody, DialogFooter } from '../ui/dialog-parts'
import { HiddenFields, Refusal } from '../ui/form-parts'
import { SubmitButton } from '../ui/submit-button'
import type { ConfirmState, FormAction } from './state'

export interface ConfirmFormProps {
  action: FormAction<ConfirmState>
  fields: Record<string, string>
  submitLabel: string
  pendingLabel: string
  /** What the yes is: the end of something unless told otherwise. */
  variant?: 'danger' | 'primary'
  /** What will happen. */
  children: ReactNode
  /** Left of the button: the way back. */
  cancel: ReactNode
}

/** A question whose yes ends or changes something for many: the body and foot of a dialog, or of a card. */
export function ConfirmForm(props: ConfirmFormProps) {
  const { action, fields, submitLabel, pendingLabel, variant = 'danger', children, cancel } = props
  const [{ error }, submit] = useActionState(action, {})
  return (
    <form action={submit} className="flex min-h-0 flex-col">
      <HiddenFields fields={fields} />
      <DialogBody>
        <Refusal>{error}</Refusal>
        <div className="flex flex-col gap-3">{children}</div>
      </DialogBody>
      <DialogFooter>
        {cancel}
        <SubmitButton variant={variant} pendingLabel={pendingLabel}>
          {submitLabel}
        </SubmitButton>
      </DialogFooter>
    </form>
  )
}
