import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AccountForm } from '@/components/keys/account-form'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageHeader } from '@/components/ui/page-header'
import { find, grantableRoles } from '@/lib/org/keys/service-account-directory'
import { settingsContext } from '../../../settings-context'
import { editAccount } from '../../actions'
import { roleChoices } from '../../texts'

const root = '/organization-settings/service-accounts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.serviceAccounts.edit.action }
}

export default async function EditServiceAccountPage({ params }: { params: Promise<{ id: string }> }) {
  const { member, t } = await settingsContext('service_account_write')
  const { id } = await params
  const found = await find(member.org.id, id)
  if (!found) notFound()
  const { account } = found
  const { title, create, edit } = t.serviceAccounts
  const grantable = await grantableRoles(member.org.id, member.actor)
  // What the account holds already may stay, and go, though this member could not grant it.
  const beyond = account.roles.filter(
    ({ id: role, name }) => account.ownRoles.includes(name) && !grantable.some((each) => each.id === role),
  )
  const roles = [
    ...roleChoices(t, grantable),
    ...roleChoices(t, beyond).map((choice) => ({ ...choice, hint: edit.beyond })),
  ]
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[
              { href: root, label: title },
              { href: `${root}/${id}`, label: account.name },
            ]}
            current={edit.current}
          />
        }
        title={edit.title(account.name)}
      />
      <AccountForm
        action={editAccount}
        hidden={{ id }}
        initial={{ values: { name: account.name, email: account.email ?? '', roles: account.ownRoles } }}
        roles={roles}
        text={{ ...create, submit: edit.submit, pending: edit.pending }}
        optional={t.common.optional}
      />
    </>
  )
}
