/** Having a password, or none: for people who sign in with a passkey or by single sign-on as well. The caller has asked
 *  for a recent proof of who they are (lib/auth/fresh.ts); whoever has a password changes it in own-account.ts. */
import { DomainError } from '@/lib/base/errors'
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { tellOfPassword, tellOfSignIn } from '../account/account-notices'
import { endSessions } from '../account/own-account'
import type { Actor } from '../can'
import { giveUpOwn } from '../sign-in/last-way'
import { waysIn } from '../sign-in/sign-in-ways'
import { lockOrRefuse } from '../users/user-row'
import { write } from '../write'
import * as passwords from './passwords'

/** Gives a first password to whoever has none, ends every other session, and tells the person by mail. Refuses a weak
 *  one, and whoever has one already (`password_wrong`): that one has to be told. */
export async function setFirstPassword(
  org: Org,
  actor: Actor,
  sessionId: string,
  password: string,
): Promise<{ ended: number }> {
  const prepared = await passwords.prepare(password)
  return write(org, actor, async (w) => {
    const user = await lockOrRefuse(w.tx, actor.id ?? '')
    const ways = await waysIn(w.tx, user.id)
    if (ways?.hasPassword) throw new DomainError('password_wrong')
    passwords.requireOwn(password, [user.display_name, user.email ?? '', user.user_name ?? '', org.name])
    passwords.store(w.tx, user.id, prepared)
    w.effects.audit({ event: 'user.password', targetId: user.id, target: user.display_name })
    const ended = await endSessions(w, user, { except: sessionId })
    tellOfPassword(w, user.id, ended)
    return { ended }
  })
}

const removeOne = statement(
  'own_password_remove',
  `delete from credentials where org_id = $1 and user_id = $2 and kind = 'password'`,
)

/** Removes one's own password and ends every other session: whoever knew it is out. Tells the person by mail. Refuses
 *  the only way by which they can sign in (`sign_in_way_last`) and what would leave no administrator
 *  (`last_administrator`); where there is none, nothing happens. */
export async function removePassword(org: Org, actor: Actor, sessionId: string): Promise<void> {
  await write(org, actor, async (w) => {
    const user = await lockOrRefuse(w.tx, actor.id ?? '')
    const ways = await waysIn(w.tx, user.id)
    if (!ways?.hasPassword) return
    await giveUpOwn(w, user, async () => w.tx.queue(removeOne, [org.id, user.id]))
    w.effects.audit({ event: 'user.password_remove', targetId: user.id, target: user.display_name })
    await endSessions(w, user, { except: sessionId })
    tellOfSignIn(w, user.id, 'password_removed')
  })
}
