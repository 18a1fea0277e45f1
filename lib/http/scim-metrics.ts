/** SCIM requests in numbers. The path is told as its pattern and the client as one of three: labels stay few. */
import { metrics } from '@/lib/base/metrics'
import type { Visit } from './visit'

const endpoints = ['Users', 'Groups', 'Me', 'Bulk', 'ServiceProviderConfig', 'ResourceTypes', 'Schemas', '.search']
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']

export function countScim(visit: Visit, status: number): void {
  const op = opOf(visit)
  metrics.scimRequests.inc({ op, status, idp: idpOf(visit.exchange.header('user-agent')) })
  metrics.scimSeconds.observe({ op }, (performance.now() - visit.startedMs) / 1_000)
}

/** For example `PATCH /Users/{id}`. */
function opOf({ exchange: { method }, path }: Visit): string {
  const [, endpoint = '', rest, ...more] = path.split('/')
  if (!methods.includes(method) || !endpoints.includes(endpoint) || more.length > 0) return 'other'
  return `${method} /${endpoint}${!rest ? '' : rest === '.search' ? '/.search' : '/{id}'}`
}

/** Okta names itself in every request; Entra ID does not always. */
function idpOf(client: string | null): 'okta' | 'entra' | 'other' {
  if (client === null) return 'other'
  if (/okta/i.test(client)) return 'okta'
  return /azure|entra|microsoft/i.test(client) ? 'entra' : 'other'
}
