/** The first of several names, and how many more: "+2", with all of them in full. */
export interface NamesText {
  readonly first: string
  readonly more?: { readonly count: string; readonly all: string }
}

export interface ShortNamesProps {
  names: NamesText | null
  /** What stands where there are none. */
  missing: string
}

/** The first name and how many others; all of them on hover and read out. */
export function ShortNames({ names, missing }: ShortNamesProps) {
  if (!names) return <span className="text-muted">{missing}</span>
  if (!names.more) return names.first
  return (
    <span title={names.more.all}>
      <span aria-hidden="true" className="flex gap-2">
        <span className="truncate">{names.first}</span>
        <span className="text-sm text-muted">{names.more.count}</span>
      </span>
      <span className="sr-only">{names.more.all}</span>
    </span>
  )
}
