'use client'

import { useRouter } from 'next/navigation'
import { useActionState, useState } from 'react'
import { DialogFrame, DialogTrigger, type DialogTriggerProps } from '../ui/dialog'
import { FramedForm } from '../ui/framed-form'
import { SubmitButton } from '../ui/submit-button'
import { KeyReveal, type RevealText } from './key-reveal'
import { NewKeyFields, type NewKeyFieldsProps, type NewKeyText } from './new-key-fields'
import { RevealCard } from './reveal-card'
import type { FormAction, NewKeyState } from './state'

export interface NewKeyProps {
  action: FormAction<NewKeyState>
  /** The page of this form: where it posts without scripts, and where the answer is drawn. */
  page: string
  ownerId: string
  text: NewKeyText
  reveal: RevealText
  closeLabel: string
}

const fresh: NewKeyState = { step: 'form' }

/** [New key]: a dialog that asks, then shows the key once. Its state, and the key with it, ends when it closes. */
export function NewKeyDialog({ trigger, ...props }: NewKeyProps & { trigger: Omit<DialogTriggerProps, 'href'> }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <DialogTrigger {...trigger} href={props.page} onOpen={() => setOpen(true)} />
      {open && <NewKeyFlow {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function NewKeyFlow({
  action,
  page,
  ownerId,
  text,
  reveal,
  closeLabel,
  onClose,
}: NewKeyProps & { onClose: () => void }) {
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
      <NewKeyForm framed submit={submit} state={state} ownerId={ownerId} text={text} />
    </DialogFrame>
  )
}

/** The same as a page. */
export function NewKeyPage({ action, page, ownerId, text, reveal }: NewKeyProps) {
  const [state, submit] = useActionState(action, fresh, page)
  if (state.step === 'created') return <RevealCard revealed={state.key} text={reveal} />
  return <NewKeyForm submit={submit} state={state} ownerId={ownerId} text={text} />
}

function NewKeyForm({
  submit,
  framed,
  ownerId,
  ...fields
}: Pick<NewKeyProps, 'ownerId'> & NewKeyFieldsProps & { submit: (form: FormData) => void; framed?: boolean }) {
  const { submit: label, pending } = fields.text
  return (
    <FramedForm
      action={submit}
      framed={framed}
      hidden={{ owner: ownerId }}
      button={
        <SubmitButton variant="primary" pendingLabel={pending}>
          {label}
        </SubmitButton>
      }
    >
      <NewKeyFields {...fields} />
    </FramedForm>
  )
}
