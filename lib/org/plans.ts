/** What a plan entitles to: data, asked in one place. */
import type { PlanName } from '@/lib/db/enums'

export interface Entitlements {
  readonly scim: boolean
  readonly saml: boolean
  readonly customRoles: boolean
}

export const plans: Readonly<Record<PlanName, Entitlements>> = {
  free: { scim: false, saml: false, customRoles: false },
  startup: { scim: false, saml: true, customRoles: false },
  pro: { scim: true, saml: true, customRoles: false },
  enterprise: { scim: true, saml: true, customRoles: true },
}

/** Plans whose entitlement is on, in the order they are sold. */
export function plansWith(entitlement: keyof Entitlements): PlanName[] {
  return (Object.keys(plans) as PlanName[]).filter((plan) => plans[plan][entitlement])
}
