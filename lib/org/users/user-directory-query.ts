/** What a list of people shows, and how addresses carry it. All of it lives in the address, so that a link reproduces
 *  the view; what an address says and this does not understand is ignored. */
import { isUuid } from '@/lib/base/id'
import type { UserSource } from './user-row'

export const personStates = ['active', 'invited', 'expired', 'bounced', 'disabled', 'held'] as const
/** `expired` and `bounced` are invitations that need somebody: their link ended, or their mail came back. `held` are
 *  disabled and stay so, whatever the identity provider says, until an administrator releases them. */
export type PersonState = (typeof personStates)[number]

/** Who is listed unless the query names states. */
export const livingStates: readonly PersonState[] = personStates.filter((state) => !isOff(state))

/** Whether people of this state have no access. */
export function isOff(state: PersonState): state is 'disabled' | 'held' {
  return state === 'disabled' || state === 'held'
}

/** When somebody last signed in: within 7, 30, 90 days, longer ago, or never. Each moment is in exactly one of them. */
export const signInTimes = ['week', 'month', 'quarter', 'older', 'never'] as const
export type SignInTime = (typeof signInTimes)[number]

export const personSources = [
  'scim',
  'saml',
  'invited',
  'imported',
  'api',
  'setup',
] as const satisfies readonly UserSource[]

/** What people own: live application keys, or live keys that may speak SCIM. */
export const keyHoldings = ['any', 'scim'] as const
export type KeyHolding = (typeof keyHoldings)[number]

/** Columns that may be left out; the name never is. */
export const optionalColumns = ['status', 'roles', 'teams', 'source', 'created', 'lastSignIn'] as const
export type OptionalColumn = (typeof optionalColumns)[number]
/** Left out unless the address names columns. */
const defaultHidden: readonly OptionalColumn[] = ['created']

/** So many roles or teams are asked for at once. */
const mostIds = 50

export const personOrders = ['name', 'signIn', 'created'] as const
export type PersonOrder = (typeof personOrders)[number]

export const pageSizes = [25, 50, 100, 200] as const
export type PageSize = (typeof pageSizes)[number]
const defaultSize: PageSize = 50
const longestSearch = 200

/** A person's place in an order: pages begin after it or end before it, whatever was added or removed meanwhile. */
export interface Cursor {
  readonly side: 'after' | 'before'
  /** The person's value of the order: a sort name, a moment (ISO 8601 or `-infinity`), a creation number. */
  readonly key: string
  readonly id: string
  /** Their place when the link was made, from 1. Only shown, never counted by. */
  readonly place: number
}

export interface PeopleQuery {
  readonly q: string
  /** Empty: the living. */
  readonly states: readonly PersonState[]
  /** Ids. Each of these lists means any of its values; empty means all. */
  readonly roles: readonly string[]
  readonly teams: readonly string[]
  readonly sources: readonly UserSource[]
  readonly signIns: readonly SignInTime[]
  readonly keys: readonly KeyHolding[]
  readonly order: PersonOrder
  readonly descending: boolean
  readonly size: PageSize
  readonly compact: boolean
  readonly hidden: readonly OptionalColumn[]
  readonly cursor?: Cursor
}

export type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>

/** Reads the query of an address. Nothing is refused. */
export function parsePeopleQuery(parameters: Parameters): PeopleQuery {
  const text = (name: string) => [parameters[name]].flat()[0] ?? ''
  const chosen = <T extends string>(known: readonly T[], name: string) => {
    const named = new Set(text(name).split(','))
    return known.filter((one) => named.has(one))
  }
  const ids = (name: string) => [...new Set(text(name).split(',').filter(isUuid))].slice(0, mostIds)
  const order = personOrders.find((one) => one === text('sort')) ?? 'name'
  const query = {
    q: clean(text('q')).trim().slice(0, longestSearch),
    states: chosen(personStates, 'status'),
    roles: ids('role'),
    teams: ids('team'),
    sources: chosen(personSources, 'source'),
    signIns: chosen(signInTimes, 'seen'),
    keys: chosen(keyHoldings, 'keys'),
    order,
    descending: text('dir') === 'desc',
    size: pageSizes.find((size) => String(size) === text('size')) ?? defaultSize,
    compact: text('density') === 'compact',
    hidden: parameters.hide === undefined ? defaultHidden : chosen(optionalColumns, 'hide'),
  }
  const cursor = parseCursor('after', text('after'), order) ?? parseCursor('before', text('before'), order)
  return cursor ? { ...query, cursor } : query
}

/** The query as text for an address, without what is default; empty for the first page of everybody. */
export function formatPeopleQuery(query: PeopleQuery): string {
  const parameters = new URLSearchParams()
  if (query.q) parameters.set('q', query.q)
  const lists = [
    ['status', query.states],
    ['role', query.roles],
    ['team', query.teams],
    ['source', query.sources],
    ['seen', query.signIns],
    ['keys', query.keys],
  ] as const
  for (const [name, values] of lists) if (values.length > 0) parameters.set(name, values.join(','))
  if (query.order !== 'name') parameters.set('sort', query.order)
  if (query.descending) parameters.set('dir', 'desc')
  if (query.size !== defaultSize) parameters.set('size', String(query.size))
  if (query.compact) parameters.set('density', 'compact')
  if (query.hidden.join() !== defaultHidden.join()) parameters.set('hide', query.hidden.join(','))
  if (query.cursor) parameters.set(query.cursor.side, formatCursor(query.cursor))
  // A comma separates states; it means nothing else in a query (RFC 3986 3.4).
  const text = parameters.toString().replaceAll('%2C', ',')
  return text && `?${text}`
}

/** The query with something changed. Unless a page is named it shows the first one: another question has other pages. */
export function withChange(query: PeopleQuery, change: Partial<PeopleQuery>): PeopleQuery {
  return { ...query, cursor: undefined, ...change }
}

/** The query without anything that leaves people out: everybody who is living, in the same order and look. */
export function withoutFilters(query: PeopleQuery): PeopleQuery {
  const none = { q: '', states: [], roles: [], teams: [], sources: [], signIns: [], keys: [] }
  return withChange(query, none)
}

/** Whether anything but the status is asked for. */
export function isFiltered({ q, roles, teams, sources, signIns, keys }: PeopleQuery): boolean {
  return q !== '' || [roles, teams, sources, signIns, keys].some((list) => list.length > 0)
}

/** PostgreSQL stores no NUL. */
function clean(text: string): string {
  return text.replaceAll('\0', '')
}

function formatCursor({ key, id, place }: Cursor): string {
  return Buffer.from(JSON.stringify([key, id, place])).toString('base64url')
}

const keyForms: Record<PersonOrder, RegExp> = {
  name: /^[^\0]{0,1000}$/s,
  signIn: /^(-infinity|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)$/,
  created: /^\d{1,18}$/,
}

function parseCursor(side: Cursor['side'], text: string, order: PersonOrder): Cursor | undefined {
  const [key, id, place] = parseArray(Buffer.from(text, 'base64url').toString())
  if (typeof key !== 'string' || typeof id !== 'string' || typeof place !== 'number') return undefined
  if (!isUuid(id) || !Number.isSafeInteger(place) || place < 1 || !keyForms[order].test(key)) return undefined
  if (order === 'signIn' && key !== '-infinity' && Number.isNaN(Date.parse(key))) return undefined
  return { side, key, id, place }
}

function parseArray(text: string): unknown[] {
  if (!text.startsWith('[')) return []
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}
