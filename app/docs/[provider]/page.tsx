import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Brand } from '@/components/shell/brand'
import { LanguageSwitch } from '@/components/shell/language-switch'
import { SkipLink, skipTarget } from '@/components/shell/skip-link'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { CopyField } from '@/components/ui/copy-field'
import { PageHeader } from '@/components/ui/page-header'
import { env } from '@/lib/base/env'
import type { Messages } from '@/lib/i18n/messages'
import { pageContext } from '../../page-context'
import { shellPreferences } from '../../shell-preferences'

interface GuideProps {
  params: Promise<{ provider: string }>
}

type Guides = Messages['guides']

async function guideOf({ params }: GuideProps, guides: Guides): Promise<Guides['okta']> {
  const { provider } = await params
  if (provider !== 'okta' && provider !== 'entra') notFound()
  return guides[provider]
}

export async function generateMetadata(props: GuideProps): Promise<Metadata> {
  return { title: (await guideOf(props, (await pageContext()).t.guides)).title }
}

/** How to connect a provider, field by field; for whoever administers it, who may have no account here. */
export default async function GuidePage(props: GuideProps) {
  const context = await pageContext()
  const { t } = context
  const { guides } = t
  const guide = await guideOf(props, guides)
  return (
    <div className="mx-auto flex min-h-dvh max-w-184 flex-col px-6 pt-4 pb-12 max-sm:px-4">
      <SkipLink label={t.shell.skip} />
      <header className="mb-6 flex h-9 items-center justify-between">
        <Brand />
        <LanguageSwitch label={t.shell.language} {...shellPreferences(context)} />
      </header>
      <main id={skipTarget} tabIndex={-1} className="min-w-0 outline-none">
        <PageHeader
          breadcrumb={
            <Breadcrumb
              label={t.common.breadcrumb}
              steps={[{ href: '/organization-settings/provisioning/setup', label: guides.back }]}
              current={guide.title}
            />
          }
          title={guide.title}
          purpose={guide.purpose}
        />
        <CopyField
          label={guides.url}
          value={`${env().origin}/api/v2/scim`}
          copyLabel={t.common.copy}
          copiedLabel={t.common.copied}
        />
        <ol className="mt-6 flex flex-col gap-6">
          {guide.sections.map(({ title, steps }, n) => (
            <li key={title} className="rounded-card border border-line bg-surface p-4">
              <h2 className="text-md font-semibold">
                <span className="text-muted">{n + 1}.</span> {title}
              </h2>
              <ul className="mt-2 flex list-disc flex-col gap-2 pl-5 text-pretty">
                {steps.map((step) => (
                  <li key={step} className="wrap-anywhere">
                    {step}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
        <h2 className="mt-8 mb-3 text-lg font-semibold">{guides.problems}</h2>
        <dl className="rounded-card border border-line bg-surface">
          {guide.trouble.map(({ what, remedy }) => (
            <div key={what} className="border-t border-line px-4 py-3 first:border-t-0">
              <dt className="font-medium">{what}</dt>
              <dd className="mt-0.5 text-pretty text-muted">{remedy}</dd>
            </div>
          ))}
        </dl>
      </main>
    </div>
  )
}
