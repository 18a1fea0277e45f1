'use client'

import { useActionState } from 'react'
import type { ConfirmState, FormAction } from '../keys/state'
import { Banner } from '../ui/banner'
import { Switch } from '../ui/switch'

export interface JitSwitchProps {
  action: FormAction<ConfirmState>
  on: boolean
  label: string
  stateLabel: string
}

/** The switch as a form; what was refused is said beside it. */
export function JitSwitch({ action, ...props }: JitSwitchProps) {
  const [{ error }, submit] = useActionState(action, {})
  return (
    <>
      {error && (
        <Banner tone="danger" role="alert">
          {error}
        </Banner>
      )}
      <Switch {...props} action={submit} />
    </>
  )
}
