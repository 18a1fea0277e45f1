'use client'

import { useActionState } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import { LinkButton } from '../ui/button'
import { DialogBody, DialogFooter } from '../ui/dialog-parts'
import { Refusal } from '../ui/form-parts'
import { QuestionCard } from '../ui/question-card'
import { SubmitButton } from '../ui/submit-button'
import { KeptCodes } from './kept-codes'

export interface NewCodesState {
  readonly codes?: readonly string[]
  readonly error?: string
}

export interface NewCodesFormProps {
  action: (state: NewCodesState, form: FormData) => Promise<NewCodesState>
  backHref: string
  text: Pick<Messages['secondFactor']['recovery'], 'remake' | 'remakeText' | 'remaking' | 'made'> & {
    readonly codes: Messages['secondFactor']['codes']
    readonly back: string
    readonly cancel: string
    readonly copied: string
  }
}

/** Makes new recovery codes and shows them once. */
export function NewCodesForm({ action, backHref, text }: NewCodesFormProps) {
  const [{ codes, error }, submit] = useActionState<NewCodesState, FormData>(action, {})
  if (codes) return <KeptCodes codes={codes} done={text.made} backHref={backHref} text={text} />
  return (
    <QuestionCard>
      <form action={submit}>
        <DialogBody>
          <Refusal>{error}</Refusal>
          <p>{text.remakeText}</p>
        </DialogBody>
        <DialogFooter>
          <LinkButton href={backHref}>{text.cancel}</LinkButton>
          <SubmitButton variant="primary" pendingLabel={text.remaking}>
            {text.remake}
          </SubmitButton>
        </DialogFooter>
      </form>
    </QuestionCard>
  )
}
