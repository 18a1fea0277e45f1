import { type ReactNode, useId } from 'react'
import { CopyButton } from './copy-button'

export interface CopyFieldProps {
  label: ReactNode
  /** Beside the label: what the other side calls the field. */
  aside?: ReactNode
  value: string
  copyLabel: string
  copiedLabel: string
}

/** A value to be carried elsewhere letter by letter. One click selects all of it. */
export function CopyField({ label, aside, value, copyLabel, copiedLabel }: CopyFieldProps) {
  const id = useId()
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div id={id} className="flex flex-wrap items-baseline gap-x-1.5">
        <span className="font-medium">{label}</span>
        {aside && <span className="text-sm text-muted">{aside}</span>}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend; label and value are one group */}
      <div
        role="group"
        aria-labelledby={id}
        className="flex min-h-10 items-center rounded-control border border-line-strong bg-sunken"
      >
        <code className="min-w-0 flex-1 truncate px-3 text-sm select-all">{value}</code>
        <CopyButton value={value} label={copyLabel} copiedLabel={copiedLabel} />
      </div>
    </div>
  )
}
