/** People who came by just-in-time accounts and whom SCIM does not know: what to look through when provisioning takes
 *  over. Each may be linked (SCIM may take them over), disabled, or kept as they are, which is remembered. */
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { type Actor, requirePermission } from '../can'
import { allowAdoption } from '../connections/adoption'
import { lockOrRefuse } from '../users/user-row'
import * as users from '../users/users'
import { write } from '../write'
import { putJit } from './saml-settings'

export interface Newcomer {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly createdAt: Date
  readonly lastSignInAt: Date | null
  /** SCIM may take the person over at its next write. */
  readonly linked: boolean
}

export interface Newcomers {
  readonly total: number
  /** At most `shown`, the newest first. */
  readonly people: readonly Newcomer[]
}

const shown = 200
// An index has the source and the status of everybody; the rest is asked of the rows of these few.
const unknownToScim = `with came as materialized (
     select u.org_id, u.id from users u
     where u.org_id = $1 and u.kind = 'human' and u.deleted_at is null and u.source = 'saml' and u.status <> 'disabled'
   ), unknown as (
     select u.* from came c join users u on u.org_id = c.org_id and u.id = c.id where u.connection_id is null and not exists (
       select from saml_identities i where i.org_id = $1 and i.user_id = u.id and i.kept_at is not null)
   )`
const count = statement<{ total: number }>(
  'saml_newcomers_count',
  `${unknownToScim} select count(*)::int as total from unknown`,
)
const page = statement<Newcomer>(
  'saml_newcomers',
  `${unknownToScim} select u.id, u.display_name as name, u.email, u.created_at as "createdAt",
     u.last_sign_in_at as "lastSignInAt", u.adoptable_at is not null as linked
   from unknown u order by u.created_at desc, u.id limit $2`,
)

/** Those who wait for a decision. Needs `org_authn_config_read` and `user_access_read`. */
export async function list(org: Org, actor: Actor): Promise<Newcomers> {
  requirePermission(actor, 'org_authn_config_read', 'user_access_read')
  return withOrg(org.id, async (tx) => {
    tx.alone()
    const [[counted], people] = await Promise.all([tx.query(count, [org.id]), tx.query(page, [org.id, shown])])
    return { total: counted?.total ?? 0, people }
  })
}

/** Turns just-in-time accounts off, and answers who came by them and is unknown to SCIM. Needs
 *  `org_authn_config_write` and what `list` needs. */
export async function turnOffJit(org: Org, actor: Actor): Promise<Newcomers> {
  await putJit(org, actor, { enabled: false })
  return list(org, actor)
}

/** Lets SCIM take a person over at its next write. Refuses what `allowAdoption` does. */
export const link = allowAdoption

/** Ends a person's access. Refuses what `users.deactivate` does. */
export const disable = users.deactivate

const keepById = statement<{ user_id: string }>(
  'saml_newcomer_keep',
  `update saml_identities i set kept_at = $3 from users u
   where i.org_id = $1 and i.user_id = $2 and i.kept_at is null and u.org_id = $1 and u.id = i.user_id
     and u.source = 'saml' and u.connection_id is null and u.deleted_at is null
   returning i.user_id`,
)

/** Leaves a person as they are, and out of the list from then on. Needs `user_access_manage`. Twice is no error.
 *  Refuses an unknown id (`user_not_found`). */
export async function keep(org: Org, actor: Actor, userId: string): Promise<void> {
  requirePermission(actor, 'user_access_manage')
  await write(org, actor, async ({ tx, effects }) => {
    const user = await lockOrRefuse(tx, userId)
    const kept = await tx.query(keepById, [org.id, userId, tx.now])
    if (kept.length > 0) effects.audit({ event: 'saml_identity.keep', targetId: userId, target: user.display_name })
  })
}
