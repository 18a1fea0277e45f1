/** What people decide about their audit log: how long it is kept, the views they have named, and that they took a copy
 *  of it. Nobody can decide anything about an event. */
import { DomainError } from '@/lib/base/errors'
import { newId } from '@/lib/base/id'
import type { Org } from '@/lib/db/finders'
import { readOrg } from '@/lib/db/read-org'
import { type OrgId, statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { type Actor, requirePermission } from './can'
import { write } from './write'

export const keptDays = { least: 30, most: 3_650 } as const

const lockKept = statement<{ days: number }>(
  'audit_kept_lock',
  'select audit_kept_days as days from organizations where id = $1 for update',
)
const storeKept = statement(
  'audit_kept_store',
  'update organizations set audit_kept_days = $2, updated_at = $3 where id = $1',
)

const oldestEvent = statement<{ at: Date }>(
  'audit_oldest',
  'select at from audit_events where org_id = $1 order by at limit 1',
)

/** Changes how many days events are kept; the worker gives up older ones within the hour. Needs `org_management`.
 *  Refuses fewer than 30 and more than 3,650 (`audit_days_invalid`), and to give up events for good unless `confirmed`
 *  (`audit_days_unconfirmed`, facts `from` and `until`: moments between which they happened). */
export async function putKeptDays(
  org: Org,
  actor: Actor,
  days: number,
  { confirmed = false }: { confirmed?: boolean } = {},
): Promise<void> {
  requirePermission(actor, 'org_management')
  const isValid = Number.isInteger(days) && days >= keptDays.least && days <= keptDays.most
  if (!isValid) throw new DomainError('audit_days_invalid')
  await write(org, actor, async ({ tx, effects }) => {
    const [before] = await tx.query(lockKept, [org.id])
    if (!before) throw new DomainError('organization_not_found')
    if (before.days === days) return
    if (days < before.days && !confirmed) {
      const [oldest] = await tx.query(oldestEvent, [org.id])
      const until = new Date(tx.now.getTime() - days * 86_400_000)
      if (oldest && oldest.at < until) {
        const facts = { from: oldest.at.toISOString(), until: until.toISOString() }
        throw new DomainError('audit_days_unconfirmed', facts)
      }
    }
    tx.queue(storeKept, [org.id, days, tx.now])
    effects.audit({ event: 'audit.retention', target: org.name, before: { days: before.days }, after: { days } })
  })
}

/** How many days events are kept. */
export async function readKeptDays(orgId: OrgId): Promise<number> {
  return readOrg(orgId, async ({ db }) => {
    const { auditKeptDays } = await db.organization.findUniqueOrThrow({
      where: { id: orgId },
      select: { auditKeptDays: true },
    })
    return auditKeptDays
  })
}

/** Records that somebody takes a copy of what `filter` shows. Needs `audit_logs_read`. */
export async function recordExport(org: Org, actor: Actor, format: string, filter: string): Promise<void> {
  requirePermission(actor, 'audit_logs_read')
  await write(org, actor, async ({ tx, effects }) => {
    await tx.ready()
    effects.audit({ event: 'audit.export', target: org.name, after: { format, ...(filter && { filter }) } })
  })
}

export interface NamedView {
  readonly id: string
  readonly name: string
  /** As in an address, from the `?` on. */
  readonly query: string
}

const longestName = 80
const mostViews = 50

const insertView = statement(
  'audit_view_insert',
  `insert into audit_views (org_id, user_id, id, name, query, created_at)
   select $1, $2, $3, $4, $5, $6
   where (select count(*) from audit_views where org_id = $1 and user_id = $2) < $7`,
)

/** Names a view for the person alone; they may have 50. Needs `audit_logs_read`. Refuses an empty name
 *  (`name_missing`). */
export async function saveView(org: Org, actor: Actor, view: Omit<NamedView, 'id'>): Promise<void> {
  requirePermission(actor, 'audit_logs_read')
  const name = view.name.trim().slice(0, longestName)
  if (!name) throw new DomainError('name_missing')
  await withOrg(org.id, async (tx) => {
    await tx.ready()
    tx.queue(insertView, [org.id, actor.id, newId(), name, view.query, tx.now, mostViews])
  })
}

const deleteView = statement(
  'audit_view_delete',
  'delete from audit_views where org_id = $1 and user_id = $2 and id = $3',
)

/** Forgets a view of the person's own. */
export async function removeView(org: Org, actor: Actor, id: string): Promise<void> {
  await withOrg(org.id, async (tx) => tx.queue(deleteView, [org.id, actor.id, id]))
}

/** The person's views, by name. */
export async function listViews(orgId: OrgId, userId: string): Promise<NamedView[]> {
  return readOrg(orgId, ({ db }) =>
    db.auditView.findMany({
      where: { orgId, userId },
      select: { id: true, name: true, query: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    }),
  )
}
