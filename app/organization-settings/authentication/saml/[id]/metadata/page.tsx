import type { Metadata } from 'next'
import { MetadataForm } from '@/components/saml/metadata-form'
import { Banner } from '@/components/ui/banner'
import { settingsContext } from '../../../../settings-context'
import { readMetadata } from '../../../actions'
import { providerHref } from '../../../links'
import { metadataFormText } from '../../../metadata-text'
import { Framed, ProviderFrame } from '../../../provider-frame'
import { type ProviderPageProps, providerView } from '../../../provider-view'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.saml.metadata.replaceTitle }
}

export default async function ReplaceMetadataPage(props: ProviderPageProps) {
  const view = await providerView(props, 'org_authn_config_write')
  const { context, provider } = view
  const { metadata } = context.t.saml
  return (
    <ProviderFrame {...view} title={metadata.replaceTitle} purpose={metadata.replaceText}>
      <Framed>
        <div className="flex flex-col gap-5">
          <Banner tone="neutral">{metadata.otherEntity}</Banner>
          <MetadataForm
            action={readMetadata}
            hidden={{ id: provider.id }}
            stored={{ url: provider.metadataUrl ?? '', name: provider.name }}
            asksName={false}
            text={metadataFormText(context.t)}
            againHref={providerHref(provider.id, 'metadata')}
          />
        </div>
      </Framed>
    </ProviderFrame>
  )
}
