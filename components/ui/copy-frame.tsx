import { type ReactNode, useId } from 'react'
import { classNames } from './class-names'
import { CopyButton } from './copy-button'

export interface CopyFrameProps {
  label: ReactNode
  /** Beside the label: what the other side calls the field. */
  aside?: ReactNode
  value: string
  copyLabel: string
  copiedLabel: string
}

/** A label over a framed value that can be copied; `children` is how the value shows. */
export function CopyFrame({
  label,
  aside,
  value,
  copyLabel,
  copiedLabel,
  tall,
  children,
}: CopyFrameProps & { tall?: boolean; children: ReactNode }) {
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
        className={classNames(
          'flex items-center rounded-control border border-line-strong bg-sunken',
          tall ? 'min-h-11' : 'min-h-10',
        )}
      >
        {children}
        <CopyButton value={value} label={copyLabel} copiedLabel={copiedLabel} />
      </div>
    </div>
  )
}
