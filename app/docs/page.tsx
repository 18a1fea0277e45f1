import type { Metadata } from 'next'
import { Icon } from '@/components/ui/icon'
import { PageHeader } from '@/components/ui/page-header'
import { pageContext } from '../page-context'
import { DocsFrame } from './docs-frame'
import { guideGroups, guideHref } from './guide-list'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageContext()).t.guides.title }
}

export default async function GuidesPage() {
  const context = await pageContext()
  const { guides } = context.t
  return (
    <DocsFrame context={context}>
      <PageHeader title={guides.title} purpose={guides.purpose} />
      <div className="flex flex-col gap-8">
        {guideGroups.map(({ label, names }) => (
          <section key={label} aria-labelledby={label}>
            <h2 id={label} className="mb-3 text-lg font-semibold">
              {guides.groups[label]}
            </h2>
            <ul className="grid grid-cols-3 gap-4 max-lg:grid-cols-2 max-sm:grid-cols-1">
              {names.map((name) => (
                <li key={name} className="flex">
                  <a
                    href={guideHref(name)}
                    className="group flex flex-1 flex-col rounded-card border border-line-strong bg-surface px-5 py-4 hover:bg-fill max-sm:px-4"
                  >
                    <span className="flex items-center gap-2 font-semibold">
                      <Icon name="book" className="text-accent-text" />
                      {guides[name].title}
                    </span>
                    <span className="mt-1 text-sm text-pretty text-muted">{guides[name].purpose}</span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </DocsFrame>
  )
}
