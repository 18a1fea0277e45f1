/** The pieces of which the statements of the directory are put together; `u` is the person in all of them. Row
 *  security keeps enums, functions and patterns out of index conditions: statuses and what is searched are read from
 *  what the indexes include, and a search reads everybody there. */
import { foldMarks } from '@/lib/base/fold'
import { empty, join, raw, type Sql, sql } from '@/lib/db/sql'
import type { OrgId } from '@/lib/db/tx'
import { scimScopes } from '../keys/application-keys'
import {
  isOff,
  type KeyHolding,
  livingStates,
  type PeopleQuery,
  type PersonOrder,
  type PersonState,
  signInTimes,
} from './user-directory-query'
import type { UserSource } from './user-row'

/** People, neither machines nor removed. */
export const living = (orgId: OrgId) => sql`u.org_id = ${orgId} and u.kind = 'human' and u.deleted_at is null`

/** The same as a table, with whether a condition is `found` true of each. */
export const peopleOf = (orgId: OrgId, found: Sql = sql`true`) => sql`(
  select u.org_id, u.id, u.status, u.source, u.last_sign_in_at, ${found} as found from users u where ${living(orgId)}) u`

/** Who is held: a few, told by an index of their own, so that lists of all others read theirs alone. */
const heldIds = (orgId: OrgId) => sql`array(select h.id from users h
  where h.org_id = ${orgId} and h.kind = 'human' and h.deleted_at is null and h.held_at is not null)`

/** An invitation that needs somebody: its link ended, or else its mail came back. */
const trouble = (now: Date) => {
  const ended = sql`i.expires_at <= ${now.toISOString()}::timestamptz`
  return { expired: ended, bounced: sql`(not ${ended} and i.delivery_state = 'bounced')` }
}

const ofPerson = sql`i.org_id = u.org_id and i.user_id = u.id`

/** The state of a person, for a few of them: each pending one's invitation is looked up. */
export function stateOf(now: Date): Sql {
  const { expired, bounced } = trouble(now)
  return sql`case u.status when 'pending' then coalesce((
      select case when ${expired} then 'expired' when ${bounced} then 'bounced' else 'invited' end
      from invitations i where ${ofPerson}), 'invited')
    when 'disabled' then case when u.held_at is null then 'disabled' else 'held' end
    else u.status::text end`
}

const days = (now: Date, count: number) =>
  sql`${new Date(now.getTime() - count * 86_400_000).toISOString()}::timestamptz`

/** When the person last signed in, as a place in `signInTimes`, from 1. */
function signInOf(now: Date): Sql {
  const at = sql`u.last_sign_in_at`
  return sql`case when ${at} is null then 5 when ${at} >= ${days(now, 7)} then 1 when ${at} >= ${days(now, 30)} then 2
    when ${at} >= ${days(now, 90)} then 3 else 4 end`
}

const signInName = raw(`(array[${signInTimes.map((time) => `'${time}'`).join(', ')}])[c.seen]`)

/** How many there are of each status, source and time of the last sign-in among the people in `from`, found or not;
 *  those whose invitation needs somebody stand there twice, once as pending, and those who are held, once as disabled.
 *  These are `few`: the same people, in a form that asks of each by itself what it finds. */
export function countCells({ from, few = from }: { from: Sql; few?: Sql }, orgId: OrgId, now: Date): Sql {
  const { expired, bounced } = trouble(now)
  const told = sql`c.source::text as source, ${signInName} as "signIn", c.found, c.count`
  // Grouped as they are stored, then put into words: words are dear to compare.
  return sql`
    select c.status::text as state, ${told} from (
      select u.status, u.source, ${signInOf(now)} as seen, u.found, count(*)::int as count from ${from} group by 1, 2, 3, 4) c
    union all
    select case when c.over then 'expired' else 'bounced' end, ${told} from (
      select ${expired} as over, u.source, ${signInOf(now)} as seen, u.found, count(*)::int as count
      from ${few} join invitations i on ${ofPerson} and i.org_id = ${orgId}
      where u.status = 'pending' and (${expired} or ${bounced}) group by 1, 2, 3, 4) c
    union all
    select 'held', ${told} from (
      select u.source, ${signInOf(now)} as seen, u.found, count(*)::int as count from ${few}
      where u.id = any(${heldIds(orgId)}) group by 1, 2, 3) c`
}

/** How many of everybody there are of each status, told as above: all that a page needs to know of those whom it does
 *  not find. */
export function countStatuses(orgId: OrgId, now: Date): Sql {
  const { expired, bounced } = trouble(now)
  return sql`
    select u.status::text as state, count(*)::int as count from ${peopleOf(orgId)} group by u.status
    union all
    select case when ${expired} then 'expired' else 'bounced' end, count(*)::int
    from ${peopleOf(orgId)} join invitations i on ${ofPerson} and i.org_id = ${orgId}
    where u.status = 'pending' and (${expired} or ${bounced}) group by 1
    union all
    select 'held', count(*)::int from ${peopleOf(orgId)} where u.id = any(${heldIds(orgId)})`
}

/** Whether the person is found by the search and has what the query asks of roles, teams and keys; undefined where it
 *  asks nothing of them. In two forms: looked up for each of a `few` people, or for `all` in one go. */
