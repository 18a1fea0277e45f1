import type { Metadata } from 'next'
import { Outcomes } from '@/components/provisioning/outcomes'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { read } from '@/lib/org/connection-settings'
import { isScimLive } from '@/lib/org/key-directory'
import { plans } from '@/lib/org/plans'
import { readSetup } from '@/lib/org/scim-setup'
import { dayCounts, health } from '@/lib/provisioning/health'
import { type SettingsContext, settingsContext } from '../../settings-context'
import { ConnectedCard } from './connected-card'
import { HealthCard } from './health-card'
import { type Provider, toProvider } from './provider'
import { ScimPlanCard } from './scim-plan-card'
import { SettingsCard } from './settings-card'
import { SetupSteps } from './setup-steps'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.provisioning.title }
}

interface SetupPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ScimSetupPage({ searchParams }: SetupPageProps) {
  const context = await settingsContext('org_app_keys_read')
  const { member, t } = context
  const { idp } = await searchParams
  const provider = toProvider(typeof idp === 'string' ? idp : undefined)
  const [setup, settings, state, day] = await Promise.all([
    readSetup(member.org.id),
    read(member.org),
    health(member.org),
    dayCounts(member.org),
  ])
  const personal = setup.keys.find((key) => key.owner.kind === 'human' && isScimLive(key, setup.now))
  const included = plans[member.org.plan].scim
  const text = t.provisioning
  const steps = <SetupSteps setup={setup} provider={provider} included={included} context={context} />
  return (
    <>
      <PageHeader
        title={provider && provider !== 'other' ? text.connect(text.providers[provider]) : text.title}
        purpose={text.purpose}
        actions={<Guides provider={provider} context={context} />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)_344px] items-start gap-4 max-lg:grid-cols-1">
        <div className="flex min-w-0 flex-col gap-4">
          {included && personal && (
            <Banner tone="warning" title={t.connection.personal.title(personal.owner.name)}>
              {t.connection.personal.text}
            </Banner>
          )}
          {included && setup.jitEnabled && <JitHint context={context} />}
          <div className="rounded-card border border-line bg-surface">
            {included ? (
              steps
            ) : (
              <div inert className="opacity-50">
                {steps}
              </div>
            )}
          </div>
          {included && <What context={context} />}
          {included && <SettingsCard settings={settings} context={context} />}
        </div>
        <div className="flex flex-col gap-4 max-lg:order-first">
          {included && <HealthCard health={state} day={day} now={setup.now} context={context} />}
          {included ? <ConnectedCard setup={setup} context={context} /> : <ScimPlanCard plan={member.org.plan} t={t} />}
        </div>
      </div>
    </>
  )
}

/** The first click of whoever connects a provider. */
function Guides({ provider, context: { t } }: { provider?: Provider; context: SettingsContext }) {
  return (['okta', 'entra'] as const)
    .filter((each) => provider === undefined || provider === 'other' || provider === each)
    .map((each) => (
      <LinkButton key={each} href={`/docs/${each}`} icon="book">
        {t.connection.guides[each]}
      </LinkButton>
    ))
}

function JitHint({ context: { t, refusal } }: { context: SettingsContext }) {
  const { jit } = t.provisioning
  return (
    <Banner
      tone="warning"
      title={jit.on}
      actions={
        refusal('org_authn_config_read') ? undefined : (
          <LinkButton href="/organization-settings/authentication" variant="inherit" size="sm">
            {jit.action}
          </LinkButton>
        )
      }
    >
      {jit.onText}
    </Banner>
  )
}

function What({ context: { member, t } }: { context: SettingsContext }) {
  const { outcomes } = t.provisioning
  return (
    <Outcomes
      label={outcomes.title}
      items={[
        { icon: 'mail', title: outcomes.assigned, text: outcomes.assignedText(member.org.inviteTtlHours) },
        { icon: 'user', title: outcomes.unassigned, text: outcomes.unassignedText },
        { icon: 'trash', title: outcomes.deleted, text: outcomes.deletedText },
      ]}
    />
  )
}
