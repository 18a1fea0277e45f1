import { Icon } from './icon'
import { PlainLink } from './link'

export interface BreadcrumbProps {
  label: string
  /** From the outside in; the page itself comes last, as `current`. */
  steps: readonly { href: string; label: string }[]
  current: string
}

export function Breadcrumb({ label, steps, current }: BreadcrumbProps) {
  return (
    <nav aria-label={label} className="mb-2 text-sm">
      <ol className="flex min-w-0 items-center gap-1 text-subtle">
        {steps.map(({ href, label: text }) => (
          <li key={href} className="flex min-w-0 items-center gap-1 first:flex-none">
            <PlainLink href={href} className="-my-0.5 truncate py-0.5 text-muted hover:underline underline-offset-3">
              {text}
            </PlainLink>
            <Icon name="chevron-right" size="sm" />
          </li>
        ))}
        <li aria-current="page" className="truncate">
          {current}
        </li>
      </ol>
    </nav>
  )
}
