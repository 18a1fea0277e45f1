import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { personStates, withoutFilters } from '@/lib/org/users/user-directory-query'
import { listHref, sameListHref } from './links'
import type { PeopleView } from './people-view'

/** Nobody is shown; those whom only the status hides are counted. */
export function PeopleNone({ context, query, page }: PeopleView) {
  const { empty } = context.t.users
  const hidden = personStates.reduce((sum, state) => sum + page.found.states[state], 0)
  const reset = sameListHref(withoutFilters(query))
  return (
    <EmptyState
      icon="search"
      title={empty.title}
      actions={
        <>
          <LinkButton href={reset}>{empty.clear}</LinkButton>
          {query.q && hidden > 0 && (
            <LinkButton href={listHref(query, { states: personStates })} variant="primary">
              {empty.showAll}
            </LinkButton>
          )}
        </>
      }
    >
      {query.q ? empty.text(query.q) : empty.filtered} {query.q && hidden > 0 && empty.hidden(hidden)}
    </EmptyState>
  )
}
