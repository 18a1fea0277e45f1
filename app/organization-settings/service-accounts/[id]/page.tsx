import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Banner } from '@/components/ui/banner'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageHeader } from '@/components/ui/page-header'
import { StatusBadge } from '@/components/ui/status-badge'
import { date } from '@/lib/i18n/format'
import { find, type ServiceAccount } from '@/lib/org/keys/service-account-directory'
import { type SettingsContext, settingsContext } from '../../settings-context'
import { provisions } from '../account-table'
import { AccountActions } from './account-actions'
import { AccountKeys } from './account-keys'
import { NotificationsCard, RolesCard } from './cards'
import { RotationBanners } from './rotation-banner'

interface ServiceAccountPageProps {
  params: Promise<{ id: string }>
}

export async function generateMetadata({ params }: ServiceAccountPageProps): Promise<Metadata> {
  const { member, t } = await settingsContext('org_app_keys_read')
  const found = await find(member.org.id, (await params).id)
  return { title: found?.account.name ?? t.serviceAccounts.title }
}

export default async function ServiceAccountPage({ params }: ServiceAccountPageProps) {
  const context = await settingsContext('org_app_keys_read')
  const found = await find(context.member.org.id, (await params).id)
  if (!found) notFound()
  const { account, now } = found
  const { disable } = context.t.serviceAccounts
  return (
    <>
      <Head account={account} now={now} context={context} />
      <div className="flex flex-col gap-5">
        {account.status === 'disabled' && (
          <Banner tone="neutral" icon="ban" title={disable.banner}>
            {disable.bannerText}
          </Banner>
        )}
        <RotationBanners
          keys={account.keys}
          now={now}
          context={context}
          returnTo={`/organization-settings/service-accounts/${account.id}`}
        />
        <AccountKeys account={account} now={now} context={context} />
        <div className="grid grid-cols-2 items-start gap-4 max-lg:grid-cols-1">
          <RolesCard account={account} context={context} />
          <NotificationsCard account={account} contacts={found.securityContacts} context={context} />
        </div>
      </div>
    </>
  )
}

interface HeadProps {
  account: ServiceAccount
  now: Date
  context: SettingsContext
}

function Head({ account, now, context }: HeadProps) {
  const { t, reader } = context
  const { title, status, detail, noAddress, runsProvisioning } = t.serviceAccounts
  const on = date(account.createdAt, reader)
  const facts = [
    account.email ?? noAddress,
    account.createdBy ? detail.createdBy(account.createdBy, on) : detail.created(on),
  ]
  return (
    <PageHeader
      breadcrumb={
        <Breadcrumb
          label={t.common.breadcrumb}
          steps={[{ href: '/organization-settings/service-accounts', label: title }]}
          current={account.name}
        />
      }
      avatar={<Avatar kind="machine" size="lg" />}
      title={account.name}
      badges={
        <>
          <StatusBadge status={account.status} label={status[account.status]} />
          {provisions(account, now) && (
            <Badge tone="idp" icon="plug">
              {runsProvisioning}
            </Badge>
          )}
        </>
      }
      purpose={<span className="text-sm">{facts.join('  ·  ')}</span>}
      actions={<AccountActions account={account} now={now} context={context} />}
    />
  )
}
