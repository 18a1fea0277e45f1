'use client'

import { useActionState } from 'react'
import type { ConfirmState, FormAction } from '../keys/state'
import { ChoiceGroup, Radio } from '../ui/choice'
import { Refusal } from '../ui/form-parts'
import { SubmitButton } from '../ui/submit-button'

export interface ChoiceFormProps {
  action: FormAction<ConfirmState>
  name: string
  legend: string
  value: string
  options: readonly { value: string; label: string; hint: string }[]
  save: string
  saving: string
}

/** One of several, each with what it brings about. */
export function ChoiceForm({ action, name, legend, value, options, save, saving }: ChoiceFormProps) {
  const [{ error }, submit] = useActionState(action, {})
  return (
    <form action={submit} className="flex flex-col items-start gap-3">
      <Refusal>{error}</Refusal>
      <ChoiceGroup legend={legend}>
        {options.map((option) => (
          <Radio key={`${value} ${option.value}`} name={name} {...option} defaultChecked={option.value === value} />
        ))}
      </ChoiceGroup>
      <SubmitButton size="sm" pendingLabel={saving}>
        {save}
      </SubmitButton>
    </form>
  )
}
