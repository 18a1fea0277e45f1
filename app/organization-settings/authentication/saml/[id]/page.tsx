import type { Metadata } from 'next'
import { Banner } from '@/components/ui/banner'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { Button, LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import * as attempts from '@/lib/org/saml/saml-attempts'
import { overview } from '@/lib/org/saml/saml-overview'
import { authenticationPath, setupHref, testHref } from '../../links'
import { fetchProblem, ProviderState } from '../../provider-state'
import { type ProviderPageProps, type ProviderView, providerView } from '../../provider-view'
import { CertificatesCard, EndCard, MappingsCard, MetadataCard, RecentCard, SettingsCard, StateCard } from './cards'

export async function generateMetadata(props: ProviderPageProps): Promise<Metadata> {
  return { title: (await providerView(props, 'org_authn_config_read')).provider.name }
}

export default async function ProviderPage(props: ProviderPageProps) {
  const view = await providerView(props, 'org_authn_config_read')
  const { context, provider } = view
  const { t, member } = context
  const [{ now, providers }, recent] = await Promise.all([
    overview(member.org, member.actor),
    attempts.list(member.org, member.actor, { providerId: provider.id }),
  ])
  const use = providers.find(({ id }) => id === provider.id)?.use
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[{ href: authenticationPath, label: t.authentication.title }]}
            current={provider.name}
          />
        }
        title={provider.name}
        badges={<ProviderState state={provider.state} t={t} />}
        purpose={t.saml.stateTexts[provider.state]}
        actions={<Actions {...view} />}
      />
      {provider.fetchProblem && (
        <div className="mb-4">
          <Banner tone="warning" title={t.saml.provider.fetchProblem}>
            {fetchProblem(provider.fetchProblem, t)}
          </Banner>
        </div>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)_304px] items-start gap-4 max-lg:grid-cols-1">
        <div className="flex min-w-0 flex-col gap-4">
          <CertificatesCard {...view} now={now} />
          <MetadataCard {...view} now={now} />
          <SettingsCard {...view} />
          <RecentCard {...view} recent={recent.slice(0, 5)} now={now} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <StateCard {...view} use={use} now={now} />
          <MappingsCard {...view} use={use} />
          <EndCard {...view} />
        </div>
      </div>
    </>
  )
}

function Actions({ context, provider }: ProviderView) {
  const { t, member, refusal } = context
  const { provider: text } = t.saml
  const refused = refusal('org_authn_config_write')
  if (refused) return <Button disabledReason={refused}>{text.test}</Button>
  return (
    <>
      <LinkButton href={testHref(member.org.slug, provider.id, setupHref(provider.id, 'test'))} external>
        {text.test}
      </LinkButton>
      {provider.state !== 'active' && (
        <LinkButton href={setupHref(provider.id, 'activate')} variant="primary">
          {text.activate}
        </LinkButton>
      )}
    </>
  )
}
