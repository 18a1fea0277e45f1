'use client'

import { useActionState } from 'react'
import type { ConfirmState, FormAction } from '../keys/state'
import { Banner } from '../ui/banner'
import { Switch } from '../ui/switch'

export interface SettingSwitchProps {
  action: FormAction<ConfirmState>
  setting: string
  on: boolean
  label: string
  stateLabel: string
}

/** One setting as a form; what was refused is said beside it. */
export function SettingSwitch({ action, setting, ...props }: SettingSwitchProps) {
  const [{ error }, submit] = useActionState(action, {})
  return (
    <>
      {error && (
        <Banner tone="danger" role="alert">
          {error}
        </Banner>
      )}
      <Switch {...props} action={submit} fields={{ setting }} />
    </>
  )
}
