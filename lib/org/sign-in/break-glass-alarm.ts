/** What a use of break glass sets off: an event of its own, and a mail at once to whoever answers for the organization,
 *  the person among them. A drill is told as one. */
import { statement } from '@/lib/db/tx'
import { answerable } from '../roles/last-admin'
import type { LockedUser } from '../users/user-row'
import type { Write } from '../write'

const noteUse = statement(
  'break_glass_note',
  `update users set drill_until = null, drilled_at = case when $4 then $3 else drilled_at end,
     break_glass_used_at = case when $4 then break_glass_used_at else $3 end
   where org_id = $1 and id = $2`,
)

/** Queues the event and the mails, and writes the use down with the person. */
export async function raiseAlarm(
  { tx, effects, actor }: Write,
  { id, display_name: name }: LockedUser,
  { method, drill }: { readonly method: 'password' | 'passkey'; readonly drill: boolean },
): Promise<void> {
  tx.queue(noteUse, [tx.orgId, id, tx.now, drill])
  effects.audit({
    event: drill ? 'break_glass.drill' : 'break_glass.use',
    targetId: id,
    target: name,
    after: { method },
  })
  const from = actor.address ?? null
  for (const to of await answerable(tx)) {
    effects.mail({ kind: 'break_glass', userId: null, to, person: name, method, drill, from })
  }
}
