/** What a request did or wanted to do, in one word: what the activity can be narrowed to. */
import type { ActivityEntry } from './activity'

export const activityActions = [
  'create',
  'update',
  'deactivate',
  'reactivate',
  'remove',
  'members',
  'read',
  'other',
] as const
export type ActivityAction = (typeof activityActions)[number]

/** Whether the request can have changed nothing. */
export function isRead({ method, path }: Pick<ActivityEntry, 'method' | 'path'>): boolean {
  return method === 'GET' || method === 'HEAD' || (path.split('?', 1)[0] ?? '').endsWith('/.search')
}

// The first that applies tells most: who is made anew has their attributes changed as well.
const byEvent: readonly (readonly [ActivityAction, readonly string[]])[] = [
  ['create', ['user.create', 'user.restore', 'team.create']],
  ['remove', ['user.remove', 'team.remove', 'team.unlink']],
  ['deactivate', ['user.deactivate']],
  ['reactivate', ['user.reactivate']],
]

/** By what it did; what was refused or changed nothing by what it asked for. */
export function actionOf(entry: Pick<ActivityEntry, 'method' | 'path' | 'effects'>): ActivityAction {
  if (isRead(entry)) return 'read'
  const { method, path, effects } = entry
  const events = new Set((effects?.changes ?? []).map(({ event }) => event))
  const did = byEvent.find(([, all]) => all.some((event) => events.has(event)))
  if (did) return did[0]
  if ((effects?.members ?? []).length > 0) return 'members'
  if (path.startsWith('/Bulk')) return 'other'
  if (method === 'POST') return 'create'
  return method === 'DELETE' ? 'remove' : 'update'
}
