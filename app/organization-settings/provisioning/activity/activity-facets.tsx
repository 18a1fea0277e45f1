import { DaysForm } from '@/components/audit/days-form'
import { Facet } from '@/components/users/facet'
import { date } from '@/lib/i18n/format'
import { activityActions } from '@/lib/provisioning/activity-action'
import { activityResources, activityResults } from '@/lib/provisioning/activity-list'
import { type ActivityPageQuery, activitySpans } from '@/lib/provisioning/activity-page'
import type { ActivityListProps } from './activity-list'
import { activityPath, type Change, listHref, queryParameters } from './query'

type FacetsProps = Pick<ActivityListProps, 'context' | 'query' | 'page'>

/** When, how it went, what was done to what, and with which key: one choice each. */
export function ActivityFacets({ context, query, page }: FacetsProps) {
  const { facets, results, actions, resources } = context.t.activity
  return (
    <>
      <TimeFacet context={context} query={query} />
      <OneOf
        {...facets.result}
        {...{ context, query }}
        chosen={query.result}
        change={(result) => ({ result })}
        options={activityResults.map((value) => ({ value, label: results[value] }))}
      />
      <OneOf
        {...facets.action}
        {...{ context, query }}
        chosen={query.action}
        change={(action) => ({ action })}
        options={activityActions.map((value) => ({ value, label: actions[value] }))}
      />
      <OneOf
        {...facets.resource}
        {...{ context, query }}
        chosen={query.resource}
        change={(resource) => ({ resource })}
        options={activityResources.map((value) => ({ value, label: resources[value] }))}
      />
      <OneOf
        {...facets.key}
        {...{ context, query }}
        chosen={query.keyId}
        change={(keyId) => ({ keyId })}
        options={keysOf({ context, query, page })}
      />
    </>
  )
}

interface OneOfProps<Value extends string> {
  context: FacetsProps['context']
  query: ActivityPageQuery
  name: string
  is: string
  clear: string
  chosen: Value | undefined
  change: (value: Value | undefined) => Change
  options: readonly { value: Value; label: string }[]
}

function OneOf<Value extends string>({ context, query, name, is, clear, chosen, change, options }: OneOfProps<Value>) {
  if (options.length === 0) return null
  return (
    <Facet
      name={chosen ? is : name}
      chosen={options.find(({ value }) => value === chosen)?.label}
      clear={{ href: listHref(query, change(undefined)), label: clear, short: context.t.activity.clear }}
      options={options.map(({ value, label }) => ({
        value,
        href: listHref(query, change(value === chosen ? undefined : value)),
        chosen: value === chosen,
        label,
      }))}
    />
  )
}

/** Those used last; and the one that is chosen, wherever the choice came from. */
function keysOf({ context, query: { keyId }, page }: FacetsProps): { value: string; label: string }[] {
  const { keyNamed, unknownKey } = context.t.activity.facts
  const known = page.keys.map(({ id, name, lastFour }) => ({ value: id, label: keyNamed(name, lastFour) }))
  if (!keyId || known.some(({ value }) => value === keyId)) return known
  const chosen = page.names.keys.get(keyId)
  return [...known, { value: keyId, label: chosen ? keyNamed(chosen.name, chosen.lastFour) : unknownKey }]
}

const everyTime = { span: undefined, from: undefined, to: undefined }

function TimeFacet({ context, query }: Pick<FacetsProps, 'context' | 'query'>) {
  const { facets, spans, clear } = context.t.activity
  const { from, to, apply } = context.t.auditLog.facets
  const chosen = timeOf(query, context)
  return (
    <Facet
      name={chosen ? facets.time.is : facets.time.name}
      chosen={chosen}
      clear={{ href: listHref(query, everyTime), label: facets.time.clear, short: clear }}
      options={activitySpans.map((span) => ({
        value: span,
        href: listHref(query, { ...everyTime, span: query.span === span ? undefined : span }),
        chosen: query.span === span,
        label: spans[span],
      }))}
    >
      <DaysForm
        action={activityPath}
        kept={queryParameters(query, everyTime)}
        from={query.from}
        to={query.to}
        text={{ from, to, apply }}
      />
    </Facet>
  )
}

function timeOf({ span, from, to }: ActivityPageQuery, { t, reader }: FacetsProps['context']): string | undefined {
  const { between, since, until } = t.auditLog.facets
  // Days are days: no zone moves them.
  const day = (text: string) => date(new Date(`${text}T00:00:00Z`), { ...reader, zone: 'UTC' })
  if (span) return t.activity.spans[span]
  if (from && to) return from === to ? day(from) : between(day(from), day(to))
  if (from) return since(day(from))
  return to && until(day(to))
}
