'use client'

import { useState } from 'react'
import { Field, type FieldFrame, useControl } from './field'
import { Icon } from './icon'
import { iconButtonClass } from './icon-button-style'

export interface PasswordFieldProps extends FieldFrame {
  name: string
  /** What a password manager should do here: fill in the known one, or make a new one. */
  autoComplete: 'current-password' | 'new-password'
  showLabel: string
  hideLabel: string
  required?: boolean
  maxLength?: number
  id?: string
  autoFocus?: boolean
}

/** A password that can be looked at: in the mono face without ligatures, so that l, 1 and I differ.
 *  Pasting and password managers work; without scripts it is a plain password input. */
export function PasswordField({
  label,
  aside,
  hint,
  error,
  ownedBy,
  size,
  showLabel,
  hideLabel,
  id: givenId,
  ...native
}: PasswordFieldProps) {
  const [shown, setShown] = useState(false)
  const frame = { label, aside, hint, error, ownedBy, size }
  const { id, attributes } = useControl(frame, givenId)
  return (
    <Field {...frame} id={id}>
      <span className="relative block">
        <input
          {...native}
          {...attributes}
          className={`${attributes.className} ${shown ? 'mono' : 'tracking-widest'} pr-11`}
          type={shown ? 'text' : 'password'}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
        />
        <span className="needs-script absolute top-1/2 right-1.5 -translate-y-1/2">
          <button
            type="button"
            aria-pressed={shown}
            aria-label={showLabel}
            title={shown ? hideLabel : showLabel}
            onClick={() => setShown(!shown)}
            className={iconButtonClass({}).replace('tip ', '')}
          >
            <Icon name={shown ? 'eye-off' : 'eye'} />
          </button>
        </span>
      </span>
    </Field>
  )
}
