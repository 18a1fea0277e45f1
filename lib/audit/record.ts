/** Audit rows are written in the transaction of what they tell: what happened and what is recorded cannot differ.
 *  The application's role may insert and read them, never change them. */
import { newId } from '@/lib/base/id'
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

const insert = statement(
  'audit_insert',
  `insert into audit_events (org_id, id, at, event, actor_kind, actor_id, actor_name, key_id, address, request_id,
     target_id, target, before, after)
   select $1, e.id, $2, e.event, $3, $4, $5, $6, $7, $8, e.target_id, e.target, e.before, e.after
   from jsonb_to_recordset($9::jsonb) as e(id uuid, event text, target_id uuid, target text, before jsonb, after jsonb)`,
)

/** Queues one row for each entry, in one statement. */
export function record(tx: Tx, actor: AuditActor, entries: readonly AuditEntry[]): void {
  if (entries.length === 0) return
  const at = tx.now
  const rows = entries.map((entry) => ({
    id: newId(at.getTime()),
    event: entry.event,
    target_id: entry.targetId ?? null,
    target: entry.target ?? null,
    before: entry.before ?? null,
    after: entry.after ?? null,
  }))
  tx.queue(insert, [
    tx.orgId,
    at,
    actor.kind,
    actor.id,
    actor.name,
    actor.keyId ?? null,
    actor.address ?? null,
    actor.requestId ?? null,
    JSON.stringify(rows),
  ])
}
