'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useActionState, useState } from 'react'
import { DialogFrame, DialogTrigger, type DialogTriggerProps } from '../ui/dialog'
import { FramedForm } from '../ui/framed-form'
import { SubmitButton } from '../ui/submit-button'
import { KeyReveal, type RevealText } from './key-reveal'
import type { KeyFormState } from './new-key-fields'
import { RevealCard } from './reveal-card'
import type { FormAction, NewKeyState } from './state'

export interface KeyFlowProps {
  action: FormAction<NewKeyState>
  /** The page of this form: where it posts without scripts, and where the answer is drawn. */
  page: string
  hidden: Record<string, string>
  text: { readonly title: string; readonly text: string; readonly submit: string; readonly pending: string }
  reveal: RevealText
  fields: (state: KeyFormState) => ReactNode
}

const fresh: NewKeyState = { step: 'form' }

/** A dialog that asks, then shows the key once. Its state, and the key with it, ends when it closes: no address leads to
 *  it, so neither does going back, reloading or another tab. */
export function KeyDialog({
  trigger,
  ...flow
}: KeyFlowProps & { trigger: Omit<DialogTriggerProps, 'href'>; closeLabel: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <DialogTrigger {...trigger} href={flow.page} onOpen={() => setOpen(true)} />
      {open && <Asking {...flow} onClose={() => setOpen(false)} />}
    </>
  )
}

function Asking({
  action,
  page,
  text,
  reveal,
  closeLabel,
  onClose,
  ...form
}: KeyFlowProps & { closeLabel: string; onClose: () => void }) {
  const [state, submit] = useActionState(action, fresh, page)
  const router = useRouter()
  if (state.step === 'created') {
    const done = () => {
      onClose()
      router.refresh()
    }
    return (
      <DialogFrame key="created" title={reveal.title} description={reveal.text} onClose={done}>
        <KeyReveal revealed={state.key} text={reveal} onDone={done} />
      </DialogFrame>
    )
  }
  return (
    <DialogFrame key="form" title={text.title} description={text.text} closeLabel={closeLabel} onClose={onClose}>
      <KeyForm framed submit={submit} state={state} text={text} {...form} />
    </DialogFrame>
  )
}

/** The same as a page. */
export function KeyPage({ action, page, reveal, ...form }: KeyFlowProps) {
  const [state, submit] = useActionState(action, fresh, page)
  if (state.step === 'created') return <RevealCard revealed={state.key} text={reveal} />
  return <KeyForm submit={submit} state={state} {...form} />
}

function KeyForm({
  submit,
  framed,
  state,
  hidden,
  text,
  fields,
}: Pick<KeyFlowProps, 'hidden' | 'text' | 'fields'> & {
  submit: (form: FormData) => void
  state: KeyFormState
  framed?: boolean
}) {
  return (
    <FramedForm
      action={submit}
      framed={framed}
      hidden={hidden}
      button={
        <SubmitButton variant="primary" pendingLabel={text.pending}>
          {text.submit}
        </SubmitButton>
      }
    >
      {fields(state)}
    </FramedForm>
  )
}
