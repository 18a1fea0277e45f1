import type { Metadata } from 'next'
import { FollowLive } from '@/components/provisioning/live'
import { Outcomes } from '@/components/provisioning/outcomes'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { read } from '@/lib/org/connections/connection-settings'
import { readSetup } from '@/lib/org/connections/scim-setup'
import { isScimLive } from '@/lib/org/keys/key-entry'
import { plans } from '@/lib/org/plans'
import { dayCounts, health, latestRequest } from '@/lib/provisioning/health'
import { type SettingsContext, settingsContext } from '../../settings-context'
import { ConnectedCard } from './connected-card'
import { HealthCard } from './health-card'
import { JitCard } from './jit-card'
import { type Provider, toProvider } from './provider'
import { ScimPlanCard } from './scim-plan-card'
import { SettingsCard } from './settings-card'
import { SetupSteps } from './setup-steps'
import { progressOf, toStep } from './step'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.provisioning.title }
}

interface SetupPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ScimSetupPage({ searchParams }: SetupPageProps) {
  const context = await settingsContext('org_app_keys_read')
  const { member, t } = context
  const { idp, step } = await searchParams
  const text = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined)
  const provider = toProvider(text(idp))
  const [setup, settings, state, day, latest] = await Promise.all([
    readSetup(member.org.id),
    read(member.org),
    health(member.org),
    dayCounts(member.org),
    latestRequest(member.org),
  ])
  const personal = setup.keys.find((key) => key.owner.kind === 'human' && isScimLive(key, setup.now))
  const included = plans[member.org.plan].scim
  const progress = progressOf(setup, { provider, step: toStep(text(step)) })
  const says = t.provisioning
  const alone = t.connection.personal
  const steps = <SetupSteps setup={setup} progress={progress} included={included} context={context} />
  return (
    <>
      {included && <FollowLive latest={latest} />}
      <PageHeader
        title={provider && provider !== 'other' ? says.connect(says.providers[provider]) : says.title}
        purpose={says.purpose}
        actions={<Guides provider={progress.provider} context={context} />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)_344px] items-start gap-4 max-lg:grid-cols-1">
        <div className="flex min-w-0 flex-col gap-4">
          {included && personal && (
            <Banner tone="warning" title={(progress.connected ? alone.also : alone.title)(personal.owner.name)}>
              {progress.connected ? alone.alsoText : alone.text}
            </Banner>
          )}
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
          {included && <JitCard enabled={setup.jitEnabled} live={progress.connected} context={context} />}
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
