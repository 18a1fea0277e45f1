/** Addresses of the list and of the people on it. A person's address carries the list's, so that closing the panel
 *  leads back to the very view it was opened from. */
import { formatPeopleQuery, type PeopleQuery, type PersonOrder, withChange } from '@/lib/org/users/user-directory-query'
import { peoplePath } from './context'

export function listHref(query: PeopleQuery, change: Partial<PeopleQuery> = {}): string {
  return `${peoplePath}${formatPeopleQuery(withChange(query, change))}`
}

/** The list as it is, on the page it is on. */
export function sameListHref(query: PeopleQuery): string {
  return `${peoplePath}${formatPeopleQuery(query)}`
}

export function personHref(id: string, query: PeopleQuery): string {
  return `${peoplePath}/${id}${formatPeopleQuery(query)}`
}

/** A list of the query with a value more or less, in their own order where they have one. */
export function toggled<Value extends string>(
  chosen: readonly Value[],
  value: Value,
  order: readonly Value[] = [...chosen, value],
): Value[] {
  return [...new Set(order)].filter((one) => chosen.includes(one) !== (one === value))
}

/** Sorting by a column: names from A on, moments from the latest on; again turns it round. */
export function sortOf(query: PeopleQuery, order: PersonOrder) {
  const current = query.order === order
  const descending = current ? !query.descending : order !== 'name'
  const direction = !current ? 'none' : query.descending ? 'descending' : 'ascending'
  return { href: listHref(query, { order, descending }), direction } as const
}
