import { Badge } from '@/components/ui/badge'
import { timeText } from '@/lib/i18n/format'
import type { Domain } from '@/lib/org/domains/domains'
import type { SettingsContext } from '../../settings-context'

export type Standing = 'proven' | 'waiting' | 'gone'

/** What the organization has of a domain: a proof whose record is gone is still one. */
export function standingOf({ verifiedAt, byRecord, problem }: Domain): Standing {
  if (verifiedAt === null) return 'waiting'
  return byRecord && problem !== null ? 'gone' : 'proven'
}

export function DomainBadge({ domain, context: { t } }: { domain: Domain; context: SettingsContext }) {
  const standing = standingOf(domain)
  const label = t.organization.domains.state[standing]
  if (standing === 'waiting') return <Badge>{label}</Badge>
  const isProven = standing === 'proven'
  return (
    <Badge tone={isProven ? 'success' : 'warning'} icon={isProven ? 'done' : 'warning'}>
      {label}
    </Badge>
  )
}

/** How and since when it is proven, or since when it is here. */
export function standingText(domain: Domain, now: Date, { t, reader }: SettingsContext): string {
  const text = t.organization.domains
  const { verifiedAt, byRecord, createdAt } = domain
  if (verifiedAt === null) return text.since(timeText(createdAt, now, reader).text)
  return (byRecord ? text.byRecord : text.byOperator)(timeText(verifiedAt, now, reader).text)
}
