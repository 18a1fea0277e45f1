import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Marked } from '@/components/provisioning/marked'
import { Brand } from '@/components/shell/brand'
import { LanguageSwitch } from '@/components/shell/language-switch'
import { SkipLink, skipTarget } from '@/components/shell/skip-link'
import { AnchorButton } from '@/components/ui/anchor'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { CopyField } from '@/components/ui/copy-field'
import { PageHeader } from '@/components/ui/page-header'
import { env } from '@/lib/base/env'
import type { Guide } from '@/lib/i18n/en/guides'
import type { Messages } from '@/lib/i18n/messages'
import { AttributeTable } from '../../organization-settings/provisioning/setup/attribute-table'
import { pageContext } from '../../page-context'
import { shellPreferences } from '../../shell-preferences'
import { Answers, Trouble } from './answers'
import { GuideFields } from './guide-fields'

interface GuideProps {
  params: Promise<{ provider: string }>
}

type Name = 'okta' | 'entra'

async function nameOf({ params }: GuideProps): Promise<Name> {
  const { provider } = await params
  if (provider !== 'okta' && provider !== 'entra') notFound()
  return provider
}

export async function generateMetadata(props: GuideProps): Promise<Metadata> {
  return { title: (await pageContext()).t.guides[await nameOf(props)].title }
}

/** How to connect a provider, field by field; for whoever administers it, who may have no account here. */
export default async function GuidePage(props: GuideProps) {
  const context = await pageContext()
  const { t } = context
  const { guides } = t
  const name = await nameOf(props)
  const other = name === 'okta' ? 'entra' : 'okta'
  const guide = guides[name]
  return (
    <div className="mx-auto flex min-h-dvh max-w-272 flex-col px-6 pt-4 pb-12 max-sm:px-4">
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
          actions={
            <AnchorButton href={`/docs/${other}`} icon="book">
              {t.connection.guides[other]}
            </AnchorButton>
          }
        />
        <div className="grid grid-cols-[208px_minmax(0,1fr)] items-start gap-x-8 gap-y-4 max-lg:grid-cols-1">
          <Contents guide={guide} t={t} />
          <div className="flex min-w-0 flex-col gap-6">
            <CopyField
              label={guides.url}
              value={`${env().origin}/api/v2/scim`}
              copyLabel={t.common.copy}
              copiedLabel={t.common.copied}
            />
            <Sections name={name} t={t} />
            <Trouble guide={guide} title={guides.problems} />
            <Answers t={t} />
          </div>
        </div>
      </main>
    </div>
  )
}

/** Beside the guide on a wide screen, above it and folded on a narrow one. */
function Contents({ guide, t: { guides } }: { guide: Guide; t: Messages }) {
  const entries = [
    ...guide.sections.map(({ id, title }, n) => ({ id, title: `${n + 1}. ${title}` })),
    { id: 'problems', title: guides.problems },
    { id: 'answers', title: guides.answers },
  ]
  const links = (
    <ul className="flex flex-col">
      {entries.map(({ id, title }) => (
        <li key={id}>
          <a
            href={`#${id}`}
            className="block rounded-control px-2 py-1.5 text-sm text-muted no-underline hover:bg-fill hover:text-fg"
          >
            {title}
          </a>
        </li>
      ))}
    </ul>
  )
  return (
    <>
      <nav aria-labelledby="contents" className="sticky top-4 max-lg:hidden">
        <p id="contents" className="px-2 pb-1 text-sm font-semibold">
          {guides.contents}
        </p>
        {links}
      </nav>
      <details className="rounded-card border border-line bg-surface px-3 py-2 lg:hidden">
        <summary className="font-semibold">{guides.contents}</summary>
        <nav aria-label={guides.contents} className="mt-1">
          {links}
        </nav>
      </details>
    </>
  )
}

function Sections({ name, t }: { name: Name; t: Messages }) {
  return (
    <ol className="flex flex-col gap-4">
      {t.guides[name].sections.map(({ id, title, steps, fields, mapping }, n) => (
        <li key={id} id={id} className="scroll-mt-4 rounded-card border border-line bg-surface px-5 py-4 max-sm:px-4">
          <h2 className="flex items-baseline gap-2.5 text-lg font-semibold">
            <span className="text-muted tabular-nums">{n + 1}</span>
            {title}
          </h2>
          <ul className="mt-2 flex list-disc flex-col gap-2 pl-5 text-pretty marker:text-subtle">
            {steps.map((step) => (
              <li key={step}>
                <Marked text={step} />
              </li>
            ))}
          </ul>
          {fields && <GuideFields fields={fields} t={t} />}
          {mapping && (
            <div className="mt-4 flex flex-col gap-3">
              <AttributeTable provider={name} t={t} />
            </div>
          )}
        </li>
      ))}
    </ol>
  )
}
