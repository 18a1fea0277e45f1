/** Taking provisioning off a person: a service account of its own with a key for the same connection. The person's key
 *  goes on working until the identity provider has the new one and the old one is silent, or somebody revokes it. */
import { DomainError } from '@/lib/base/errors'
import type { Org } from '@/lib/db/finders'
import { type Actor, requirePermission } from '../can'
import * as applicationKeys from '../keys/application-keys'
import { lockLive, supersede } from '../keys/key-rotation'
import * as serviceAccounts from '../keys/service-accounts'
import { plans } from '../plans'
import { write } from '../write'

export interface MovedScim {
  readonly id: string
  readonly account: string
  readonly key: applicationKeys.CreatedKey
  readonly keyName: string
}

/** Makes the account and its key, and lets it replace the person's. Needs what `createForScim` needs; refuses what
 *  `lockLive` refuses, a key that cannot speak SCIM (`key_not_scim`), and one of a service account (`key_not_personal`). */
export async function moveScim(org: Org, actor: Actor, keyId: string): Promise<MovedScim> {
  if (!plans[org.plan].scim) throw new DomainError('plan_excludes_scim', { plan: org.plan })
  return write(org, actor, async (w) => {
    requirePermission(actor, 'service_account_write', 'org_app_keys_write')
    const old = await lockLive(w, keyId)
    if (old.owner_kind !== 'human') throw new DomainError('key_not_personal', { name: old.name })
    if (!applicationKeys.carriesScim(old.scopes)) throw new DomainError('key_not_scim', { name: old.name })
    const account = serviceAccounts.scimAccountName
    const { id, key, keyName } = await serviceAccounts.createForScimIn(w, account, old.connection_id)
    supersede(w, old, key, null)
    return { id, account, key, keyName }
  })
}
