/** Requests other than SCIM in numbers, told by area, since paths are without end and some hold secrets. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { metrics } from '@/lib/base/metrics'

const areas: readonly (readonly [area: string, start: RegExp])[] = [
  ['asset', /^\/(_next\/static|fonts|favicon|icon)/],
  ['sign_in', /^\/(api\/auth|api\/passkeys|login|logout)/],
  ['saml', /^\/saml\//],
  ['health', /^\/(api\/health|metrics)/],
  ['settings', /^\/(organization-settings|account)/],
  ['link', /^\/(invite|reset|setup)/],
]

/** Counts the request once its answer was handed over, or its client has gone. */
export function countPage(request: IncomingMessage, response: ServerResponse): void {
  const begun = performance.now()
  response.once('close', () => {
    const area = areaOf(request.url ?? '')
    metrics.httpRequests.inc({ area, status: response.statusCode })
    metrics.httpSeconds.observe({ area }, (performance.now() - begun) / 1_000)
  })
}

function areaOf(url: string): string {
  return areas.find(([, start]) => start.test(url))?.[0] ?? 'other'
}
