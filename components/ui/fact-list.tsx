import type { ReactNode } from 'react'
import { classNames } from './class-names'

export interface Fact {
  label: string
  value: ReactNode
  /** Far right: where the value comes from, when it changed. */
  aside?: ReactNode
}

export interface FactListProps {
  facts: readonly Fact[]
  /** Rules also above the first and below the last. */
  ruled?: boolean
  /** How much room the names get; `narrow` in cards and sheets. */
  names?: 'wide' | 'narrow'
}

/** Names and values, ruled line by line. */
export function FactList({ facts, ruled, names = 'wide' }: FactListProps) {
  return (
    <dl className={ruled ? 'border-y border-line' : undefined}>
      {facts.map(({ label, value, aside }) => (
        <div key={label} className="flex items-start gap-x-3 border-t border-line py-2 first:border-t-0">
          <dt className={classNames('flex-none text-muted', names === 'wide' ? 'w-34 max-sm:w-28' : 'w-24')}>
            {label}
          </dt>
          <dd className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2">
            <span className="min-w-0 flex-[1_1_8rem] wrap-anywhere">{value}</span>
            {aside && (
              <span className="flex flex-none items-center gap-1.5 text-sm whitespace-nowrap text-subtle">{aside}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
