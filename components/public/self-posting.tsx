'use client'

import { type ReactNode, useEffect, useRef } from 'react'

interface SelfPostingProps {
  action: string
  fields: Readonly<Record<string, string>>
  /** The button, for who runs no scripts. */
  children: ReactNode
}

/** A form that goes to another site by itself. The policy of its page has to name that site. */
export function SelfPosting({ action, fields, children }: SelfPostingProps) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.submit(), [])
  return (
    <form ref={form} method="post" action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  )
}
