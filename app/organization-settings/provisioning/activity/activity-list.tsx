import { ActivityKeys } from '@/components/provisioning/activity-keys'
import { Badge, CodeBadge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { PlainLink } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import { number, timeText } from '@/lib/i18n/format'
import type { ActivityRow } from '@/lib/provisioning/activity-list'
import type { ActivityPage, ActivityPageQuery } from '@/lib/provisioning/activity-page'
import type { SettingsContext } from '../../settings-context'
import { entryHref, listHref } from './query'
import { tell } from './sentence'
import { ToldText } from './told'

export interface ActivityListProps {
  context: SettingsContext
  query: ActivityPageQuery
  page: ActivityPage
  /** The request that is shown beside the list. */
  openId?: string
  /** The newest request of all. */
  latest: string | null
}

/** A line a request: how it went, the sentence, and below it the protocol's words. */
export function ActivityList({ context, query, page, openId }: ActivityListProps) {
  const { activity } = context.t
  return (
    <nav aria-label={activity.list} aria-keyshortcuts="j k" className="flex min-h-0 min-w-0 flex-1 flex-col">
      <ActivityKeys closeHref={listHref(query, { after: query.after })} isOpen={openId !== undefined} />
      <ul data-requests className="relative min-h-0 flex-1 overflow-y-auto">
        {page.rows.map((row) => (
          <li key={row.id} className="border-b border-line last:border-b-0">
            <PlainLink
              href={entryHref(row.id, query)}
              prefetch={false}
              data-request
              scroll={false}
              aria-current={row.id === openId ? 'page' : undefined}
              className={classNames(
                'flex gap-3 border-l-[3px] px-3.5 py-2.5 -outline-offset-2',
                row.id === openId ? 'border-accent bg-accent-soft' : 'border-transparent hover:bg-fill',
              )}
            >
              <Line row={row} page={page} context={context} />
            </PlainLink>
          </li>
        ))}
      </ul>
      {(query.after || page.next) && (
        <div className="flex min-h-11 items-center gap-1 border-t border-line px-3 py-1.5">
          {query.after && (
            <LinkButton href={listHref(query)} variant="quiet" size="sm">
              {activity.newest}
            </LinkButton>
          )}
          {page.next && (
            <span className="ml-auto">
              <LinkButton
                href={listHref(query, { after: page.next })}
                variant="quiet"
                size="sm"
                iconEnd="chevron-right"
              >
                {activity.older}
              </LinkButton>
            </span>
          )}
        </div>
      )}
    </nav>
  )
}

function Line({
  row,
  page,
  context: { t, reader },
}: Pick<ActivityListProps, 'page' | 'context'> & { row: ActivityRow }) {
  return (
    <>
      <ResultIcon row={row} t={t} />
      <span className="min-w-0 flex-1">
        <span className="line-clamp-3">
          <ToldText {...tell(row, page.names, t)} />
        </span>
        <span className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted">
          <code>{row.method}</code>
          <CodeBadge code={row.status} />
          <code>{t.activity.facts.milliseconds(number(Math.round(row.durationMs), reader.locale))}</code>
          {row.dryRun && <Badge icon="flask">{t.activity.rehearsal}</Badge>}
          <span className="ml-auto">
            <Time {...timeText(row.at, page.now, reader)} />
          </span>
        </span>
      </span>
    </>
  )
}

/** A word for whoever cannot see the glyph. */
export function ResultIcon({ row: { status }, t }: { row: ActivityRow; t: SettingsContext['t'] }) {
  const result = status < 400 ? 'ok' : status < 500 ? 'refused' : 'failed'
  return (
    <>
      <Icon
        name={status < 400 ? 'done' : 'fail'}
        className={status < 400 ? 'mt-0.5 text-success' : 'mt-0.5 text-danger'}
      />
      <span className="sr-only">{t.activity.results[result]}</span>
    </>
  )
}
