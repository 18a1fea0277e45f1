import type { ReactNode } from 'react'
import { classNames } from './class-names'

export interface CardProps {
  children: ReactNode
  /** Amber edge: something here wants a decision. */
  tone?: 'plain' | 'warning' | 'danger'
  /** Names the section for assistive technology: the id of its heading. */
  labelledBy?: string
}

const edges = { plain: 'border-line', warning: 'border-warning', danger: 'border-danger' }

export function Card({ children, tone = 'plain', labelledBy }: CardProps) {
  return (
    <section aria-labelledby={labelledBy} className={classNames('min-w-0 rounded-card border bg-surface', edges[tone])}>
      {children}
    </section>
  )
}

export interface CardHeaderProps {
  title: ReactNode
  id?: string
  icon?: ReactNode
  aside?: ReactNode
  /** Without a rule below, when the body continues the sentence. */
  open?: boolean
}

export function CardHeader({ title, id, icon, aside, open }: CardHeaderProps) {
  return (
    <div
      className={classNames(
        'flex min-h-12 flex-wrap items-center gap-2 px-4 py-2',
        !open && 'border-b border-line [&+*]:border-t-0',
      )}
    >
      {icon}
      <h2 id={id} className="min-w-0 flex-1 basis-28 text-md font-semibold text-pretty">
        {title}
      </h2>
      {aside && <div className="ml-auto flex flex-none items-center gap-2">{aside}</div>}
    </div>
  )
}

export function CardBody({ children }: { children: ReactNode }) {
  return <div className="flex flex-col gap-4 p-4">{children}</div>
}

export function CardFooter({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line px-4 py-3 text-sm text-muted">
      {children}
    </div>
  )
}

export interface ListRowProps {
  icon?: ReactNode
  title: ReactNode
  detail?: ReactNode
  aside?: ReactNode
}

/** One line of a card that lists things: glyph, title over detail, what can be done. */
export function ListRow({ icon, title, detail, aside }: ListRowProps) {
  return (
    <div className="flex min-h-11 min-w-0 items-center gap-3 border-t border-line px-4 py-2 first:border-t-0">
      <div className="flex min-w-0 flex-1 items-start gap-3">
        {icon && <span className="flex h-5 flex-none items-center text-muted">{icon}</span>}
        <div className="min-w-0 flex-1">
          <div>{title}</div>
          {detail && <div className="text-sm text-pretty text-muted">{detail}</div>}
        </div>
      </div>
      {aside && <div className="flex flex-none items-center gap-3 text-sm text-muted">{aside}</div>}
    </div>
  )
}
