import type { ReactNode } from 'react'
import { DialogBody, DialogFooter } from './dialog-parts'
import { HiddenFields, Refusal } from './form-parts'

export interface FramedFormProps {
  action: (form: FormData) => void
  /** As the body and foot of a dialog; else plainly on a page. */
  framed?: boolean
  hidden?: Record<string, string>
  /** Why all of it was refused. */
  error?: string
  button: ReactNode
  children: ReactNode
}

/** A form that a dialog and a page share. */
export function FramedForm({ action, framed, hidden = {}, error, button, children }: FramedFormProps) {
  if (framed) {
    return (
      <form action={action} className="flex min-h-0 flex-col">
        <HiddenFields fields={hidden} />
        <DialogBody>
          <Refusal>{error}</Refusal>
          {children}
        </DialogBody>
        <DialogFooter>{button}</DialogFooter>
      </form>
    )
  }
  return (
    <form action={action} className="flex max-w-140 flex-col gap-5">
      <HiddenFields fields={hidden} />
      <Refusal>{error}</Refusal>
      {children}
      <div>{button}</div>
    </form>
  )
}
