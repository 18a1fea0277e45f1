import type { ReactNode } from 'react'

export interface PageHeaderProps {
  title: ReactNode
  /** One sentence: what the page is for, with its figures. */
  purpose?: ReactNode
  /** A tile or avatar before the title. */
  avatar?: ReactNode
  /** Badges after the title. */
  badges?: ReactNode
  /** The main button last. */
  actions?: ReactNode
  /** `Breadcrumb` above. */
  breadcrumb?: ReactNode
}

export function PageHeader({ title, purpose, avatar, badges, actions, breadcrumb }: PageHeaderProps) {
  return (
    <header className="mb-5">
      {breadcrumb}
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="flex min-w-0 flex-1 basis-72 items-center gap-4">
          {avatar}
          <div className="min-w-0">
            <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
              <h1
                className={
                  avatar ? 'text-xl font-semibold wrap-anywhere' : 'text-2xl font-semibold wrap-anywhere max-sm:text-xl'
                }
              >
                {title}
              </h1>
              {badges}
            </div>
            {purpose && (
              <div className="mt-1 text-pretty text-muted [&_strong]:font-medium [&_strong]:text-fg">{purpose}</div>
            )}
          </div>
        </div>
        {actions && <div className="tip-end flex flex-none flex-wrap gap-2 max-sm:flex-auto">{actions}</div>}
      </div>
    </header>
  )
}
