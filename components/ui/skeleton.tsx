import type { CSSProperties } from 'react'

/** A grey bar in the shape of what is coming. Appears after 150 ms, so that quick pages never flash. */
export function Skeleton({
  width = '100%',
  height = 12,
  round,
}: {
  width?: CSSProperties['width']
  height?: number
  round?: boolean
}) {
  return (
    <span
      aria-hidden="true"
      className="skeleton block bg-line"
      style={{ width, height, borderRadius: round ? '50%' : 4 }}
    />
  )
}

/** A table on its way: the same frame and row height as `Table`. `label` is announced. */
export function TableSkeleton({ label, rows = 8 }: { label: string; rows?: number }) {
  return (
    <div role="status" aria-label={label} className="skeleton rounded-card border border-line bg-surface">
      <div className="h-9 rounded-t-card border-b border-line bg-page" />
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all the same
        <div key={row} className="flex h-14 items-center gap-3 border-t border-line px-4 nth-2:border-t-0">
          <Skeleton width={32} height={32} round />
          <Skeleton width={`${28 + ((row * 7) % 13)}%`} />
          <span className="ml-auto w-16">
            <Skeleton />
          </span>
        </div>
      ))}
    </div>
  )
}
