/** A person as SCIM shows them, put together by the database as JSON text: what it stores as text already need not be
 *  parsed and printed again here. The one place that says what a User resource holds besides its stored attributes. */
import { accessUserSchema, type Resource } from '@/lib/scim'
import { accessJson } from './user-access'

export interface UserDocument {
  id: string
  version: number
  /** The whole resource as JSON text. */
  json: string
}

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The groups of the user `u`, as the members of a JSON array; null where there is none. `base` is the parameter with
 *  the SCIM root. */
export function userGroups(base: string): string {
  return `(select string_agg('{"value":"' || t.id || '","$ref":"' || ${base} || '/Groups/' || t.id || '","display":'
      || to_json(t.name)::text || ',"type":"direct"}', ',' order by t.seq)
    from team_members m join teams t on t.org_id = m.org_id and t.id = m.team_id and t.unlinked_at is null
    where m.org_id = u.org_id and m.user_id = u.id)`
}

/** The columns of `UserDocument`, for statements with the user as `u` and the SCIM root (text) as `base`, such as
 *  `$2::text`. `hasAccess`: with what the person may do, which is in an answer on request alone. */
export function userDocument(base: string, hasAccess: boolean): string {
  const access = hasAccess ? `,"${accessUserSchema.id}":' || ${accessJson} || '` : ''

  return `u.id, u.version, '{"id":"' || u.id || '","active":' || (u.status <> 'disabled')::text
    || ',"meta":{"resourceType":"User","created":"' || ${instant('u.created_at')}
    || '","lastModified":"' || ${instant('u.updated_at')} || '","version":"W/\\"' || u.version
    || '\\"","location":"' || ${base} || '/Users/' || u.id || '"}${access}'
    || coalesce(',"groups":[' || ${userGroups(base)} || ']', '')
    || case when u.attributes = '{}' then '}' else ',' || substr(u.attributes::text, 2) end as json`
}

/** The resource of a document, to be projected or changed. */
export function parseDocument({ json }: Pick<UserDocument, 'json'>): Resource {
  return JSON.parse(json) as Resource
}
