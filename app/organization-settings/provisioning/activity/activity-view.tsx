import type { ReactNode } from 'react'
import { LinkButton } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { ActivityList, type ActivityListProps } from './activity-list'
import { ActivityToolbar } from './activity-toolbar'
import { CurveSummary } from './curve-summary'
import { activityPath, isNarrowed } from './query'

/** The list, and beside it one request. On narrow screens one of the two. */
export function ActivityView(props: ActivityListProps & { children?: ReactNode }) {
  const { context, query, page, children } = props
  const { activity } = context.t
  const narrow = children ? 'max-lg:hidden' : undefined
  return (
    <>
      {children && <h1 className="sr-only lg:hidden">{activity.title}</h1>}
      <div className={narrow}>
        <PageHeader
          title={activity.title}
          purpose={activity.purpose}
          actions={<CurveSummary context={context} query={query} curve={page.curve} />}
        />
        <ActivityToolbar {...props} />
      </div>
      {page.rows.length === 0 && !children ? (
        <Nothing {...props} />
      ) : (
        <div className="grid grid-cols-[368px_minmax(0,1fr)] rounded-card border border-line bg-surface max-lg:grid-cols-1 lg:h-[max(32rem,calc(100dvh-14.75rem))]">
          <div className={classNames('flex min-h-0 min-w-0 flex-col border-line lg:border-r', narrow)}>
            <ActivityList {...props} />
          </div>
          {children ? (
            <div className="relative min-h-0 min-w-0 overflow-y-auto">{children}</div>
          ) : (
            <Pick t={activity.pick} keys={activity.keys} />
          )}
        </div>
      )}
    </>
  )
}

function Pick({ t, keys }: { t: { title: string; text: string }; keys: string }) {
  return (
    <div className="grid place-content-center p-8 text-center max-lg:hidden">
      <p className="font-semibold">{t.title}</p>
      <p className="mt-1 text-muted">{t.text}</p>
      <p className="mt-1 text-sm text-subtle">{keys}</p>
    </div>
  )
}

function Nothing({ context, query }: ActivityListProps) {
  const { empty, none } = context.t.activity
  if (isNarrowed(query) || query.after) {
    return (
      <EmptyState icon="search" title={none.title} actions={<LinkButton href={activityPath}>{none.action}</LinkButton>}>
        {isNarrowed({ ...query, q: undefined }) || !query.q ? none.text : none.searched}
      </EmptyState>
    )
  }
  const setup = '/organization-settings/provisioning/setup'
  return (
    <EmptyState
      icon="activity"
      title={empty.title}
      actions={
        <LinkButton href={setup} variant="primary">
          {empty.action}
        </LinkButton>
      }
    >
      {empty.text}
    </EmptyState>
  )
}
