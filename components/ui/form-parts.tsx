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

export interface HiddenFieldsProps {
  /** By name; or in pairs, where a name has several values. */
  fields: Readonly<Record<string, string>> | readonly (readonly [string, string])[]
}

/** What a form sends beside what is typed. */
export function HiddenFields({ fields }: HiddenFieldsProps) {
  const pairs = isPairs(fields) ? fields : Object.entries(fields)
  return pairs.map(([name, value]) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />)
}

function isPairs(fields: HiddenFieldsProps['fields']): fields is readonly (readonly [string, string])[] {
  return Array.isArray(fields)
}
