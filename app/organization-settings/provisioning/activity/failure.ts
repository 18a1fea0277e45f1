/** Why a request was refused, as one of the causes that the pages can explain in both languages. */
import type { Messages } from '@/lib/i18n/messages'
import type { ActivityRow } from '@/lib/provisioning/activity-list'

export type Failure = keyof Messages['activity']['failures']

const byStatus: Readonly<Record<number, Failure>> = {
  401: 'keyDead',
  403: 'forbidden',
  408: 'large',
  412: 'version',
  413: 'large',
  422: 'version',
  429: 'rate',
  503: 'busy',
}

/** The address of one person or group: what is not there may have been. Every other 404 is of an address that never was,
 *  also where the base URL at the provider has an endpoint at its end. */
const named =
  /^\/+(?:Users|Groups)\/+(?!(?:Users|Groups|Me|Bulk|Schemas|ResourceTypes|ServiceProviderConfig)\/*$)[^/]+\/*$/

/** Part of a bulk request, and refers to what that has not created. */
const dangling = /"bulkId:|\/bulkId(?::|%3A)/i

export function failureOf(row: ActivityRow): Failure | undefined {
  const { status, scimType, resourceType, path, request } = row
  if (status < 400) return undefined
  if (status === 404) return named.test(path.split('?', 1)[0] ?? '') ? 'gone' : 'other'
  if (status === 409) {
    if (scimType !== 'uniqueness') return dangling.test(`${path} ${request}`) ? 'request' : 'lastAdministrator'
    return resourceType === 'Group' ? 'groupTaken' : 'taken'
  }
  if (status === 400) return scimType === 'invalidValue' ? 'value' : scimType === 'tooMany' ? 'tooMany' : 'request'
  return byStatus[status] ?? (status >= 500 ? 'bug' : 'other')
}
