import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { isNarrowed } from '@/lib/audit/query'
import { date } from '@/lib/i18n/format'
import { auditPath } from './context'
import { logHref } from './links'
import type { LogView } from './log-view'

/** No event is shown: nothing was ever recorded, or nothing fits, as far as was looked. */
export function LogNone({ context, query, page }: LogView) {
  const { empty, pages } = context.t.auditLog
  if (!isNarrowed(query) && !query.cursor) {
    return (
      <EmptyState icon="audit" title={empty.fresh}>
        {empty.freshText}
      </EmptyState>
    )
  }
  const until = page.lookedUntil && date(page.lookedUntil, context.reader)
  return (
    <EmptyState
      icon="search"
      title={empty.title}
      actions={
        <>
          <LinkButton href={auditPath}>{empty.clear}</LinkButton>
          {page.older && until && (
            <LinkButton href={logHref(query, { cursor: page.older })} variant="primary">
              {pages.goOn}
            </LinkButton>
          )}
        </>
      }
    >
      {until ? empty.looked(until) : empty.text}
    </EmptyState>
  )
}
