import type { ReactNode } from 'react'
import { classNames } from './class-names'

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
  const text = purpose && (
    <div className="mt-1 text-pretty text-muted [&_strong]:font-medium [&_strong]:text-fg">{purpose}</div>
  )
  return (
    <header className="mb-5">
      {breadcrumb}
      <div className="grid grid-cols-[minmax(14rem,1fr)_auto] items-start gap-x-4 max-sm:grid-cols-1">
        <div className={classNames('flex min-w-0 items-center gap-4 max-sm:items-start', !actions && 'col-span-full')}>
          {avatar}
          <div className="min-w-0">
            <div className="flex min-h-9 min-w-0 flex-wrap items-center gap-x-2 gap-y-1 max-sm:min-h-7">
              <h1
                className={
                  avatar ? 'text-xl font-semibold wrap-anywhere' : 'text-2xl font-semibold wrap-anywhere max-sm:text-xl'
                }
              >
                {title}
              </h1>
              {badges}
            </div>
            {avatar && text}
          </div>
        </div>
        {actions && (
          <div className="tip-end flex flex-wrap justify-end gap-2 max-sm:order-last max-sm:mt-3 max-sm:justify-start">
            {actions}
          </div>
        )}
        {!avatar && text && <div className="col-span-full">{text}</div>}
      </div>
    </header>
  )
}
