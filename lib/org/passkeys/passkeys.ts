/** Passkeys: keys of a person's own devices that sign them in, with no secret on our side. Each belongs to one
 *  organization, at most 20 to a person. Here is what people and administrators do with those that are there. */
import { DomainError } from '@/lib/base/errors'
import { isUuid } from '@/lib/base/id'
import type { Org } from '@/lib/db/finders'
import { readOrg } from '@/lib/db/read-org'
import { type OrgId, statement } from '@/lib/db/tx'
import { tellOfSignIn } from '../account/account-notices'
import { type Actor, requirePermission } from '../can'
import { giveUp, giveUpOwn } from '../sign-in/last-way'
import { type LockedUser, lockOrRefuse } from '../users/user-row'
import { type Write, write } from '../write'

export const maxPasskeys = 20
const maxNameLength = 60

export interface Passkey {
  readonly id: string
  readonly name: string
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
  /** Whether it is kept elsewhere too, by a password manager or an account of the device's maker. */
  readonly backedUp: boolean
}

/** The passkeys of a person, the newest first. */
export function list(orgId: OrgId, userId: string): Promise<Passkey[]> {
  return readOrg(orgId, ({ db }) =>
    db.passkey.findMany({
      where: { orgId, userId },
      select: { id: true, name: true, createdAt: true, lastUsedAt: true, backedUp: true },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: maxPasskeys,
    }),
  )
}

/** Those of somebody else. Needs `user_access_read`. */
export async function listOf(org: Org, actor: Actor, userId: string): Promise<Passkey[]> {
  requirePermission(actor, 'user_access_read')
  return isUuid(userId) ? list(org.id, userId) : []
}

/** A name as it is kept. Refuses an empty one (`name_missing`). */
export function passkeyName(text: string): string {
  const name = text.trim().slice(0, maxNameLength)
  if (!name) throw new DomainError('name_missing')
  return name
}

const setName = statement<{ was: string }>(
  'passkey_rename',
  `with was as (select name from passkeys where org_id = $1 and user_id = $2 and id = $3)
   update passkeys set name = $4 where org_id = $1 and user_id = $2 and id = $3 returning (select name from was) as was`,
)

/** Gives one of one's own another name. Refuses `name_missing`, and another's or a removed one (`passkey_not_found`). */
export async function rename(org: Org, actor: Actor, id: string, text: string): Promise<void> {
  const name = passkeyName(text)
  await write(org, actor, async ({ tx, effects }) => {
    const user = await lockOrRefuse(tx, actor.id ?? '')
    const [row] = isUuid(id) ? await tx.query(setName, [org.id, user.id, id, name]) : []
    if (!row) throw new DomainError('passkey_not_found')
    if (row.was === name) return
    const told = { targetId: user.id, target: user.display_name, before: { name: row.was }, after: { name } }
    effects.audit({ event: 'passkey.rename', ...told })
  })
}

/** Removes one of one's own, and tells the person by mail. Refuses another's or a removed one (`passkey_not_found`), the
 *  only way by which they can sign in (`sign_in_way_last`), and what would leave no administrator who can
 *  (`last_administrator`). The caller has asked for a recent proof. */
export async function remove(org: Org, actor: Actor, id: string): Promise<void> {
  await write(org, actor, async (w) => {
    const user = await lockOrRefuse(w.tx, actor.id ?? '')
    const name = await nameOf(w, user, id)
    await giveUpOwn(w, user, () => removeFrom(w, user, { id, name }))
  })
}

/** Removes a passkey of somebody else, such as that of a lost device, even if it was their only way in: they get another
 *  one by mail. Needs `user_access_manage`. Refuses an unknown person (`user_not_found`) or passkey (`passkey_not_found`)
 *  and what would leave no administrator (`last_administrator`); one's own is held to all that `remove` asks. */
export async function removeOf(org: Org, actor: Actor, userId: string, id: string): Promise<void> {
  requirePermission(actor, 'user_access_manage')
  if (actor.kind === 'user' && actor.id === userId) return remove(org, actor, id)
  await write(org, actor, async (w) => {
    const user = await lockOrRefuse(w.tx, userId)
    const name = await nameOf(w, user, id)
    await giveUp(w, user, () => removeFrom(w, user, { id, name }))
  })
}

const readName = statement<{ name: string }>(
  'passkey_name',
  'select name from passkeys where org_id = $1 and user_id = $2 and id = $3',
)
const removeOne = statement('passkey_remove', 'delete from passkeys where org_id = $1 and user_id = $2 and id = $3')

async function nameOf({ tx }: Write, user: LockedUser, id: string): Promise<string> {
  const [row] = isUuid(id) ? await tx.query(readName, [tx.orgId, user.id, id]) : []
  if (!row) throw new DomainError('passkey_not_found')
  return row.name
}

async function removeFrom(w: Write, user: LockedUser, { id, name }: Pick<Passkey, 'id' | 'name'>): Promise<void> {
  w.tx.queue(removeOne, [w.org.id, user.id, id])
  w.effects.audit({ event: 'passkey.remove', targetId: user.id, target: user.display_name, before: { name } })
  tellOfSignIn(w, user.id, 'passkey_removed', name)
}
