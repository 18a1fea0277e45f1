import type { ReactNode } from 'react'
import { DialogBody, DialogFooter } from './dialog-parts'

export interface FramedFormProps {
  action: (form: FormData) => void
  /** As the body and foot of a dialog; else plainly on a page. */
  framed?: boolean
  hidden?: Record<string, string>
  button: ReactNode
  children: ReactNode
}

/** A form that a dialog and a page share. */
export function FramedForm({ action, framed, hidden = {}, button, children }: FramedFormProps) {
  const hiddenFields = Object.entries(hidden).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ))
  if (framed) {
    return (
      <form action={action} className="flex min-h-0 flex-col">
        {hiddenFields}
        <DialogBody>{children}</DialogBody>
        <DialogFooter>{button}</DialogFooter>
      </form>
    )
  }
  return (
    <form action={action} className="flex max-w-140 flex-col gap-5">
      {hiddenFields}
      {children}
      <div>{button}</div>
    </form>
  )
}
