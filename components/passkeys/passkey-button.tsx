'use client'

import type { ReactNode } from 'react'
import { type ButtonLook, buttonClass } from '../ui/button-style'
import { Icon } from '../ui/icon'

export interface PasskeyButtonProps extends ButtonLook {
  children: ReactNode
  pendingLabel: string
  isPending: boolean
  onPress: () => void
}

/** A button that asks the device; while it does, it says so and refuses a second press. */
export function PasskeyButton({ children, pendingLabel, isPending, onPress, ...look }: PasskeyButtonProps) {
  return (
    <button
      type="button"
      aria-disabled={isPending || undefined}
      onClick={() => !isPending && onPress()}
      className={buttonClass(look)}
    >
      <span className="inline-grid items-center justify-items-center *:col-start-1 *:row-start-1">
        <span className={isPending ? 'invisible inline-flex items-center gap-1.5' : 'inline-flex items-center gap-1.5'}>
          <Icon name="passkey" className="-ml-0.5" />
          {children}
        </span>
        {isPending && <span role="status">{pendingLabel}</span>}
      </span>
    </button>
  )
}
