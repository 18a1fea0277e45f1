import type { Metadata } from 'next'
import { AccountForm } from '@/components/keys/account-form'
import { ScimKeyButton } from '@/components/keys/scim-key'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import { number } from '@/lib/i18n/format'
import { grantableRoles, list, type ServiceAccount } from '@/lib/org/keys/service-account-directory'
import { plans } from '@/lib/org/plans'
import { type SettingsContext, settingsContext } from '../settings-context'
import { AccountTable } from './account-table'
import { createAccount, createScimKey } from './actions'
import { PersonalKeyWarning } from './personal-key-warning'
import { revealText, roleChoices } from './texts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.serviceAccounts.title }
}

const root = '/organization-settings/service-accounts'

interface ServiceAccountsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ServiceAccountsPage({ searchParams }: ServiceAccountsPageProps) {
  const context = await settingsContext('org_app_keys_read')
  const { member, t } = context
  const { now, accounts, personalScimKeys } = await list(member.org.id)
  const empty = accounts.length === 0
  const state = (await searchParams).state === 'disabled' ? 'disabled' : 'active'
  const shown = accounts.filter(({ status }) => status === state)
  return (
    <>
      <PageHeader
        title={t.serviceAccounts.title}
        purpose={t.serviceAccounts.purpose}
        actions={<NewAccount context={context} main={!empty} label={t.serviceAccounts.create.action} />}
      />
      <div className="flex flex-col gap-4">
        {personalScimKeys.map((key) => (
          <PersonalKeyWarning key={key.id} of={key} now={now} context={context} />
        ))}
        {shown.length < accounts.length && <States accounts={accounts} state={state} context={context} />}
        {empty && <Nobody context={context} />}
        {shown.length > 0 && <AccountTable accounts={shown} now={now} context={context} />}
        {!empty && shown.length === 0 && <EmptyState icon="bot" title={t.serviceAccounts.none[state]} />}
      </div>
    </>
  )
}

const states = ['active', 'disabled'] as const

interface StatesProps {
  accounts: readonly ServiceAccount[]
  state: (typeof states)[number]
  context: SettingsContext
}

/** Those that work and those that do not, once there are any of the latter. */
function States({ accounts, state, context: { t, reader } }: StatesProps) {
  const { views, tabs } = t.serviceAccounts
  return (
    <Tabs
      label={views}
      tabs={states.map((each) => ({
        href: each === 'active' ? root : `${root}?state=${each}`,
        label: tabs[each],
        count: number(accounts.filter(({ status }) => status === each).length, reader.locale),
        current: each === state,
      }))}
    />
  )
}

function Nobody({ context }: { context: SettingsContext }) {
  const { member, t, refusal } = context
  const { empty, scim } = t.serviceAccounts
  const refused =
    refusal('service_account_write', 'org_app_keys_write', 'user_access_manage') ??
    (plans[member.org.plan].scim ? undefined : t.errors.refused.plan_excludes_scim)
  return (
    <EmptyState
      icon="bot"
      title={empty.title}
      actions={
        <>
          {refused ? (
            <Button disabledReason={refused}>{scim.submit}</Button>
          ) : (
            <ScimKeyButton
              action={createScimKey}
              page={`${root}/scim`}
              submitLabel={scim.submit}
              pendingLabel={scim.pending}
              reveal={revealText(t)}
            />
          )}
          <NewAccount context={context} label={empty.other} />
        </>
      }
    >
      {empty.text}
    </EmptyState>
  )
}

async function NewAccount({ context, label, main }: { context: SettingsContext; label: string; main?: boolean }) {
  const { member, t, refusal } = context
  const refused = refusal('service_account_write')
  const icon = label === t.serviceAccounts.create.action ? ('plus' as const) : undefined
  if (refused) {
    return (
      <Button icon={icon} disabledReason={refused}>
        {label}
      </Button>
    )
  }
  const roles = await grantableRoles(member.org.id, member.actor)
  const text = t.serviceAccounts.create
  return (
    <Dialog
      trigger={{ label, icon, href: `${root}/new`, variant: main ? 'primary' : 'secondary' }}
      title={text.title}
      description={text.text}
      closeLabel={t.common.close}
    >
      <AccountForm
        framed
        action={createAccount}
        roles={roleChoices(t, roles)}
        text={text}
        optional={t.common.optional}
      />
    </Dialog>
  )
}
