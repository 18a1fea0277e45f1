/** A team as SCIM shows it, put together by the database as JSON text. The one place that says what a Group resource
 *  holds. Its members stand apart from the rest, so that they can be left out, or sent page by page. */
import { groupType, isProjected, type Projection, project, type Resource } from '@/lib/scim'

export interface GroupDocument {
  id: string
  version: number
  /** The whole resource but its members, as JSON text. */
  head: string
  /** The first members, as the elements of a JSON array without its brackets; null where there is none. */
  members: string | null
  /** The last of them where there are more; null otherwise. */
  after: string | null
}

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The resource of the team `t` without its members; `base` is the SCIM root (text), such as `$3::text`. */
export function groupHead(base: string): string {
  return `'{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"id":"' || t.id
    || '","displayName":' || to_json(t.name)::text || coalesce(',"externalId":' || to_json(t.external_id)::text, '')
    || ',"meta":{"resourceType":"Group","created":"' || ${instant('t.created_at')}
    || '","lastModified":"' || ${instant('t.updated_at')} || '","version":"W/\\"' || t.version
    || '\\"","location":"' || ${base} || '/Groups/' || t.id || '"}}'`
}

/** A person, with their id and name in these columns, as an element of `members`. */
export function memberJson(id: string, name: string, base: string): string {
  return `'{"value":"' || ${id} || '","$ref":"' || ${base} || '/Users/' || ${id} || '","display":'
    || to_json(${name})::text || ',"type":"User"}'`
}

/** The members of a team in the order of their ids, at most `limit` and only those beyond `after`, as a row of their
 *  JSON text (`members`), the last of their ids (`last`) and how many were looked at (`count`). People who are gone
 *  never show. All arguments are SQL. It is written so that only the primary keys can serve it: a join may read
 *  everybody for a few, and a plan made while the tables were empty takes any index that begins with the organization. */
export function memberPage(team: string, after: string, limit: string, base: string): string {
  return `with page as materialized (
      select m.user_id as id from team_members m
      where m.org_id = $1 and m.team_id = ${team} and (m.team_id, m.user_id) > (${team}, ${after})
      order by m.user_id limit ${limit}
    )
    select (
        select string_agg(${memberJson('u.id', 'u.display_name', base)}, ',' order by u.id) from users u
        where u.org_id = $1 and u.id = any(array(select id from page)) and coalesce(u.deleted_at, 'infinity') = 'infinity'
      ) as members, max(page.id::text collate "C") as last, count(*)::int as count
    from page`
}

/** Stands in the text of a long group's members, around its id and the last of them, where the rest is to be read: no
 *  JSON text holds this character. */
export const restMark = '\u0001'

/** The whole resource of the team `t` as text, with a mark where it has more than `limit` members. */
export function markedDocument(base: string, limit: number): string {
  const page = memberPage('t.id', `'${firstId}'::uuid`, `${limit}`, base)
  const mark = `case when m.count = ${limit} then chr(1) || t.id || '/' || m.last || chr(1) else '' end`
  return `(select case when m.members is null then h.head
      else left(h.head, -1) || ',"members":[' || m.members || ${mark} || ']}' end
    from (select ${groupHead(base)} as head) h cross join lateral (${page}) m) as json`
}

/** Before every id. */
export const firstId = '00000000-0000-0000-0000-000000000000'

/** How the parts of a group are shown to whoever asked for some of them. */
export interface GroupView {
  readonly hasMembers: boolean
  head(json: string): string
  members(json: string): string
}

export function viewOf(projection: Projection): GroupView {
  const hasMembers = isProjected(projection, 'members')
  if (projection.whole) return { hasMembers, head: same, members: same }
  return {
    hasMembers,
    head: (json) => JSON.stringify(project(groupType, JSON.parse(json) as Resource, projection)),
    members: (json) => {
      const shown = project(groupType, { members: JSON.parse(`[${json}]`) } as Resource, projection)
      return shown.members === undefined ? '' : JSON.stringify(shown.members).slice(1, -1)
    },
  }
}

function same(json: string): string {
  return json
}

/** The resource from a shown head and shown members. */
export function joined(head: string, members: string): string {
  return members === '' ? head : `${head.slice(0, -1)},"members":[${members}]}`
}
