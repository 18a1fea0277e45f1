import type { Metadata } from 'next'
import { Outcomes } from '@/components/provisioning/outcomes'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { plans } from '@/lib/org/plans'
import { readSetup } from '@/lib/org/scim-setup'
import { type SettingsContext, settingsContext } from '../../settings-context'
import { ConnectedCard } from './connected-card'
import { toProvider } from './provider'
import { ScimPlanCard } from './scim-plan-card'
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
  const setup = await readSetup(member.org.id)
  const included = plans[member.org.plan].scim
  const text = t.provisioning
  const steps = <SetupSteps setup={setup} provider={provider} included={included} context={context} />
  return (
    <>
      <PageHeader
        title={provider && provider !== 'other' ? text.connect(text.providers[provider]) : text.title}
        purpose={text.purpose}
      />
      <div className="grid grid-cols-[minmax(0,1fr)_344px] items-start gap-4 max-lg:grid-cols-1">
        <div className="flex min-w-0 flex-col gap-4">
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
        </div>
        <div className="max-lg:order-first">
          {included ? <ConnectedCard setup={setup} context={context} /> : <ScimPlanCard plan={member.org.plan} t={t} />}
        </div>
      </div>
    </>
  )
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
