'use client'

import { useActionState } from 'react'
import type { ConfirmState, FormAction } from '../keys/state'
import { Refusal } from '../ui/form-parts'
import { Switch } from '../ui/switch'

export interface SettingSwitchProps {
  action: FormAction<ConfirmState>
  /** Which of several the action changes. */
  setting?: string
  on: boolean
  label: string
  stateLabel: string
}

/** One setting as a form; what was refused is said beside it. */
export function SettingSwitch({ action, setting, ...props }: SettingSwitchProps) {
  const [{ error }, submit] = useActionState(action, {})
  return (
    <>
      <Refusal>{error}</Refusal>
      <Switch {...props} action={submit} fields={setting === undefined ? {} : { setting }} />
    </>
  )
}
