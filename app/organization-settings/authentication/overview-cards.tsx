import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHeader, ListRow } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { TextLink } from '@/components/ui/link'
import { minLength } from '@/lib/org/passwords'
import { plans } from '@/lib/org/plans'
import type { AttemptRow } from '@/lib/org/saml-attempts'
import type { SamlOverview } from '@/lib/org/saml-overview'
import type { SettingsContext } from '../settings-context'
import { AttemptRows } from './attempt-rows'
import { attemptsPath } from './links'
import { ServiceValues } from './service-values'

export interface MethodsProps {
  passwords: number
  saml: SamlOverview
  context: SettingsContext
}

export function MethodsCard({ passwords, saml, context: { t, member } }: MethodsProps) {
  const { methods } = t.authentication
  const { method } = t.saml
  const active = saml.providers.filter(({ state }) => state === 'active').map(({ name }) => name)
  const isIncluded = plans[member.org.plan].saml
  const isOn = isIncluded && active.length > 0
  return (
    <Card labelledBy="methods">
      <CardHeader id="methods" title={methods.title} />
      <div>
        <ListRow
          icon={<Icon name="key" size="lg" />}
          title={methods.password}
          detail={methods.passwordText(minLength)}
          aside={<State people={methods.people(passwords)} on label={methods.on} />}
        />
        <ListRow
          icon={<Icon name="shield-check" size="lg" />}
          title={method.title}
          detail={isIncluded ? active.join(', ') || method.none : method.plan}
          aside={<State people={methods.people(saml.people)} on={isOn} label={isOn ? methods.on : method.off} />}
        />
      </div>
    </Card>
  )
}

function State({ people, on, label }: { people: string; on: boolean; label: string }) {
  return (
    <>
      <span className="max-sm:hidden">{people}</span>
      {on ? (
        <Badge tone="success" icon="done">
          {label}
        </Badge>
      ) : (
        <Badge>{label}</Badge>
      )}
    </>
  )
}

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

export function NoProvider({ context: { t } }: { context: SettingsContext }) {
  const { overview } = t.saml
  return (
    <Card labelledBy="no-provider">
      <CardHeader
        id="no-provider"
        icon={<Icon name="shield-check" className="text-muted" />}
        title={overview.none}
        open
      />
      <p className="-mt-1 px-4 pb-4 text-pretty text-muted">{overview.noneText}</p>
    </Card>
  )
}
