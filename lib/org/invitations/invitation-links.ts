/** The links of invitations: made with their mail, replaced by a newer one, opened again. What their holders may do
 *  stands in invites.ts. */
import { env } from '@/lib/base/env'
import { newId } from '@/lib/base/id'
import { sha256Hex } from '@/lib/base/secret'
import { type Statement, statement } from '@/lib/db/tx'
import { type Held, undoMs } from '@/lib/mail/outbox'
import type { UserRow } from '../users/user-row'
import type { Write } from '../write'
import { invitationToken, parseInvitationToken } from './invitation-token'

interface NewLink {
  id: string
  hash: string
  expiresAt: Date
}

/** A link that is not stored yet. */
export function newLink({ org, tx }: Write): NewLink {
  const id = newId(tx.now.getTime())
  const token = parseInvitationToken(invitationToken(org.id, id, env().secret))
  if (!token) throw new Error('an invitation token must parse')
  return { id, hash: sha256Hex(token.secret), expiresAt: new Date(tx.now.getTime() + org.inviteTtlHours * 3_600_000) }
}

/** Ends the open links of the person $2 at the moment `at`, and takes back their mail where it still waits: the first
 *  parts of a statement whose $1 is the organization. */
export const endLinks = (as: 'replaced' | 'accepted', at: `$${number}`) => `ended_links as (
     update invitation_links set ended_at = ${at}, ended_as = '${as}'
     where org_id = $1 and user_id = $2 and ended_at is null
   ), cancelled as (
     update outbox set state = 'cancelled'
     where org_id = $1 and user_id = $2 and state = 'queued' and kind = 'invitation' returning id
   ), undue as (
     delete from due_work d using cancelled c where d.id = c.id
   )`

const issueLink = statement(
  'invitation_issue',
  `with ${endLinks('replaced', '$6')}, link as (
     insert into invitation_links (org_id, user_id, hash, id, address, issued_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)
   )
   insert into invitations (org_id, user_id, delivery_state, sent_by, expires_at, created_at, updated_at)
   values ($1, $2, 'queued', $8, $7, $6, $6)
   on conflict (org_id, user_id) do update set delivery_state = 'queued', smtp_answer = null, sent_at = null,
     sent_by = excluded.sent_by, expires_at = excluded.expires_at, updated_at = excluded.updated_at`,
)

const firstLink = statement(
  'invitation_first',
  `with link as (
     insert into invitation_links (org_id, user_id, hash, id, address, issued_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)
   )
   insert into invitations (org_id, user_id, delivery_state, sent_by, expires_at, created_at, updated_at)
   values ($1, $2, 'queued', $8, $7, $6, $6)`,
)

/** Queues the link and the mail of a person who was created just now: there is no older one to end. */
export function issueFirst(w: Write, user: UserRow): void {
  queueLink(w, user, firstLink)
}

/** Queues a new link and its mail, and ends every older one. A person without an address gets neither, until an
 *  address arrives, and nobody does where the organization sends no invitation mail. `held` is for a mail that whoever
 *  caused it may take back. */
export function issue(w: Write, user: UserRow, held?: Held): void {
  queueLink(w, user, issueLink, held)
}

function queueLink(w: Write, user: UserRow, storing: Statement, held?: Held): void {
  if (user.email === null || !w.org.mailsInvitations) return
  const { tx, actor, effects } = w
  const link = newLink(w)
  const sentBy = actor.kind === 'user' ? actor.id : null
  tx.queue(storing, [tx.orgId, user.id, link.hash, link.id, user.email, tx.now, link.expiresAt, sentBy])
  effects.mail({ kind: 'invitation', userId: user.id, linkId: link.id }, held)
  effects.audit({ event: 'invitation.issue', targetId: user.id, target: user.display_name, after: { to: user.email } })
}

// A link that was cancelled with the person's access within the hour opens again instead of a second mail; its mail
// is queued once more only where it never left.
const renewLink = statement(
  'invitation_renew',
  `with latest as (
     select hash, id, expires_at from invitation_links
     where org_id = $1 and user_id = $2 and ended_as = 'cancelled' and address = $5
       and issued_at > $6::timestamptz - interval '1 hour' and expires_at > $6
     order by issued_at desc limit 1
   ), reopened as (
     update invitation_links l set ended_at = null, ended_as = null from latest
     where l.org_id = $1 and l.hash = latest.hash
   ), requeued as (
     update outbox o set state = 'queued' from latest
     where o.org_id = $1 and o.user_id = $2 and o.state = 'cancelled' and o.kind = 'invitation'
       and o.payload->>'linkId' = latest.id::text
     returning o.id
   ), link as (
     insert into invitation_links (org_id, user_id, hash, id, address, issued_at, expires_at)
     select $1, $2, $3, $4, $5, $6, $7 where not exists (select from latest)
   ), message as (
     insert into outbox (org_id, id, kind, user_id, payload, created_at)
     select $1, $8, 'invitation', $2, jsonb_build_object('linkId', $4::text), $6 where not exists (select from latest)
     returning id
   ), due as (
     insert into due_work (id, org_id, kind, due_at)
     select id, $1, 'mail', now() + $10::float8 * interval '1 millisecond' from (select id from requeued union all select id from message) as waiting
   )
   insert into invitations (org_id, user_id, delivery_state, sent_by, expires_at, created_at, updated_at)
   values ($1, $2, 'queued', $9, $7, $6, $6)
   on conflict (org_id, user_id) do update set
     delivery_state = case when exists (select from message) or exists (select from requeued)
       then 'queued' else 'sent' end::delivery_state,
     expires_at = coalesce((select expires_at from latest), excluded.expires_at),
     sent_by = excluded.sent_by, updated_at = excluded.updated_at`,
)

/** Invites again a person who comes back without ever having been verified: at most one mail an address and hour. */
export function renew(w: Write, user: UserRow): void {
  if (user.email === null || !w.org.mailsInvitations) return
  const { tx, actor, effects } = w
  const link = newLink(w)
  const sentBy = actor.kind === 'user' ? actor.id : null
  const { id, hash, expiresAt } = link
  // Whoever let somebody in by mistake disables them again: while it is held, the mail goes with that.
  const heldMs = actor.kind === 'user' ? undoMs : 0
  tx.queue(renewLink, [tx.orgId, user.id, hash, id, user.email, tx.now, expiresAt, newId(), sentBy, heldMs])
  effects.audit({ event: 'invitation.issue', targetId: user.id, target: user.display_name, after: { to: user.email } })
}
