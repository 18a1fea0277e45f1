import { classNames } from './class-names'

/** A grey bar in the shape of what is coming; its width is a class. Appears after 150 ms, so that quick pages never flash. */
export function Skeleton({ width = 'w-full', round }: { width?: `w-${string}`; round?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'skeleton block bg-line',
        round ? 'size-8 flex-none rounded-full' : `h-3 rounded-tag ${width}`,
      )}
    />
  )
}

const nameWidths = ['w-2/5', 'w-1/3', 'w-1/2', 'w-2/5', 'w-1/4'] as const

/** A table on its way: the same frame and row height as `Table`. `label` is announced. */
export function TableSkeleton({ label, rows = 8 }: { label: string; rows?: number }) {
  return (
    <div role="status" aria-label={label} className="skeleton rounded-card border border-line bg-surface">
      <div className="h-9 rounded-t-card border-b border-line bg-page" />
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all the same
        <div key={row} className="flex h-14 items-center gap-3 border-t border-line px-4 nth-2:border-t-0">
          <Skeleton round />
          <Skeleton width={nameWidths[row % nameWidths.length]} />
          <span className="ml-auto w-16">
            <Skeleton />
          </span>
        </div>
      ))}
    </div>
  )
}
