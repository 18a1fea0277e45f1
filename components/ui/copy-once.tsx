'use client'

import { useState } from 'react'
import { CopyFrame, type CopyFrameProps } from './copy-frame'
import { Icon } from './icon'
import { mask } from './mask'

/** `value` is the secret; it is in this page and nowhere else. */
export interface CopyOnceProps extends CopyFrameProps {
  showLabel: string
  hideLabel: string
}

/** A secret shown once: masked until asked for, so that it may be copied in front of others. Without scripts it is shown. */
export function CopyOnce({ showLabel, hideLabel, ...frame }: CopyOnceProps) {
  const [shown, setShown] = useState(false)
  const { value } = frame
  return (
    <CopyFrame {...frame} tall>
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
    </CopyFrame>
  )
}
