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

/** So many people of a state. `expired` and `bounced` are counted among `pending` as well, `held` among `disabled`. */
export interface StateCell {
  readonly state: 'active' | 'pending' | 'disabled' | 'expired' | 'bounced' | 'held'
  readonly count: number
}

export interface Cell extends StateCell {
  readonly source: UserSource
  readonly signIn: SignInTime
  /** Whether the query's search, roles, teams and keys find them. */
  readonly found: boolean
}

export type StateCounts = Readonly<Record<PersonState, number>>

export interface Found {
  readonly states: StateCounts
  readonly sources: Readonly<Record<UserSource, number>>
  readonly signIns: Readonly<Record<SignInTime, number>>
}

/** What a cell adds: those in trouble are no longer merely invited, those held no longer merely disabled. */
function shares({ state, count }: StateCell): [PersonState, number][] {
  if (state === 'pending') return [['invited', count]]
  if (state === 'active' || state === 'disabled') return [[state, count]]
  return [
    [state, count],
    [state === 'held' ? 'disabled' : 'invited', -count],
  ]
}

function sum<C extends StateCell>(cells: readonly C[], heeds: (state: PersonState, cell: C) => boolean): number {
  let total = 0
  for (const cell of cells) for (const [state, count] of shares(cell)) if (heeds(state, cell)) total += count
  return total
}

/** How many there are of each state. */
export function countStates(cells: readonly StateCell[]): StateCounts {
  return record(personStates, (one) => sum(cells, (state) => state === one))
}

/** The figures beside the filters of a query, and its total. */
export function tally(counted: readonly Cell[], query: PeopleQuery): Found & { total: number } {
  const cells = counted.filter(({ found }) => found)
  const states = query.states.length > 0 ? query.states : livingStates
  const inStates = (state: PersonState) => states.includes(state)
  const inSources = ({ source }: Cell) => query.sources.length === 0 || query.sources.includes(source)
  const inTimes = ({ signIn }: Cell) => query.signIns.length === 0 || query.signIns.includes(signIn)
  const of = (heeds: (state: PersonState, cell: Cell) => boolean) => sum(cells, heeds)
  return {
    states: record(personStates, (one) => of((state, cell) => state === one && inSources(cell) && inTimes(cell))),
    sources: record(personSources, (one) =>
      of((state, cell) => cell.source === one && inStates(state) && inTimes(cell)),
    ),
    signIns: record(signInTimes, (one) =>
      of((state, cell) => cell.signIn === one && inStates(state) && inSources(cell)),
    ),
    total: of((state, cell) => inStates(state) && inSources(cell) && inTimes(cell)),
  }
}

function record<Key extends string>(keys: readonly Key[], of: (key: Key) => number): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<Key, number>
}
