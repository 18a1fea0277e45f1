/** The pieces of which the statements of the directory are put together; `u` is the person in all of them. Row
 *  security keeps enums, functions and patterns out of index conditions: statuses are read from what the indexes
 *  include, and a search reads everybody. */
import { empty, join, raw, type Sql, sql } from '@/lib/db/sql'
import type { OrgId } from '@/lib/db/tx'
import type { PeopleQuery, PersonOrder, PersonState } from './user-directory-query'

/** People, neither machines nor removed. */
export const living = (orgId: OrgId) => sql`u.org_id = ${orgId} and u.kind = 'human' and u.deleted_at is null`

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
    else u.status::text end`
}

/** The counts of everybody, as two scans: of statuses, and of the invitations of pending people. */
export function countEverybody(orgId: OrgId, now: Date): Sql {
  const { expired, bounced } = trouble(now)
  return sql`
    with people as (
      select count(*) filter (where u.status = 'active')::int as active,
             count(*) filter (where u.status = 'disabled')::int as disabled,
             count(*) filter (where u.status = 'pending')::int as pending
      from users u where ${living(orgId)}
    ), troubled as (
      select count(*) filter (where ${expired})::int as expired, count(*) filter (where ${bounced})::int as bounced
      from users u join invitations i on ${ofPerson}
      where ${living(orgId)} and i.org_id = ${orgId} and u.status = 'pending' and (${expired} or ${bounced})
    )
    select active, pending - expired - bounced as invited, expired, bounced, disabled from people, troubled`
}

/** One column a state: how many rows have it in their column `state`. */
export const countStates = (states: readonly PersonState[]) =>
  raw(states.map((state) => `(count(*) filter (where state = '${state}'))::int as ${state}`).join(', '))

/** A list for `in`. The states are a closed list, and as literals the planner can weigh them. */
export const anyOf = (states: readonly PersonState[]) => raw(`(${states.map((state) => `'${state}'`).join(', ')})`)

/** Whether the person is in one of the states. */
export function isIn(states: readonly PersonState[], now: Date): Sql {
  const settled = states.filter((state) => state === 'active' || state === 'disabled')
  const pending = sql`u.status = 'pending' and ${pendingIn(states, now)}`
  if (settled.length === 0) return pending
  const plain = sql`u.status in ${anyOf(settled)}`
  return settled.length === states.length ? plain : sql`(${plain} or ${pending})`
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

/** The rest of a condition, the order and the limit: a page and one more, away from the cursor's person. */
export function pageOf({ order, descending, size, cursor }: PeopleQuery): Sql {
  const { key, type } = orders[order]
  const down = descending !== (cursor?.side === 'before')
  const beyond = down ? sql`<` : sql`>`
  const start = cursor ? sql`and (${key}, u.id) ${beyond} (${cursor.key}::${type}, ${cursor.id}::uuid)` : empty
  const direction = down ? sql`desc` : sql`asc`
  return sql`${start} order by ${key} ${direction}, u.id ${direction} limit ${size + 1}`
}
