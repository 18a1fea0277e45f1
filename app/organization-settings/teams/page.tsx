import type { Metadata } from 'next'
import { Button, LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { Facet } from '@/components/users/facet'
import { SearchForm } from '@/components/users/search-form'
import { list, type TeamPage } from '@/lib/org/teams/team-directory'
import { type Parameters, parseTeamQuery, type TeamQuery, teamSources } from '@/lib/org/teams/team-directory-query'
import { type SettingsContext, settingsContext } from '../settings-context'
import { ConflictBanner, conflictsFor } from './conflict-banner'
import { listHref, teamsPath } from './links'
import { TeamTable } from './team-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext('user_access_read')).t.teams.title }
}

const mostBanners = 3

interface View {
  context: SettingsContext
  query: TeamQuery
  page: TeamPage
}

export default async function TeamsPage({ searchParams }: { searchParams: Promise<Parameters> }) {
  const context = await settingsContext('user_access_read')
  const query = parseTeamQuery(await searchParams)
  const page = await list(context.member.org.id, query)
  const conflicts = await conflictsFor(context)
  const { teams } = context.t
  const view = { context, query, page }
  return (
    <>
      <PageHeader
        title={teams.title}
        purpose={`${teams.purpose} ${teams.managedCount(page.all.managed)} · ${teams.localCount(page.all.local)}`}
        actions={<NewTeam context={context} />}
      />
      {conflicts.length > 0 && (
        <div className="mb-4 flex flex-col gap-2">
          {conflicts.slice(0, mostBanners).map((conflict) => (
            <ConflictBanner key={conflict.teamId} conflict={conflict} now={page.now} context={context} />
          ))}
        </div>
      )}
      <Toolbar {...view} />
      {page.teams.length > 0 ? <TeamTable page={page} context={context} /> : <NoTeams {...view} />}
      {page.teams.length > 0 && <TeamPager {...view} />}
    </>
  )
}

function NewTeam({ context: { t, refusal } }: { context: SettingsContext }) {
  const refused = refusal('teams_manage')
  const { action } = t.teams.create
  if (refused) {
    return (
      <Button icon="plus" disabledReason={refused}>
        {action}
      </Button>
    )
  }
  return (
    <LinkButton href={`${teamsPath}/new`} variant="primary" icon="plus">
      {action}
    </LinkButton>
  )
}

function Toolbar({ context, query, page }: View) {
  const { search, filter, sources, memberFigure } = context.t.teams
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <SearchForm
        action={teamsPath}
        kept={query.source ? { source: query.source } : {}}
        value={query.q}
        label={search.label}
        placeholder={search.placeholder}
        clear={{ href: listHref(query, { q: '' }), label: search.clear }}
      />
      <Facet
        name={query.source ? filter.sourceIs : filter.source}
        chosen={query.source && sources[query.source]}
        clear={{ href: listHref(query, { source: undefined }), label: filter.clearSource, short: filter.clear }}
        options={teamSources.map((source) => ({
          value: source,
          href: listHref(query, { source: query.source === source ? undefined : source }),
          chosen: query.source === source,
          label: sources[source],
          count: memberFigure(page.found[source]),
        }))}
      />
    </div>
  )
}

function NoTeams({ context, query }: View) {
  const { empty } = context.t.teams
  const isFiltered = query.q !== '' || query.source !== undefined
  if (!isFiltered) {
    return (
      <EmptyState icon="team" title={empty.title} actions={<NewTeam context={context} />}>
        {empty.text}
      </EmptyState>
    )
  }
  return (
    <EmptyState icon="search" title={empty.noneTitle} actions={<LinkButton href={teamsPath}>{empty.clear}</LinkButton>}>
      {query.q ? empty.none(query.q) : empty.noneFiltered}
    </EmptyState>
  )
}

function TeamPager({ context, query, page }: View) {
  const { common, teams } = context.t
  const { found, hasPrevious, hasNext, teams: shown } = page
  const count = query.source ? found[query.source] : found.managed + found.local
  const to = (side: 'before' | 'after', handle = '') => listHref(query, { cursor: { side, handle } })
  return (
    <Pager
      label={teams.pages.label}
      range={teams.pages.found(count)}
      previous={{ label: common.previous, href: hasPrevious ? to('before', shown[0]?.handle) : undefined }}
      next={{ label: common.next, href: hasNext ? to('after', shown.at(-1)?.handle) : undefined }}
    />
  )
}
