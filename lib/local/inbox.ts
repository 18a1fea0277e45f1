/** What the local inbox shows: the mails this installation sent, of every organization. Reading across tenants is
 *  meant here and only here: it happens in the demo and in development alone, on the machine itself, and asks each
 *  organization in turn under its own policies. */
import type { OrgId } from '@/lib/db/tx'
import { statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { keepsRendered } from '@/lib/mail/config'
import type { KeptMail } from '@/lib/mail/kept-mail'
import * as organizations from '@/lib/org/organizations'

export interface InboxMail extends KeptMail {
  /** The outbox id. */
  readonly id: string
}

const most = 200

/** Whether this installation has an inbox. */
export const isOpen = keepsRendered

const keptMails = statement<{ id: string; rendered: KeptMail }>(
  'inbox_mails',
  'select id, rendered from outbox where org_id = $1 and rendered is not null order by sent_at desc, id desc limit $2',
)

/** The latest mails, newest first. */
export async function list(): Promise<InboxMail[]> {
  const orgs = await organizations.list()
  const boxes = await Promise.all(orgs.map(({ id }) => mailsOf(id)))
  return boxes
    .flat()
    .sort((one, other) => other.at.localeCompare(one.at) || other.id.localeCompare(one.id))
    .slice(0, most)
}

async function mailsOf(orgId: OrgId): Promise<InboxMail[]> {
  const rows = await withOrg(orgId, (tx) => tx.query(keptMails, [orgId, most]))
  return rows.map(({ id, rendered }) => ({ id, ...rendered }))
}
