import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { type Entitlements, plans, plansWith } from '@/lib/org/plans'
import type { OrganizationView } from './view'

const entitlements = ['saml', 'scim', 'customRoles'] as const satisfies (keyof Entitlements)[]

/** The plan with what it includes, and from which plan on there is the rest. */
export function PlanSummary({ context: { t }, organization: { plan } }: OrganizationView) {
  const { plans: names, gate } = t.provisioning
  const { plan: text } = t.organization
  const { included, excluded } = t.common.plan
  return (
    <Card labelledBy="plan">
      <CardHeader id="plan" title={text.title} aside={<Badge>{names[plan]}</Badge>} />
      <CardBody>
        <ul className="flex flex-col gap-2">
          <Feature label={gate.features.people} state={included} included />
          {entitlements.map((name) => {
            const isIncluded = plans[plan][name]
            const from = text.from(names[plansWith(name)[0] ?? 'enterprise'])
            return (
              <Feature
                key={name}
                label={gate.features[name]}
                state={isIncluded ? included : excluded}
                included={isIncluded}
                from={isIncluded ? undefined : from}
              />
            )
          })}
        </ul>
        <p className="text-sm text-muted">{text.text}</p>
      </CardBody>
    </Card>
  )
}

interface FeatureProps {
  label: string
  /** Read out. */
  state: string
  included: boolean
  from?: string
}

function Feature({ label, state, included, from }: FeatureProps) {
  return (
    <li className="flex items-center gap-2">
      <Icon name={included ? 'check' : 'x'} className={included ? 'text-success' : 'text-subtle'} />
      <span className="sr-only">{state}: </span>
      <span className={included ? undefined : 'text-muted'}>{label}</span>
      {from && <span className="ml-auto text-sm text-subtle">{from}</span>}
    </li>
  )
}
