/** The program behind a user agent, as short as it can be said: "Okta", "curl 8.9". Null when it named none. */
export function clientName(agent: string | null): string | null {
  const [, product = '', version = ''] = /^([^/(]+)(?:\/(\d+(?:\.\d+)?))?/.exec(agent?.trim() ?? '') ?? []
  const name = product.trim()
  if (!name) return null
  // "Okta SCIM Client 1.0.0" puts no slash before its version.
  if (/^okta\b/i.test(name)) return 'Okta'
  return [name.slice(0, 40), version].filter(Boolean).join(' ')
}
