/** The audit log as people read it: newest first, pages by key, so that nothing is shown twice or missed while events
 *  arrive. What no index serves is looked for in 20,000 rows at a time: a page says how far it has looked and where to
 *  go on, and costs the same however long the log is. */
import { type Reading, readOrg } from '@/lib/db/read-org'
import { empty, join, raw, type Sql, sql } from '@/lib/db/sql'
import type { OrgId } from '@/lib/db/tx'
import type { AuditQuery, Cursor, Span } from './query'

const lookedThrough = 20_000

export interface AuditRow {
  readonly id: string
  readonly at: Date
  readonly event: string
  readonly actorKind: string
  readonly actorId: string | null
  readonly actorName: string
  readonly keyId: string | null
  readonly address: string | null
  readonly requestId: string | null
  readonly targetId: string | null
  readonly target: string | null
  readonly before: unknown
  readonly after: unknown
}

export interface AuditPage {
  readonly now: Date
  readonly rows: readonly AuditRow[]
  readonly newer?: Cursor
  readonly older?: Cursor
  /** Where the search stopped, when it found less than a page on its way. */
  readonly lookedUntil?: Date
}

/** One page of what the query asks for. `zone` is the reader's, for days. */
export async function list(orgId: OrgId, query: AuditQuery, zone: string): Promise<AuditPage> {
  return readOrg(orgId, async (reading) => {
    const found = await look(reading, orgId, query, zone)
    // Less than a page above the row is the newest page.
    if (query.cursor?.side === 'newer' && found.rows.length <= query.size && !found.end) {
      return pageOf(
        reading,
        { ...query, cursor: undefined },
        await look(reading, orgId, { ...query, cursor: undefined }, zone),
      )
    }
    return pageOf(reading, query, found)
  })
}

interface Found {
  readonly rows: readonly AuditRow[]
  /** The last row that was looked at, where there are more beyond it and the page is not full. */
  readonly end: { readonly at: Date; readonly id: string } | undefined
}

function pageOf({ now }: Reading, query: AuditQuery, { rows: found, end }: Found): AuditPage {
  const { size, cursor } = query
  const upwards = cursor?.side === 'newer'
  const more = found.length > size
  const rows = upwards ? found.slice(0, size).toReversed() : found.slice(0, size)
  const [first, last] = [rows[0], rows.at(-1)]
  const beyond = more || end !== undefined
  const newest = upwards ? (more ? first : end) : cursor && (first ?? cursor)
  const oldest = upwards ? (last ?? cursor) : more ? last : end
  return {
    now,
    rows,
    ...((upwards ? beyond : cursor) && newest && { newer: { side: 'newer', at: newest.at, id: newest.id } }),
    ...((upwards || beyond) && oldest && { older: { side: 'older', at: oldest.at, id: oldest.id } }),
    ...(!more && end && { lookedUntil: end.at }),
  }
}

const columns = raw(`id, at, event, actor_kind as "actorKind", actor_id as "actorId", actor_name as "actorName",
  key_id as "keyId", address, request_id as "requestId", target_id as "targetId", target, before, after`)

async function look({ db, now }: Reading, orgId: OrgId, query: AuditQuery, zone: string): Promise<Found> {
  const { size, cursor } = query
  const upwards = cursor?.side === 'newer'
  const direction = upwards ? sql`asc` : sql`desc`
  const filters = filtersOf(query)
  const most = filters.length > 0 ? Math.max(lookedThrough, size + 1) : size + 1
  const start = cursor
    ? sql`and (at, id) ${upwards ? sql`>` : sql`<`} (${cursor.at.toISOString()}::timestamptz, ${cursor.id}::uuid)`
    : empty
  const found = await db.$queryRaw<(AuditRow & { looked: number; endAt: Date; endId: string })[]>`
    with looked as materialized (
      select * from audit_events where org_id = ${orgId} ${start} ${timesOf(query, now, zone)}
        ${query.target ? sql`and target_id = ${query.target}::uuid` : empty}
      order by at ${direction}, id ${direction} limit ${most}
    ), found as (
      select ${columns} from looked where ${join([sql`true`, ...filters], ' and ')}
      order by at ${direction}, id ${direction} limit ${size + 1}
    ), ended as (
      select count(*)::int as looked from looked
    )
    select e.looked, l.at as "endAt", l.id as "endId", f.* from ended e
    left join lateral (
      select at, id from looked order by at ${upwards ? sql`desc` : sql`asc`}, id ${upwards ? sql`desc` : sql`asc`} limit 1
    ) l on true
    left join found f on true
    order by f.at ${direction}, f.id ${direction}`
  const [first] = found
  const rows = found.filter(({ id }) => id !== null)
  const isCut = first !== undefined && filters.length > 0 && first.looked === most && rows.length <= size
  return { rows, end: isCut ? { at: first.endAt, id: first.endId } : undefined }
}

