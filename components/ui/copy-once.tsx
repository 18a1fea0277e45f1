'use client'

import { type ReactNode, useId, useState } from 'react'
import { CopyButton } from './copy-button'
import { Icon } from './icon'
import { mask } from './mask'

export interface CopyOnceProps {
  label: ReactNode
  aside?: ReactNode
  /** The secret; in this page and nowhere else. */
  value: string
  showLabel: string
  hideLabel: string
  copyLabel: string
  copiedLabel: string
}

/** A secret shown once: masked until asked for, so that it may be copied in front of others. Without scripts it is shown. */
export function CopyOnce({ label, aside, value, showLabel, hideLabel, copyLabel, copiedLabel }: CopyOnceProps) {
  const [shown, setShown] = useState(false)
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
        className="flex min-h-11 items-center rounded-control border border-line-strong bg-sunken"
      >
        {shown ? (
          <code className="min-w-0 flex-1 px-3 py-2.5 text-sm wrap-anywhere select-all">{value}</code>
        ) : (
          <>
            <code className="needs-script min-w-0 flex-1 truncate px-3 text-sm">{mask(value)}</code>
            <code className="without-script min-w-0 flex-1 px-3 py-2.5 text-sm wrap-anywhere select-all">{value}</code>
          </>
        )}
        <button
          type="button"
          aria-label={showLabel}
          aria-pressed={shown}
          title={shown ? hideLabel : showLabel}
          onClick={() => setShown(!shown)}
          className="needs-script inline-grid w-10 place-items-center self-stretch border-l border-line-strong bg-surface -outline-offset-2 hover:bg-fill"
        >
          <Icon name={shown ? 'eye-off' : 'eye'} />
        </button>
        <CopyButton value={value} label={copyLabel} copiedLabel={copiedLabel} />
      </div>
    </div>
  )
}
