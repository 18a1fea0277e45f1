/** What the worker and the server would have noted while the story of a demo went on: mails that left long ago, mails
 *  that came back, when keys were last used, when the organization itself began. */
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'

// The mails of open invitations stay in the queue: the inbox shows what the worker sends of them. All others left
// when they were written.
const mailsLeft = statement(
  'demo_mails_left',
  `with open as (
     select l.id::text as link from invitation_links l join invitations i on i.org_id = l.org_id and i.user_id = l.user_id
     where l.org_id = $1 and l.ended_at is null and l.expires_at > $2
       and not exists (select from users u where u.org_id = $1 and u.id = l.user_id and u.email_lc = any($3::text[]))
   ), gone as (
     update outbox o set attempts = 1, sent_at = o.created_at + interval '2 seconds',
       state = case when u.email_lc = any($3::text[]) then 'failed' else 'sent' end::outbox_state,
       answer = case when u.email_lc = any($3::text[]) then $4::text else '250 2.0.0 OK' end
     from outbox m left join users u on u.org_id = m.org_id and u.id = m.user_id
     where m.org_id = $1 and o.org_id = m.org_id and o.id = m.id and o.state = 'queued'
       and not coalesce(m.payload->>'linkId' in (select link from open), false)
     returning o.id
   )
   delete from due_work d using gone where d.id = gone.id`,
)
const invitationsLeft = statement(
  'demo_invitations_left',
  `update invitations i set sent_at = i.updated_at + interval '2 seconds',
     delivery_state = case when u.email_lc = any($2::text[]) then 'bounced' else 'sent' end::delivery_state,
     smtp_answer = case when u.email_lc = any($2::text[]) then $3::text else '250 2.0.0 OK' end
   from users u where i.org_id = $1 and u.org_id = i.org_id and u.id = i.user_id and i.delivery_state = 'queued'`,
)
const keysUsed = statement(
  'demo_keys_used',
  `with used as (
     select distinct on (key_id) key_id, connection_id, at, address, client from activity
     where org_id = $1 order by key_id, at desc
   ), noted as (
     update application_keys k set last_used_at = u.at, last_used_address = u.address, last_used_agent = u.client
     from used u where k.org_id = $1 and k.id = u.key_id
   )
   update connections c set last_request_at = u.at
   from (select connection_id, max(at) as at from used group by connection_id) u
   where c.org_id = $1 and c.id = u.connection_id`,
)
// Days are counted while requests come in, by the clock of the machine: all of the story was one minute of it.
const daysUsed = statement(
  'demo_days_used',
  `insert into key_days (org_id, key_id, day, minutes)
   select a.org_id, a.key_id, (a.at at time zone 'UTC')::date, count(distinct date_trunc('minute', a.at))
   from activity a join application_keys k on k.org_id = a.org_id and k.id = a.key_id
   where a.org_id = $1 and a.status <> 401 and a.at > $2::timestamptz - interval '30 days'
   group by 1, 2, 3
   on conflict (org_id, key_id, day) do update set minutes = excluded.minutes`,
)
const began = statement(
  'demo_began',
  `with roles as (
     update roles set created_at = $2, updated_at = $2 where org_id = $1 and managed
   ), connection as (
     update connections set created_at = $2 where org_id = $1
   )
   update organizations set created_at = $2 where id = $1`,
)

const noMailbox = '550 5.1.1 No such mailbox'

export interface Settled {
  readonly foundedHoursAgo: number
  /** The addresses whose mail came back. */
  readonly bounced: readonly string[]
}

export async function settle({ id }: Org, { foundedHoursAgo, bounced }: Settled): Promise<void> {
  await withOrg(id, async (tx) => {
    await tx.ready()
    tx.queue(mailsLeft, [id, tx.now, bounced, noMailbox])
    tx.queue(invitationsLeft, [id, bounced, noMailbox])
    tx.queue(keysUsed, [id])
    tx.queue(daysUsed, [id, tx.now])
    tx.queue(began, [id, new Date(tx.now.getTime() - foundedHoursAgo * 3_600_000)])
  })
}
