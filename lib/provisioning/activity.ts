/** The activity log: one row a SCIM request whose key was proven, with what it asked, what it was answered and what it
 *  did. Rows of writes stand in the transaction of the write, so that neither exists without the other; rows of reads
 *  and refusals are written behind (activity-queue.ts). Rows are added and read, never changed. */
import { fold } from '@/lib/base/fold'
import { isUuid, newId } from '@/lib/base/id'
import type { Org } from '@/lib/db/finders'
import { type OrgId, openReading, type Statement, statement, type Tx } from '@/lib/db/tx'
import type { Note } from '@/lib/scim'
import type { EffectsJson } from './effects'

/** Texts are at most what the recording of a request leaves of them (redact.ts). */
export interface ActivityEntry {
  readonly at: Date
  readonly requestId: string
  readonly method: string
  /** Below the SCIM root, with the query. */
  readonly path: string
  readonly resourceType: string | null
  readonly targetId: string | null
  readonly targetName: string | null
  readonly status: number
  readonly scimType: string | null
  readonly detail: string | null
  /** Until the commit begins. */
  readonly durationMs: number
  readonly keyId: string
  readonly connectionId: string | null
  readonly address: string | null
  readonly client: string | null
  readonly tolerances: readonly Note[] | null
  readonly effects: EffectsJson | null
  readonly request: string | null
  readonly requestCut: boolean
  readonly response: string | null
  readonly responseCut: boolean
  readonly dryRun: boolean
  /** The request whose answer was given again. */
  readonly repeatOf: string | null
}

const columns = {
  at: 'timestamptz',
  id: 'uuid',
  request_id: 'uuid',
  method: 'text',
  path: 'text',
  resource_type: 'text',
  target_id: 'uuid',
  target_name: 'text',
  status: 'int',
  scim_type: 'text',
  detail: 'text',
  duration_ms: 'float8',
  key_id: 'uuid',
  connection_id: 'uuid',
  address: 'text',
  client: 'text',
  tolerances: 'jsonb',
  effects: 'jsonb',
  request: 'text',
  request_cut: 'boolean',
  response: 'text',
  response_cut: 'boolean',
  dry_run: 'boolean',
  repeat_of: 'uuid',
} as const
const names = Object.keys(columns).join(', ')
const types = Object.values(columns)

const insertOne = statement(
  'activity_insert',
  `insert into activity (org_id, ${names}) values ($1, ${types.map((_, n) => `$${n + 2}`)})`,
)
const insertMany = statement(
  'activity_insert_many',
  `insert into activity (org_id, ${names})
   select $1, e.* from unnest(${types.map((type, n) => `$${n + 2}::${type}[]`)}) as e`,
)

/** Queues rows into the transaction of what they tell. */
export function record(tx: Tx, entries: readonly ActivityEntry[]): void {
  const rows = entries.map(valuesOf)
  const [first, ...more] = rows
  if (!first) return
  if (more.length === 0) tx.queue(insertOne, [tx.orgId, ...first])
  else tx.queue(insertMany, [tx.orgId, ...types.map((_, n) => arrayOf(rows.map((row) => row[n])))])
}

type Value = string | number | boolean | null

/** In the order of the columns. */
function valuesOf(entry: ActivityEntry): readonly Value[] {
  const { at, tolerances, effects } = entry
  return [
    at.toISOString(),
    newId(at.getTime()),
    entry.requestId,
    entry.method,
    entry.path,
    entry.resourceType,
    entry.targetId,
    entry.targetName,
    entry.status,
    entry.scimType,
    entry.detail,
    entry.durationMs,
    entry.keyId,
    entry.connectionId,
    entry.address,
    entry.client,
    tolerances?.length ? JSON.stringify(tolerances) : null,
    effects && Object.keys(effects).length > 0 ? JSON.stringify(effects) : null,
    entry.request,
    entry.requestCut,
    entry.response,
    entry.responseCut,
    entry.dryRun,
    entry.repeatOf,
  ]
}

/** The literal of an array (PostgreSQL manual, 8.15.6): arrays cost the database half of what JSON does. */
function arrayOf(values: readonly (Value | undefined)[]): string {
  return `{${values.map(elementOf).join(',')}}`
}

function elementOf(value: Value | undefined): string {
  if (value === null || value === undefined) return 'NULL'
  return typeof value === 'string' ? `"${value.replace(/["\\]/g, '\\$&')}"` : String(value)
}

