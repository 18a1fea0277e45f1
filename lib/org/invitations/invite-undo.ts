/** Taking invitations back while their mails are still held. What was sent in one go is taken back in one go: people who
 *  were made for it are removed, a link that had been replaced works again. A mail that a worker has begun has left as
 *  far as anybody can tell, so its invitation stands. */
import { isUuid } from '@/lib/base/id'
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import type { Actor } from '../can'
import { removeRow } from '../users/user-access'
import { lock } from '../users/user-row'
import { write } from '../write'
import { requireInviter } from './invitees'

// The worker locks the person before it begins their mail, so what is read after this lock stays as it is.
const holdPeople = statement(
  'undo_hold',
  `select from users u where u.org_id = $1 and u.id in (
     select m.user_id from outbox m where m.org_id = $1 and m.batch_id = $2) order by u.id for update`,
)
const takeBack = statement<{ user_id: string; made: boolean }>(
  'undo_mails',
  `with mine as (
     select m.id, m.user_id, m.payload from outbox m
     join invitations i on i.org_id = m.org_id and i.user_id = m.user_id and i.sent_by = $3
     where m.org_id = $1 and m.batch_id = $2 and m.state = 'queued' and m.attempts = 0
   ), cancelled as (
     update outbox o set state = 'cancelled', answer = 'taken back before it left' from mine
     where o.org_id = $1 and o.id = mine.id
   ), undue as (
     delete from due_work d using mine where d.id = mine.id
   ), ended as (
     update invitation_links l set ended_at = $4, ended_as = 'cancelled' from mine
     where l.org_id = $1 and l.id = (mine.payload->>'linkId')::uuid
     returning l.user_id, l.issued_at
   ), reopened as (
     update invitation_links l set ended_at = null, ended_as = null from ended e
     where l.org_id = $1 and l.user_id = e.user_id and l.ended_as = 'replaced' and l.ended_at = e.issued_at
     returning l.user_id, l.id, l.expires_at
   ), former as (
     select r.user_id, r.expires_at, m.state::text as state, m.answer, m.sent_at from reopened r
     left join outbox m on m.org_id = $1 and m.kind = 'invitation' and m.user_id = r.user_id
       and m.payload->>'linkId' = r.id::text
   ), invitation as (
     update invitations i set expires_at = f.expires_at, smtp_answer = f.answer, sent_at = f.sent_at, updated_at = $4,
       delivery_state = case f.state when 'sent' then 'sent' when 'failed' then 'bounced' else 'cancelled' end::delivery_state
     from former f where i.org_id = $1 and i.user_id = f.user_id
   )
   select user_id, coalesce((payload->>'made')::boolean, false) as made from mine`,
)
const countBatch = statement<{ all: number }>(
  'undo_count',
  'select count(*)::int as all from outbox where org_id = $1 and batch_id = $2',
)

export interface Undone {
  /** Whose mail was taken back. */
  readonly undone: number
  /** Whose mail had left. */
  readonly tooLate: number
}

/** Takes back what the actor sent in this batch, as far as it has not left. Nothing of it left, or no such batch: zero. */
export async function undo(org: Org, actor: Actor, batchId: string): Promise<Undone> {
  requireInviter(org, actor)
  if (!isUuid(batchId)) return { undone: 0, tooLate: 0 }
  return write(org, actor, async (w) => {
    const { tx, effects } = w
    tx.queue(holdPeople, [tx.orgId, batchId])
    await tx.ready()
    const [taken, [count]] = await Promise.all([
      tx.query(takeBack, [tx.orgId, batchId, actor.id, tx.now]),
      tx.query(countBatch, [tx.orgId, batchId]),
    ])
    for (const { user_id, made } of taken) {
      const user = await lock(tx, user_id)
      if (!user) continue
      effects.audit({ event: 'invitation.undo', targetId: user.id, target: user.display_name })
      if (made && user.status === 'pending') removeRow(w, user)
    }
    return { undone: taken.length, tooLate: (count?.all ?? 0) - taken.length }
  })
}
