/** How provisioning goes, from a handful of rows: the navigation asks on every page, so nothing here grows with the log. */
import type { Org } from '@/lib/db/finders'
import { openReading, statement } from '@/lib/db/tx'
import { plans } from '@/lib/org/plans'

/** `failing` when the latest three requests were all refused, `warning` when any was within a day. */
export type HealthState = 'good' | 'warning' | 'failing'

export interface ProvisioningHealth {
  /** Undefined while no request has come, and under a plan without SCIM while nobody is refused for it. */
  readonly state: HealthState | undefined
  readonly lastAt: Date | null
}

export interface DayCounts {
  /** Of the last 24 hours; counted up to `mostCounted`. */
  readonly requests: number
  readonly failures: number
}

export const mostCounted = 10_000
const dayMs = 86_400_000

interface Seen {
  readonly seen: number
  readonly refused: number
  readonly last: Date | null
  readonly failed: boolean
}

const latest = statement<Seen>(
  'activity_health',
  `with latest as (
     select status, at from activity where org_id = $1 and not dry_run order by at desc, id desc limit 3
   )
   select count(*)::int as seen, count(*) filter (where status >= 400)::int as refused, max(at) as last,
     exists (select 1 from activity where org_id = $1 and status >= 400 and at > $2 and not dry_run) as failed
   from latest`,
)
const day = statement<DayCounts>(
  'activity_day',
  `select
     (select count(*)::int from (
        select from activity where org_id = $1 and at > $2 and not dry_run limit ${mostCounted + 1}) r) as requests,
     (select count(*)::int from (
        select from activity where org_id = $1 and status >= 400 and at > $2 and not dry_run limit ${mostCounted + 1}
      ) f) as failures`,
)

const newest = statement<{ id: string }>(
  'activity_newest',
  'select id from activity where org_id = $1 order by at desc, id desc limit 1',
)

/** The id of the newest request of any kind; null where none has come. */
export async function latestRequest({ id }: Org): Promise<string | null> {
  const tx = openReading(id)
  try {
    const [row] = await tx.query(newest, [id])
    return row?.id ?? null
  } finally {
    await tx.commit()
  }
}

export async function health({ id, plan }: Org): Promise<ProvisioningHealth> {
  const tx = openReading(id)
  tx.alone()
  try {
    const [row] = await tx.query(latest, [id, new Date(Date.now() - dayMs)])
    if (!row || row.seen === 0) return { state: undefined, lastAt: null }
    const state = row.refused === 3 ? 'failing' : row.failed ? 'warning' : plans[plan].scim ? 'good' : undefined
    return { state, lastAt: row.last }
  } finally {
    await tx.commit()
  }
}

export async function dayCounts({ id }: Org): Promise<DayCounts> {
  const tx = openReading(id)
  tx.alone()
  try {
    const [row] = await tx.query(day, [id, new Date(Date.now() - dayMs)])
    return row ?? { requests: 0, failures: 0 }
  } finally {
    await tx.commit()
  }
}
