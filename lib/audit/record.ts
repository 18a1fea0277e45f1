/** Audit rows are written in the transaction of what they tell: what happened and what is recorded cannot differ.
 *  The application's role may insert and read them, never change them. */
import { newId } from '@/lib/base/id'
import { metrics } from '@/lib/base/metrics'
import { statement, type Tx } from '@/lib/db/tx'
import type { AuditEvent } from './events'

export interface AuditEntry {
  readonly event: AuditEvent
  readonly targetId?: string
  readonly target?: string
  /** The values that changed, as they were and as they are; never a secret, never a member list. */
  readonly before?: unknown
  readonly after?: unknown
}

export interface AuditActor {
  readonly kind: string
  readonly id: string | null
  readonly name: string
  readonly keyId?: string
  readonly address?: string
  readonly requestId?: string
}

const columns = `org_id, at, actor_kind, actor_id, actor_name, key_id, address, request_id, id, event, target_id, target,
  before, after`
// As parameters a row costs less than as JSON; most writes have one or two.
const insertOne = statement(
  'audit_insert',
  `insert into audit_events (${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
)
const insertMany = statement(
  'audit_insert_many',
  `insert into audit_events (${columns})
   select $1, $2, $3, $4, $5, $6, $7, $8, e.id, e.event, e.target_id, e.target, e.before, e.after
   from jsonb_to_recordset($9::jsonb) as e(id uuid, event text, target_id uuid, target text, before jsonb, after jsonb)`,
)

interface Row {
  readonly id: string
  readonly event: string
  readonly target_id: string | null
  readonly target: string | null
  readonly before: unknown
  readonly after: unknown
}

const few = 2

/** Queues one row for each entry. */
export function record(tx: Tx, actor: AuditActor, entries: readonly AuditEntry[]): void {
  if (entries.length === 0) return
  const at = tx.now
  const own = [
    tx.orgId,
    at,
    actor.kind,
    actor.id,
    actor.name,
    actor.keyId ?? null,
    actor.address ?? null,
    actor.requestId ?? null,
  ]
  const rows = entries.map(
    (entry): Row => ({
      id: newId(at.getTime()),
      event: entry.event,
      target_id: entry.targetId ?? null,
      target: entry.target ?? null,
      before: entry.before ?? null,
      after: entry.after ?? null,
    }),
  )
  if (rows.length > few) tx.queue(insertMany, [...own, JSON.stringify(rows)])
  else for (const row of rows) tx.queue(insertOne, [...own, ...valuesOf(row)])
  tx.afterCommit(() => {
    for (const { event } of entries) metrics.events.inc({ event })
  })
}

function valuesOf({ id, event, target_id, target, before, after }: Row): unknown[] {
  return [id, event, target_id, target, jsonOf(before), jsonOf(after)]
}

function jsonOf(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value)
}
