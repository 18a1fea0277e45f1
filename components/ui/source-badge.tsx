import { Badge } from './badge'

/** Where a record comes from. Violet is kept for what the identity provider owns; what was typed in here is plain text. */
export type SourceBadgeProps = { source: 'provider' | 'sign-in' | 'local'; label: string }

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
