/** What a person loses with their access, and the journal of it: each row by id, so that it can be given back exactly.
 *  Sessions are named by their id, never by what is in the cookie. */
import { statement } from '@/lib/db/tx'
import { cancelPendingMail } from '@/lib/mail/outbox'
import { requirePermission } from '../can'
import { countedRange, holdOpen } from '../seq-ranges'
import { leaveTeams } from '../teams/team-members'
import type { Ended, Write } from '../write'
import type { Access, LockedUser, UserRow } from './user-row'

const endAccess = statement(
  'user_end_access',
  `with ended_sessions as (
     delete from sessions where org_id = $1 and user_id = $2 returning id
   ), ended_keys as (
     update application_keys set revoked_at = $3 where org_id = $1 and owner_id = $2 and revoked_at is null returning id
   ), ended_links as (
     update invitation_links set ended_at = $3, ended_as = 'cancelled' where org_id = $1 and user_id = $2 and ended_at is null
     returning id
   ), invitation as (
     update invitations set delivery_state = 'cancelled', updated_at = $3
     where org_id = $1 and user_id = $2 and delivery_state = 'queued'
   ), ${cancelPendingMail}
   select row_moved() where $4::uuid[] <> array(
     select id from ended_sessions union all select id from ended_keys union all select id from ended_links
     union all select id from cancelled_mail order by 1)`,
)

/** Ends what lets a person in; teams and roles stay. Their row is locked by then, so no session can begin beside it. Of
 *  somebody who was read before that, exactly what was read has to end, or the transaction fails: what the journal says
 *  is what was done. */
export function cut({ tx, effects }: Write, user: UserRow & Access): void {
  const seen = user.mark === undefined ? null : accessOf(user).map(({ id }) => id)
  tx.queue(endAccess, [tx.orgId, user.id, tx.now, seen?.sort() ?? null])
  effects.end(...accessOf(user))
  effects.audit({
    event: 'user.deactivate',
    targetId: user.id,
    target: user.display_name,
    before: { status: user.status },
    after: { status: 'disabled', ...counted(user) },
  })
}

const removeUser = statement(
  'user_remove',
  `with person as (
     update users set status = 'disabled', deleted_at = $3, version = version + 1, updated_at = $3, attributes = '{}',
       adoptable_at = null
     where org_id = $1 and id = $2
   ), ${countedRange('user', '(select seq from users where org_id = $1 and id = $2)', -1)},
   a as (delete from sessions where org_id = $1 and user_id = $2),
   b as (delete from application_keys where org_id = $1 and owner_id = $2),
   c as (delete from credentials where org_id = $1 and user_id = $2),
   k as (delete from authenticators where org_id = $1 and user_id = $2),
   l as (delete from recovery_codes where org_id = $1 and user_id = $2),
   i as (delete from passkeys where org_id = $1 and user_id = $2),
   d as (delete from user_roles where org_id = $1 and user_id = $2),
   e as (delete from user_emails where org_id = $1 and user_id = $2),
   f as (delete from invitation_links where org_id = $1 and user_id = $2),
   g as (delete from invitations where org_id = $1 and user_id = $2),
   h as (delete from login_addresses where org_id = $1 and user_id = $2),
   ${leaveTeams},
   ${cancelPendingMail}
   select 1`,
)
/** Removes a locked person: everything that let them in is gone, their name stays in the audit log. */
export function remove(w: Write, user: LockedUser): void {
  requirePermission(w.actor, 'user_access_manage')
  removeRow(w, user)
}

/** The same for a caller that has checked in its own way that the actor may. */
export function removeRow({ tx, effects }: Write, user: LockedUser): void {
  holdOpen(tx, 'user')
  tx.queue(removeUser, [tx.orgId, user.id, tx.now])
  effects.end(...accessOf(user), ...user.grants.map(({ id }) => ended('role', id, user)))
  for (const teamId of user.teams) {
    effects.member({ teamId, added: 0, removed: 1, addedIds: [], removedIds: [user.id] })
  }
  effects.audit({
    event: 'user.remove',
    targetId: user.id,
    target: user.display_name,
    before: {
      userName: user.user_name,
      externalId: user.external_id,
      status: user.status,
      roles: user.grants.map(({ id, source }) => ({ id, source })),
      teams: user.teams,
    },
    after: counted(user),
  })
}

const shut = statement(
  'user_shut',
  `with ended_sessions as (
     delete from sessions where org_id = $1 and user_id = $2
   ), ended_keys as (
     update application_keys set revoked_at = $3 where org_id = $1 and owner_id = $2 and revoked_at is null
   )
   update users set second_step_at = $3 where org_id = $1 and id = $2`,
)

/** Ends a person's sessions and keys and asks for a second step before they come in again; all else stays. */
export function askSecondStep({ tx, effects }: Write, user: LockedUser): void {
  tx.queue(shut, [tx.orgId, user.id, tx.now])
  effects.end(
    ...user.sessions.map((id) => ended('session', id, user)),
    ...user.live_keys.map((id) => ended('application_key', id, user)),
  )
  effects.audit({
    event: 'user.lock_out',
    targetId: user.id,
    target: user.display_name,
    after: { sessionsEnded: user.sessions.length, keysRevoked: user.live_keys.length, keys: user.live_keys },
  })
}

function accessOf(user: UserRow & Access): Ended[] {
  return [
    ...user.sessions.map((id) => ended('session', id, user)),
    ...user.live_keys.map((id) => ended('application_key', id, user)),
    ...user.open_links.map((id) => ended('invitation_link', id, user)),
    ...user.queued_mails.map((id) => ended('mail', id, user)),
  ]
}

function ended(what: Ended['what'], id: string, { id: userId }: UserRow): Ended {
  return { what, id, userId }
}

function counted(user: Access) {
  return {
    sessionsEnded: user.sessions.length,
    keysRevoked: user.live_keys.length,
    linksEnded: user.open_links.length,
    mailsCancelled: user.queued_mails.length,
    keys: user.live_keys,
    links: user.open_links,
  }
}
