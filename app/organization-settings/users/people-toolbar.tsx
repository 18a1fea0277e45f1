import { SearchForm } from '@/components/users/search-form'
import { formatPeopleQuery, withChange } from '@/lib/org/users/user-directory-query'
import { peoplePath } from './context'
import { listHref } from './links'
import { PeopleFacets } from './people-facets'
import { PeopleLook } from './people-look'
import type { PeopleView } from './people-view'
import { PeopleViews } from './people-views'

export function PeopleToolbar(view: PeopleView) {
  const { context, query } = view
  const { search } = context.t.users
  const kept = new URLSearchParams(formatPeopleQuery(withChange(query, { q: '' })))
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
      <div className="scroll-row sm:contents">
        <PeopleFacets {...view} />
        <span className="flex flex-none gap-2 sm:ml-auto">
          <PeopleViews {...view} />
          <PeopleLook {...view} />
        </span>
      </div>
    </div>
  )
}
