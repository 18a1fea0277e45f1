/** The harmless mails: those that a person may do without. What tells them of a danger to their account is always sent. */
import { isDeepStrictEqual } from 'node:util'
import type { Org } from '@/lib/db/finders'
import { readOrg } from '@/lib/db/read-org'
import { type OrgId, statement } from '@/lib/db/tx'
import type { Actor } from '../can'
import { lockOrRefuse } from '../users/user-row'
import { write } from '../write'

export const mutableMails = ['key_expiring', 'sessions_ended'] as const
export type MutableMail = (typeof mutableMails)[number]

/** Which of them the person wants none of. */
export async function readMuted(orgId: OrgId, userId: string): Promise<MutableMail[]> {
  const user = await readOrg(orgId, ({ db }) =>
    db.user.findUnique({ where: { orgId_id: { orgId, id: userId } }, select: { mutedMails: true } }),
  )
  return known(user?.mutedMails ?? [])
}

function known(kinds: readonly string[]): MutableMail[] {
  return mutableMails.filter((kind) => kinds.includes(kind))
}

const lockMuted = statement<{ muted_mails: string[] }>(
  'own_mails_lock',
  'select muted_mails from users where org_id = $1 and id = $2',
)
const storeMuted = statement(
  'own_mails_store',
  'update users set muted_mails = $3, updated_at = $4 where org_id = $1 and id = $2',
)

/** Chooses which of the harmless mails the actor wants none of. Names of other mails count for nothing: they cannot be
 *  turned off. */
export async function putMuted(org: Org, actor: Actor, kinds: readonly string[]): Promise<void> {
  const muted = known(kinds)
  await write(org, actor, async ({ tx, effects }) => {
    const user = await lockOrRefuse(tx, actor.id ?? '')
    const [row] = await tx.query(lockMuted, [org.id, user.id])
    const before = known(row?.muted_mails ?? [])
    if (isDeepStrictEqual(before, muted)) return
    tx.queue(storeMuted, [org.id, user.id, muted, tx.now])
    effects.audit({
      event: 'user.notifications',
      targetId: user.id,
      target: user.display_name,
      before: { mutedMails: before },
      after: { mutedMails: muted },
    })
  })
}
