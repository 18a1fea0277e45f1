/** What mails are made of: what their cause wrote into the outbox, as one value, and beside it whom and which links it
 *  concerns as they are by now, of a batch in one statement. */
import { statement, type Tx } from '@/lib/db/tx'
import { type Locale, toLocale } from '@/lib/i18n/locale'
import type { MailMessage } from '@/lib/mail/outbox'

/** Who gets it, or whom it is about. */
export interface MailPerson {
  readonly id: string
  readonly name: string
  readonly givenName: string | null
  readonly email: string | null
  readonly status: string
  readonly isManaged: boolean
  readonly roleNames: readonly string[]
}

/** A link in a mail, as it stands by now. */
export interface MailLink {
  readonly id: string
  readonly address: string
  readonly issuedAt: Date
  readonly expiresAt: Date
  readonly endedAt: Date | null
}

export interface MailFacts {
  readonly id: string
  readonly orgId: string
  readonly createdAt: Date
  readonly message: MailMessage
  /** The person whom the message names; null where it names none, or they were removed. */
  readonly person: MailPerson | null
  readonly organization: string
  readonly timeZone: string
  readonly locale: Locale
  /** Of an invitation, or of a password to be replaced. */
  readonly link: MailLink | null
  readonly invitation: { readonly sentBy: string | null; readonly inviter: string | null; readonly note: string | null }
}

interface Row {
  id: string
  org_id: string
  kind: MailMessage['kind']
  payload: object
  created_at: Date
  organization: string
  org_locale: string
  time_zone: string
  user_id: string | null
  display_name: string
  given_name: string | null
  email: string | null
  user_locale: string | null
  user_status: string
  is_managed: boolean
  link_id: string | null
  address: string
  issued_at: Date
  expires_at: Date
  ended_at: Date | null
  sent_by: string | null
  inviter_name: string | null
  note: string | null
  role_names: string[]
}

const factsOf = statement<Row>(
  'mail_facts',
  `select m.id, m.org_id, m.kind, m.payload, m.created_at, o.name as organization, o.locale as org_locale, o.time_zone,
     u.id as user_id, u.display_name, u.given_name, u.email, u.locale as user_locale, u.status::text as user_status,
     u.connection_id is not null as is_managed,
     coalesce(l.id, p.id) as link_id, coalesce(l.address, m.payload->>'to') as address,
     coalesce(l.issued_at, m.created_at) as issued_at, coalesce(l.expires_at, p.expires_at) as expires_at,
     coalesce(l.ended_at, p.ended_at) as ended_at, n.sent_by, n.note, i.display_name as inviter_name,
     (select coalesce(array_agg(distinct r.name order by r.name), '{}') from user_roles ur
       join roles r on r.org_id = ur.org_id and r.id = ur.role_id
       where ur.org_id = m.org_id and ur.user_id = m.user_id) as role_names
   from outbox m
   join organizations o on o.id = m.org_id
   left join users u on u.org_id = m.org_id and u.id = m.user_id and u.deleted_at is null
   left join invitation_links l on l.org_id = m.org_id and l.id = (m.payload->>'linkId')::uuid
   left join password_resets p on p.org_id = m.org_id and p.id = (m.payload->>'resetId')::uuid
   left join invitations n on n.org_id = m.org_id and n.user_id = m.user_id
   left join users i on i.org_id = n.org_id and i.id = n.sent_by
   where m.org_id = $1 and m.id = any($2::uuid[]) and m.state = 'queued'`,
)

/** The facts of these mails, by id. A mail that does not wait any more has none. */
export async function readFacts(tx: Tx, ids: readonly string[]): Promise<Map<string, MailFacts>> {
  const rows = await tx.query(factsOf, [tx.orgId, ids])
  return new Map(rows.map((row) => [row.id, toFacts(row)]))
}

function toFacts(row: Row): MailFacts {
  return {
    id: row.id,
    orgId: row.org_id,
    createdAt: row.created_at,
    // As `enqueue` took it apart.
    message: { ...row.payload, kind: row.kind, userId: row.user_id } as MailMessage,
    person: row.user_id === null ? null : toPerson(row, row.user_id),
    organization: row.organization,
    timeZone: row.time_zone,
    locale: toLocale(row.user_locale) ?? toLocale(row.org_locale) ?? 'en',
    link: row.link_id === null ? null : toLink(row, row.link_id),
    invitation: { sentBy: row.sent_by, inviter: row.inviter_name, note: row.note },
  }
}

function toPerson(row: Row, id: string): MailPerson {
  const { display_name: name, given_name: givenName, email, user_status: status, is_managed: isManaged } = row
  return { id, name, givenName, email, status, isManaged, roleNames: row.role_names }
}

function toLink(row: Row, id: string): MailLink {
  return { id, address: row.address, issuedAt: row.issued_at, expiresAt: row.expires_at, endedAt: row.ended_at }
}
