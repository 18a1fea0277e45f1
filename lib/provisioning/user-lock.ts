/** A person's row as a SCIM change needs it: locked, with what the answer shows besides the stored attributes. */
import { isUuid } from '@/lib/base/id'
import { statement, type Tx } from '@/lib/db/tx'
import { hold, type LockedUser, lockedColumns } from '@/lib/org/user-row'
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

/** Locks a living person, in one round trip; undefined where there is none with this id in the organization. */
export async function lockUser(tx: Tx, id: string, baseUrl: string): Promise<HeldUser | undefined> {
  if (!isUuid(id)) return undefined
  hold(tx, id)
  const [row] = await tx.query(read, [tx.orgId, id, baseUrl])
  return row
}
