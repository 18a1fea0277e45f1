import type { Metadata } from 'next'
import { Button, LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/org/can'
import { plans } from '@/lib/org/plans'
import * as attempts from '@/lib/org/saml/saml-attempts'
import * as newcomers from '@/lib/org/saml/saml-newcomers'
import { overview } from '@/lib/org/saml/saml-overview'
import { read } from '@/lib/org/saml/saml-settings'
import * as secondFactorPolicy from '@/lib/org/second-factor/second-factor-policy'
import * as breakGlass from '@/lib/org/sign-in/break-glass'
import { read as readSessions } from '@/lib/org/sign-in/session-limits'
import { preview } from '@/lib/org/sign-in/sign-in-impact'
import * as signInSettings from '@/lib/org/sign-in/sign-in-settings'
import { type SettingsContext, settingsContext } from '../settings-context'
import { JitCard } from './jit-card'
import { newProviderPath } from './links'
import { ExceptionsCard, MethodsCard } from './methods-card'
import { NoProvider, RecentCard, ServiceCard } from './overview-cards'
import { ProviderCard } from './provider-card'
import { SecondFactorCard } from './second-factor-card'
import { SessionsCard } from './sessions-card'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.authentication.title }
}

export default async function AuthenticationPage() {
  const context = await settingsContext('org_authn_config_read')
  const { member, t } = context
  const { org, actor } = member
  const [jit, saml, recent, settings, glass, open, secondFactor] = await Promise.all([
    read(org.id),
    overview(org, actor),
    attempts.list(org, actor),
    signInSettings.read(org, actor),
    breakGlass.list(org, actor),
    readSessions(org, actor),
    secondFactorPolicy.read(org, actor),
  ])
  const later = settings.planned && (await preview(org, actor, settings.planned.methods))
  const unknown = can(actor, 'user_access_read') ? (await newcomers.list(org, actor)).total : 0
  return (
    <>
      <PageHeader
        title={t.authentication.title}
        purpose={t.authentication.purpose}
        actions={<AddProvider context={context} />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)_304px] items-start gap-4 max-lg:grid-cols-1">
        <div className="flex min-w-0 flex-col gap-4">
          <JitCard jit={jit} came={{ recent: saml.recentNewcomers, unknown }} context={context} />
          <MethodsCard settings={settings} stillWithout={later?.lockedOut ?? 0} saml={saml} context={context} />
          <SecondFactorCard policy={secondFactor} context={context} />
          <ExceptionsCard
            exceptions={settings.exceptions}
            glass={{ count: glass.administrators.length, drillDue: glass.drillDue }}
            context={context}
          />
          {plans[org.plan].saml && <ServiceCard context={context} />}
          <RecentCard recent={recent.slice(0, 5)} now={saml.now} context={context} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          {saml.providers.length === 0 && <NoProvider context={context} />}
          {saml.providers.map((provider) => (
            <ProviderCard key={provider.id} provider={provider} now={saml.now} context={context} />
          ))}
          <SessionsCard open={open} context={context} />
        </div>
      </div>
    </>
  )
}

function AddProvider({ context: { t, member, refusal } }: { context: SettingsContext }) {
  const refused =
    refusal('org_authn_config_write') ?? (plans[member.org.plan].saml ? undefined : t.errors.refused.plan_excludes_saml)
  if (refused) {
    return (
      <Button icon="plus" disabledReason={refused}>
        {t.saml.overview.add}
      </Button>
    )
  }
  return (
    <LinkButton href={newProviderPath} icon="plus">
      {t.saml.overview.add}
    </LinkButton>
  )
}
