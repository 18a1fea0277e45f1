import type { Metadata } from 'next'
import { ProviderChoice } from '@/components/provisioning/provider-choice'
import { MetadataForm } from '@/components/saml/metadata-form'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { plans } from '@/lib/org/plans'
import { type SettingsContext, settingsContext } from '../../../settings-context'
import { readMetadata } from '../../actions'
import { newProviderHref, newProviderPath } from '../../links'
import { metadataFormText } from '../../metadata-text'
import { kindName, type ProviderKind, providerKinds, toProviderKind } from '../../provider-kind'
import { ServiceValues } from '../../service-values'
import { Wizard } from '../../wizard'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.saml.steps.title }
}

interface NewProviderProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The first three steps: until the metadata is kept there is no provider. */
export default async function NewProviderPage({ searchParams }: NewProviderProps) {
  const context = await settingsContext('org_authn_config_write')
  const { kind: asked, step } = await searchParams
  const kind = toProviderKind(asked)
  const { t, member } = context
  const current = kind === undefined ? 'kind' : step === 'metadata' ? 'metadata' : 'values'
  return (
    <Wizard
      context={context}
      current={current}
      kind={kind}
      told={kind && { kind: t.saml.kinds[kind] }}
      hrefs={kind && { kind: newProviderPath, values: newProviderHref(kind) }}
    >
      {!plans[member.org.plan].saml && <Banner tone="warning">{t.errors.refused.plan_excludes_saml}</Banner>}
      {kind === undefined ? (
        <KindStep context={context} />
      ) : current === 'values' ? (
        <ValuesStep context={context} kind={kind} />
      ) : (
        <MetadataStep context={context} kind={kind} />
      )}
    </Wizard>
  )
}

function KindStep({ context: { t } }: { context: SettingsContext }) {
  return (
    <ProviderChoice
      label={t.saml.steps.kind}
      options={providerKinds.map((kind) => ({
        href: newProviderHref(kind),
        name: t.saml.kinds[kind],
        current: false,
      }))}
    />
  )
}

interface StepProps {
  context: SettingsContext
  kind: ProviderKind
}

function ValuesStep({ context, kind }: StepProps) {
  const { t, member } = context
  const { values } = t.saml
  return (
    <>
      <p className="text-pretty text-muted">{values.instructions[kind]}</p>
      <ServiceValues org={member.org} names={values.fields[kind]} t={t} intro={values.or} />
      <p className="text-pretty text-muted">{values.nameId[kind]}</p>
      <div>
        <LinkButton href={newProviderHref(kind, 'metadata')} variant="primary">
          {values.done}
        </LinkButton>
      </div>
    </>
  )
}

function MetadataStep({ context: { t }, kind }: StepProps) {
  return (
    <>
      <p className="text-pretty text-muted">{t.saml.metadata.where[kind]}</p>
      <MetadataForm
        action={readMetadata}
        hidden={{ kind }}
        stored={{ url: '', name: kindName(kind, t) ?? '' }}
        asksName
        text={metadataFormText(t)}
        againHref={newProviderHref(kind, 'metadata')}
      />
    </>
  )
}
