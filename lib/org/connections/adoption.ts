/** An administrator's word that the identity provider may take over somebody who was made here. The provider's next
 *  write does it (lib/provisioning/user-adoption.ts). */
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { type Actor, requirePermission } from '../can'
import { lockOrRefuse } from '../users/user-row'
import { write } from '../write'

const allow = statement(
  'user_allow_adoption',
  `update users set adoptable_at = $3 where org_id = $1 and id = $2 and connection_id is null and adoptable_at is null`,
)

/** Allows it. Needs `user_access_manage`. Twice is no error, and a managed person stays as they are. Refuses an unknown
 *  id (`user_not_found`). */
export async function allowAdoption(org: Org, actor: Actor, userId: string): Promise<void> {
  requirePermission(actor, 'user_access_manage')
  await write(org, actor, async ({ tx, effects }) => {
    const user = await lockOrRefuse(tx, userId)
    if (user.connection_id !== null || user.adoptable_at !== null) return
    tx.queue(allow, [org.id, userId, tx.now])
    effects.audit({ event: 'user.adoption_allow', targetId: userId, target: user.display_name })
  })
}
