'use client'

import { useState } from 'react'
import { TextField } from '@/components/ui/field'
import { handleOf, maxHandleLength } from '@/lib/org/teams/team-handle'

export interface NameFieldProps {
  label: string
  name?: string
  error?: string
  /** The identity provider's, so only read. */
  ownedBy?: string
  /** Why the reader only reads it. */
  fixed?: string
  text: { label: string; follows: string; generated: string; long: string }
}

/** A team's name, and what becomes of it as a handle while it is typed. */
export function NameField({ label, name = '', error, ownedBy, fixed, text }: NameFieldProps) {
  const [typed, setTyped] = useState(name)
  const handle = typed.trim() ? handleOf(typed, '') : ''
  const told = handle === 'team-' ? text.generated : handle && `@${handle}`
  return (
    <div className="flex flex-col gap-3">
      <TextField
        label={label}
        name="name"
        defaultValue={name}
        error={error}
        ownedBy={ownedBy}
        hint={fixed ?? text.follows}
        readOnly={fixed !== undefined}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <p aria-live="polite" className="flex min-h-6 flex-wrap items-baseline gap-x-2 text-sm">
        <span className="text-muted">{text.label}</span>
        <span className={told.startsWith('@') ? 'mono wrap-anywhere' : 'text-muted'}>{told || '—'}</span>
        {handle.length === maxHandleLength && <span className="text-warning">{text.long}</span>}
      </p>
    </div>
  )
}
