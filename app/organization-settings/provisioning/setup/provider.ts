/** The identity providers whose words the setup page knows. */
export const providers = ['okta', 'entra', 'other'] as const
export type Provider = (typeof providers)[number]

export function toProvider(text: string | undefined): Provider | undefined {
  return providers.find((provider) => provider === text)
}
