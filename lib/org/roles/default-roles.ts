/** The role of whoever is given none: an organization's own choice for people who are invited and for those who come by
 *  SCIM, else Standard. (Who comes by SAML: saml-settings.ts.) */
import { type OrgId, statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { defaultRole } from '../can'

/** How somebody comes, as the columns have it. */
export type Newcomer = 'invited' | 'scim'

/** The name of the role chosen for newcomers of the organization $1, for use inside a statement; null for Standard. */
export const chosenRole = (newcomer: Newcomer) =>
  `(select r.name from organizations o join roles r on r.org_id = o.id and r.id = o.${newcomer}_role_id where o.id = $1)`

const invitedRole = statement<{ name: string | null }>(
  'default_role_invited',
  `select ${chosenRole('invited')} as name`,
)

/** The name of the role that an invited person gets unless the inviter chooses. */
export async function roleOfInvited(orgId: OrgId): Promise<string> {
  return withOrg(orgId, (tx) => roleOfInvitedIn(tx))
}

/** The same inside a transaction. */
export async function roleOfInvitedIn(tx: Tx): Promise<string> {
  const [row] = await tx.query(invitedRole, [tx.orgId])
  return row?.name ?? defaultRole
}
