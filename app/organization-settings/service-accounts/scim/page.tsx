import type { Metadata } from 'next'
import { ScimKeyPage } from '@/components/keys/scim-key'
import { Banner } from '@/components/ui/banner'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageHeader } from '@/components/ui/page-header'
import { plans } from '@/lib/org/plans'
import { toProvider } from '../../provisioning/setup/provider'
import { settingsContext } from '../../settings-context'
import { createScimKey } from '../actions'
import { revealText } from '../texts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.serviceAccounts.scim.title }
}

interface ScimAccountPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The one-press creation as a page: where its form posts while no script runs. */
export default async function ScimAccountPage({ searchParams }: ScimAccountPageProps) {
  const { member, t } = await settingsContext('service_account_write', 'org_app_keys_write')
  const { idp } = await searchParams
  const provider = toProvider(typeof idp === 'string' ? idp : undefined)
  const { title, scim } = t.serviceAccounts
  const page = `/organization-settings/service-accounts/scim${provider ? `?idp=${provider}` : ''}`
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[{ href: '/organization-settings/service-accounts', label: title }]}
            current={scim.title}
          />
        }
        title={scim.title}
        purpose={scim.text}
      />
      {plans[member.org.plan].scim ? (
        <ScimKeyPage
          action={createScimKey}
          page={page}
          provider={provider}
          submitLabel={scim.submit}
          pendingLabel={scim.pending}
          reveal={revealText(t, provider)}
        />
      ) : (
        <Banner tone="warning">{t.errors.refused.plan_excludes_scim}</Banner>
      )}
    </>
  )
}
