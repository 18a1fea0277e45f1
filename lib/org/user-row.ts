/** The row of a user, and the lock that every change of a person begins with. */
import { DomainError } from '@/lib/base/errors'
import { isUuid } from '@/lib/base/id'
import { statement, type Tx } from '@/lib/db/tx'

export type UserStatus = 'pending' | 'active' | 'disabled'
export type UserSource = 'setup' | 'scim' | 'saml' | 'invited' | 'imported' | 'api'

export interface UserRow {
  id: string
  kind: 'human' | 'service'
  status: UserStatus
  user_name: string | null
  external_id: string | null
  display_name: string
  email: string | null
  email_lc: string | null
  source: UserSource
  /** The connection that manages the person; null for one managed here. */
  connection_id: string | null
  version: number
  /** The stored SCIM attributes, as JSON text. */
  attributes: string
  verified_at: Date | null
  created_at: Date
  updated_at: Date
}

/** The columns of `UserRow`, for statements with the user as `u`. */
export const userColumns = `u.id, u.kind::text as kind, u.status::text as status, u.user_name, u.external_id,
  u.display_name, u.email, u.email_lc, u.source::text as source, u.connection_id, u.version, u.attributes::text as attributes,
  u.verified_at, u.created_at, u.updated_at`

/** A row that stays as it is until the transaction ends, and what would end with its access. */
export interface LockedUser extends UserRow {
  sessions: number
  live_keys: number
  open_links: number
}

const lockHuman = statement<LockedUser>(
  'user_lock',
  `select ${userColumns},
     (select count(*)::int from sessions s where s.org_id = u.org_id and s.user_id = u.id) as sessions,
     (select count(*)::int from application_keys k
       where k.org_id = u.org_id and k.owner_id = u.id and k.revoked_at is null) as live_keys,
     (select count(*)::int from invitation_links l
       where l.org_id = u.org_id and l.user_id = u.id and l.ended_at is null) as open_links
   from users u
   where u.org_id = $1 and u.id = $2 and u.kind = 'human' and u.deleted_at is null
   for update of u`,
)

/** Locks a living person; undefined where there is none with this id in the organization. */
export async function lock(tx: Tx, id: string): Promise<LockedUser | undefined> {
  if (!isUuid(id)) return undefined
  const [user] = await tx.query(lockHuman, [tx.orgId, id])
  return user
}

/** Like `lock`, but refuses (`user_not_found`) where there is none. */
export async function lockOrRefuse(tx: Tx, id: string): Promise<LockedUser> {
  const user = await lock(tx, id)
  if (!user) throw new DomainError('user_not_found')
  return user
}
