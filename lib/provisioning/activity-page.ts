/** What the pages of the activity log show: rows with the names of whom they concern and of the keys they came with. */
import { fold } from '@/lib/base/fold'
import { isUuid } from '@/lib/base/id'
import type { Org } from '@/lib/db/finders'
import { type Reading, readOrg } from '@/lib/db/read-org'
import type { ActivityAction } from './activity-action'
import { type ActivityCurve, activityCurve } from './activity-curve'
import {
  type ActivityFilter,
  type ActivityResource,
  type ActivityResult,
  type ActivityRow,
  find,
  list,
} from './activity-list'

/** Up to now. */
export const activitySpans = ['1h', '24h', '7d'] as const
export type ActivitySpan = (typeof activitySpans)[number]

export interface ActivityPageQuery {
  /** A person's or team's id. */
  readonly targetId?: string
  readonly q?: string
  readonly result?: ActivityResult
  readonly action?: ActivityAction
  readonly resource?: ActivityResource
  readonly keyId?: string
  readonly span?: ActivitySpan
  /** Days such as 2026-11-22, both included; only where no span is named. */
  readonly from?: string
  readonly to?: string
  readonly rehearsals: boolean
  readonly after?: { readonly at: Date; readonly id: string }
}

export interface ActivityKey {
  readonly id: string
  readonly name: string
  readonly lastFour: string
}

export interface ActivityNames {
  /** Of people and teams by id. */
  readonly targets: ReadonlyMap<string, string>
  readonly keys: ReadonlyMap<string, { readonly name: string; readonly lastFour: string; readonly owner: string }>
}

export interface ActivityPage {
  readonly now: Date
  readonly rows: readonly ActivityRow[]
  readonly names: ActivityNames
  /** Of all that the query means, not of this page alone. */
  readonly curve: ActivityCurve
  /** Those that can be chosen. */
  readonly keys: readonly ActivityKey[]
  /** Where the next page begins; undefined on the last. */
  readonly next?: { readonly at: Date; readonly id: string }
}

export const rowsPerPage = 50

/** One page of what the query asks for. `zone` is the reader's, for days. */
export async function readPage(org: Org, query: ActivityPageQuery, zone: string): Promise<ActivityPage> {
  const { targetId, keyId, after } = query
  const { filter, keys, now } = await readOrg(org.id, async (reading) => ({
    filter: await filterOf(reading, org, query, zone),
    keys: await keysOf(reading, org),
    now: reading.now,
  }))
  const [found, curve] = await Promise.all([
    list(org, { ...filter, ...(after && { after }), limit: rowsPerPage + 1 }),
    activityCurve(org, filter, now),
  ])
  const rows = found.slice(0, rowsPerPage)
  const last = rows.at(-1)
  return {
    ...(await named(org, rows, { targetId, keyId })),
    rows,
    curve,
    keys,
    ...(found.length > rowsPerPage && last && { next: { at: last.at, id: last.id } }),
  }
}

const hourMs = 3_600_000
const spanMs: Record<ActivitySpan, number> = { '1h': hourMs, '24h': 24 * hourMs, '7d': 168 * hourMs }

async function filterOf(reading: Reading, org: Org, query: ActivityPageQuery, zone: string): Promise<ActivityFilter> {
  const { targetId, q, result, action, resource, keyId, span, rehearsals } = query
  return {
    ...(targetId && { targetId }),
    ...(result && { result }),
    ...(action && { action }),
    ...(resource && { resource }),
    ...(keyId && { keyId }),
    ...(span ? { from: new Date(reading.now.getTime() - spanMs[span]) } : await daysOf(reading, query, zone)),
    ...(q && { search: { text: q, ids: await idsOf(reading, org, q) } }),
    ...(!rehearsals && { withoutRehearsals: true }),
  }
}

/** When the days begin and end where the reader is; the database knows the zones' history. */
async function daysOf({ db }: Reading, { from, to }: ActivityPageQuery, zone: string): Promise<ActivityFilter> {
  if (!from && !to) return {}
  const [row] = await db.$queryRaw<{ from: Date | null; until: Date | null }[]>`
    select (${from ?? null}::date)::timestamp at time zone ${zone} as from,
      (${to ?? null}::date + 1)::timestamp at time zone ${zone} as until`
  return { ...(row?.from && { from: row.from }), ...(row?.until && { until: row.until }) }
}