/** `ok` below 400, `refused` below 500, `failed` from 500 on. */
export type ActivityResult = 'ok' | 'refused' | 'failed'

export interface ActivityQuery {
  /** Only what concerns this person or team. */
  readonly targetId?: string
  readonly result?: ActivityResult
  /** Only among the newest 5,000 requests: what names this text in the target or the path, or concerns one of `ids`. */
  readonly search?: { readonly text: string; readonly ids: readonly string[] }
  /** Leaves out what was only tried (`Prefer: dry-run`). */
  readonly withoutRehearsals?: boolean
  /** Leaves out what only asked. */
  readonly withoutReads?: boolean
  /** The last row of the page before. */
  readonly after?: { readonly at: Date; readonly id: string }
  /** At most 1,000. */
  readonly limit: number
}

export interface ActivityRow extends ActivityEntry {
  readonly id: string
}

// As literals: the statement's shape then says which index serves it.
const resultIs: Record<ActivityResult, string> = {
  ok: 'status < 400',
  refused: 'status >= 400 and status < 500',
  failed: 'status >= 400 and status >= 500',
}

const camelCased = names.replace(/(\w+)_(\w)(\w*)/g, (name, one: string, letter: string, rest: string) => {
  return `${name} as "${one}${letter.toUpperCase()}${rest}"`
})

// A search reads a bounded number of rows, however many there are.
const newest = `(select * from activity where org_id = $1 order by at desc, id desc limit 5000) as activity`
const matches = `(target_id = any($7) or position($6 in lower((coalesce(target_name, '') || ' ' || path) collate folding)) > 0
  or position($8 in lower(path collate folding)) > 0)`

function listStatement(query: ActivityQuery): Statement<ActivityRow> {
  const { targetId, result, search, withoutRehearsals, withoutReads, after } = query
  const parts = [
    targetId && 'person',
    search && 'search',
    withoutRehearsals && 'real',
    withoutReads && 'writes',
    result ?? 'all',
    after && 'after',
  ]
  const wanted = [
    'org_id = $1',
    ...(targetId === undefined ? [] : ['target_id = $3']),
    ...(result === undefined ? [] : [resultIs[result]]),
    ...(search === undefined ? [] : [matches]),
    ...(withoutRehearsals ? ['not dry_run'] : []),
    ...(withoutReads ? ["method not in ('GET', 'HEAD') and path not like '%/.search%'"] : []),
    ...(after === undefined ? [] : ['(at, id) < ($4, $5)']),
  ]
  // PostgreSQL has to know the type of every parameter, also of those that this shape has no use for.
  const text = `with asked(target_id, at, id, text, ids, encoded) as (
      select $3::uuid, $4::timestamptz, $5::uuid, $6::text, $7::uuid[], $8::text)
    select ${camelCased} from ${search ? newest : 'activity'}
    where ${wanted.join(' and ')} order by at desc, id desc limit $2`
  return statement(`activity_list_${parts.filter(Boolean).join('_')}`, text)
}

/** The newest rows first, a page by key: none is missed or shown twice while others arrive. An id that is none finds
 *  nothing. */
export async function list(org: Org, query: ActivityQuery): Promise<ActivityRow[]> {
  const { targetId, search, after, limit } = query
  if ((targetId !== undefined && !isUuid(targetId)) || (after && !isUuid(after.id))) return []
  return reading(org.id, (tx) =>
    tx.query(listStatement(query), [
      org.id,
      Math.min(limit, 1_000),
      targetId ?? null,
      after?.at ?? null,
      after?.id ?? null,
      search ? fold(search.text) : null,
      search ? search.ids : null,
      search ? encodeURIComponent(search.text).toLowerCase() : null,
    ]),
  )
}

const findOne = statement<ActivityRow>(
  'activity_find',
  `select ${camelCased} from activity where org_id = $1 and at = $2 and id = $3`,
)

/** The row with this id; undefined where the organization has none. Its id tells its day, so one partition is read. */
export async function find(org: Org, id: string): Promise<ActivityRow | undefined> {
  if (!isUuid(id)) return undefined
  const at = new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16))
  const [row] = await reading(org.id, (tx) => tx.query(findOne, [org.id, at, id]))
  return row
}

async function reading<R>(orgId: OrgId, read: (tx: Tx) => Promise<R>): Promise<R> {
  const tx = openReading(orgId)
  tx.alone()
  try {
    return await read(tx)
  } finally {
    await tx.commit()
  }
}
