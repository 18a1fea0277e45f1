import { PlainLink } from './link'

export interface Tab {
  href: string
  label: string
  count?: string
  current?: boolean
}

/** Views of one thing, each with its own address; so links in a navigation, not ARIA tabs. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="overflow-x-auto overflow-y-hidden">
      <ul className="flex min-w-max gap-5 border-b border-line">
        {tabs.map(({ href, label: text, count, current }) => (
          <li key={href}>
            <PlainLink
              href={href}
              scroll={false}
              aria-current={current ? 'page' : undefined}
              className="-mb-px flex h-10 min-w-6 items-center justify-center gap-1.5 border-b-2 border-transparent font-medium whitespace-nowrap text-muted -outline-offset-2 hover:text-fg aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-fg forced-colors:not-aria-[current]:border-[Canvas]"
            >
              {text}
              {count && <span className="text-sm font-normal text-subtle">{count}</span>}
            </PlainLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
