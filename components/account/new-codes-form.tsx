'use client'

import { useActionState } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import { Refusal } from '../ui/form-parts'
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
    readonly copied: string
  }
}

/** Makes new recovery codes and shows them once. */
export function NewCodesForm({ action, backHref, text }: NewCodesFormProps) {
  const [{ codes, error }, submit] = useActionState<NewCodesState, FormData>(action, {})
  if (codes) return <KeptCodes codes={codes} done={text.made} backHref={backHref} text={text} />
  return (
    <form action={submit} className="flex max-w-140 flex-col gap-5">
      <Refusal>{error}</Refusal>
      <p className="text-pretty text-muted">{text.remakeText}</p>
      <div>
        <SubmitButton variant="primary" pendingLabel={text.remaking}>
          {text.remake}
        </SubmitButton>
      </div>
    </form>
  )
}
