import type { ReactNode } from 'react'
import type { IconName } from './glyphs'
import { Icon } from './icon'

export interface EmptyStateProps {
  icon: IconName
  title: ReactNode
  children?: ReactNode
  /** What to do about it: one main button, one other. */
  actions?: ReactNode
}

/** Nothing here yet: what the place is for, and the first step. */
export function EmptyState({ icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-4 rounded-card border border-line bg-surface px-6 py-18 text-center max-sm:px-4 max-sm:py-10">
      <span className="inline-grid size-14 place-items-center rounded-dialog border border-line bg-page text-accent-text">
        <Icon name={icon} size="xl" />
      </span>
      <div>
        <h2 className="text-lg font-semibold text-balance">{title}</h2>
        {children && <p className="mx-auto mt-1 max-w-110 text-balance text-muted">{children}</p>}
      </div>
      {actions && <div className="flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  )
}
