/** What a view of the audit log shows, and how addresses carry it. All of it lives in the address, so that a link
 *  reproduces the view; what an address says and this does not understand is ignored. */
import { isDay } from '@/lib/base/day'
import { isUuid } from '@/lib/base/id'
import { auditEvents } from './events'

export const actorKinds = ['user', 'key', 'system'] as const
export type ActorKind = (typeof actorKinds)[number]

/** Calendar days of the reader: since midnight, or that many days back. */
export const spans = ['today', '7d', '30d', '90d'] as const
export type Span = (typeof spans)[number]

/** What events are about: `user`, `team`; each stands for all of its events. */
export const eventNouns: readonly string[] = [...new Set(auditEvents.map((event) => event.split('.')[0] ?? event))]

export const pageSizes = [25, 50, 100, 200] as const
const defaultSize = 50
const longestSearch = 200

/** A place in the log: pages begin below it or end above it, whatever is added meanwhile. */
export interface Cursor {
  readonly side: 'older' | 'newer'
  readonly at: Date
  readonly id: string
}

export interface AuditQuery {
  readonly q: string
  /** Nouns or single events; empty: all. */
  readonly events: readonly string[]
  readonly actors: readonly ActorKind[]
  /** One person or account, one key, one thing done to, one request. */
  readonly actor?: string
  readonly key?: string
  readonly target?: string
  readonly request?: string
  readonly span?: Span
  /** Days such as 2026-11-22, both included; only where no span is named. */
  readonly from?: string
  readonly to?: string
  readonly size: number
  readonly cursor?: Cursor
  /** The row that is opened. */
  readonly open?: string
}

export type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>

const known: ReadonlySet<string> = new Set([...auditEvents, ...eventNouns])

/** Reads the query of an address. Nothing is refused. */
export function parseAuditQuery(parameters: Parameters): AuditQuery {
  const text = (name: string) => ([parameters[name]].flat()[0] ?? '').replaceAll('\0', '').trim()
  const named = (name: string) => new Set(text(name).split(','))
  const id = (name: string) => (isUuid(text(name)) ? { [name]: text(name) } : {})
  const day = (name: string) => (isDay(text(name)) ? { [name]: text(name) } : {})
  const span = spans.find((one) => one === text('time'))
  const cursor = parseCursor('older', text('older')) ?? parseCursor('newer', text('newer'))
  const request = text('request').slice(0, longestSearch)
  return {
    q: text('q').slice(0, longestSearch),
    events: [...named('event')].filter((event) => known.has(event)),
    actors: actorKinds.filter((kind) => named('by').has(kind)),
    ...id('actor'),
    ...id('key'),
    ...id('target'),
    ...(request && { request }),
    ...(span ? { span } : { ...day('from'), ...day('to') }),
    size: pageSizes.find((size) => String(size) === text('size')) ?? defaultSize,
    ...(cursor && { cursor }),
    ...id('open'),
  }
}

/** The query as text for an address, without what is default; empty for the newest page of everything. */
export function formatAuditQuery(query: AuditQuery): string {
  const { q, events, actors, span, size, cursor } = query
  const parameters = new URLSearchParams()
  if (q) parameters.set('q', q)
  if (events.length > 0) parameters.set('event', events.join(','))
  if (actors.length > 0) parameters.set('by', actors.join(','))
  if (span) parameters.set('time', span)
  for (const name of ['actor', 'key', 'target', 'request', 'from', 'to'] as const) {
    if (query[name]) parameters.set(name, query[name])
  }
  if (size !== defaultSize) parameters.set('size', String(size))
  if (cursor) parameters.set(cursor.side, `${cursor.at.toISOString()}_${cursor.id}`)
  if (query.open) parameters.set('open', query.open)
  // Neither means anything else in a query (RFC 3986 3.4).
  const text = parameters.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')
  return text && `?${text}`
}

/** The query with something changed. Unless a page is named it shows the newest, with no row opened. */
export function withChange(query: AuditQuery, change: Partial<AuditQuery>): AuditQuery {
  return { ...query, cursor: undefined, open: undefined, ...change }
}

/** Whether anything is filtered or searched. */
export function isNarrowed({ q, events, actors, actor, key, target, request, span, from, to }: AuditQuery): boolean {
  return Boolean(q || events.length || actors.length || actor || key || target || request || span || from || to)
}

function parseCursor(side: Cursor['side'], text: string): Cursor | undefined {
  const [moment = '', id = ''] = text.split('_')
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(moment) || !isUuid(id)) return undefined
  const at = new Date(moment)
  return Number.isNaN(at.getTime()) ? undefined : { side, at, id }
}
