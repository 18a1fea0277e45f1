import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ConfirmForm } from '@/components/keys/confirm-form'
import { LinkButton } from '@/components/ui/button'
import { QuestionCard } from '@/components/ui/question-card'
import * as samlMappings from '@/lib/org/saml/saml-mappings'
import { settingsContext } from '../../../../../settings-context'
import { roleName } from '../../../../../users/role-names'
import { removeMapping } from '../../../../actions'
import { providerHref } from '../../../../links'
import { MappingPreview } from '../../../../mapping-preview'
import { ProviderFrame } from '../../../../provider-frame'
import { type ProviderPageProps, providerView } from '../../../../provider-view'

interface MappingPageProps extends ProviderPageProps {
  params: Promise<{ id: string; mapping: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.saml.mappings.removeSubmit }
}

/** What removing a mapping would do, before it is done. */
export default async function RemoveMappingPage(props: MappingPageProps) {
  const view = await providerView(props, 'org_authn_config_write', 'user_access_manage')
  const { context, provider } = view
  const { t, member } = context
  const id = (await props.params).mapping
  const known = await samlMappings.list(member.org, member.actor, provider.id)
  const mapping = known.find((each) => each.id === id) ?? notFound()
  const preview = await samlMappings.preview(member.org, member.actor, provider.id, { remove: [id] })
  const text = t.saml.mappings
  const name = mapping.roleId ? roleName(mapping.name, t) : mapping.name
  return (
    <ProviderFrame {...view} title={text.removeTitle(name)} current={text.removeSubmit}>
      <QuestionCard>
        <ConfirmForm
          action={removeMapping}
          fields={{ provider: provider.id, id }}
          submitLabel={text.removeSubmit}
          pendingLabel={text.removing}
          cancel={<LinkButton href={providerHref(provider.id, 'mappings')}>{t.common.cancel}</LinkButton>}
        >
          <p>
            <code className="mono text-sm wrap-anywhere">
              {mapping.attribute} = {mapping.value}
            </code>
          </p>
          <MappingPreview preview={preview} t={t} />
        </ConfirmForm>
      </QuestionCard>
    </ProviderFrame>
  )
}
