import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { TextLink } from '@/components/ui/link'
import { plans } from '@/lib/org/plans'
import type { AttemptRow } from '@/lib/org/saml/saml-attempts'
import type { SettingsContext } from '../settings-context'
import { AttemptRows } from './attempt-rows'
import { attemptsPath } from './links'
import { ServiceValues } from './service-values'

export function ServiceCard({ context: { t, member } }: { context: SettingsContext }) {
  const { service } = t.saml
  const { entityId, acsUrl, loginUrl } = service
  return (
    <Card labelledBy="service">
      <CardHeader id="service" title={service.title} open />
      <div className="flex flex-col gap-4 px-4 pb-4">
        <p className="-mt-1 text-muted">{service.text}</p>
        <ServiceValues org={member.org} names={{ entityId, acsUrl, loginUrl }} t={t} />
      </div>
    </Card>
  )
}

export interface RecentProps {
  recent: readonly AttemptRow[]
  now: Date
  context: SettingsContext
}

export function RecentCard({ recent, now, context }: RecentProps) {
  const { provider, attempts } = context.t.saml
  return (
    <Card labelledBy="recent">
      <CardHeader
        id="recent"
        title={provider.recent}
        aside={
          <TextLink href={attemptsPath} className="text-sm">
            {provider.allAttempts}
          </TextLink>
        }
      />
      {recent.length === 0 ? (
        <CardBody>
          <p className="text-muted">{attempts.noneText}</p>
        </CardBody>
      ) : (
        <AttemptRows rows={recent} now={now} context={context} />
      )}
    </Card>
  )
}

export function NoProvider({ context: { t, member } }: { context: SettingsContext }) {
  const { overview } = t.saml
  return (
    <Card labelledBy="no-provider">
      <CardHeader
        id="no-provider"
        icon={<Icon name="shield-check" className="text-muted" />}
        title={overview.none}
        open
      />
      <p className="-mt-1 px-4 pb-4 text-muted">{overview.noneText}</p>
      {!plans[member.org.plan].saml && (
        <CardFooter>
          <Icon name="lock" className="text-warning" />
          <span className="min-w-0 flex-1 text-warning">{t.errors.refused.plan_excludes_saml}</span>
        </CardFooter>
      )}
    </Card>
  )
}
