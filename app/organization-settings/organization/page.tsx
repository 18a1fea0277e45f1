import type { Metadata } from 'next'
import { PageHeader } from '@/components/ui/page-header'
import * as domains from '@/lib/org/domains/domains'
import { read } from '@/lib/org/organization-settings'
import { settingsContext } from '../settings-context'
import { ContactsCard, MailCard } from './contact-cards'
import { DomainsCard } from './domains-card'
import { NewcomersCard } from './newcomers-card'
import { PlanSummary } from './plan-summary'
import { ProfileCard } from './profile-card'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.organization.title }
}

export default async function OrganizationPage() {
  const context = await settingsContext('org_management')
  const view = { context, organization: await read(context.member.org.id) }
  const { organization: t } = context.t
  return (
    <>
      <PageHeader title={t.title} purpose={t.purpose} />
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,304px)] items-start gap-4 max-lg:grid-cols-1">
        <div className="flex min-w-0 flex-col gap-4">
          <ProfileCard {...view} />
          <NewcomersCard {...view} />
          <DomainsCard {...(await domains.read(context.member.org))} context={context} />
          <ContactsCard {...view} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <PlanSummary {...view} />
          <MailCard {...view} />
        </div>
      </div>
    </>
  )
}
