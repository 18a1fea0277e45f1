export const organizationPath = '/organization-settings/organization'

export function domainHref(domain: string, page?: 'remove'): string {
  return `${organizationPath}/domains/${encodeURIComponent(domain)}${page ? `/${page}` : ''}`
}
