/** The activity log as it is read: the newest rows first, pages by key, narrowed by what an index serves. Each read is
 *  planned for the values it asks with, since a key or an action may own most of the log or none of it. */
import { fold } from '@/lib/base/fold'
import { isUuid } from '@/lib/base/id'
import type { Org } from '@/lib/db/finders'
import { readOrg } from '@/lib/db/read-org'
import { empty, join, raw, type Sql, sql } from '@/lib/db/sql'
import type { ActivityEntry } from './activity'
import type { ActivityAction } from './activity-action'

/** `ok` below 400, `refused` below 500, `failed` from 500 on. */
export const activityResults = ['ok', 'refused', 'failed'] as const
export type ActivityResult = (typeof activityResults)[number]

/** `other`: discovery, bulk requests, searches of everything. */
export const activityResources = ['User', 'Group', 'other'] as const
export type ActivityResource = (typeof activityResources)[number]

/** Which of all requests are meant. */
export interface ActivityFilter {
  /** Only what concerns this person or team. */
  readonly targetId?: string
  readonly result?: ActivityResult
  readonly action?: ActivityAction
  readonly resource?: ActivityResource
  readonly keyId?: string
  readonly from?: Date
  readonly until?: Date
  /** Only among the newest 5,000 requests that are meant otherwise: what names this text in the target or the path, or
   *  concerns one of `ids`. */
  readonly search?: { readonly text: string; readonly ids: readonly string[] }
  /** Leaves out what was only tried (`Prefer: dry-run`). */
  readonly withoutRehearsals?: boolean
  /** Leaves out what only asked. */
  readonly withoutReads?: boolean
}

export interface ActivityQuery extends ActivityFilter {
  /** The last row of the page before. */
  readonly after?: { readonly at: Date; readonly id: string }
  /** At most 1,000. */
  readonly limit: number
}

export interface ActivityRow extends ActivityEntry {
  readonly id: string
}

const columns = raw(`at, id, request_id as "requestId", method, path, resource_type as "resourceType",
  target_id as "targetId", target_name as "targetName", status, scim_type as "scimType", detail,
  duration_ms as "durationMs", key_id as "keyId", connection_id as "connectionId", address, client, tolerances, effects,
  request, request_cut as "requestCut", request_whole as "requestWhole", response, response_cut as "responseCut", dry_run as "dryRun",
  repeat_of as "repeatOf"`)

/** The beginning of a read of whole rows. */
export const selectActivity = sql`select ${columns} from activity`

const resultIs: Record<ActivityResult, Sql> = {
  ok: raw('status < 400'),
  refused: raw('status >= 400 and status < 500'),
  failed: raw('status >= 400 and status >= 500'),
}
const resourceIs: Record<ActivityResource, Sql> = {
  User: raw(`resource_type = 'User'`),
  Group: raw(`resource_type = 'Group'`),
  other: raw(`(resource_type is null or resource_type not in ('User', 'Group'))`),
}

/** How many of the newest requests a search looks through, however many there are. */
const lookedThrough = 5_000

/** The rows that the filter means, named `activity`, for a `from`; `where` for what they have to fulfil. */
export function meant({ id }: Org, filter: ActivityFilter): { readonly from: Sql; readonly where: Sql } {
  const where = join([sql`org_id = ${id}`, ...conditions(filter)], ' and ')
  if (!filter.search) return { from: raw('activity'), where }
  const from = sql`(select * from activity where ${where} order by at desc, id desc limit ${lookedThrough}) as activity`
  return { from, where: matches(filter.search) }
}

function conditions(filter: ActivityFilter): Sql[] {
  const { targetId, result, action, resource, keyId, from, until, withoutRehearsals, withoutReads } = filter
  return [
    ...(targetId === undefined ? [] : [isId(raw('target_id'), targetId)]),
    ...(result ? [resultIs[result]] : []),
    ...(action ? [sql`action = ${action}`] : []),
    ...(resource ? [resourceIs[resource]] : []),
    ...(keyId === undefined ? [] : [isId(raw('key_id'), keyId)]),
    ...(from ? [sql`at >= ${from.toISOString()}::timestamptz`] : []),
    ...(until ? [sql`at < ${until.toISOString()}::timestamptz`] : []),
    ...(withoutRehearsals ? [raw('not dry_run')] : []),
    ...(withoutReads ? [raw(`action <> 'read'`)] : []),
  ]
}

function isId(column: Sql, id: string): Sql {
  return isUuid(id) ? sql`${column} = ${id}::uuid` : raw('false')
}

function matches({ text, ids }: NonNullable<ActivityFilter['search']>): Sql {
  const encoded = encodeURIComponent(text).toLowerCase()
  return sql`(target_id = any(${[...ids]}::uuid[])
    or position(${fold(text)} in lower((coalesce(target_name, '') || ' ' || path) collate folding)) > 0
    or position(${encoded} in lower(path collate folding)) > 0)`
}

/** The newest rows first, a page by key: none is missed or shown twice while others arrive. An id that is none finds
 *  nothing. */
export async function list(org: Org, query: ActivityQuery): Promise<ActivityRow[]> {
  const { after, limit } = query
  if (after && !isUuid(after.id)) return []
  const { from, where } = meant(org, query)
  const below = after ? sql`and (at, id) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)` : empty
  return readOrg(
    org.id,
    ({ db }) => db.$queryRaw<ActivityRow[]>`
      select ${columns} from ${from} where ${where} ${below}
      order by at desc, id desc limit ${Math.min(limit, 1_000)}`,
  )
}

/** The row with this id; undefined where the organization has none. Its id tells its day, so one partition is read. */
export async function find(org: Org, id: string): Promise<ActivityRow | undefined> {
  if (!isUuid(id)) return undefined
  const at = new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16))
  const [row] = await readOrg(
    org.id,
    ({ db }) => db.$queryRaw<ActivityRow[]>`
      ${selectActivity}
      where org_id = ${org.id} and at = ${at.toISOString()}::timestamptz and id = ${id}::uuid`,
  )
  return row
}
