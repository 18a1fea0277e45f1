import { OneButtonForm } from '@/components/keys/one-button-form'
import { Tag } from '@/components/ui/badge'
import { Button, LinkButton } from '@/components/ui/button'
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card'
import { FactList } from '@/components/ui/fact-list'
import { TextLink } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import { timeText } from '@/lib/i18n/format'
import type { AttemptRow } from '@/lib/org/saml/saml-attempts'
import type { ProviderUse } from '@/lib/org/saml/saml-overview'
import { refreshMetadata } from '../../actions'
import { AttemptRows } from '../../attempt-rows'
import { CertificateLife, certificatesOf } from '../../certificate-life'
import { attemptsPath, providerHref } from '../../links'
import { shortFingerprint } from '../../metadata-rows'
import type { ProviderView } from '../../provider-view'

interface TimedView extends ProviderView {
  now: Date
}

export function CertificatesCard({ context, provider, now }: TimedView) {
  const { t } = context
  const { provider: text, certificate } = t.saml
  return (
    <Card labelledBy="certificates">
      <CardHeader id="certificates" title={text.certificates} open />
      <p className="-mt-1 px-4 pb-3 text-muted">{text.certificatesText}</p>
      {certificatesOf(provider).map((one) => (
        <div key={one.fingerprint} className="flex flex-col gap-2 border-t border-line px-4 py-3">
          <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
            <span className="min-w-0 font-medium wrap-anywhere">{one.subject}</span>
            <span title={one.fingerprint} className="ml-auto text-sm text-muted max-sm:ml-0">
              {certificate.fingerprint} <code className="mono text-xs">{shortFingerprint(one.fingerprint)}</code>
            </span>
          </div>
          <CertificateLife certificate={one} now={now} context={context} />
        </div>
      ))}
    </Card>
  )
}

export function MetadataCard({ context, provider, now }: TimedView) {
  const { t, refusal, reader } = context
  const { provider: text } = t.saml
  const refused = refusal('org_authn_config_write')
  const { metadataUrl, fetchedAt } = provider
  const logoutAddress = provider.sloUrl ?? provider.sloPostUrl
  return (
    <Card labelledBy="metadata">
      <CardHeader id="metadata" title={text.metadata} />
      <div className="px-4 py-1.5">
        <FactList
          facts={[
            { label: text.entityId, value: <code className="mono text-sm">{provider.entityId}</code> },
            { label: text.ssoUrl, value: <code className="mono text-sm">{provider.ssoUrl}</code> },
            {
              label: text.sloUrl,
              value: logoutAddress ? (
                <code className="mono text-sm">{logoutAddress}</code>
              ) : (
                <span className="text-muted">{text.noSlo}</span>
              ),
            },
            {
              label: text.source,
              value: metadataUrl ? (
                <code className="mono text-sm">{metadataUrl}</code>
              ) : (
                <span className="text-muted">{text.byHand}</span>
              ),
            },
          ]}
        />
      </div>
      <CardFooter>
        <span className="min-w-0 flex-1">
          {metadataUrl && fetchedAt && text.fetched(timeText(fetchedAt, now, reader).text)}
        </span>
        {metadataUrl && !refused && (
          <OneButtonForm
            action={refreshMetadata}
            fields={{ id: provider.id }}
            size="sm"
            icon="rotate"
            pendingLabel={text.refreshing}
          >
            {text.refresh}
          </OneButtonForm>
        )}
        <Way href={providerHref(provider.id, 'metadata')} label={text.replace} refused={refused} />
      </CardFooter>
    </Card>
  )
}

/** A way to a page below; who may not is told why. */
function Way({ href, label, refused }: { href: string; label: string; refused: string | undefined }) {
  if (refused) {
    return (
      <Button size="sm" disabledReason={refused}>
        {label}
      </Button>
    )
  }
  return (
    <LinkButton href={href} size="sm">
      {label}
    </LinkButton>
  )
}

