import { Badge } from '@/components/ui/badge'
import { Card, CardFooter, CardHeader } from '@/components/ui/card'
import { FactList } from '@/components/ui/fact-list'
import { TextLink } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import { number, timeText } from '@/lib/i18n/format'
import { type DayCounts, mostCounted, type ProvisioningHealth } from '@/lib/provisioning/health'
import type { SettingsContext } from '../../settings-context'

export interface HealthCardProps {
  health: ProvisioningHealth
  day: DayCounts
  now: Date
  context: SettingsContext
}

const looks = {
  good: { tone: 'success', icon: 'done' },
  warning: { tone: 'warning', icon: 'warning' },
  failing: { tone: 'danger', icon: 'fail' },
} as const

/** How provisioning goes: when the last request came, how many a day brought, how many were refused. */
export function HealthCard({ health: { state, lastAt }, day, now, context }: HealthCardProps) {
  const { t, reader, refusal } = context
  const text = t.connection.health
  const activity = '/organization-settings/provisioning/activity'
  const counted = (count: number) =>
    count > mostCounted ? text.over(number(mostCounted, reader.locale)) : number(count, reader.locale)
  return (
    <Card labelledBy="health" tone={state === 'failing' ? 'danger' : 'plain'}>
      <CardHeader
        id="health"
        title={text.title}
        aside={
          state ? <Badge {...looks[state]}>{text.states[state]}</Badge> : <Badge icon="waiting">{text.silent}</Badge>
        }
      />
      <div className="px-4 py-2">
        <FactList
          facts={[
            { label: text.last, value: lastAt ? <Time {...timeText(lastAt, now, reader)} /> : text.silent },
            { label: text.requests, value: counted(day.requests) },
            { label: text.failures, value: counted(day.failures) },
          ]}
        />
      </div>
      {!refusal('audit_logs_read') && (
        <CardFooter>
          <TextLink href={activity}>{text.activity}</TextLink>
          {day.failures > 0 && <TextLink href={`${activity}?result=refused`}>{text.refused}</TextLink>}
        </CardFooter>
      )}
    </Card>
  )
}
