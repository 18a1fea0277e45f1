import type { Metadata } from 'next'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageHeader } from '@/components/ui/page-header'
import { PostingForm } from '@/components/ui/posting-form'
import { list } from '@/lib/i18n/format'
import { impactOf } from '@/lib/org/domains/domain-checks'
import { removeDomain } from '../../actions'
import { domainHref, organizationPath } from '../../links'
import { type DomainPageProps, type DomainPageView, domainView } from '../domain-view'

export async function generateMetadata(props: DomainPageProps): Promise<Metadata> {
  const { context, domain } = await domainView(props, 'org_management')
  return { title: context.t.organization.domains.remove.title(domain.domain) }
}

export default async function RemoveDomainPage(props: DomainPageProps) {
  const view = await domainView(props, 'org_management')
  const { context, domain } = view
  const { t } = context
  const { remove } = t.organization.domains
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[
              { href: organizationPath, label: t.organization.title },
              { href: domainHref(domain.domain), label: domain.domain },
            ]}
            current={remove.submit}
          />
        }
        title={remove.title(domain.domain)}
      />
      <div className="max-w-180 rounded-card border border-line bg-surface p-5 max-sm:p-4">
        <PostingForm
          action={removeDomain}
          submit={remove.submit}
          pending={remove.pending}
          danger
          cancel={{ href: domainHref(domain.domain), label: t.common.cancel }}
        >
          <input type="hidden" name="domain" value={domain.domain} />
          <Consequences {...view} />
        </PostingForm>
      </div>
    </>
  )
}

/** What hangs on it today; nothing does on one that is not proven. */
async function Consequences({ context: { t, member, reader }, domain }: DomainPageView) {
  const { remove } = t.organization.domains
  const impact = await impactOf(member.org, member.actor, domain.domain)
  const counts = domain.verifiedAt !== null
  return (
    <ul className="flex list-disc flex-col gap-1.5 pl-5">
      <li>{impact.people === 0 ? remove.nobody : remove.people(impact.people)}</li>
      {counts && impact.unmanaged > 0 && <li>{remove.unmanaged(impact.unmanaged)}</li>}
      {counts && impact.providers.length > 0 && <li>{remove.routing(list(impact.providers, reader.locale))}</li>}
      {impact.jit && <li>{remove.jit}</li>}
      <li>{remove.again}</li>
    </ul>
  )
}