export function SettingsCard({ context, provider }: ProviderView) {
  const { t, refusal } = context
  const { settings, overview, provider: text } = t.saml
  const { attributes, emailDomains } = provider
  const attribute = (name: string | null) =>
    name ? <code className="mono text-sm">{name}</code> : <span className="text-muted">{settings.usualNames}</span>
  const flag = (on: boolean) => (on ? settings.on : settings.off)
  return (
    <Card labelledBy="settings">
      <CardHeader id="settings" title={text.settings} />
      <div className="px-4 py-1.5">
        <FactList
          facts={[
            {
              label: settings.domains,
              value:
                emailDomains.length === 0 ? (
                  <span className="text-muted">{overview.anyDomain}</span>
                ) : (
                  <span className="flex flex-wrap gap-1.5">
                    {emailDomains.map((domain) => (
                      <Tag key={domain}>{domain}</Tag>
                    ))}
                  </span>
                ),
            },
            { label: settings.email, value: attribute(attributes.email) },
            { label: settings.name, value: attribute(attributes.name) },
            { label: settings.givenName, value: attribute(attributes.givenName) },
            { label: settings.familyName, value: attribute(attributes.familyName) },
          ]}
        />
        <dl className="border-t border-line">
          {(['idpInitiated', 'signRequests', 'vouchesForEmail', 'singleLogout'] as const).map((each) => (
            <div key={each} className="flex items-baseline gap-3 border-t border-line py-2 first:border-t-0">
              <dt className="min-w-0 flex-1 text-muted">{settings[each]}</dt>
              <dd className="flex-none">{flag(provider[each])}</dd>
            </div>
          ))}
        </dl>
      </div>
      <CardFooter>
        <Way href={providerHref(provider.id, 'edit')} label={text.edit} refused={refusal('org_authn_config_write')} />
      </CardFooter>
    </Card>
  )
}

export function RecentCard({ context, provider, recent, now }: TimedView & { recent: readonly AttemptRow[] }) {
  const { provider: text } = context.t.saml
  return (
    <Card labelledBy="recent">
      <CardHeader
        id="recent"
        title={text.recent}
        aside={
          <TextLink href={`${attemptsPath}?provider=${provider.id}`} className="text-sm">
            {text.allAttempts}
          </TextLink>
        }
      />
      {recent.length === 0 ? (
        <CardBody>
          <p className="text-muted">{text.noRecent}</p>
        </CardBody>
      ) : (
        <AttemptRows rows={recent} now={now} context={context} />
      )}
    </Card>
  )
}

export function StateCard({ context, provider, use, now }: TimedView & { use?: ProviderUse }) {
  const { t, reader } = context
  const { provider: text } = t.saml
  const moment = (at: Date) => <Time {...timeText(at, now, reader)} />
  return (
    <Card labelledBy="state">
      <CardHeader id="state" title={text.status} />
      <div className="px-4 py-1.5">
        <FactList
          names="wide"
          facts={[
            { label: text.lastSignIn, value: use?.lastSignInAt ? moment(use.lastSignInAt) : text.never },
            { label: text.people, value: String(use?.people ?? 0) },
            ...(provider.state === 'active' && provider.activatedAt
              ? [{ label: text.since, value: moment(provider.activatedAt) }]
              : []),
          ]}
        />
      </div>
    </Card>
  )
}

export function MappingsCard({ context, provider, use }: ProviderView & { use?: ProviderUse }) {
  const { provider: text, overview } = context.t.saml
  const { roles = 0, teams = 0 } = use ?? {}
  return (
    <Card labelledBy="mappings">
      <CardHeader id="mappings" title={text.mappings} />
      <CardBody>
        <p className="text-muted">{roles + teams === 0 ? text.mappingsNone : overview.mapped(roles, teams)}</p>
        <div>
          <LinkButton href={providerHref(provider.id, 'mappings')} size="sm">
            {text.openMappings}
          </LinkButton>
        </div>
      </CardBody>
    </Card>
  )
}

export function EndCard({ context, provider }: ProviderView) {
  const { t, refusal } = context
  const { provider: text } = t.saml
  const refused = refusal('org_authn_config_write')
  return (
    <Card labelledBy="end">
      <CardHeader id="end" title={text.end} />
      <CardBody>
        {provider.state === 'active' && (
          <div className="flex flex-col items-start gap-2">
            <p className="text-sm text-muted">{text.turnOffText}</p>
            <Way href={providerHref(provider.id, 'off')} label={text.turnOff} refused={refused} />
          </div>
        )}
        <div className="flex flex-col items-start gap-2">
          <p className="text-sm text-muted">{text.removeText}</p>
          <Way href={providerHref(provider.id, 'remove')} label={text.remove} refused={refused} />
        </div>
      </CardBody>
    </Card>
  )
}
