/** Ending the sessions of somebody else: one, or all of them. They may sign in again at once, and are told by mail. */
import { isUuid } from '@/lib/base/id'
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { tellOfSessions } from '../account/account-notices'
import { type Actor, requirePermission } from '../can'
import { write } from '../write'
import { lockOrRefuse } from './user-row'

const endSessions = statement<{ id: string }>(
  'user_sessions_end',
  `delete from sessions where org_id = $1 and user_id = $2 and ($3::uuid is null or id = $3) returning id`,
)

/** Ends the person's session with this id, or all of them; answers how many ended. Needs `user_access_manage`. Refuses an
 *  unknown person (`user_not_found`); a session that is gone is no error. */
export async function end(org: Org, actor: Actor, userId: string, sessionId?: string): Promise<number> {
  requirePermission(actor, 'user_access_manage')
  if (sessionId !== undefined && !isUuid(sessionId)) return 0
  return write(org, actor, async (w) => {
    const { tx, effects } = w
    const user = await lockOrRefuse(tx, userId)
    const gone = await tx.query(endSessions, [org.id, userId, sessionId ?? null])
    if (gone.length === 0) return 0
    effects.end(...gone.map(({ id }) => ({ what: 'session' as const, id, userId })))
    const after = { sessionsEnded: gone.length }
    effects.audit({ event: 'user.sessions_end', targetId: userId, target: user.display_name, after })
    await tellOfSessions(w, userId, gone.length)
    return gone.length
  })
}
