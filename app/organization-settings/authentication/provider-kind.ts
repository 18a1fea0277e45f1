import type { Messages } from '@/lib/i18n/messages'

/** The identity providers whose words the pages know. */
export const providerKinds = ['okta', 'entra', 'google', 'other'] as const
export type ProviderKind = (typeof providerKinds)[number]

export function toProviderKind(text: string | string[] | undefined): ProviderKind | undefined {
  return providerKinds.find((kind) => kind === text)
}

const issuers: readonly (readonly [ProviderKind, RegExp])[] = [
  ['okta', /^https?:\/\/([^/]+\.)?okta(preview|-emea)?\.com(\/|$)/],
  ['entra', /^https:\/\/(sts\.windows\.net|login\.microsoftonline\.(com|us))\//],
  ['google', /^https:\/\/accounts\.google\.com\//],
]

/** Whose words to use for a provider, by what it calls itself. */
export function kindOf({ entityId }: { entityId: string }): ProviderKind {
  return issuers.find(([, issuer]) => issuer.test(entityId))?.[0] ?? 'other'
}

/** What to call it; undefined where nothing is known. */
export function kindName(kind: ProviderKind, { saml }: Messages): string | undefined {
  return kind === 'other' ? undefined : saml.kinds[kind]
}
