import { LiveButton } from '@/components/provisioning/live'
import { LinkButton } from '@/components/ui/button'
import { SearchForm } from '@/components/users/search-form'
import { ActivityFacets } from './activity-facets'
import type { ActivityListProps } from './activity-list'
import { activityPath, listHref, queryParameters } from './query'

/** Search, filters, whom it is about, and whether rehearsals are shown: each a part of the address. */
export function ActivityToolbar({ context, query, page, latest }: ActivityListProps) {
  const { activity } = context.t
  const { targetId, rehearsals, q = '' } = query
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <SearchForm
        action={activityPath}
        kept={queryParameters(query, { q: undefined })}
        value={q}
        label={activity.search.label}
        placeholder={activity.search.placeholder}
        clear={{ href: listHref(query, { q: undefined }), label: activity.search.clear }}
      />
      <ActivityFacets context={context} query={query} page={page} />
      {targetId && (
        <LinkButton href={listHref(query, { targetId: undefined })} variant="secondary" iconEnd="x">
          {activity.about(page.names.targets.get(targetId) ?? targetId)}
        </LinkButton>
      )}
      <LinkButton href={listHref(query, { rehearsals: !rehearsals })} variant="quiet" icon="flask">
        {rehearsals ? activity.hideRehearsals : activity.showRehearsals}
      </LinkButton>
      {!query.after && (
        <span className="ml-auto">
          <LiveButton latest={latest} text={activity.live} />
        </span>
      )}
    </div>
  )
}
