import type { Metadata } from 'next'
import { EndingQuestion } from '../../../ending-question'
import { type ProviderPageProps, providerView } from '../../../provider-view'

export async function generateMetadata(props: ProviderPageProps): Promise<Metadata> {
  const { context, provider } = await providerView(props, 'org_authn_config_write')
  return { title: context.t.saml.ending.offTitle(provider.name) }
}

export default async function OffProviderPage(props: ProviderPageProps) {
  const view = await providerView(props, 'org_authn_config_write')
  return <EndingQuestion {...view} verb="off" />
}
