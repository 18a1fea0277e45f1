import type { ReactNode } from 'react'
import { LinkButton } from './button'

export interface PagerProps {
  /** Names the navigation: "Pages of users". */
  label: string
  /** "1–50 of 1,310" */
  range: ReactNode
  previous: { label: string; href?: string }
  next: { label: string; href?: string }
  /** Beside the range: rows per page. */
  children?: ReactNode
}

/** Below a table: where one is, and the way on. A direction without `href` has no page. */
export function Pager({ label, range, previous, next, children }: PagerProps) {
  return (
    <nav aria-label={label} className="flex min-h-11 flex-wrap items-center gap-4 text-sm text-muted">
      <span>{range}</span>
      {children}
      <span className="-mr-2.5 ml-auto flex gap-1">
        {previous.href && (
          <LinkButton href={previous.href} variant="quiet" size="sm" icon="chevron-left">
            {previous.label}
          </LinkButton>
        )}
        {next.href && (
          <LinkButton href={next.href} variant="quiet" size="sm" iconEnd="chevron-right">
            {next.label}
          </LinkButton>
        )}
      </span>
    </nav>
  )
}
