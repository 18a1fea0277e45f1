import type { ReactNode } from 'react'
import { Banner } from './banner'

/** Why the form was refused, read out as it appears; nothing where it was not. */
export function Refusal({ children }: { children?: ReactNode }) {
  if (!children) return null
  return (
    <Banner tone="danger" role="alert">
      {children}
    </Banner>
  )
}

/** What a form sends beside what is typed. */
export function HiddenFields({ fields }: { fields: Readonly<Record<string, string>> }) {
  return Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
}
