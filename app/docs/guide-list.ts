/** The guides with their addresses, in the order of their navigation. */
import type { Messages } from '@/lib/i18n/messages'

export const guideNames = ['okta', 'entra', 'samlOkta', 'samlEntra', 'saml', 'administrators', 'operators'] as const
export type GuideName = (typeof guideNames)[number]

const slugs: Readonly<Record<GuideName, string>> = {
  okta: 'okta',
  entra: 'entra',
  samlOkta: 'saml-okta',
  samlEntra: 'saml-entra',
  saml: 'saml',
  administrators: 'administrators',
  operators: 'operators',
}

export const guideGroups = [
  { label: 'provisioning', names: ['okta', 'entra'] },
  { label: 'signOn', names: ['samlOkta', 'samlEntra', 'saml'] },
  { label: 'running', names: ['administrators', 'operators'] },
] as const satisfies readonly { label: keyof Messages['guides']['groups']; names: readonly GuideName[] }[]

export function guideHref(name: GuideName): string {
  return `/docs/${slugs[name]}`
}

/** The guide at this last part of an address. */
export function guideAt(slug: string): GuideName | undefined {
  return guideNames.find((name) => slugs[name] === slug)
}
