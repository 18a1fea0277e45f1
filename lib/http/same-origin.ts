/** Whether a request that may change something came from a page of this site. Browsers say where a request came from in
 *  headers that no page can forge; one that says another site, or nothing while it brings a session, is refused before
 *  any page or action sees it. (SCIM brings its key itself and is not asked.) Source: OWASP ASVS 5.0, 3.5.1 and 3.5.3. */
import type { IncomingHttpHeaders } from 'node:http'

const harmless: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])
/** Posted by the identity provider's page on purpose, and bound to a request of this browser by a cookie of its own. */
const fromElsewhere = /^\/saml\/[^/]+\/acs$/
/** next-auth asks for a token of the form besides. */
const withToken = /^\/api\/auth\//

export interface Posting {
  readonly method: string | undefined
  /** Without the query. */
  readonly path: string
  readonly headers: IncomingHttpHeaders
}

/** `own` is the public origin. */
export function isFromOwnPage({ method, path, headers }: Posting, own: string): boolean {
  if (harmless.has(method ?? '') || fromElsewhere.test(path)) return true
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  if (headers.origin !== undefined) return isOwn(headers.origin, headers, own)
  return withToken.test(path) || !hasSession(headers.cookie)
}

/** The host is compared as well: who reaches this server by another name of it is no stranger. */
function isOwn(origin: string, headers: IncomingHttpHeaders, own: string): boolean {
  if (origin === own) return true
  if (!/^https?:/.test(origin) || !URL.canParse(origin)) return false
  const { host } = new URL(origin)
  return host === (headers['x-forwarded-host'] ?? headers.host)
}

function hasSession(cookies: string | undefined): boolean {
  return /(^|;\s*)(__Host-)?gatehouse-session=/.test(cookies ?? '')
}
