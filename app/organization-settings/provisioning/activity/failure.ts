/** Why a request was refused, as one of the causes that the pages can explain in both languages. */
import type { Messages } from '@/lib/i18n/messages'
import type { ActivityRow } from '@/lib/provisioning/activity-list'

export type Failure = keyof Messages['activity']['failures']

const byStatus: Readonly<Record<number, Failure>> = {
  401: 'keyDead',
  403: 'forbidden',
  404: 'gone',
  408: 'large',
  412: 'version',
  413: 'large',
  422: 'version',
  429: 'rate',
  503: 'busy',
}

export function failureOf({ status, scimType, resourceType }: ActivityRow): Failure | undefined {
  if (status < 400) return undefined
  if (status === 409) {
    if (scimType !== 'uniqueness') return 'lastAdministrator'
    return resourceType === 'Group' ? 'groupTaken' : 'taken'
  }
  if (status === 400) return scimType === 'invalidValue' ? 'value' : scimType === 'tooMany' ? 'tooMany' : 'request'
  return byStatus[status] ?? (status >= 500 ? 'bug' : 'other')
}
