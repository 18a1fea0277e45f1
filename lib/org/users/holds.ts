/** Holding: a person whom the identity provider manages stays disabled, whatever it says of them, until an administrator
 *  releases them; for an account that somebody has taken over, or that must be closed faster than the provider is.
 *
 *  What the provider says meanwhile is its wish: recorded, answered `active: false`, and carried out at the release. A
 *  hold is known by `held_at`; who is held is `disabled`. */

import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { type Actor, requirePermission } from '../can'
import { type Write, write } from '../write'
import { type LockedUser, lockOrRefuse, type UserRow, type UserStatus } from './user-row'
import { change } from './users'

const holdUser = statement(
  'user_hold_disabled',
  'update users set held_at = $3, held_by = $4, held_wish = $5, held_wish_at = null where org_id = $1 and id = $2',
)

/** Holds a locked or just made person who is managed and disabled by now. `wish`: what their provider wants of them. */
export function hold({ tx, actor, effects }: Write, user: Pick<UserRow, 'id' | 'display_name'>, wish: boolean): void {
  requirePermission(actor, 'user_access_manage')
  tx.queue(holdUser, [tx.orgId, user.id, tx.now, actor.kind === 'user' ? actor.id : null, wish])
  effects.audit({ event: 'user.hold', targetId: user.id, target: user.display_name, after: { wantsActive: wish } })
}

const hearWish = statement(
  'user_hold_wish',
  'update users set held_wish = $3, held_wish_at = $4 where org_id = $1 and id = $2',
)

/** Records what the provider says of somebody who is held; the audit log is told what is news. */
export function hear({ tx, effects }: Write, user: LockedUser, wish: boolean): void {
  tx.queue(hearWish, [tx.orgId, user.id, wish, tx.now])
  if (wish === user.held_wish && user.held_wish_at !== null) return
  effects.audit({ event: 'user.hold_wish', targetId: user.id, target: user.display_name, after: { wantsActive: wish } })
}

const releaseUser = statement(
  'user_hold_end',
  `update users set held_at = null, held_by = null, held_wish = null, held_wish_at = null
   where org_id = $1 and id = $2`,
)

/** Releases a person: what the provider wants of them is carried out, so they come back where it wants them active.
 *  Answers their status. Who is not held is left as they are. */
export async function release(org: Org, actor: Actor, id: string): Promise<UserStatus> {
  requirePermission(actor, 'user_access_manage')
  return write(org, actor, async (w) => {
    const user = await lockOrRefuse(w.tx, id)
    if (user.held_at === null) return user.status
    const wish = user.held_wish === true
    w.tx.queue(releaseUser, [org.id, id])
    w.effects.audit({ event: 'user.hold_end', targetId: id, target: user.display_name, after: { wantsActive: wish } })
    const free = { ...user, held_at: null, held_wish: null, held_wish_at: null }
    return wish ? change(w, free, { active: true }).status : user.status
  })
}
