import type { Metadata } from 'next'
import { ProviderForm } from '@/components/saml/provider-form'
import { settingsContext } from '../../../../settings-context'
import { providerHref } from '../../../links'
import { providerFormProps } from '../../../provider-form-props'
import { Framed, ProviderFrame } from '../../../provider-frame'
import { type ProviderPageProps, providerView } from '../../../provider-view'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.saml.settings.title }
}

export default async function EditProviderPage(props: ProviderPageProps) {
  const view = await providerView(props, 'org_authn_config_write')
  const { context, provider } = view
  const { title, text } = context.t.saml.settings
  return (
    <ProviderFrame {...view} title={title} purpose={text}>
      <Framed>
        <ProviderForm
          {...providerFormProps(provider, context.t)}
          hidden={{ id: provider.id }}
          cancel={{ href: providerHref(provider.id), label: context.t.common.cancel }}
        />
      </Framed>
    </ProviderFrame>
  )
}
