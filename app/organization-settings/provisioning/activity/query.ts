/** The activity page's address: what is filtered, and where the page begins. */
import { isUuid } from '@/lib/base/id'
import type { ActivityResult } from '@/lib/provisioning/activity'
import type { ActivityPageQuery } from '@/lib/provisioning/activity-page'

export const activityPath = '/organization-settings/provisioning/activity'
export const activityResults = ['ok', 'refused', 'failed'] as const satisfies readonly ActivityResult[]

export type Parameters = Record<string, string | string[] | undefined>

/** What cannot be read is as if it were absent. */
export function parseQuery(parameters: Parameters): ActivityPageQuery {
  const text = (name: string) => {
    const value = parameters[name]
    return typeof value === 'string' ? value.trim().slice(0, 200) : ''
  }
  const person = text('person')
  const result = activityResults.find((each) => each === text('result'))
  const [ms = '', id = ''] = text('after').split('.')
  const q = text('q')
  return {
    ...(isUuid(person) && { targetId: person }),
    ...(q && { q }),
    ...(result && { result }),
    ...(/^\d{1,14}$/.test(ms) && isUuid(id) && { after: { at: new Date(Number(ms)), id } }),
    rehearsals: text('rehearsals') === 'shown',
  }
}

type Change = { readonly [Name in keyof ActivityPageQuery]?: ActivityPageQuery[Name] | undefined }

/** `change` leads to the first page unless it names where to begin. */
export function queryParameters(query: ActivityPageQuery, change: Change = {}): Record<string, string> {
  const { targetId, q, result, rehearsals, after } = { ...query, after: undefined, ...change }
  return {
    ...(q && { q }),
    ...(targetId && { person: targetId }),
    ...(result && { result }),
    ...(rehearsals && { rehearsals: 'shown' }),
    ...(after && { after: `${after.at.getTime()}.${after.id}` }),
  }
}

export function listHref(query: ActivityPageQuery, change: Change = {}): string {
  return withParameters(activityPath, queryParameters(query, change))
}

/** The request beside the list as it is. */
export function entryHref(id: string, query: ActivityPageQuery): string {
  return withParameters(`${activityPath}/${id}`, queryParameters(query, { after: query.after }))
}

function withParameters(path: string, parameters: Record<string, string>): string {
  const text = new URLSearchParams(parameters).toString()
  return text ? `${path}?${text}` : path
}
