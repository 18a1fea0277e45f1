import type { Metadata } from 'next'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { Table } from '@/components/ui/table'
import { Tabs } from '@/components/ui/tabs'
import { number } from '@/lib/i18n/format'
import type { Messages } from '@/lib/i18n/messages'
import { type KeyPage, type KeyState, keyStates, keysPerPage, list } from '@/lib/org/key-directory'
import { PersonalKeyWarning } from '../service-accounts/personal-key-warning'
import { settingsContext } from '../settings-context'
import { ownedKeyColumns } from './owned-key-columns'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.applicationKeys.title }
}

const root = '/organization-settings/application-keys'

interface ApplicationKeysPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ApplicationKeysPage({ searchParams }: ApplicationKeysPageProps) {
  const context = await settingsContext('org_app_keys_read')
  const { member, t, reader } = context
  const query = await searchParams
  const state = keyStates.find((each) => each === query.state) ?? 'live'
  const found = await list(member.org.id, state, Number(query.page) || 1)
  const { keys, now, counts, page } = found
  const personal = keys.filter((key) => key.owner.kind === 'human' && key.scim && key.state === 'live')
  const tabs = keyStates.map((each) => ({
    href: address(each),
    label: t.applicationKeys.states[each],
    count: number(counts[each], reader.locale),
    current: each === state,
  }))
  return (
    <>
      <PageHeader title={t.applicationKeys.title} purpose={t.applicationKeys.purpose} />
      <div className="flex flex-col gap-4">
        {personal.slice(0, 3).map((key) => (
          <PersonalKeyWarning
            key={key.id}
            of={key}
            now={now}
            t={t}
            href="/organization-settings/service-accounts/scim"
          />
        ))}
        <Tabs label={t.applicationKeys.views} tabs={tabs} />
        {keys.length === 0 ? (
          <NoKeys state={state} t={t} />
        ) : (
          <Table
            caption={t.applicationKeys.title}
            columns={ownedKeyColumns({ context, now, returnTo: address(state, page) })}
            rows={keys}
            rowKey={({ id }) => id}
            rowState={(key) => (key.state === 'live' && key.owner.active ? undefined : 'off')}
          />
        )}
        {counts[state] > keysPerPage && <KeyPager found={found} state={state} t={t} />}
      </div>
    </>
  )
}

function address(state: KeyState, page = 1): string {
  const query = new URLSearchParams()
  if (state !== 'live') query.set('state', state)
  if (page > 1) query.set('page', String(page))
  return query.size > 0 ? `${root}?${query}` : root
}

function NoKeys({ state, t }: { state: KeyState; t: Messages }) {
  const { none } = t.applicationKeys
  return (
    <EmptyState
      icon="key"
      title={none[state].title}
      actions={
        state === 'live' && <LinkButton href="/organization-settings/service-accounts">{none.toAccounts}</LinkButton>
      }
    >
      {none[state].text}
    </EmptyState>
  )
}

function KeyPager({ found: { page, counts, keys }, state, t }: { found: KeyPage; state: KeyState; t: Messages }) {
  const first = (page - 1) * keysPerPage
  const last = first + keys.length
  return (
    <Pager
      label={t.applicationKeys.pages}
      range={t.common.range(first + 1, last, counts[state])}
      previous={{ label: t.common.previous, href: page > 1 ? address(state, page - 1) : undefined }}
      next={{ label: t.common.next, href: last < counts[state] ? address(state, page + 1) : undefined }}
    />
  )
}
