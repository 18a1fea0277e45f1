'use client'

import { useActionState } from 'react'
import type { ConfirmState, FormAction } from '../keys/state'
import { buttonClass } from '../ui/button-style'

export interface DecisionFormProps {
  action: FormAction<ConfirmState>
  /** The id of whom it is about. */
  person: string
  /** Read out behind each verb. */
  name: string
  verbs: readonly { readonly value: string; readonly label: string }[]
  pendingLabel: string
}

/** One press a decision; what was refused is said below. */
export function DecisionForm({ action, person, name, verbs, pendingLabel }: DecisionFormProps) {
  const [{ error }, submit, pending] = useActionState(action, {})
  return (
    <form action={submit} className="flex flex-col items-end gap-1">
      <input type="hidden" name="person" value={person} />
      <span className="flex gap-1.5">
        {verbs.map(({ value, label }) => (
          <button
            key={value}
            type="submit"
            name="do"
            value={value}
            aria-disabled={pending || undefined}
            onClick={(event) => pending && event.preventDefault()}
            className={buttonClass({ size: 'sm', variant: value === 'disable' ? 'danger' : 'secondary' })}
          >
            {label}
            <span className="sr-only"> {name}</span>
          </button>
        ))}
      </span>
      {pending && (
        <span role="status" className="sr-only">
          {pendingLabel}
        </span>
      )}
      {error && (
        <span role="alert" className="text-sm whitespace-normal text-danger">
          {error}
        </span>
      )}
    </form>
  )
}