/** What is asked of each row that was looked at. */
function filtersOf({ q, events, actors, actor, key, request }: AuditQuery): Sql[] {
  const nouns = events.filter((event) => !event.includes('.'))
  return [
    ...(events.length > 0
      ? [sql`(event = any(${[...events]}::text[]) or split_part(event, '.', 1) = any(${nouns}::text[]))`]
      : []),
    ...(actors.length > 0 ? [sql`actor_kind = any(${[...actors]}::text[])`] : []),
    ...(actor ? [sql`actor_id = ${actor}::uuid`] : []),
    ...(key ? [sql`key_id = ${key}::uuid`] : []),
    ...(request ? [sql`request_id = ${request}`] : []),
    ...(q
      ? [
          sql`strpos(lower(concat_ws(' ', actor_name, target, address, request_id, event, target_id, actor_id,
            after ->> 'to', after ->> 'address', after ->> 'email')), lower(${q})) > 0`,
        ]
      : []),
  ]
}

const days: Record<Span, number> = { today: 0, '7d': 6, '30d': 29, '90d': 89 }

/** From the beginning of a day to the end of one, as the reader's calendar has them. */
function timesOf({ span, from, to }: AuditQuery, now: Date, zone: string): Sql {
  const today = sql`(${now.toISOString()}::timestamptz at time zone ${zone})::date`
  const since = span ? sql`${today} - ${days[span]}::int` : from && sql`${from}::date`
  const until = !span && to ? sql`${to}::date + 1` : undefined
  const begin = since ? sql`and at >= (${since})::timestamp at time zone ${zone}` : empty
  return until ? sql`${begin} and at < (${until})::timestamp at time zone ${zone}` : begin
}

export interface AuditDetail {
  readonly now: Date
  readonly row: AuditRow
  /** The seal that holds it; null while none does. */
  readonly seal: { readonly no: number; readonly hash: string } | null
  /** The SCIM request of which it was part, while the activity log still has it. */
  readonly activity: { readonly id: string; readonly at: Date } | null
  /** Others of the same request, at most 20. */
  readonly siblings: readonly AuditRow[]
  readonly key: { readonly name: string; readonly lastFour: string } | null
  /** Whose page there is: a person or a service account that still exists. */
  readonly target: 'human' | 'service' | null
}

/** One event with what belongs to it; undefined where the organization has none of this id. */
export async function read(orgId: OrgId, id: string): Promise<AuditDetail | undefined> {
  return readOrg(orgId, async (reading) => {
    const { db, now } = reading
    const [row] = await db.$queryRaw<(AuditRow & { xid: bigint })[]>`
      select ${columns}, xid from audit_events where org_id = ${orgId} and id = ${id}::uuid`
    if (!row) return undefined
    const { xid, ...event } = row
    const [seal] = await db.$queryRaw<{ no: bigint; hash: Uint8Array }[]>`
      select no, hash from audit_seals where org_id = ${orgId} and (upto_xid, upto_id) >= (${xid}, ${id}::uuid)
      order by upto_xid, upto_id limit 1`
    const key = row.keyId
      ? await db.applicationKey.findFirst({ where: { orgId, id: row.keyId }, select: { name: true, lastFour: true } })
      : null
    const target = row.targetId
      ? await db.user.findFirst({ where: { orgId, id: row.targetId, deletedAt: null }, select: { kind: true } })
      : null
    return {
      now,
      row: event,
      seal: seal ? { no: Number(seal.no), hash: Buffer.from(seal.hash).toString('hex') } : null,
      activity: await activityOf(reading, orgId, event),
      siblings: await siblingsOf(reading, orgId, event),
      key,
      target: target?.kind ?? null,
    }
  })
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

async function activityOf({ db }: Reading, orgId: OrgId, { requestId, at }: AuditRow) {
  if (!requestId || !uuid.test(requestId)) return null
  const [found] = await db.$queryRaw<{ id: string; at: Date }[]>`
    select id, at from activity where org_id = ${orgId} and request_id = ${requestId}::uuid
      and at between ${at.toISOString()}::timestamptz - interval '1 minute'
        and ${at.toISOString()}::timestamptz + interval '1 minute'
    limit 1`
  return found ?? null
}

/** What one request did has one moment: that of its transaction. */
async function siblingsOf({ db }: Reading, orgId: OrgId, { requestId, at, id }: AuditRow): Promise<AuditRow[]> {
  if (!requestId) return []
  return db.$queryRaw<AuditRow[]>`
    select ${columns} from audit_events where org_id = ${orgId} and at = ${at.toISOString()}::timestamptz
      and request_id = ${requestId} and id <> ${id}::uuid order by id limit 20`
}
