/** A person's row as a SCIM change needs it, locked or only read, with what the answer shows besides the stored
 *  attributes. */
import { isUuid } from '@/lib/base/id'
import { statement, type Tx } from '@/lib/db/tx'
import {
  type Access,
  accessColumns,
  hold,
  type LockedUser,
  lockedColumns,
  markColumn,
  mayManage,
  type UserRow,
  userColumns,
} from '@/lib/org/users/user-row'
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

/** A person who was read without a lock: what a change needs that leaves the roles alone. */
export interface SeenUser extends UserRow, Access {
  groups: string | null
  mark: string
  /** Whether they may be an administrator, so that somebody has to look whether they may go. */
  may_manage: boolean
  /** Whether an administrator keeps them disabled. */
  is_held: boolean
}

const seenColumns = `${userColumns}, ${markColumn}, u.held_at is not null as is_held, ${userGroups('$3::text')} as groups`
const seenWhere = `from users u where u.org_id = $1 and u.id = $2 and u.kind = 'human' and u.deleted_at is null`

const readDescribed = statement<SeenUser>(
  'scim_user_seen',
  `select ${seenColumns}, '{}'::uuid[] as sessions, '{}'::uuid[] as live_keys, '{}'::uuid[] as open_links,
     '{}'::uuid[] as queued_mails, true as may_manage ${seenWhere}`,
)
const readLeaving = statement<SeenUser>(
  'scim_user_leaving',
  `select ${seenColumns}, ${accessColumns}, ${mayManage} as may_manage ${seenWhere}`,
)

/** Reads a living person as they are now, for a change that says whether they still are; `leaving` with what ends where
 *  their access does. Undefined where there is none with this id. */
export async function readSeen(
  tx: Tx,
  id: string,
  baseUrl: string,
  { leaving }: { readonly leaving: boolean },
): Promise<SeenUser | undefined> {
  if (!isUuid(id)) return undefined
  const [row] = await tx.peek(leaving ? readLeaving : readDescribed, [tx.orgId, id, baseUrl])
  return row
}

/** Locks a living person, in one round trip; undefined where there is none with this id in the organization. */
export async function lockUser(tx: Tx, id: string, baseUrl: string): Promise<HeldUser | undefined> {
  if (!isUuid(id)) return undefined
  hold(tx, id)
  const [row] = await tx.query(read, [tx.orgId, id, baseUrl])
  return row
}
