/** How long people stay signed in: at most, and without being seen. Sessions are judged by these at every request
 *  (lib/db/session-end.ts); what a change ends stays ended, whatever is chosen later. */
import { DomainError } from '@/lib/base/errors'
import type { Org } from '@/lib/db/finders'
import type { Reading } from '@/lib/db/read-org'
import { sessionEnd } from '@/lib/db/session-end'
import { type OrgId, statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { type Actor, requirePermission } from '../can'
import { write } from '../write'

/** Minutes. */
export const longestRange = { least: 10, most: 43_200 } as const
/** Minutes; at most the longest. */
export const idleRange = { least: 5, most: longestRange.most } as const

/** In minutes. An idle limit as long as the longest is none. */
export interface SessionLimits {
  readonly longest: number
  readonly idle: number
}

export interface SessionsNow {
  readonly limits: SessionLimits
  readonly sessions: number
  readonly people: number
}

const columns = 'session_max_minutes as longest, session_idle_minutes as idle'
const readLimits = statement<SessionLimits>('session_limits', `select ${columns} from organizations where id = $1`)
const lockLimits = statement<SessionLimits>(
  'session_limits_lock',
  `select ${columns} from organizations where id = $1 for update`,
)
const countLive = statement<{ sessions: number; people: number }>(
  'sessions_count',
  `select count(*)::int as sessions, count(distinct s.user_id)::int as people
   from sessions s join organizations o on o.id = s.org_id
   join users u on u.org_id = s.org_id and u.id = s.user_id and u.status = 'active'
   where s.org_id = $1 and ${sessionEnd} > $2`,
)

/** The limits, and how many sessions of how many people are open. Needs `org_authn_config_read`. */
export async function read(org: Org, actor: Actor): Promise<SessionsNow> {
  requirePermission(actor, 'org_authn_config_read')
  return withOrg(org.id, async (tx) => {
    const [limits] = await tx.query(readLimits, [org.id])
    const [live] = await tx.query(countLive, [org.id, tx.now])
    if (!limits || !live) throw new DomainError('organization_not_found')
    return { limits, ...live }
  })
}

const store = statement(
  'session_limits_store',
  `update organizations set session_max_minutes = $2, session_idle_minutes = $3, updated_at = $4 where id = $1`,
)
const countEnding = statement<{ sessions: number; people: number; own: boolean }>(
  'sessions_ending',
  `select count(*)::int as sessions, count(distinct s.user_id)::int as people, coalesce(bool_or(s.id = $5), false) as own
   from sessions s join organizations o on o.id = s.org_id
   join users u on u.org_id = s.org_id and u.id = s.user_id and u.status = 'active'
   where s.org_id = $1 and ${sessionEnd} > $2
     and least(s.created_at + $3 * interval '1 minute', s.last_seen_at + $4 * interval '1 minute') <= $2`,
)
// Those that had ended by the old limits are among them: longer ones bring nobody back.
const endThem = statement(
  'sessions_end_by_limits',
  `update sessions s set expires_at = case
     when least(${sessionEnd}, s.last_seen_at + $4 * interval '1 minute') <= $2 then $2
     else least(s.expires_at, s.created_at + $3 * interval '1 minute') end
   from organizations o where o.id = s.org_id and s.org_id = $1 and s.expires_at > $2`,
)

/** Changes the limits; answers how many open sessions that ended. Needs `org_authn_config_write`. Refuses limits out of
 *  range (`session_limits_invalid`, fact `which`), and to end sessions unless `confirmed`
 *  (`session_limits_unconfirmed`, facts `sessions`, `people` and, where `sessionId` is among them, `own`). */
export async function put(
  org: Org,
  actor: Actor,
  { longest, idle }: SessionLimits,
  { confirmed = false, sessionId = null }: { confirmed?: boolean; sessionId?: string | null } = {},
): Promise<{ ended: number }> {
  requirePermission(actor, 'org_authn_config_write')
  requireRange(longest, longestRange, 'longest')
  requireRange(idle, { least: idleRange.least, most: longest }, 'idle')
  return write(org, actor, async ({ tx, effects }) => {
    const [before] = await tx.query(lockLimits, [org.id])
    if (!before) throw new DomainError('organization_not_found')
    if (before.longest === longest && before.idle === idle) return { ended: 0 }
    const [ending] = await tx.query(countEnding, [org.id, tx.now, longest, idle, sessionId])
    const { sessions: ended = 0, people = 0, own = false } = ending ?? {}
    if (ended > 0 && !confirmed) {
      const facts = { sessions: String(ended), people: String(people), ...(own && { own: 'yes' }) }
      throw new DomainError('session_limits_unconfirmed', facts)
    }
    tx.queue(endThem, [org.id, tx.now, longest, idle])
    tx.queue(store, [org.id, longest, idle, tx.now])
    const after = { longest, idle, ...(ended > 0 && { sessionsEnded: ended }) }
    effects.audit({ event: 'organization.session_limits', target: org.name, before: { ...before }, after })
    return { ended }
  })
}

function requireRange(minutes: number, { least, most }: { least: number; most: number }, which: string): void {
  const isWithin = Number.isInteger(minutes) && minutes >= least && minutes <= most
  if (!isWithin) throw new DomainError('session_limits_invalid', { which })
}

/** What is true of the open sessions among those that Prisma reads. */
export async function openSessions({ db, now }: Reading, orgId: OrgId) {
  const organization = await db.organization.findUniqueOrThrow({
    where: { id: orgId },
    select: { sessionMaxMinutes: true, sessionIdleMinutes: true },
  })
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
  return {
    expiresAt: { gt: now },
    createdAt: { gt: ago(organization.sessionMaxMinutes) },
    lastSeenAt: { gt: ago(organization.sessionIdleMinutes) },
  }
}
