import type { Metadata } from 'next'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { Table } from '@/components/ui/table'
import { Tabs } from '@/components/ui/tabs'
import { number } from '@/lib/i18n/format'
import type { Messages } from '@/lib/i18n/messages'
import { can } from '@/lib/org/can'
import {
  type Count,
  formatKeyCursor,
  type KeyCursor,
  type KeyView,
  keyViews,
  list,
  parseKeyCursor,
} from '@/lib/org/keys/key-directory'
import { PersonalKeyWarning } from '../service-accounts/personal-key-warning'
import { type SettingsContext, settingsContext } from '../settings-context'
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
  const { member, t } = context
  const query = await searchParams
  const view = keyViews.find((each) => each === query.state) ?? 'live'
  const cursor = parseKeyCursor('after', query.after) ?? parseKeyCursor('before', query.before)
  const found = await list(member.org.id, view, cursor)
  const { keys, now, counts, previous, next } = found
  const personal = keys.filter((key) => key.owner.kind === 'human' && key.scim && key.state === 'live')
  const tabs = keyViews.map((each) => ({
    href: address(each),
    label: t.applicationKeys.states[each],
    count: figure(counts[each], context),
    current: each === view,
  }))
  return (
    <>
      <PageHeader
        title={t.applicationKeys.title}
        purpose={t.applicationKeys.purpose}
        actions={
          can(member.actor, 'user_app_keys') && (
            <LinkButton href="/account/keys" icon="user">
              {t.applicationKeys.mine}
            </LinkButton>
          )
        }
      />
      <div className="flex flex-col gap-4">
        {personal.slice(0, 3).map((key) => (
          <PersonalKeyWarning key={key.id} of={key} now={now} context={context} />
        ))}
        <Tabs label={t.applicationKeys.views} tabs={tabs} />
        {keys.length === 0 ? (
          <NoKeys view={view} t={t} />
        ) : (
          <Table
            caption={t.applicationKeys.title}
            columns={ownedKeyColumns({ context, now, returnTo: address(view, cursor) })}
            rows={keys}
            rowKey={({ id }) => id}
            rowState={(key) => (key.state === 'live' && key.owner.active ? undefined : 'off')}
          />
        )}
        {(previous || next) && (
          <Pager
            label={t.applicationKeys.pages}
            range={null}
            previous={{ label: t.common.previous, href: previous && address(view, previous) }}
            next={{ label: t.common.next, href: next && address(view, next) }}
          />
        )}
      </div>
    </>
  )
}

function figure({ value, more }: Count, { t, reader }: SettingsContext): string {
  const text = number(value, reader.locale)
  return more ? t.applicationKeys.atLeast(text) : text
}

function address(view: KeyView, cursor?: KeyCursor): string {
  const query = new URLSearchParams()
  if (view !== 'live') query.set('state', view)
  if (cursor) query.set(cursor.side, formatKeyCursor(cursor))
  return query.size > 0 ? `${root}?${query}` : root
}

function NoKeys({ view, t }: { view: KeyView; t: Messages }) {
  const { none } = t.applicationKeys
  return (
    <EmptyState
      icon="key"
      title={none[view].title}
      actions={
        view === 'live' && <LinkButton href="/organization-settings/service-accounts">{none.toAccounts}</LinkButton>
      }
    >
      {none[view].text}
    </EmptyState>
  )
}
