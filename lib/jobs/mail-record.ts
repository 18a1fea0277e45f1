/** What is written about a mail before and after it is handed in.
 *
 *  Each write begins with the person's row, as every change of a person does: cancelling and recording then wait for
 *  each other instead of locking each other out. A mail is begun only while its claim holds and nobody has cancelled
 *  it; that it left is true whatever happened meanwhile.
 */
import type { Due } from '@/lib/db/due-work'
import { statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { keepable } from '@/lib/mail/kept-mail'
import type { Answer, Outgoing } from '@/lib/mail/transport'

const lockPerson = statement('mail_person', 'select from users where org_id = $1 and id = $2 for no key update')

const beginMail = statement<{ lease: Date; attempts: number }>(
  'mail_begin',
  `with mail as (
     update outbox set attempts = attempts + 1 where org_id = $1 and id = $2 and state = 'queued'
       and exists (select from due_work where id = $2 and due_at = $3)
     returning id, attempts
   )
   update due_work d set due_at = now() + $4::float8 * interval '1 millisecond' from mail m
   where d.id = m.id and d.due_at = $3
   returning d.due_at as lease, m.attempts`,
)

export interface Begun extends Due {
  /** This try's number, from 1. */
  readonly attempt: number
}

/** Renews the claim for one try. Undefined where it lapsed and another worker has the mail, or the mail was cancelled. */
export async function begin(due: Due, userId: string | null, leaseMs: number): Promise<Begun | undefined> {
  return withPerson(due, userId, async (tx) => {
    const [row] = await tx.query(beginMail, [tx.orgId, due.id, due.lease, leaseMs])
    return row && { ...due, lease: row.lease, attempt: row.attempts }
  })
}

const forgetMail = statement(
  'mail_forget',
  `delete from due_work where id = $2 and due_at = $3
     and not exists (select from outbox where org_id = $1 and id = $2 and state = 'queued')`,
)

/** Takes what is not in the outbox any more off the queue. */
export async function forget({ orgId, id, lease }: Due): Promise<void> {
  await withOrg(orgId, (tx) => tx.query(forgetMail, [tx.orgId, id, lease]))
}

const settleMail = statement(
  'mail_settle',
  `with mail as (
     update outbox set state = $3::text::outbox_state, answer = $4, sent_at = $5, rendered = $6::jsonb
     where org_id = $1 and id = $2 and (state = 'queued' or (state = 'cancelled' and $3::text = 'sent'))
     returning user_id, payload->>'linkId' as link_id
   ), done as (
     delete from due_work where id = $2
   )
   update invitations i set delivery_state = $7::text::delivery_state, smtp_answer = $4,
     sent_at = coalesce($5, i.sent_at), updated_at = $8
   from mail m join invitation_links l on l.org_id = $1 and l.id = m.link_id::uuid and l.ended_at is null
   where i.org_id = $1 and i.user_id = m.user_id and i.delivery_state = 'queued'`,
)

const deliveryState = { sent: 'sent', failed: 'bounced', cancelled: 'cancelled' } as const

/** How a mail ended, and the server's words or ours. `rendered` is kept where given. */
export interface Settled {
  readonly state: keyof typeof deliveryState
  readonly answer: string
  readonly rendered?: Outgoing
}

export async function settle(due: Due, userId: string | null, { state, answer, rendered }: Settled): Promise<void> {
  await withPerson(due, userId, async (tx) => {
    const sentAt = state === 'sent' ? tx.now : null
    const kept = rendered ? JSON.stringify(keepable(rendered, tx.now)) : null
    await tx.query(settleMail, [tx.orgId, due.id, state, answer, sentAt, kept, deliveryState[state], tx.now])
  })
}

const postponeMail = statement(
  'mail_postpone',
  `with mail as (
     update outbox set answer = $4, attempts = attempts - $6::int where org_id = $1 and id = $2 and state = 'queued'
     returning id, user_id, payload->>'linkId' as link_id
   ), invitation as (
     update invitations i set smtp_answer = $4, updated_at = $7
     from mail m join invitation_links l on l.org_id = $1 and l.id = m.link_id::uuid and l.ended_at is null
     where i.org_id = $1 and i.user_id = m.user_id and i.delivery_state = 'queued'
   )
   update due_work d set due_at = now() + $5::float8 * interval '1 millisecond' from mail m
   where d.id = m.id and d.due_at = $3`,
)

/** Puts a mail off. `charged` is whether the try counts: one that failed for the server's sake does not. */
export async function postpone(
  begun: Begun,
  userId: string | null,
  { answer, delayMs, charged }: { answer: Answer; delayMs: number; charged: boolean },
): Promise<void> {
  await withPerson(begun, userId, async (tx) => {
    const free = charged ? 0 : 1
    await tx.query(postponeMail, [tx.orgId, begun.id, begun.lease, answer.text, delayMs, free, tx.now])
  })
}

function withPerson<R>({ orgId }: Due, userId: string | null, fn: (tx: Tx) => Promise<R>): Promise<R> {
  return withOrg(orgId, async (tx) => {
    tx.queue(lockPerson, [tx.orgId, userId])
    await tx.ready()
    return fn(tx)
  })
}
