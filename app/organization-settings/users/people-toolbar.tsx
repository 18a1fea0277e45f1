import { type Status, StatusBadge } from '@/components/ui/status-badge'
import { Facet } from '@/components/users/facet'
import { SearchForm } from '@/components/users/search-form'
import { number } from '@/lib/i18n/format'
import { formatPeopleQuery, personStates, withChange } from '@/lib/org/user-directory-query'
import { peoplePath } from './context'
import { listHref, toggledHref } from './links'
import type { PeopleView } from './people-view'

export function PeopleToolbar({ context, query, page }: PeopleView) {
  const { t, reader } = context
  const { search, filter, states } = t.users
  const kept = new URLSearchParams(formatPeopleQuery(withChange(query, { q: '' })))
  const [first] = query.states
  const all = { href: listHref(query, { states: [] }), label: filter.clearStatus, short: filter.clear }
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <SearchForm
        action={peoplePath}
        kept={Object.fromEntries(kept)}
        value={query.q}
        label={search.label}
        placeholder={search.placeholder}
        clear={{ href: listHref(query, { q: '' }), label: search.clear }}
      />
      <Facet
        name={first ? filter.statusIs : filter.status}
        chosen={first && filter.chosen(states[first], query.states.length - 1)}
        clear={all}
        options={personStates.map((state: Status) => ({
          value: state,
          href: toggledHref(query, state),
          chosen: query.states.includes(state),
          label: <StatusBadge status={state} label={states[state]} />,
          count: number(page.found[state], reader.locale),
        }))}
      />
    </div>
  )
}
