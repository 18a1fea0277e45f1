'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useActionState, useState } from 'react'
import type { ButtonLook } from '../ui/button-style'
import { DialogFrame } from '../ui/dialog'
import { HiddenFields, Refusal } from '../ui/form-parts'
import { SubmitButton } from '../ui/submit-button'
import { KeyReveal, type RevealText } from './key-reveal'
import { RevealCard } from './reveal-card'
import type { FormAction, ScimKeyState } from './state'

export interface ScimKeyProps {
  action: FormAction<ScimKeyState>
  /** The page of this form: where it posts without scripts, and where the answer is drawn. */
  page: string
  /** The identity provider it is for, when known: names the account. */
  provider?: string
  /** What else the action is told. */
  fields?: Record<string, string>
  submitLabel: ReactNode
  pendingLabel: string
  look?: ButtonLook
  reveal: RevealText
}

const fresh: ScimKeyState = { step: 'form' }

/** One press makes a service account and its key and shows the key over the page, which is drawn anew afterwards. */
export function ScimKeyButton({ action, page, reveal, ...button }: ScimKeyProps) {
  const [state, submit] = useActionState(action, fresh, page)
  const [doneId, setDoneId] = useState<string>()
  const router = useRouter()
  const revealed = state.step === 'created' && state.key.id !== doneId ? state.key : undefined
  const done = () => {
    setDoneId(revealed?.id)
    router.refresh()
  }
  return (
    <>
      <ScimKeyForm submit={submit} state={state} {...button} />
      {revealed && (
        <DialogFrame title={reveal.title} description={reveal.text} onClose={done}>
          <KeyReveal revealed={revealed} text={reveal} onDone={done} />
        </DialogFrame>
      )}
    </>
  )
}

/** The same as a page. */
export function ScimKeyPage({ action, page, reveal, ...button }: ScimKeyProps) {
  const [state, submit] = useActionState(action, fresh, page)
  if (state.step === 'created') return <RevealCard revealed={state.key} text={reveal} />
  return <ScimKeyForm submit={submit} state={state} {...button} />
}

function ScimKeyForm({
  submit,
  state,
  provider,
  fields = {},
  submitLabel,
  pendingLabel,
  look,
}: Omit<ScimKeyProps, 'action' | 'page' | 'reveal'> & { submit: (form: FormData) => void; state: ScimKeyState }) {
  return (
    <form action={submit} className="flex flex-col items-start gap-3">
      {provider && <input type="hidden" name="provider" value={provider} />}
      <HiddenFields fields={fields} />
      <Refusal>{state.step === 'form' && state.error}</Refusal>
      <SubmitButton variant="primary" wraps {...look} pendingLabel={pendingLabel}>
        {submitLabel}
      </SubmitButton>
    </form>
  )
}
