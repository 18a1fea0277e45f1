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
  /** Unless the yes takes nothing from anybody. */
  danger?: boolean
  /** What will happen. */
  children: ReactNode
  /** Left of the button: the way back. */
  cancel: ReactNode
}

/** A question, most of all one whose yes ends something: the body and foot of a dialog, or of a card. */
export function ConfirmForm({
  action,
  fields,
  submitLabel,
  pendingLabel,
  danger = true,
  children,
  cancel,
}: ConfirmFormProps) {
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
        <SubmitButton variant={danger ? 'danger' : 'primary'} pendingLabel={pendingLabel}>
          {submitLabel}
        </SubmitButton>
      </DialogFooter>
    </form>
  )
}
