import type { Metadata } from 'next'
import { ProviderForm } from '@/components/saml/provider-form'
import { LinkButton } from '@/components/ui/button'
import * as attempts from '@/lib/org/saml/saml-attempts'
import * as samlProviders from '@/lib/org/saml/saml-providers'
import { settingsContext } from '../../../../settings-context'
import { AttemptMessage } from '../../../attempt-message'
import { AttemptVerdict } from '../../../attempt-verdict'
import { authenticationPath, type LastStep, providerHref, setupHref, testHref } from '../../../links'
import { providerFormProps } from '../../../provider-form-props'
import { kindOf } from '../../../provider-kind'
import { type ProviderPageProps, type ProviderView, providerView } from '../../../provider-view'
import { Wizard } from '../../../wizard'
import { ActivateStep } from './activate-step'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.saml.steps.title }
}

/** The last three steps, for a provider that is kept as a draft. */
export default async function SetupPage(props: ProviderPageProps) {
  const view = await providerView(props, 'org_authn_config_write')
  const { step, attempt } = await props.searchParams
  const { context, provider } = view
  const current = (['attributes', 'test', 'activate'] as const).find((each) => each === step) ?? 'attributes'
  const kind = kindOf(provider)
  return (
    <Wizard
      context={context}
      current={current}
      kind={kind}
      told={{
        kind: provider.name,
        metadata: provider.entityId,
        attributes: current === 'attributes' ? undefined : provider.emailDomains.join(', '),
      }}
      hrefs={{
        values: `${authenticationPath}#service`,
        metadata: providerHref(provider.id, 'metadata'),
        ...(current !== 'attributes' && { attributes: setupHref(provider.id, 'attributes') }),
        ...(current === 'activate' && { test: setupHref(provider.id, 'test') }),
      }}
    >
      <Current {...view} step={current} attempt={typeof attempt === 'string' ? attempt : undefined} />
    </Wizard>
  )
}

async function Current({ step, attempt, ...view }: ProviderView & { step: LastStep; attempt: string | undefined }) {
  const { context, provider } = view
  const { org, actor } = context.member
  switch (step) {
    case 'attributes':
      return <AttributesStep {...view} />
    case 'test':
      return <TestStep {...view} attempt={attempt} />
    case 'activate':
      return <ActivateStep {...view} affected={await samlProviders.affected(org, actor, provider.id)} />
  }
}

function AttributesStep({ context: { t }, provider }: ProviderView) {
  const { save: _save, ...text } = providerFormProps(provider, t).text
  return (
    <ProviderForm
      {...providerFormProps(provider, t)}
      text={{ ...text, save: t.saml.steps.next }}
      hidden={{ id: provider.id, next: 'test' }}
      cancel={{ href: providerHref(provider.id), label: t.common.cancel }}
    />
  )
}

async function TestStep({ context, provider, attempt }: ProviderView & { attempt: string | undefined }) {
  const { t, member } = context
  const { test } = t.saml
  const row = attempt === undefined ? undefined : await attempts.get(member.org, member.actor, attempt)
  const right = row?.code === 'admitted'
  // Whoever tried it may be nobody here: the provider is tested all the same (saml-providers.ts, `tested`).
  const tested = row?.proven && row.checks.every(({ name, verdict }) => verdict !== 'failed' || name === 'person')
  return (
    <>
      <p className="text-pretty text-muted">{test.text}</p>
      {attempt !== undefined && !row && <p role="status">{test.gone}</p>}
      {row && <AttemptVerdict attempt={row} context={context} />}
      {row && <AttemptMessage reference={row.ref} context={context} />}
      <div className="flex flex-wrap gap-2">
        {right && (
          <LinkButton href={setupHref(provider.id, 'activate')} variant="primary">
            {test.go}
          </LinkButton>
        )}
        <LinkButton
          href={testHref(member.org.slug, provider.id, setupHref(provider.id, 'test'))}
          external
          variant={right ? 'secondary' : 'primary'}
          icon="external"
        >
          {attempt === undefined ? test.start : test.again}
        </LinkButton>
        {!right && (
          <LinkButton href={setupHref(provider.id, 'activate')} variant="quiet">
            {tested ? test.go : test.skip}
          </LinkButton>
        )}
      </div>
    </>
  )
}
