/** What a person may do here, for clients that ask for it by name: the read-only extension of our own. */
import { statement, type Tx } from '@/lib/db/tx'
import { accessUserSchema, type Resource } from '@/lib/scim'

export interface UserAccess {
  status: string
  roles: { value: string; display: string; type: string }[]
}

const read = statement<UserAccess>(
  'scim_user_access',
  `select u.status::text as status,
     (select coalesce(jsonb_agg(jsonb_build_object('value', r.id, 'display', r.name, 'type', held.source)
         order by r.name, held.source), '[]')
       from (
         select ur.role_id, ur.source from user_roles ur where ur.org_id = u.org_id and ur.user_id = u.id
         union
         select tr.role_id, 'rule' from team_members m
         join team_roles tr on tr.org_id = m.org_id and tr.team_id = m.team_id
         where m.org_id = u.org_id and m.user_id = u.id
       ) held join roles r on r.org_id = u.org_id and r.id = held.role_id) as roles
   from users u where u.org_id = $1 and u.id = $2 and u.kind = 'human' and u.deleted_at is null`,
)

export async function readAccess(tx: Tx, id: string): Promise<UserAccess | undefined> {
  const [row] = await tx.query(read, [tx.orgId, id])
  return row
}

/** The resource with the extension, which `schemas` then names too (RFC 7643 3). */
export function withAccess(resource: Resource, access: UserAccess): Resource {
  const { id } = accessUserSchema
  const schemas = Array.isArray(resource.schemas) ? [...resource.schemas, id] : [id]
  return { ...resource, schemas, [id]: { status: access.status, roles: access.roles } }
}
