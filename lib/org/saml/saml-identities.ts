/** By which names providers know a person. */
import { DomainError } from '@/lib/base/errors'
import { isUuid } from '@/lib/base/id'
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { type Actor, requirePermission } from '../can'
import { lockOrRefuse } from '../users/user-row'
import { write } from '../write'

export interface Identity {
  readonly providerId: string
  readonly providerName: string
  readonly nameId: string
  readonly linkedBy: 'scim' | 'address' | 'jit'
  readonly createdAt: Date
  readonly lastUsedAt: Date
}

const ofPerson = statement<Identity>(
  'saml_identities_of',
  `select i.provider_id as "providerId", p.name as "providerName", i.name_id as "nameId", i.linked_by as "linkedBy",
     i.created_at as "createdAt", i.last_used_at as "lastUsedAt"
   from saml_identities i join saml_identity_providers p on p.org_id = i.org_id and p.id = i.provider_id
   where i.org_id = $1 and i.user_id = $2 order by p.name, i.name_id`,
)

/** How a person is known. Needs `user_access_read`. */
export async function list(org: Org, actor: Actor, userId: string): Promise<Identity[]> {
  requirePermission(actor, 'user_access_read')
  if (!isUuid(userId)) return []
  return withOrg(org.id, (tx) => tx.query(ofPerson, [org.id, userId]))
}

const removeLink = statement<{ name_id: string }>(
  'saml_identity_unlink',
  'delete from saml_identities where org_id = $1 and user_id = $2 and provider_id = $3 returning name_id',
)

/** Forgets by which name a provider knows a person, so that they are linked anew the next time. Needs
 *  `user_access_manage`. Refuses somebody who is not linked to it (`identity_not_found`). */
export async function unlink(org: Org, actor: Actor, userId: string, providerId: string): Promise<void> {
  requirePermission(actor, 'user_access_manage')
  await write(org, actor, async ({ tx, effects }) => {
    const user = await lockOrRefuse(tx, userId)
    const gone = isUuid(providerId) ? await tx.query(removeLink, [org.id, userId, providerId]) : []
    if (gone.length === 0) throw new DomainError('identity_not_found')
    effects.audit({ event: 'saml_identity.unlink', targetId: userId, target: user.display_name })
  })
}
