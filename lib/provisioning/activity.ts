/** The activity log: one row a SCIM request whose key was proven, with what it asked, what it was answered and what it
 *  did. Rows of writes stand in the transaction of the write, so that neither exists without the other; rows of reads
 *  and refusals are written behind (activity-queue.ts). Rows are added and read, never changed. */
import { newId } from '@/lib/base/id'
import { statement, type Tx } from '@/lib/db/tx'
import type { Note } from '@/lib/scim'
import { actionOf } from './activity-action'
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
  /** Whether `request` is all that was sent: nothing cut, no secret left out. */
  readonly requestWhole: boolean
  readonly response: string | null
  readonly responseCut: boolean
  readonly dryRun: boolean
  /** The request whose answer was given again, or that was played again. */
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
  request_whole: 'boolean',
  response: 'text',
  response_cut: 'boolean',
  dry_run: 'boolean',
  repeat_of: 'uuid',
  action: 'text',
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
    entry.requestWhole,
    entry.response,
    entry.responseCut,
    entry.dryRun,
    entry.repeatOf,
    actionOf(entry),
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
