/** Roles by SCIM: what the values of `roles` grant. A value names a role by its id or, in any case, by its name.
 *
 *  Granted is exactly what is named, within the source `scim`; but where nothing of it is a role here, what is held
 *  stays. A role that holds `user_access_manage` is granted only where an administrator allowed it for the connection,
 *  and one granted before is kept. */
import { fold } from '@/lib/base/fold'
import type { Connection } from '@/lib/db/finders'
import { statement, type Tx } from '@/lib/db/tx'
import type { Grant } from '@/lib/org/users/user-row'
import type { Notes } from '@/lib/scim'
import { roleUnknown, roleWithheld } from './user-notes'

export interface Role {
  readonly id: string
  readonly name: string
  readonly name_lc: string
  readonly manages: boolean
}

const all = statement<Role>(
  'scim_roles',
  `select id, name, name_lc, 'user_access_manage' = any(permissions) as manages from roles where org_id = $1`,
)

/** The roles of the organization: a few dozen at most, read ahead where a request speaks of roles. */
export function readRoles(tx: Tx): Promise<Role[]> {
  return tx.peek(all, [tx.orgId])
}

/** The roles that SCIM grants from now on; undefined where what it granted stays. */
export function grantsOf(
  named: readonly string[],
  known: readonly Role[],
  { connection, held, notes }: { connection: Connection; held: readonly Grant[]; notes: Notes },
): Role[] | undefined {
  const granted = new Map<string, Role>()
  for (const text of named) {
    const wanted = text.trim()
    const role = known.find(({ id }) => id === wanted.toLowerCase()) ?? known.find((r) => r.name_lc === fold(wanted))
    if (!role) notes.note(roleUnknown, text)
    else if (mayGrant(role, connection, held)) granted.set(role.id, role)
    else notes.note(roleWithheld, role.name)
  }
  return granted.size > 0 || named.length === 0 ? [...granted.values()] : undefined
}

function mayGrant(role: Role, connection: Connection, held: readonly Grant[]): boolean {
  if (!role.manages || connection.grantsManagement) return true
  return held.some(({ id, source }) => id === role.id && source === 'scim')
}
