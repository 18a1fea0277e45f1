'use client'

import { type ReactNode, useActionState } from 'react'
import { buttonClass } from './button-style'
import { Refusal } from './form-parts'
import { PlainLink } from './link'
import { SubmitButton } from './submit-button'

export interface PostingFormProps {
  action: (state: { error?: string }, form: FormData) => Promise<{ error?: string }>
  submit: string
  pending: string
  danger?: boolean
  cancel: { href: string; label: string }
  children: ReactNode
}

/** Fields drawn on the server, what was refused above them, and the two ways out below. */
export function PostingForm({ action, submit, pending, danger, cancel, children }: PostingFormProps) {
  const [{ error }, post] = useActionState(action, {})
  return (
    <form action={post} className="flex max-w-160 flex-col gap-5">
      <Refusal>{error}</Refusal>
      {children}
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant={danger ? 'danger' : 'primary'} pendingLabel={pending}>
          {submit}
        </SubmitButton>
        <PlainLink href={cancel.href} className={buttonClass({})}>
          {cancel.label}
        </PlainLink>
      </div>
    </form>
  )
}
