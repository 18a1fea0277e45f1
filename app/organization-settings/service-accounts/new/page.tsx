import type { Metadata } from 'next'
import { AccountForm } from '@/components/keys/account-form'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageHeader } from '@/components/ui/page-header'
import { grantableRoles } from '@/lib/org/keys/service-account-directory'
import { settingsContext } from '../../settings-context'
import { createAccount } from '../actions'
import { roleChoices } from '../texts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.serviceAccounts.create.title }
}

export default async function NewServiceAccountPage() {
  const { member, t } = await settingsContext('service_account_write')
  const { title, create } = t.serviceAccounts
  const roles = await grantableRoles(member.org.id, member.actor)
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[{ href: '/organization-settings/service-accounts', label: title }]}
            current={create.title}
          />
        }
        title={create.title}
        purpose={create.text}
      />
      <AccountForm action={createAccount} roles={roleChoices(t, roles)} text={create} optional={t.common.optional} />
    </>
  )
}