export function narrowed({ q, roles, teams, keys }: PeopleQuery, orgId: OrgId, now: Date, form: 'few' | 'all') {
  // The planner does not know how many there will be and would take the one for the other: `offset 0` keeps it from hashing
  // everybody for a few people, `is true` from looking everybody up one by one.
  const each = (from: Sql) => sql`exists (select from (${from}) as x(id) where x.id = u.id offset 0)`
  const has = (from: readonly Sql[]) =>
    form === 'all' ? sql`(u.id in (${join(from, ' union all ')})) is true` : sql`(${join(from.map(each), ' or ')})`
  const conditions: Sql[] = []
  if (q) conditions.push(sql`strpos(u.search_lc, ${foldMarks(q)}) > 0`)
  if (roles.length > 0) conditions.push(has(holders(roles, orgId)))
  if (teams.length > 0) conditions.push(has([members(sql`any(${[...teams]}::uuid[])`, orgId)]))
  if (keys.length > 0) conditions.push(has([keyOwners(keys, orgId, now)]))
  return conditions.length > 0 ? join(conditions, ' and ') : undefined
}

const members = (teams: Sql, orgId: OrgId) =>
  sql`select m.user_id from team_members m where m.org_id = ${orgId} and m.team_id = ${teams}`

/** Who has one of the roles, by a grant or by a team. */
function holders(roles: readonly string[], orgId: OrgId): Sql[] {
  const ids = sql`any(${[...roles]}::uuid[])`
  const granting = sql`any(array(select tr.team_id from team_roles tr where tr.org_id = ${orgId} and tr.role_id = ${ids}))`
  return [
    sql`select ur.user_id from user_roles ur where ur.org_id = ${orgId} and ur.role_id = ${ids}`,
    members(granting, orgId),
  ]
}

function keyOwners(keys: readonly KeyHolding[], orgId: OrgId, now: Date): Sql {
  const speaks = keys.includes('any') ? empty : sql`and k.scopes @> ${[...scimScopes]}::text[]`
  return sql`select k.owner_id from application_keys k where k.org_id = ${orgId} and k.revoked_at is null
    and (k.expires_at is null or k.expires_at > ${now.toISOString()}::timestamptz) ${speaks}`
}

/** Whether the person is in what the query asks of status, source and last sign-in. */
export function isShown({ states, sources, signIns }: PeopleQuery, orgId: OrgId, now: Date): Sql {
  const conditions = [isIn(states.length > 0 ? states : livingStates, orgId, now)]
  if (sources.length > 0) conditions.push(sql`u.source in ${anyOf(sources)}`)
  if (signIns.length > 0) {
    conditions.push(sql`${signInOf(now)} = any(${signIns.map((time) => signInTimes.indexOf(time) + 1)}::int[])`)
  }
  return join(conditions, ' and ')
}

/** A list for `in`. The values are of closed lists, and as literals the planner can weigh them. */
const anyOf = (values: readonly UserSource[]) => raw(`(${values.map((value) => `'${value}'`).join(', ')})`)

/** Whether the person is in one of the states. */
function isIn(states: readonly PersonState[], orgId: OrgId, now: Date): Sql {
  const [disabled, held] = [states.includes('disabled'), states.includes('held')]
  const conditions: Sql[] = []
  if (states.includes('active')) conditions.push(sql`u.status = 'active'`)
  if (disabled && held) conditions.push(sql`u.status = 'disabled'`)
  else if (disabled) conditions.push(sql`(u.status = 'disabled' and u.id <> all(${heldIds(orgId)}))`)
  else if (held) conditions.push(sql`u.id = any(${heldIds(orgId)})`)
  const waits = states.some((state) => state !== 'active' && !isOff(state))
  if (waits) conditions.push(sql`(u.status = 'pending' and ${pendingIn(states, now)})`)
  return sql`(${join(conditions, ' or ')})`
}

/** Whether a pending person is. `exists`, so that the planner may join: a rare trouble is found from its side. */
function pendingIn(states: readonly PersonState[], now: Date): Sql {
  const { expired, bounced } = trouble(now)
  const invited = states.includes('invited')
  const asked = [
    ...(states.includes('expired') !== invited ? [expired] : []),
    ...(states.includes('bounced') !== invited ? [bounced] : []),
  ]
  if (asked.length === 0) return sql`true`
  const found = sql`exists (select from invitations i where ${ofPerson} and (${join(asked, ' or ')}))`
  return invited ? sql`not ${found}` : found
}

const orders: Record<PersonOrder, { key: Sql; type: Sql }> = {
  name: { key: sql`u.sort_name`, type: sql`text` },
  // Whoever never signed in did so longest ago.
  signIn: { key: sql`coalesce(u.last_sign_in_at, '-infinity')`, type: sql`timestamptz` },
  created: { key: sql`u.seq`, type: sql`bigint` },
}

/** What people are ordered by. */
export const orderKey = (order: PersonOrder): Sql => orders[order].key

/** The rest of a condition, the order and the limit: a page and one more, away from the cursor's person. */
export function pageOf({ order, descending, size, cursor }: PeopleQuery, limit = size + 1): Sql {
  const { key, type } = orders[order]
  const down = descending !== (cursor?.side === 'before')
  const beyond = down ? sql`<` : sql`>`
  const start = cursor ? sql`and (${key}, u.id) ${beyond} (${cursor.key}::${type}, ${cursor.id}::uuid)` : empty
  const direction = down ? sql`desc` : sql`asc`
  return sql`${start} order by ${key} ${direction}, u.id ${direction} limit ${limit}`
}
