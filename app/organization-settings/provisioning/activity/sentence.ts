/** A request as a sentence: who asked what of whom, and how it went. */
import { clientName } from '@/components/keys/client-name'
import { parametersOf } from '@/lib/base/query-text'
import type { Messages } from '@/lib/i18n/messages'
import { isRead } from '@/lib/provisioning/activity-action'
import type { ActivityRow } from '@/lib/provisioning/activity-list'
import type { ActivityNames } from '@/lib/provisioning/activity-page'
import { replayClient } from '@/lib/provisioning/activity-replay'
import { failureOf } from './failure'

type Says = Messages['activity']['says']
type Change = NonNullable<NonNullable<ActivityRow['effects']>['changes']>[number]

export interface Told {
  readonly sentence: string
  /** Whom or what it is about, as it stands in the sentence. */
  readonly name: string
}

/** The sentence of a row; the name in it can be set apart. */
export function tell(row: ActivityRow, names: ActivityNames, t: Messages): Told {
  const client = clientOf(row, t)
  const asked = searched(row)
  const name = (isRead(row) ? found(row, asked) : undefined) ?? targetOf(row, names) ?? placeholder(row, t)
  const sentence =
    row.status >= 400
      ? refusal(row, client, name, t)
      : isRead(row)
        ? reading(row, client, name, asked !== undefined, t)
        : (change(row, client, name, t) ?? fallback(row, client, name, t))
  return { sentence, name }
}

/** "Okta", "Entra ID", "curl 8.9". */
export function clientOf({ client }: ActivityRow, t: Messages): string {
  if (client === replayClient) return t.activity.replay.client
  if (providerOf(client) === 'entra') return 'Entra ID'
  return clientName(client) ?? t.activity.yourProvider
}

/** Which of the providers that have a guide of their own a client is; undefined for any other. */
export function providerOf(client: string | null): 'okta' | 'entra' | undefined {
  if (client && /entra|azure|microsoft|\baad/i.test(client)) return 'entra'
  return clientName(client) === 'Okta' ? 'okta' : undefined
}

function pathOf(path: string): string {
  return path.split('?')[0] ?? path
}

/** The value that a filter compares with: userName eq "sam@acme.test". */
function searched({ path }: ActivityRow): string | undefined {
  const filter = parametersOf(path.split('?')[1] ?? '').get('filter')
  return /\beq\s+"([^"]+)"/i.exec(filter ?? '')?.[1]
}

/** Whom a search was for: by the name in its answer where it asked by a number that nobody knows by heart. */
function found({ path, response }: ActivityRow, asked: string | undefined): string | undefined {
  if (asked === undefined || !/\b(externalId|id)(%20|\+| )+eq/i.test(path)) return asked
  const [, name] = /"(?:displayName|userName)":"((?:[^"\\]|\\.)*)"/.exec(response ?? '') ?? []
  return name ?? asked
}

function targetOf({ targetId, targetName }: ActivityRow, { targets }: ActivityNames): string | undefined {
  return targetName ?? (targetId ? targets.get(targetId) : undefined)
}

function placeholder({ resourceType }: ActivityRow, { activity }: Messages): string {
  return resourceType === 'Group' ? activity.aGroup : activity.somebody
}

/** What failed, and in a few words why. */
function refusal(row: ActivityRow, client: string, name: string, t: Messages): string {
  const { refused, failures } = t.activity
  const failure = failureOf(row)
  const what = refusedWhat(row, client, name, t)
  return failure ? refused.because(what, failures[failure].short) : what
}

function refusedWhat(row: ActivityRow, s: string, n: string, { activity }: Messages): string {
  const { refused } = activity
  const list = listOf(row)
  if (list) return refused[list](s)
  if (row.resourceType !== 'User' && row.resourceType !== 'Group') return refused.other(s, `${row.method} ${row.path}`)
  if (isRead(row)) return refused.read(s, n)
  if (row.method === 'POST') return refused.create(s, n)
  return row.method === 'DELETE' ? refused.remove(s, n) : refused.change(s, n)
}

