/** The mail of an invitation as it would be, for whoever is about to send it: the same template, a link that leads
 *  nowhere. */
import type { Org } from '@/lib/db/finders'
import { withOrg } from '@/lib/db/with-org'
import { origin } from '@/lib/mail/config'
import { invitation } from '@/lib/mail/templates/invitation'
import type { Actor } from '../can'
import { type InvitationOrder, longestNote } from './invite-many'
import { grantableRoles, requireInviter } from './invitees'

export interface MailPreview {
  readonly subject: string
  readonly html: string
}

export async function previewInvitation(
  org: Org,
  actor: Actor,
  order: InvitationOrder,
  person: { readonly name: string; readonly address: string },
): Promise<MailPreview> {
  requireInviter(org, actor)
  const { roles, now } = await withOrg(org.id, async (tx) => ({ roles: await grantableRoles(tx, actor), now: tx.now }))
  const given = roles.filter(({ id, isDefault }) => (order.roleIds.length > 0 ? order.roleIds.includes(id) : isDefault))
  const { subject, html } = invitation(
    {
      organization: org.name,
      inviter: { kind: 'person', name: actor.name },
      note: order.note.trim().slice(0, longestNote) || null,
      personName: person.name || null,
      address: person.address,
      roleNames: given.map(({ name }) => name),
      link: `${origin()}/invite/`,
      expiresAt: new Date(now.getTime() + org.inviteTtlHours * 3_600_000),
      timeZone: org.timeZone,
      ttlHours: org.inviteTtlHours,
      origin: origin(),
    },
    order.locale ?? org.locale,
  )
  return { subject, html }
}
