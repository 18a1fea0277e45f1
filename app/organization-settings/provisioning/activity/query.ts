/** The activity page's address: what is filtered, and where the page begins. */
import { isDay } from '@/lib/base/day'
import { isUuid } from '@/lib/base/id'
import { activityActions } from '@/lib/provisioning/activity-action'
import { activityResources, activityResults } from '@/lib/provisioning/activity-list'
import { type ActivityPageQuery, activitySpans } from '@/lib/provisioning/activity-page'

export const activityPath = '/organization-settings/provisioning/activity'

export type Parameters = Record<string, string | string[] | undefined>

/** What cannot be read is as if it were absent. */
export function parseQuery(parameters: Parameters): ActivityPageQuery {
  const text = (name: string) => {
    const value = parameters[name]
    return typeof value === 'string' ? value.trim().slice(0, 200) : ''
  }
  const one = <T extends string>(name: string, of: readonly T[]) => of.find((each) => each === text(name))
  const day = (name: 'from' | 'to') => (isDay(text(name)) ? { [name]: text(name) } : {})
  const [person, key] = [text('person'), text('key')]
  const [result, action, resource] = [
    one('result', activityResults),
    one('action', activityActions),
    one('resource', activityResources),
  ]
  const span = one('time', activitySpans)
  const [ms = '', id = ''] = text('after').split('.')
  const q = text('q')
  return {
    ...(isUuid(person) && { targetId: person }),
    ...(q && { q }),
    ...(result && { result }),
    ...(action && { action }),
    ...(resource && { resource }),
    ...(isUuid(key) && { keyId: key }),
    ...(span ? { span } : { ...day('from'), ...day('to') }),
    ...(/^\d{1,14}$/.test(ms) && isUuid(id) && { after: { at: new Date(Number(ms)), id } }),
    rehearsals: text('rehearsals') === 'shown',
  }
}

/** Whether anything is filtered or searched. */
export function isNarrowed({ q, result, action, resource, keyId, targetId, span, from, to }: Change): boolean {
  return Boolean(q || result || action || resource || keyId || targetId || span || from || to)
}

export type Change = { readonly [Name in keyof ActivityPageQuery]?: ActivityPageQuery[Name] | undefined }

/** `change` leads to the first page unless it names where to begin. */
export function queryParameters(query: ActivityPageQuery, change: Change = {}): Record<string, string> {
  const all = { ...query, after: undefined, ...change }
  const { targetId, q, result, action, resource, keyId, span, from, to, rehearsals, after } = all
  return {
    ...(q && { q }),
    ...(targetId && { person: targetId }),
    ...(result && { result }),
    ...(action && { action }),
    ...(resource && { resource }),
    ...(keyId && { key: keyId }),
    ...(span ? { time: span } : { ...(from && { from }), ...(to && { to }) }),
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
