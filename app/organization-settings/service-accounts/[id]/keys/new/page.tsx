import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NewKeyPage } from '@/components/keys/new-key'
import { Banner } from '@/components/ui/banner'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageHeader } from '@/components/ui/page-header'
import { effectivePermissions, find } from '@/lib/org/keys/service-account-directory'
import { createKey } from '../../../../application-keys/actions'
import { settingsContext } from '../../../../settings-context'
import { newKeyText, revealText } from '../../../texts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.applicationKeys.create.title }
}

export default async function NewServiceAccountKeyPage({ params }: { params: Promise<{ id: string }> }) {
  const { member, t } = await settingsContext('org_app_keys_write')
  const { id } = await params
  const found = await find(member.org.id, id)
  if (!found) notFound()
  const { account } = found
  const root = '/organization-settings/service-accounts'
  const text = newKeyText(t, { name: account.name, held: effectivePermissions(account.roles) })
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[
              { href: root, label: t.serviceAccounts.title },
              { href: `${root}/${id}`, label: account.name },
            ]}
            current={text.title}
          />
        }
        title={text.title}
        purpose={text.text}
      />
      {account.status === 'disabled' ? (
        <Banner tone="warning">{t.errors.refused.service_account_disabled}</Banner>
      ) : (
        <NewKeyPage
          action={createKey}
          page={`${root}/${id}/keys/new`}
          ownerId={id}
          text={text}
          reveal={revealText(t)}
        />
      )}
    </>
  )
}
