export const securityPath = '/account/security'

export function passkeyHref(id: string): string {
  return `${securityPath}/passkeys/${id}`
}
