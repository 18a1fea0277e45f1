/** Exact figures beside the filters of the directory, all from one count: how many people there are of each status,
 *  source and time of the last sign-in. Each filter's figures heed the other filters, not the filter itself: they say
 *  what choosing a value would show. */
import {
  livingStates,
  type PeopleQuery,
  type PersonState,
  personSources,
  personStates,
  type SignInTime,
  signInTimes,
} from './user-directory-query'
import type { UserSource } from './user-row'

/** One row of the count. `expired` and `bounced` are counted among `pending` as well, `held` among `disabled`. */
export interface Cell {
  readonly state: 'active' | 'pending' | 'disabled' | 'expired' | 'bounced' | 'held'
  readonly source: UserSource
  readonly signIn: SignInTime
  readonly count: number
}

export type StateCounts = Readonly<Record<PersonState, number>>

export interface Found {
  readonly states: StateCounts
  readonly sources: Readonly<Record<UserSource, number>>
  readonly signIns: Readonly<Record<SignInTime, number>>
}

type Place = Pick<Cell, 'source' | 'signIn'> & { readonly state: PersonState }

/** What a cell adds: those in trouble are no longer merely invited, those held no longer merely disabled. */
function places({ state, source, signIn, count }: Cell): [Place, number][] {
  const at = (of: PersonState): Place => ({ state: of, source, signIn })
  if (state === 'pending') return [[at('invited'), count]]
  if (state === 'active' || state === 'disabled') return [[at(state), count]]
  return [
    [at(state), count],
    [at(state === 'held' ? 'disabled' : 'invited'), -count],
  ]
}

function sum(cells: readonly Cell[], heeds: (place: Place) => boolean): number {
  let total = 0
  for (const cell of cells) for (const [place, count] of places(cell)) if (heeds(place)) total += count
  return total
}

/** How many there are of each state. */
export function countStates(cells: readonly Cell[]): StateCounts {
  return record(personStates, (state) => sum(cells, (place) => place.state === state))
}

/** The figures beside the filters of a query, and its total. */
export function tally(cells: readonly Cell[], query: PeopleQuery): Found & { total: number } {
  const states = query.states.length > 0 ? query.states : livingStates
  const inStates = ({ state }: Place) => states.includes(state)
  const inSources = ({ source }: Place) => query.sources.length === 0 || query.sources.includes(source)
  const inTimes = ({ signIn }: Place) => query.signIns.length === 0 || query.signIns.includes(signIn)
  return {
    states: record(personStates, (one) => sum(cells, (at) => at.state === one && inSources(at) && inTimes(at))),
    sources: record(personSources, (one) => sum(cells, (at) => at.source === one && inStates(at) && inTimes(at))),
    signIns: record(signInTimes, (one) => sum(cells, (at) => at.signIn === one && inStates(at) && inSources(at))),
    total: sum(cells, (at) => inStates(at) && inSources(at) && inTimes(at)),
  }
}

function record<Key extends string>(keys: readonly Key[], of: (key: Key) => number): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<Key, number>
}