function reading(row: ActivityRow, s: string, n: string, isSearch: boolean, { activity }: Messages): string {
  const { says } = activity
  const isGroup = row.resourceType === 'Group'
  if (isSearch) {
    const total = /"totalResults":(\d+)/.exec(row.response ?? '')?.[1]
    if (total === undefined) return says.lookedFor(s, n)
    if (total !== '0') return says.found(s, n)
    return isGroup ? says.nothing(s, n) : says.nobody(s, n)
  }
  if (row.targetId) return says.read(s, n)
  const list = listOf(row)
  if (list) return says[list](s)
  const [, document] = /^\/(ServiceProviderConfig|Schemas|ResourceTypes)/.exec(row.path) ?? []
  return document ? says.discovery(s, document) : says.other(s, `${row.method} ${row.path}`)
}

/** What is asked for that has no name of its own; undefined for everything else. */
function listOf(row: ActivityRow): 'people' | 'groups' | 'search' | 'me' | 'bulk' | undefined {
  const path = pathOf(row.path)
  if (path === '/Bulk') return 'bulk'
  if (path === '/Me') return 'me'
  if (path === '/.search') return 'search'
  if (!isRead(row) || row.targetId) return undefined
  if (/^\/Users(\/\.search)?$/.test(path)) return row.path.includes('filter=') ? 'search' : 'people'
  return /^\/Groups(\/\.search)?$/.test(path) ? 'groups' : undefined
}

const plain = {
  'user.restore': 'restored',
  'user.create': 'created',
  'user.remove': 'removed',
  'user.deactivate': 'deactivated',
  'user.reactivate': 'reactivated',
  'user.adopt': 'adopted',
  'team.adopt': 'groupAdopted',
  'team.create': 'groupCreated',
  'team.remove': 'groupRemoved',
  'team.unlink': 'groupRemoved',
} as const satisfies Record<string, keyof Says>

/** What mattered most of all that a write did. */
function change(row: ActivityRow, s: string, n: string, t: Messages): string | undefined {
  const { says } = t.activity
  const changes = row.effects?.changes ?? []
  const main = Object.entries(plain).find(([event]) => changes.some((each) => each.event === event))
  if (main) return says[main[1]](s, n)
  if (row.effects?.rules?.some(({ rule }) => rule === 'hold')) return says.held(s, n)
  const [moved] = row.effects?.members ?? []
  if (moved && moved.added + moved.removed > 0) return moves(says, s, n, moved.added, moved.removed)
  const update = changes.find(({ event }) => event === 'user.update')
  if (update) return attributes(update, s, n, t)
  const team = changes.find(({ event }) => event === 'team.update')
  if (team) return renamed(team, s, n, says)
  if (changes.some(({ event }) => event === 'user.roles')) return says.roles(s, n)
  return changes.some(({ event }) => event === 'user.password') ? says.password(s, n) : undefined
}

function moves(says: Says, s: string, n: string, added: number, left: number): string {
  if (left === 0) return says.added(s, n, added)
  return added === 0 ? says.left(s, n, left) : says.moved(s, n, added, left)
}

/** One plain value is told with what it became; of more, only what they are. */
function attributes({ before, after }: Change, s: string, n: string, { activity, users }: Messages): string {
  const [was, is] = [fieldsOf(before), fieldsOf(after)]
  const paths = [...new Set([...Object.keys(was), ...Object.keys(is)])]
  const known: Record<string, string> = users.attributes
  const what = [...new Set(paths.map((path) => (Object.hasOwn(known, path) ? (known[path] ?? path) : path)))].join(', ')
  const [only = ''] = paths
  const to = is[only]
  return paths.length === 1 && typeof to === 'string' && to
    ? activity.says.changedTo(s, n, what, to)
    : activity.says.changed(s, n, what)
}

function renamed({ before, after }: Change, s: string, n: string, says: Says): string {
  const [was, is] = [fieldsOf(before).name, fieldsOf(after).name]
  return typeof was === 'string' && was !== is ? says.groupRenamed(s, n, was) : says.groupChanged(s, n)
}

function fallback(row: ActivityRow, s: string, n: string, { activity }: Messages): string {
  const { says } = activity
  if (row.path.startsWith('/Bulk')) return bulk(row, s, says)
  const isKnown = row.resourceType === 'User' || row.resourceType === 'Group'
  return isKnown ? says.same(s, n) : says.other(s, `${row.method} ${row.path}`)
}

/** With how many changes, where the log has the whole of it. */
function bulk({ request, requestCut }: ActivityRow, s: string, says: Says): string {
  const operations = requestCut ? undefined : fieldsOf(parsed(request)).Operations
  return Array.isArray(operations) ? says.bulkOf(s, operations.length) : says.bulk(s)
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** An object's members; of anything else none. */
export function fieldsOf(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}
