import type { Metadata } from 'next'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { PlainLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { Tabs } from '@/components/ui/tabs'
import { SearchForm } from '@/components/users/search-form'
import type { Messages } from '@/lib/i18n/messages'
import * as attempts from '@/lib/org/saml/saml-attempts'
import { overview } from '@/lib/org/saml/saml-overview'
import { settingsContext } from '../../settings-context'
import { attemptsPath, authenticationPath } from '../links'
import { AttemptTable } from './attempt-table'
import { type AttemptQuery, attemptParameters, attemptsHref, readAttemptQuery } from './query'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.saml.attempts.title }
}

interface AttemptsProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The login inspector. The address says which sign-ins are shown. */
export default async function AttemptsPage({ searchParams }: AttemptsProps) {
  const context = await settingsContext('org_authn_config_read')
  const { member, t } = context
  const query = readAttemptQuery(await searchParams)
  const { view, q, person, provider, before } = query
  const [rows, { now, providers }] = await Promise.all([
    attempts.list(member.org, member.actor, { view, q, userId: person, providerId: provider, before }),
    overview(member.org, member.actor),
  ])
  const text = t.saml.attempts
  const name = person && (rows.find(({ userId }) => userId === person)?.userName ?? text.unknownPerson)
  const through = provider && providers.find(({ id }) => id === provider)?.name
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[{ href: authenticationPath, label: t.authentication.title }]}
            current={text.title}
          />
        }
        title={text.title}
        purpose={text.purpose}
      />
      <div className="mb-3 flex flex-col gap-3">
        <Views query={query} t={text} />
        <div className="flex flex-wrap items-center gap-2">
          <Search query={query} t={text} />
          {name && <Only name={name} href={attemptsHref({ ...fromTheTop(query), person: undefined })} t={text} />}
          {through && (
            <Only name={through} href={attemptsHref({ ...fromTheTop(query), provider: undefined })} t={text} />
          )}
        </div>
      </div>
      {rows.length === 0 ? (
        <Nothing query={query} t={text} />
      ) : (
        <>
          <AttemptTable rows={rows} now={now} query={query} context={context} />
          <Pager
            label={text.pages}
            range={text.range(rows.length)}
            previous={{ label: text.newest, href: before && attemptsHref(fromTheTop(query)) }}
            next={{
              label: text.older,
              href: rows.length < attempts.pageSize ? undefined : attemptsHref({ ...query, before: rows.at(-1)?.id }),
            }}
          />
        </>
      )}
    </>
  )
}

type Text = Messages['saml']['attempts']

function fromTheTop(query: AttemptQuery): AttemptQuery {
  return { ...query, before: undefined }
}

function Views({ query, t }: { query: AttemptQuery; t: Text }) {
  const tabs = attempts.attemptViews.map((view) => ({
    href: attemptsHref({ ...fromTheTop(query), view }),
    label: t.viewNames[view],
    current: query.view === view,
  }))
  return <Tabs label={t.views} tabs={tabs} />
}

function Search({ query, t }: { query: AttemptQuery; t: Text }) {
  return (
    <SearchForm
      action={attemptsPath}
      kept={attemptParameters({ ...fromTheTop(query), q: '' })}
      value={query.q}
      label={t.search}
      placeholder={t.searchPlaceholder}
      clear={{ href: attemptsHref({ ...fromTheTop(query), q: '' }), label: t.searchClear }}
    />
  )
}

function Nothing({ query: { view, q }, t }: { query: AttemptQuery; t: Text }) {
  if (q) {
    return (
      <EmptyState icon="search" title={t.notFound}>
        {t.notFoundText}
      </EmptyState>
    )
  }
  const [title, why] =
    view === 'refused'
      ? [t.noneRefused, t.noneRefusedText]
      : view === 'tests'
        ? [t.noneTests, t.noneTestsText]
        : [t.none, t.noneText]
  return (
    <EmptyState icon={view === 'tests' ? 'flask' : 'login'} title={title}>
      {why}
    </EmptyState>
  )
}

function Only({ name, href, t }: { name: string; href: string; t: Text }) {
  return (
    <PlainLink
      href={href}
      className="inline-flex h-8 items-center gap-1.5 rounded-full border border-line-strong bg-surface px-3 text-sm hover:bg-fill"
    >
      {t.of(name)}
      <Icon name="x" size="sm" />
      <span className="sr-only">{t.anybody}</span>
    </PlainLink>
  )
}
