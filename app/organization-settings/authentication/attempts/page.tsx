import type { Metadata } from 'next'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { PlainLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { Tabs } from '@/components/ui/tabs'
import { isUuid } from '@/lib/base/id'
import * as attempts from '@/lib/org/saml-attempts'
import { overview } from '@/lib/org/saml-overview'
import { settingsContext } from '../../settings-context'
import { authenticationPath } from '../links'
import { AttemptTable } from './attempt-table'
import { type AttemptQuery, attemptsHref } from './query'

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
  const query = readQuery(await searchParams)
  const { person, provider, refused, before } = query
  const [rows, { now, providers }] = await Promise.all([
    attempts.list(member.org, member.actor, { userId: person, providerId: provider, refusedOnly: refused, before }),
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
        <Tabs
          label={text.views}
          tabs={[
            { href: attemptsHref({ person, provider }), label: text.all, current: !refused },
            { href: attemptsHref({ person, provider, refused: true }), label: text.refused, current: refused },
          ]}
        />
        {(name || through) && (
          <p className="flex flex-wrap gap-2">
            {name && <Only name={name} href={attemptsHref({ provider, refused })} t={text} />}
            {through && <Only name={through} href={attemptsHref({ person, refused })} t={text} />}
          </p>
        )}
      </div>
      {rows.length === 0 ? (
        <EmptyState icon="login" title={refused ? text.noneRefused : text.none}>
          {refused ? text.noneRefusedText : text.noneText}
        </EmptyState>
      ) : (
        <>
          <AttemptTable rows={rows} now={now} query={query} context={context} />
          <Pager
            label={text.pages}
            range={text.range(rows.length)}
            previous={{ label: text.newest, href: before && attemptsHref({ ...query, before: undefined }) }}
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

function readQuery(given: Record<string, string | string[] | undefined>): AttemptQuery {
  const id = (name: string) => {
    const value = given[name]
    return typeof value === 'string' && isUuid(value) ? value : undefined
  }
  return { person: id('person'), provider: id('provider'), before: id('before'), refused: given.verdict === 'refused' }
}

function Only({ name, href, t }: { name: string; href: string; t: { of: (name: string) => string; anybody: string } }) {
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
