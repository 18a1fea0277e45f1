import type { ReactNode } from 'react'
import { Badge } from './badge'
import { Icon } from './icon'

export interface PlanCardProps {
  /** "Not in your plan" */
  notice: string
  /** The plan one has. */
  plan: string
  title: ReactNode
  children: ReactNode
  features: readonly {
    label: string
    plan: string
    included: boolean /** Read out: "included" or "not included". */
    state: string
  }[]
  actions?: ReactNode
}

/** Why a page is greyed, beside the page itself. */
export function PlanCard({ notice, plan, title, children, features, actions }: PlanCardProps) {
  return (
    <section className="rounded-card border border-line bg-surface">
      <div className="p-5">
        <div className="mb-3 flex items-center gap-2 text-sm text-warning">
          <Icon name="lock" />
          <span className="mr-auto">{notice}</span>
          <Badge>{plan}</Badge>
        </div>
        <h2 className="text-lg font-semibold">{title}</h2>
        <div className="mt-1 text-muted">{children}</div>
        <ul className="mt-4 flex flex-col gap-2">
          {features.map(({ label, plan: from, included, state }) => (
            <li key={label} className="flex items-center gap-2">
              <Icon name={included ? 'check' : 'x'} className={included ? 'text-success' : 'text-subtle'} />
              <span className="sr-only">{state}: </span>
              <span className={included ? undefined : 'text-muted'}>{label}</span>
              <span className="ml-auto text-sm text-subtle">{from}</span>
            </li>
          ))}
        </ul>
      </div>
      {actions && <div className="flex flex-wrap gap-2 border-t border-line px-5 py-4 *:flex-1">{actions}</div>}
    </section>
  )
}