/** Whom a text names exactly: an address, a user name or an external id. */
async function idsOf({ db }: Reading, org: Org, q: string): Promise<string[]> {
  const text = fold(q)
  const where = { orgId: org.id, OR: [{ emailLc: text }, { userNameLc: text }, { externalId: q }] }
  return (await db.user.findMany({ where, select: { id: true }, take: 20 })).map(({ id }) => id)
}

const mostKeys = 12

/** The keys that were used last, for a choice among them. */
async function keysOf({ db }: Reading, org: Org): Promise<ActivityKey[]> {
  return db.applicationKey.findMany({
    where: { orgId: org.id, lastUsedAt: { not: null } },
    orderBy: { lastUsedAt: 'desc' },
    select: { id: true, name: true, lastFour: true },
    take: mostKeys,
  })
}

type History = Pick<ActivityPage, 'rows' | 'now' | 'names'>

/** The latest requests about one person or team, rehearsals left out. */
export function readHistory(org: Org, targetId: string, limit: number): Promise<History> {
  return historyOf(org, { targetId, withoutRehearsals: true }, limit)
}

/** Like `readHistory`, but writes alone. */
export function readWrites(org: Org, targetId: string, limit: number): Promise<History> {
  return historyOf(org, { targetId, withoutRehearsals: true, withoutReads: true }, limit)
}

async function historyOf(org: Org, filter: ActivityFilter, limit: number): Promise<History> {
  const rows = await list(org, { ...filter, limit })
  return { rows, ...(await named(org, rows, filter)) }
}

/** One request; undefined where the organization has none with this id. */
export async function readEntry(
  org: Org,
  id: string,
): Promise<{ now: Date; row: ActivityRow; names: ActivityNames } | undefined> {
  const row = await find(org, id)
  return row && { row, ...(await named(org, [row])) }
}

/** Whom and which keys the rows and the filter name. */
async function named(
  org: Org,
  rows: readonly ActivityRow[],
  filter: { readonly targetId?: string | undefined; readonly keyId?: string | undefined } = {},
) {
  const targets = new Set([filter.targetId, ...rows.flatMap(idsIn)].filter((id) => id && isUuid(id)) as string[])
  const keyIds = new Set([filter.keyId, ...rows.map(({ keyId }) => keyId)].filter((id) => id && isUuid(id)) as string[])
  return readOrg(org.id, async ({ db, now }) => {
    const ids = { orgId: org.id, id: { in: [...targets] } }
    const people = await db.user.findMany({ where: ids, select: { id: true, displayName: true } })
    const teams = await db.team.findMany({ where: ids, select: { id: true, name: true } })
    const keys = await db.applicationKey.findMany({
      where: { orgId: org.id, id: { in: [...keyIds] } },
      select: { id: true, name: true, lastFour: true, owner: { select: { displayName: true } } },
    })
    const names: ActivityNames = {
      targets: new Map([
        ...people.map(({ id, displayName }) => [id, displayName] as const),
        ...teams.map(({ id, name }) => [id, name] as const),
      ]),
      keys: new Map(
        keys.map(({ id, name, lastFour, owner }) => [id, { name, lastFour, owner: owner.displayName }] as const),
      ),
    }
    return { now, names }
  })
}

const mostNamed = 100

const uuids = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g

function idsIn({ targetId, effects, detail }: ActivityRow): (string | null)[] {
  const touched = [
    ...(detail?.match(uuids) ?? []),
    ...(effects?.mails ?? []).map(({ userId }) => userId),
    ...(effects?.ended ?? []).map(({ userId }) => userId),
    ...(effects?.members ?? []).flatMap(({ teamId, addedIds, removedIds }) => [teamId, ...addedIds, ...removedIds]),
  ]
  return [targetId, ...touched.slice(0, mostNamed)]
}
