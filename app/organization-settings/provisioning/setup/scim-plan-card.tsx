import { PlanCard } from '@/components/ui/plan-card'
import type { PlanName } from '@/lib/db/enums'
import type { Messages } from '@/lib/i18n/messages'
import { type Entitlements, plans, plansWith } from '@/lib/org/plans'

/** Which plan has SCIM, beside the page that needs it. */
export function ScimPlanCard({ plan, t }: { plan: PlanName; t: Messages }) {
  const { gate, plans: names } = t.provisioning
  const { missing, included, excluded } = t.common.plan
  const least = (entitlement: keyof Entitlements) => names[plansWith(entitlement)[0] ?? 'enterprise']
  const row = (entitlement: keyof Entitlements) => ({
    label: gate.features[entitlement],
    plan: least(entitlement),
    included: plans[plan][entitlement],
    state: plans[plan][entitlement] ? included : excluded,
  })
  const people = { label: gate.features.people, plan: names.free, included: true, state: included }
  return (
    <PlanCard
      notice={missing}
      plan={names[plan]}
      title={gate.title(least('scim'))}
      features={[people, row('saml'), row('scim'), row('customRoles')]}
    >
      {gate.text}
    </PlanCard>
  )
}
