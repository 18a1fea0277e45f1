import type { Metadata } from 'next'
import { DomainCheckForm } from '@/components/organization/domain-check-form'
import { Banner } from '@/components/ui/banner'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { LinkButton } from '@/components/ui/button'
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card'
import { CopyField } from '@/components/ui/copy-field'
import { PageHeader } from '@/components/ui/page-header'
import { dateTime, timeText } from '@/lib/i18n/format'
import { proofRecord } from '@/lib/org/domains/domain-proof'
import { checkDomain } from '../actions'
import { domainHref, organizationPath } from '../links'
import { DomainBadge, standingOf, standingText } from '../standing'
import { type DomainPageProps, type DomainPageView, domainView } from './domain-view'

export async function generateMetadata(props: DomainPageProps): Promise<Metadata> {
  return { title: (await domainView(props, 'org_management')).domain.domain }
}

export default async function DomainPage(props: DomainPageProps) {
  const view = await domainView(props, 'org_management')
  const { context, domain, now } = view
  const { t } = context
  const text = t.organization.domains
  const standing = standingOf(domain)
  const vouched = domain.verifiedAt !== null && !domain.byRecord
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[{ href: organizationPath, label: t.organization.title }]}
            current={domain.domain}
          />
        }
        title={domain.domain}
        purpose={<span className="inline-block first-letter:uppercase">{standingText(domain, now, context)}</span>}
        actions={<LinkButton href={domainHref(domain.domain, 'remove')}>{text.remove.action}</LinkButton>}
      />
      <div className="flex max-w-180 flex-col gap-4">
        {standing === 'gone' && (
          <Banner tone="warning" title={text.gone}>
            {text.goneText}
          </Banner>
        )}
        <Card labelledBy="record">
          <CardHeader
            id="record"
            title={standing === 'waiting' ? text.steps : text.proven}
            aside={<DomainBadge domain={domain} context={context} />}
          />
          <CardBody>
            <p className="text-muted">
              {standing === 'waiting' ? text.stepsText : vouched ? text.operatorText : text.provenText}
            </p>
            {!vouched && <Record {...view} />}
            {!vouched && (
              <DomainCheckForm
                action={checkDomain}
                domain={domain.domain}
                text={{ check: text.check, checking: text.checking }}
              />
            )}
          </CardBody>
          {!vouched && (
            <CardFooter>
              <LastLook {...view} />
            </CardFooter>
          )}
        </Card>
      </div>
    </>
  )
}

/** What is to be typed where the DNS is managed. */
function Record({ context: { t }, domain }: DomainPageView) {
  const text = t.organization.domains
  const { host, value } = proofRecord(domain)
  const { copied } = t.common
  return (
    <div className="flex flex-col gap-4">
      <p>
        <span className="font-medium">{text.type}</span> <code className="mono">TXT</code>
      </p>
      <div className="flex flex-col gap-1.5">
        <CopyField label={text.host} value={host} copyLabel={text.copyHost} copiedLabel={copied} />
        <p className="text-sm text-muted">{text.hostHint}</p>
      </div>
      <CopyField label={text.value} value={value} copyLabel={text.copyValue} copiedLabel={copied} />
    </div>
  )
}

/** What the last look has shown, and whether there will be another. */
function LastLook({ context: { t, reader }, domain, now }: DomainPageView) {
  const text = t.organization.domains
  const { checkedAt, problem, found, verifiedAt, watchedUntil } = domain
  const shown = problem ? text.problems[problem] : checkedAt ? text.foundStill : undefined
  const isWatched = watchedUntil !== null && watchedUntil > now
  const next = isWatched ? text.watching(dateTime(watchedUntil, reader)) : text.given
  return (
    <p className="wrap-anywhere">
      {[
        checkedAt ? text.checked(timeText(checkedAt, now, reader).text) : text.unchecked,
        shown,
        found.length > 0 && text.stands(found.join(' · ')),
        verifiedAt === null && next,
      ]
        .filter(Boolean)
        .join(' ')}
    </p>
  )
}
