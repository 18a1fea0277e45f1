import type { ReactNode } from 'react'
import { Badge } from './badge'

/** Where a record comes from. Violet is kept for what the identity provider owns; what was typed in here is plain text. */
export interface SourceBadgeProps {
  source: 'provider' | 'sign-in' | 'local'
  /** `WideOnly` around it where a name beside it needs the room of a small screen. */
  label: ReactNode
}

export function SourceBadge({ source, label }: SourceBadgeProps) {
  if (source === 'provider') {
    return (
      <Badge tone="idp" icon="key">
        {label}
      </Badge>
    )
  }
  return source === 'sign-in' ? <Badge icon="login">{label}</Badge> : <span>{label}</span>
}

/** Drawn from 640 px on; read out everywhere. */
export function WideOnly({ children }: { children: ReactNode }) {
  return <span className="max-sm:sr-only">{children}</span>
}
