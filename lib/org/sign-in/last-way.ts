/** Giving up a way to sign in: nobody gives up their last one themselves, and the organization keeps an administrator who
 *  comes in without anybody outside. The caller holds the person's row, so that of two ways given up at once the second
 *  is judged by what the first has left. */
import { DomainError } from '@/lib/base/errors'
import { requireAdministratorLeft } from '../roles/last-admin'
import { type LockedUser, manages } from '../users/user-row'
import type { Write } from '../write'
import { openWays, waysIn } from './sign-in-ways'

/** Runs `take`, which takes one password or one passkey from the locked person. Refuses (`last_administrator`) what
 *  leaves the organization without an administrator who has either. */
export async function giveUp(w: Write, user: LockedUser, take: () => Promise<void>): Promise<void> {
  const before = await waysIn(w.tx, user.id)
  const own = before ? before.passkeys + (before.hasPassword ? 1 : 0) : 0
  const isManager = user.status === 'active' && manages(user)
  // Asked before it is gone: afterwards the person would not count as one who could be lost.
  if (isManager && own === 1) await requireAdministratorLeft(w, { people: [user.id] })
  await take()
}

/** The same for the person themselves: refuses (`sign_in_way_last`) what leaves them no way in as well. */
export async function giveUpOwn(w: Write, user: LockedUser, take: () => Promise<void>): Promise<void> {
  await giveUp(w, user, take)
  const left = await waysIn(w.tx, user.id)
  if (!left || openWays(left).length === 0) throw new DomainError('sign_in_way_last')
}
