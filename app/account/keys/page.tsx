import type { Metadata } from 'next'
import { NewKeyDialog } from '@/components/keys/new-key'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Table } from '@/components/ui/table'
import { can } from '@/lib/org/can'
import { listOwn } from '@/lib/org/keys/key-directory'
import { createKey } from '../../organization-settings/application-keys/actions'
import { drawnKeyColumns } from '../../organization-settings/application-keys/drawn-key-columns'
import { newKeyText, revealText } from '../../organization-settings/service-accounts/texts'
import { type SettingsContext, settingsContext } from '../../organization-settings/settings-context'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.account.keys.title }
}

export default async function OwnKeysPage() {
  const context = await settingsContext('user_app_keys')
  const { member, t } = context
  const { title, purpose, caption, none, noneText, advice, toAccounts } = t.account.keys
  const { keys, now } = await listOwn(member.org.id, member.id)
  return (
    <>
      <PageHeader title={title} purpose={purpose} actions={<NewKey context={context} />} />
      {keys.length === 0 ? (
        <EmptyState
          icon="key"
          title={none}
          actions={
            can(member.actor, 'org_app_keys_read') && (
              <LinkButton href="/organization-settings/service-accounts">{toAccounts}</LinkButton>
            )
          }
        >
          {noneText}
        </EmptyState>
      ) : (
        <>
          <Table
            caption={caption}
            columns={drawnKeyColumns({ context, now, returnTo: '/account/keys', own: true })}
            rows={keys}
            rowKey={({ id }) => id}
            rowState={({ state }) => (state === 'live' ? undefined : 'off')}
          />
          <p className="mt-3 text-sm text-muted">{advice}</p>
        </>
      )}
    </>
  )
}

function NewKey({ context: { member, t } }: { context: SettingsContext }) {
  return (
    <NewKeyDialog
      trigger={{ label: t.account.keys.create, icon: 'plus', variant: 'primary' }}
      action={createKey}
      page="/account/keys/new"
      ownerId={member.id}
      text={newKeyText(t, { name: member.name, held: [...member.actor.permissions], own: true })}
      reveal={revealText(t)}
      closeLabel={t.common.close}
    />
  )
}
