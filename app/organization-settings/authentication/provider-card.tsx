import { Tag } from '@/components/ui/badge'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Card, CardFooter, CardHeader } from '@/components/ui/card'
import { FactList } from '@/components/ui/fact-list'
import { Icon } from '@/components/ui/icon'
import { TextLink } from '@/components/ui/link'
import { relativeTime } from '@/lib/i18n/format'
import type { SamlOverview } from '@/lib/org/saml/saml-overview'
import type { SettingsContext } from '../settings-context'
import { CertificateLife, certificatesOf } from './certificate-life'
import { providerHref, setupHref, testHref } from './links'
import { fetchProblem, ProviderState } from './provider-state'

export interface ProviderCardProps {
  provider: SamlOverview['providers'][number]
  now: Date
  context: SettingsContext
}

/** A provider at a glance: whose, what it maps, how long its certificate lasts, and the next thing to do. */
export function ProviderCard({ provider, now, context }: ProviderCardProps) {
  const { t } = context
  const { overview, certificate } = t.saml
  const { use } = provider
  const [last] = certificatesOf(provider)
  return (
    <Card labelledBy={`provider-${provider.id}`}>
      <CardHeader
        id={`provider-${provider.id}`}
        icon={<Icon name="shield-check" className="text-muted" />}
        title={
          <TextLink href={providerHref(provider.id)} className="wrap-anywhere text-fg">
            {provider.name}
          </TextLink>
        }
        aside={<ProviderState state={provider.state} t={t} />}
      />
      <div className="flex flex-col gap-3 px-4 py-2.5">
        <FactList
          names="narrow"
          facts={[
            {
              label: overview.domains,
              value:
                provider.emailDomains.length === 0 ? (
                  <span className="text-muted">{overview.anyDomain}</span>
                ) : (
                  <span className="flex flex-wrap gap-1.5">
                    {provider.emailDomains.map((domain) => (
                      <Tag key={domain}>{domain}</Tag>
                    ))}
                  </span>
                ),
            },
            {
              label: overview.entityId,
              value: (
                <span title={provider.entityId} className="mono line-clamp-2 text-xs wrap-anywhere">
                  {provider.entityId}
                </span>
              ),
            },
            {
              label: overview.mappings,
              value: (
                <TextLink href={providerHref(provider.id, 'mappings')}>
                  {use.roles + use.teams === 0 ? overview.noMappings : overview.mapped(use.roles, use.teams)}
                </TextLink>
              ),
            },
          ]}
        />
        {provider.fetchProblem && (
          <Banner tone="warning" title={overview.fetchFailed}>
            {fetchProblem(provider.fetchProblem, t)}
          </Banner>
        )}
        {last && (
          <div className="flex flex-col gap-1.5 border-t border-line pt-3">
            <p className="text-muted">
              {provider.certificates.length > 1
                ? overview.certificates(provider.certificates.length)
                : overview.certificate}
            </p>
            <CertificateLife certificate={last} now={now} context={context} />
            {endsSoon(last.validTo, now) && !context.refusal('org_authn_config_write') && (
              <TextLink href={providerHref(provider.id, 'metadata')} className="self-start text-sm">
                {certificate.addNext}
              </TextLink>
            )}
          </div>
        )}
      </div>
      <CardFooter>
        <span className="min-w-0 flex-1">
          {use.lastSignInAt
            ? overview.lastSignIn(relativeTime(use.lastSignInAt, now, context.reader.locale, 'short'))
            : overview.noSignIn}
        </span>
        <Next provider={provider} context={context} />
      </CardFooter>
    </Card>
  )
}

function endsSoon(validTo: Date, now: Date): boolean {
  return validTo.getTime() - now.getTime() < 60 * 86_400_000
}

function Next({ provider, context }: Omit<ProviderCardProps, 'now'>) {
  const { overview } = context.t.saml
  if (context.refusal('org_authn_config_write')) return null
  if (provider.state === 'draft') {
    return (
      <LinkButton href={setupHref(provider.id, 'attributes')} size="sm" variant="primary">
        {overview.continueSetup}
      </LinkButton>
    )
  }
  return (
    <LinkButton
      href={testHref(context.member.org.slug, provider.id, setupHref(provider.id, 'test'))}
      external
      size="sm"
    >
      {overview.test}
    </LinkButton>
  )
}
