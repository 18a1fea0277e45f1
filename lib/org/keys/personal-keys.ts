/** Telling administrators that provisioning hangs on a person: their key ends with their access. Once a key, within the
 *  hour in which it was first used. */
import { findOrg } from '@/lib/db/finders'
import { type OrgId, statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { systemActor } from '../can'
import { answerable } from '../roles/last-admin'
import { writeIn } from '../write'
import { carriesScim, ownerPermissions } from './application-keys'

interface PersonalKey {
  id: string
  name: string
  owner_id: string
  owner: string
  last_used_at: Date | null
  scopes: string[]
}

const lockUntold = statement<PersonalKey>(
  'personal_key_lock',
  `select k.id, k.name, k.owner_id, u.display_name as owner, k.last_used_at, k.scopes
   from application_keys k join users u on u.org_id = k.org_id and u.id = k.owner_id
   where k.org_id = $1 and k.id = $2 and k.revoked_at is null and k.personal_told_at is null
     and k.replaced_by is null and u.kind = 'human' for update of k`,
)
const noteTold = statement(
  'personal_key_told',
  'update application_keys set personal_told_at = $3 where org_id = $1 and id = $2',
)

/** Tells whoever answers for the organization of one such key; answers whether anybody was told. A key whose owner may
 *  not provision is none, and is looked at again: their roles may change. */
export async function tellOfPersonalKey(orgId: OrgId, keyId: string): Promise<boolean> {
  return withOrg(orgId, async (tx) => {
    const [org, [key]] = await Promise.all([findOrg(tx), tx.query(lockUntold, [orgId, keyId])])
    if (!org || !key?.last_used_at || !carriesScim(key.scopes)) return false
    const held = await tx.query(ownerPermissions, [orgId, key.owner_id])
    if (!carriesScim(held.map(({ permission }) => permission))) return false
    const receivers = await answerable(tx)
    tx.queue(noteTold, [orgId, key.id, tx.now])
    const told = { kind: 'personal_key', userId: null, keyName: key.name, account: key.owner } as const
    const usedAt = key.last_used_at.toISOString()
    await writeIn(tx, org, systemActor(), async ({ effects }) => {
      for (const to of receivers) effects.mail({ ...told, usedAt, to })
    })
    return receivers.length > 0
  })
}
