'use client'

import { type ReactNode, useActionState } from 'react'
import { Refusal } from '../ui/form-parts'
import { SubmitButton } from '../ui/submit-button'
import { Typed } from './kept-field'

/** What came of the last try: what was refused and why, with what was typed, or that it was saved. */
export interface SettingsState {
  readonly saved?: string
  readonly error?: string
  readonly typed?: Readonly<Record<string, string>>
}

const nothing = {}

export interface SettingsFormProps {
  action: (state: SettingsState, form: FormData) => Promise<SettingsState>
  text: { save: string; saving: string }
  /** Fields of kept-field.tsx: they keep what was typed. */
  children: ReactNode
}

/** The form of one card among others, none of which is the page's main one; it says below its fields what came of it. */
export function SettingsForm({ action, text, children }: SettingsFormProps) {
  const [{ saved, error, typed = nothing }, submit, pending] = useActionState(action, {})
  return (
    // React would put back what is stored after each try; what was typed is to be mended, not typed again.
    <form action={submit} onReset={(event) => event.preventDefault()} className="flex flex-col gap-4 p-4">
      <Refusal>{error}</Refusal>
      <Typed value={typed}>{children}</Typed>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton pendingLabel={text.saving}>{text.save}</SubmitButton>
        <span role="status" className="text-success">
          {!pending && saved}
        </span>
      </div>
    </form>
  )
}
