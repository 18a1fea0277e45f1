/** The cookie that binds a SAML request to the browser that began it. An identity provider answers by a form that it
 *  posts from its own site, so this one cookie, and no other, travels across sites: short-lived, for the address of the
 *  answer alone, and worth nothing without the request's row. Sixteen places are shared by all requests of a browser,
 *  so that nobody can fill its headers with them. */
import { cookies } from 'next/headers'
import { env } from '@/lib/base/env'
import type { Org } from '@/lib/db/finders'
import { type BegunLogin, requestMinutes } from '@/lib/org/saml/saml-requests'

function isSecure(): boolean {
  return env().origin.startsWith('https:')
}

function nameFor(requestId: string): string {
  return `${isSecure() ? '__Secure-' : ''}gatehouse-saml-${requestId.at(-1) ?? '0'}`
}

/** `SameSite=None` needs TLS. Over plain HTTP, which is for trying things out, the attribute is left out: browsers then
 *  send the cookie with a form from another site while it is fresh. */
function options({ slug }: Pick<Org, 'slug'>) {
  const crossSite = isSecure() ? ({ sameSite: 'none', secure: true } as const) : {}
  return { httpOnly: true, path: `/saml/${slug}/acs`, ...crossSite }
}

export async function bindBrowser(org: Org, { requestId, browserSecret }: BegunLogin): Promise<void> {
  const jar = await cookies()
  const value = `${requestId}.${browserSecret}`
  jar.set(nameFor(requestId), value, { ...options(org), maxAge: requestMinutes * 60 })
}

/** What this browser holds for a request. */
export async function heldSecrets(): Promise<(requestId: string) => string | undefined> {
  const jar = await cookies()
  return (requestId) => {
    const [id, secret] = (jar.get(nameFor(requestId))?.value ?? '').split('.')
    return id === requestId && secret ? secret : undefined
  }
}

export async function unbindBrowser(org: Org, requestId: string): Promise<void> {
  const jar = await cookies()
  jar.set(nameFor(requestId), '', { ...options(org), maxAge: 0 })
}
