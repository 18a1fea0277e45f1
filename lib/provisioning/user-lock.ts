/** A person's row as a SCIM change needs it: locked, with what the answer shows besides the stored attributes. */
import { isUuid } from '@/lib/base/id'
import { statement, type Tx } from '@/lib/db/tx'
import { hold, type LockedUser, lockedColumns, type UserRow, userColumns } from '@/lib/org/user-row'
import { userGroups } from './user-document'

export interface HeldUser extends LockedUser {
  /** The members of the JSON array `groups`; null where there is none. */
  groups: string | null
}

const read = statement<HeldUser>(
  'scim_user_held',
  `select ${lockedColumns}, ${userGroups('$3::text')} as groups from users u
   where u.org_id = $1 and u.id = $2 and u.kind = 'human' and u.deleted_at is null`,
)

/** What a change needs that leaves access and roles alone. */
export type PlainUser = UserRow & Pick<HeldUser, 'groups'>

const lockPlainRow = statement<PlainUser>(
  'scim_user_plain',
  `select ${userColumns}, ${userGroups('$3::text')} as groups from users u
   where u.org_id = $1 and u.id = $2 and u.kind = 'human' and u.deleted_at is null for update of u`,
)

/** Locks a living person and reads no more than their row; undefined where there is none with this id. */
export async function lockPlain(tx: Tx, id: string, baseUrl: string): Promise<PlainUser | undefined> {
  if (!isUuid(id)) return undefined
  const [row] = await tx.query(lockPlainRow, [tx.orgId, id, baseUrl])
  return row
}

/** Locks a living person, in one round trip; undefined where there is none with this id in the organization. */
export async function lockUser(tx: Tx, id: string, baseUrl: string): Promise<HeldUser | undefined> {
  if (!isUuid(id)) return undefined
  hold(tx, id)
  const [row] = await tx.query(read, [tx.orgId, id, baseUrl])
  return row
}
