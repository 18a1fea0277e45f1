/** Addresses of the list and of the people on it. A person's address carries the list's, so that closing the panel
 *  leads back to the very view it was opened from. */
import {
  formatPeopleQuery,
  type PeopleQuery,
  type PersonOrder,
  type PersonState,
  personStates,
  withChange,
} from '@/lib/org/user-directory-query'
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

/** The list with a status more or less. */
export function toggledHref(query: PeopleQuery, state: PersonState): string {
  const states = personStates.filter((one) => query.states.includes(one) !== (one === state))
  return listHref(query, { states })
}

/** Sorting by a column: names from A on, moments from the latest on; again turns it round. */
export function sortOf(query: PeopleQuery, order: PersonOrder) {
  const current = query.order === order
  const descending = current ? !query.descending : order !== 'name'
  const direction = !current ? 'none' : query.descending ? 'descending' : 'ascending'
  return { href: listHref(query, { order, descending }), direction } as const
}
