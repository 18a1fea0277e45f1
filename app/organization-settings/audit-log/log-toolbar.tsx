import { DaysForm } from '@/components/audit/days-form'
import { Icon } from '@/components/ui/icon'
import { PlainLink } from '@/components/ui/link'
import { Facet } from '@/components/users/facet'
import { SearchForm } from '@/components/users/search-form'
import { type AuditQuery, actorKinds, eventNouns, formatAuditQuery, spans, withChange } from '@/lib/audit/query'
import { date } from '@/lib/i18n/format'
import { auditPath } from './context'
import { logHref } from './links'
import type { LogView } from './log-view'
import { ViewsMenu } from './views-menu'

export function LogToolbar(view: LogView) {
  const { context, query } = view
  const { auditLog: t } = context.t
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <SearchForm
        action={auditPath}
        kept={keptBy(withChange(query, { q: '' }))}
        value={query.q}
        label={t.search.label}
        placeholder={t.search.placeholder}
        clear={{ href: logHref(query, { q: '' }), label: t.search.clear }}
      />
      <TimeFacet {...view} />
      <ActorFacet {...view} />
      <EventFacet {...view} />
      <OneOnly {...view} />
      <ViewsMenu {...view} />
    </div>
  )
}

function keptBy(query: AuditQuery): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(formatAuditQuery(query)))
}

/** The list with one more or one less. */
function toggled<T extends string>(chosen: readonly T[], one: T): T[] {
  return chosen.includes(one) ? chosen.filter((each) => each !== one) : [...chosen, one]
}

function TimeFacet({ context, query }: LogView) {
  const { auditLog: t } = context.t
  const { facets } = t
  const everyDay = { span: undefined, from: undefined, to: undefined }
  return (
    <Facet
      name={timeOf(query, context) ? facets.timeIs : facets.time}
      chosen={timeOf(query, context)}
      clear={{ href: logHref(query, everyDay), label: facets.clearNamed(facets.time), short: facets.clear }}
      options={spans.map((span) => ({
        value: span,
        href: logHref(query, { ...everyDay, span: query.span === span ? undefined : span }),
        chosen: query.span === span,
        label: t.spans[span],
        count: '',
      }))}
    >
      <DaysForm
        action={auditPath}
        kept={keptBy(withChange(query, everyDay))}
        from={query.from}
        to={query.to}
        text={{ from: facets.from, to: facets.to, apply: facets.apply }}
      />
    </Facet>
  )
}

function timeOf({ span, from, to }: AuditQuery, { t, reader }: LogView['context']): string | undefined {
  const { facets, spans: names } = t.auditLog
  // Days are days: no zone moves them.
  const day = (text: string) => date(new Date(`${text}T00:00:00Z`), { ...reader, zone: 'UTC' })
  if (span) return names[span]
  if (from && to) return from === to ? day(from) : facets.between(day(from), day(to))
  if (from) return facets.since(day(from))
  return to ? facets.until(day(to)) : undefined
}

function ActorFacet({ context, query }: LogView) {
  const { auditLog: t } = context.t
  const [first] = query.actors
  return (
    <Facet
      name={first ? t.facets.actorIs : t.facets.actor}
      chosen={first && t.facets.chosen(t.actors[first], query.actors.length - 1)}
      clear={{
        href: logHref(query, { actors: [] }),
        label: t.facets.clearNamed(t.facets.actor),
        short: t.facets.clear,
      }}
      options={actorKinds.map((kind) => ({
        value: kind,
        href: logHref(query, { actors: toggled(query.actors, kind) }),
        chosen: query.actors.includes(kind),
        label: t.actors[kind],
        count: '',
      }))}
    />
  )
}

function EventFacet({ context, query }: LogView) {
  const { auditLog: t } = context.t
  const names: Partial<Record<string, string>> = t.nouns
  const [first] = query.events
  return (
    <Facet
      name={first ? t.facets.eventIs : t.facets.event}
      chosen={first && t.facets.chosen(names[first] ?? first, query.events.length - 1)}
      clear={{
        href: logHref(query, { events: [] }),
        label: t.facets.clearNamed(t.facets.event),
        short: t.facets.clear,
      }}
      options={eventNouns.map((noun) => ({
        value: noun,
        href: logHref(query, { events: toggled(query.events, noun) }),
        chosen: query.events.includes(noun),
        label: names[noun] ?? noun,
        count: '',
      }))}
    />
  )
}

const narrowings = ['actor', 'key', 'target', 'request'] as const

/** What the log is narrowed to one of, each as a chip that can only be taken away: they come from links. */
function OneOnly({ context, query }: LogView) {
  const { facets } = context.t.auditLog
  return narrowings
    .filter((name) => query[name])
    .map((name) => (
      <PlainLink
        key={name}
        href={logHref(query, { [name]: undefined })}
        scroll={false}
        aria-label={facets.clearNamed(facets.only[name])}
        className="inline-flex h-9 items-center gap-1.5 rounded-control border border-accent bg-accent-soft px-3 font-medium text-accent-text"
      >
        {facets.only[name]}
        <Icon name="x" size="sm" />
      </PlainLink>
    ))
}
