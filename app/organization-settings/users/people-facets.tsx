import { type Status, StatusBadge } from '@/components/ui/status-badge'
import { Facet, type FacetOption } from '@/components/users/facet'
import { number } from '@/lib/i18n/format'
import {
  keyHoldings,
  type PeopleQuery,
  personSources,
  personStates,
  signInTimes,
} from '@/lib/org/users/user-directory-query'
import { listHref, toggled } from './links'
import type { PeopleView } from './people-view'
import { roleName } from './role-names'

type Lists = Pick<PeopleQuery, 'states' | 'roles' | 'teams' | 'sources' | 'signIns' | 'keys'>

/** The filters. Figures stand beside what one count tells exactly; they heed the other filters. */
export function PeopleFacets(view: PeopleView) {
  const { context, page, choices } = view
  const { t, reader } = context
  const { users } = t
  const { facets, states, sources } = users
  const figure = (count: number) => number(count, reader.locale)
  return (
    <>
      <QueryFacet
        view={view}
        list="states"
        order={personStates}
        label={(state) => states[state]}
        content={(state: Status) => <StatusBadge status={state} label={states[state]} />}
        count={(state) => figure(page.found.states[state])}
      />
      <QueryFacet
        view={view}
        list="roles"
        order={choices.roles.map(({ id }) => id)}
        label={(id) => roleName(nameOf(choices.roles, id), t)}
      />
      {choices.teams.length > 0 && (
        <QueryFacet
          view={view}
          list="teams"
          order={choices.teams.map(({ id }) => id)}
          label={(id) => nameOf(choices.teams, id)}
          note={choices.moreTeams ? facets.moreTeams : undefined}
        />
      )}
      <QueryFacet
        view={view}
        list="sources"
        order={personSources}
        label={(source) => sources[source]}
        count={(source) => figure(page.found.sources[source])}
      />
      <QueryFacet
        view={view}
        list="signIns"
        order={signInTimes}
        label={(time) => facets.times[time]}
        count={(time) => figure(page.found.signIns[time])}
      />
      <QueryFacet view={view} list="keys" order={keyHoldings} label={(holding) => facets.holdings[holding]} />
    </>
  )
}

interface QueryFacetProps<List extends keyof Lists> {
  view: PeopleView
  list: List
  order: readonly Lists[List][number][]
  label: (value: Lists[List][number]) => string
  content?: (value: Lists[List][number]) => FacetOption['label']
  count?: (value: Lists[List][number]) => string
  note?: string
}

function QueryFacet<List extends keyof Lists>(props: QueryFacetProps<List>) {
  const { view, list, order, label, content = label, count, note } = props
  const { context, query } = view
  const { facets, filter } = context.t.users
  const chosen: readonly Lists[List][number][] = query[list]
  const [first] = chosen
  const href = (values: readonly string[]) => listHref(query, { [list]: values })
  return (
    <Facet
      name={first ? facets.namesIs[list] : facets.names[list]}
      chosen={first && filter.chosen(label(first), chosen.length - 1)}
      clear={{ href: href([]), label: facets.clear(facets.names[list]), short: filter.clear }}
      note={note}
      options={order.map((value) => ({
        value,
        href: href(toggled<string>(chosen, value, order)),
        chosen: chosen.includes(value),
        label: content(value),
        count: count?.(value),
      }))}
    />
  )
}

function nameOf(choices: readonly { id: string; name: string }[], id: string): string {
  return choices.find((choice) => choice.id === id)?.name ?? '?'
}
