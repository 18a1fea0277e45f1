import { LiveButton } from '@/components/provisioning/live'
import { LinkButton } from '@/components/ui/button'
import { Facet } from '@/components/users/facet'
import { SearchForm } from '@/components/users/search-form'
import type { ActivityListProps } from './activity-list'
import { activityPath, activityResults, listHref, queryParameters } from './query'

/** Search, result, whom it is about, and whether rehearsals are shown: each a part of the address. */
export function ActivityToolbar({ context, query, page, latest }: ActivityListProps) {
  const { activity } = context.t
  const { result, targetId, rehearsals, q = '' } = query
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
      <Facet
        name={result ? activity.resultIs : activity.result}
        chosen={result && activity.results[result]}
        clear={{ href: listHref(query, { result: undefined }), label: activity.clearResult, short: activity.clear }}
        options={activityResults.map((each) => ({
          value: each,
          href: listHref(query, { result: each === result ? undefined : each }),
          chosen: each === result,
          label: activity.results[each],
          count: '',
        }))}
      />
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
