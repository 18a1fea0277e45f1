import { Badge, type Tone } from './badge'
import type { IconName } from './glyphs'

export type Status = 'active' | 'invited' | 'expired' | 'bounced' | 'disabled' | 'held'

const looks: Record<Status, { tone: Exclude<Tone, 'neutral'>; icon: IconName } | { tone: 'neutral'; icon: IconName }> =
  {
    active: { tone: 'success', icon: 'done' },
    invited: { tone: 'info', icon: 'mail' },
    expired: { tone: 'warning', icon: 'clock' },
    bounced: { tone: 'danger', icon: 'mail-failed' },
    disabled: { tone: 'neutral', icon: 'ban' },
    held: { tone: 'neutral', icon: 'lock' },
  }

/** The state of a person, machine or invitation: one glyph, one colour and the page's own word for it. */
export function StatusBadge({ status, label }: { status: Status; label: string }) {
  return <Badge {...looks[status]}>{label}</Badge>
}
