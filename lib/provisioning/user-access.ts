/** What a person may do here, for clients that ask for it by name: the read-only extension of our own, as SQL. Answers,
 *  filters and orders come from the same rows. $1 is the organization. */
import { accessUserSchema, isRequested, type Projection } from '@/lib/scim'

/** Each role `r` with the grant `h` (user_id, source) by which somebody holds it: their own and those of their teams.
 *  `whose` narrows both kinds by the column it is given. */
function roles(union: 'union' | 'union all', whose: (column: string) => string): string {
  return `(select ur.user_id, ur.role_id, ur.source from user_roles ur where ur.org_id = $1${whose('ur.user_id')}
      ${union} select m.user_id, tr.role_id, 'rule' from team_members m
      join team_roles tr on tr.org_id = m.org_id and tr.team_id = m.team_id
      where m.org_id = $1${whose('m.user_id')}) h
    join roles r on r.org_id = $1 and r.id = h.role_id`
}

/** Those of everybody, with repeats: to find people by. */
export const everyRole = roles('union all', () => '')
/** Those of the user `u`, to be shown in this order. */
export const ownRoles = roles('union', (column) => ` and ${column} = u.id`)
export const roleOrder = 'r.name, h.source'

/** The extension of the user `u` as JSON text. */
export const accessJson = `json_build_object('status', u.status, 'roles', (
    select coalesce(json_agg(json_build_object('value', r.id, 'display', r.name, 'type', h.source)
      order by ${roleOrder}), '[]') from ${ownRoles}))::text`

/** Whether an answer by this projection shows the extension, so that it has to be read. */
export function showsAccess(projection: Projection): boolean {
  return isRequested(projection, accessUserSchema.id)
}
