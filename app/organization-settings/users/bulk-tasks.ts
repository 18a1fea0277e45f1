/** What can be done to many people, each on a page of its own that counts and asks; and how addresses name whom. */
import type { IconName } from '@/components/ui/glyphs'
import type { Permission } from '@/lib/org/can'
import type { Selection } from '@/lib/org/users/people-selection'
import { mostAtOnce } from '@/lib/org/users/people-selection'
import { type Parameters, parsePeopleQuery } from '@/lib/org/users/user-directory-query'
import { peoplePath } from './context'

export const bulkTasks = [
  { task: 'resend', icon: 'send', needs: 'user_access_invite' },
  { task: 'roles', icon: 'shield', needs: 'user_access_manage' },
  { task: 'team', icon: 'team', needs: 'teams_manage' },
  { task: 'disable', icon: 'ban', needs: 'user_access_manage' },
  { task: 'enable', icon: 'rotate', needs: 'user_access_manage' },
  { task: 'export', icon: 'download', needs: 'user_access_read' },
] as const satisfies readonly { task: string; icon: IconName; needs: Permission }[]

export type BulkTask = (typeof bulkTasks)[number]['task']

/** The id of the form that the boxes of the rows belong to. */
export const selectionForm = 'selection'

export function selectionPath(task: BulkTask): string {
  return `${peoplePath}/selection/${task}`
}

/** Whom the fields of an address or a form name, and the list they came from. */
export function readSelection(parameters: Parameters): {
  selection: Selection
  list: string
  fields: [string, string][]
} {
  const all = (name: string) => [parameters[name] ?? []].flat()
  const [listed = ''] = all('list')
  const query = parsePeopleQuery(Object.fromEntries(new URLSearchParams(listed)))
  const list = listed.startsWith('?') ? listed : ''
  const at = new Date(all('at')[0] ?? '')
  const [mark] = all('mark')
  const told = mark ? { mark } : {}
  if (all('all').length > 0 && !Number.isNaN(at.getTime())) {
    const fields: [string, string][] = [
      ['all', '1'],
      ['list', list],
      ['at', at.toISOString()],
    ]
    return { selection: { query, at, ...told }, list, fields }
  }
  const ids = all('id').slice(0, mostAtOnce)
  return { selection: { ids }, list, fields: [...ids.map((id): [string, string] => ['id', id]), ['list', list]] }
}
