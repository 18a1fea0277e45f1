import type { ReactNode } from 'react'

export interface Fact {
  label: string
  value: ReactNode
  /** Far right: where the value comes from, when it changed. */
  aside?: ReactNode
}

/** Names and values, ruled line by line. On small screens the name stands above its value when it must. */
export function FactList({
  facts,
  ruled,
}: {
  facts: Fact[] /** Also above the first and below the last. */
  ruled?: boolean
}) {
  return (
    <dl className={ruled ? 'border-y border-line' : undefined}>
      {facts.map(({ label, value, aside }) => (
        <div
          key={label}
          className="flex min-h-9 flex-wrap items-center gap-x-4 border-t border-line py-1.5 first:border-t-0"
        >
          <dt className="w-30 flex-none text-muted max-sm:w-22">{label}</dt>
          <dd className="flex min-w-0 flex-1 items-center gap-2">
            <span className="min-w-0 wrap-anywhere">{value}</span>
            {aside && (
              <span className="ml-auto flex flex-none items-center gap-1.5 text-sm whitespace-nowrap text-subtle">
                {aside}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
