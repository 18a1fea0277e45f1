import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AnchorButton } from '@/components/ui/anchor'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { CopyField } from '@/components/ui/copy-field'
import { PageHeader } from '@/components/ui/page-header'
import { env } from '@/lib/base/env'
import type { Messages } from '@/lib/i18n/messages'
import { pageContext } from '../../page-context'
import { DocsFrame } from '../docs-frame'
import { type GuideName, guideAt } from '../guide-list'
import { Answers, TroubleTable } from './answers'
import { GuideNav } from './guide-nav'
import { Sections } from './sections'

interface GuideProps {
  params: Promise<{ guide: string }>
}

async function nameOf({ params }: GuideProps): Promise<GuideName> {
  return guideAt((await params).guide) ?? notFound()
}

export async function generateMetadata(props: GuideProps): Promise<Metadata> {
  return { title: (await pageContext()).t.guides[await nameOf(props)].title }
}

/** The page of the settings that a guide is about. */
const pages = {
  okta: { label: 'setup', href: '/organization-settings/provisioning/setup?idp=okta' },
  entra: { label: 'setup', href: '/organization-settings/provisioning/setup?idp=entra' },
  samlOkta: { label: 'authentication', href: '/organization-settings/authentication' },
  samlEntra: { label: 'authentication', href: '/organization-settings/authentication' },
  saml: { label: 'authentication', href: '/organization-settings/authentication' },
  administrators: { label: 'users', href: '/organization-settings/users' },
  operators: undefined,
} as const

/** Field by field and click by click; for whoever administers the other side, who may have no account here. */
export default async function GuidePage(props: GuideProps) {
  const context = await pageContext()
  const { t } = context
  const { guides } = t
  const name = await nameOf(props)
  const guide = guides[name]
  const isScim = name === 'okta' || name === 'entra'
  const page = pages[name]
  return (
    <DocsFrame context={context}>
      <div className="grid grid-cols-[216px_minmax(0,1fr)] items-start gap-x-8 gap-y-4 max-lg:grid-cols-1">
        <GuideNav name={name} t={t} />
        <div className="min-w-0">
          <PageHeader
            breadcrumb={
              <Breadcrumb
                label={t.common.breadcrumb}
                steps={[{ href: '/docs', label: guides.title }]}
                current={guide.title}
              />
            }
            title={guide.title}
            purpose={guide.purpose}
            actions={page && <AnchorButton href={page.href}>{guides.open[page.label]}</AnchorButton>}
          />
          <div className="flex min-w-0 flex-col gap-6">
            {isScim && <BaseUrl t={t} />}
            <Sections name={name} t={t} />
            <TroubleTable guide={guide} t={t} />
            {isScim && <Answers provider={name} t={t} />}
          </div>
        </div>
      </div>
    </DocsFrame>
  )
}

function BaseUrl({ t: { guides, common } }: { t: Messages }) {
  return (
    <CopyField
      label={guides.url}
      value={`${env().origin}/api/v2/scim`}
      copyLabel={common.copy}
      copiedLabel={common.copied}
    />
  )
}
