import type { ProviderKind } from './provider-kind'

/** Addresses of the room. */
export const authenticationPath = '/organization-settings/authentication'
export const newProviderPath = `${authenticationPath}/saml/new`
export const attemptsPath = `${authenticationPath}/attempts`
export const sessionLimitsPath = `${authenticationPath}/sessions`
export const newcomersPath = `${authenticationPath}/newcomers`

export const methodsPath = `${authenticationPath}/methods`
export const exceptionsPath = `${authenticationPath}/exceptions`
export const breakGlassPath = `${authenticationPath}/break-glass`

export type ProviderPage = 'edit' | 'metadata' | 'off' | 'remove' | 'mappings'
/** The steps before there is a provider, and those behind. */
export type FirstStep = 'values' | 'metadata'
export type LastStep = 'attributes' | 'test' | 'activate'

export function newProviderHref(kind?: ProviderKind, step?: FirstStep): string {
  if (!kind) return newProviderPath
  return `${newProviderPath}?${new URLSearchParams({ kind, ...(step && { step }) })}`
}

export function providerHref(id: string, page?: ProviderPage): string {
  return `${authenticationPath}/saml/${id}${page ? `/${page}` : ''}`
}

export function setupHref(id: string, step: LastStep): string {
  return `${authenticationPath}/saml/${id}/setup?step=${step}`
}

export function attemptHref(ref: string): string {
  return `${attemptsPath}/${ref}`
}

/** The message of a sign-in as a file, with its values masked or `full`. */
export function messageHref(ref: string, full = false): string {
  return `${attemptHref(ref)}/message${full ? '?values=all' : ''}`
}

/** Begins a real sign-in that changes nothing and comes back to `returnTo`. A link, never a form: the way leads to
 *  another host, which the policy of pages refuses to forms. */
export function testHref(slug: string, providerId: string, returnTo: string): string {
  return `/saml/${slug}/login?${new URLSearchParams({ test: providerId, returnTo })}`
}

export function mappingHref(providerId: string, id: string): string {
  return `${providerHref(providerId, 'mappings')}/${id}`
}

/** The question before these methods, and no others, are on. */
export function methodsHref(methods: readonly string[]): string {
  return `${methodsPath}?${new URLSearchParams({ on: methods.join(',') })}`
}

/** Where somebody becomes a break-glass administrator, or is one no more. */
export function glassHref(personId: string): string {
  return `${breakGlassPath}/${personId}`
}
