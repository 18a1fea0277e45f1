'use client'

import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import { type ButtonLook, buttonClass } from './button-style'
import type { IconName } from './glyphs'
import { Icon } from './icon'

export interface SubmitButtonProps extends ButtonLook {
  children: ReactNode
  /** Shown while the form is on its way; the button keeps its width and refuses a second press. */
  pendingLabel: string
  icon?: IconName
  name?: string
  value?: string
}

/** The button of a form. Without scripts it is a plain submit button. */
export function SubmitButton({ children, pendingLabel, icon, name, value, ...look }: SubmitButtonProps) {
  const { pending } = useFormStatus()
  return (
    <button
      type="submit"
      name={name}
      value={value}
      aria-disabled={pending || undefined}
      onClick={(event) => pending && event.preventDefault()}
      className={buttonClass(look)}
    >
      <span className="inline-grid items-center justify-items-center *:col-start-1 *:row-start-1">
        <span className={pending ? 'invisible inline-flex items-center gap-1.5' : 'inline-flex items-center gap-1.5'}>
          {icon && <Icon name={icon} className="-ml-0.5" />}
          {children}
        </span>
        {pending && <span role="status">{pendingLabel}</span>}
      </span>
    </button>
  )
}
