/** The pieces of which the statements of the directory are put together; `u` is the person in all of them. Row
 *  security keeps enums, functions and patterns out of index conditions: statuses are read from what the indexes
 *  include, and a search reads everybody. */
import { empty, raw, type Sql, sql } from '@/lib/db/sql'
import type { OrgId } from '@/lib/db/tx'
import type { PeopleQuery, PersonOrder, PersonState } from './user-directory-query'

/** People, neither machines nor removed. */
export const living = (orgId: OrgId) => sql`u.org_id = ${orgId} and u.kind = 'human' and u.deleted_at is null`

/** The state of a pending person. Their invitation is looked up one by one, so that the many people who accepted
 *  theirs long ago cost nothing. */
export const pendingState = (now: Date) => sql`coalesce((
  select case when i.expires_at <= ${now.toISOString()}::timestamptz then 'expired'
              when i.delivery_state = 'bounced' then 'bounced' else 'invited' end
  from invitations i where i.org_id = u.org_id and i.user_id = u.id), 'invited')`

export const stateOf = (now: Date) =>
  sql`case u.status when 'pending' then ${pendingState(now)} else u.status::text end`

/** One column a state: how many rows have it in their column `state`. */
export const countStates = (states: readonly PersonState[]) =>
  raw(states.map((state) => `(count(*) filter (where state = '${state}'))::int as ${state}`).join(', '))

/** A list for `in`. The states are a closed list, and as literals the planner can weigh them. */
export const anyOf = (states: readonly PersonState[]) => raw(`(${states.map((state) => `'${state}'`).join(', ')})`)

/** Whether the person is in one of the states; the status is asked first, for pending people alone their state. */
export function isIn(states: readonly PersonState[], now: Date): Sql {
  const waiting = states.filter((state) => state !== 'active' && state !== 'disabled')
  const settled = states.filter((state) => state === 'active' || state === 'disabled')
  const everyPending = waiting.length === 3
  const pending = everyPending
    ? sql`u.status = 'pending'`
    : sql`(u.status = 'pending' and ${pendingState(now)} in ${anyOf(waiting)})`
  if (settled.length === 0) return pending
  const plain = sql`u.status in ${anyOf(settled)}`
  return waiting.length === 0 ? plain : sql`(${plain} or ${pending})`
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
