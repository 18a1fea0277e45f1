'use client'

import { useEffect, useState } from 'react'
import { copyText } from './clipboard'
import { Icon } from './icon'

export interface CopyButtonProps {
  value: string
  label: string
  copiedLabel: string
}

/** Copies and says so for two seconds. Hidden where no script runs: there the text can be selected. */
export function CopyButton({ value, label, copiedLabel }: CopyButtonProps) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  return (
    <button
      type="button"
      onClick={() => copyText(value).then(setCopied)}
      className="needs-script inline-flex items-center gap-1.5 self-stretch rounded-r-[5px] border-l border-line-strong bg-surface px-3 text-sm font-medium whitespace-nowrap -outline-offset-2 hover:bg-fill"
    >
      <Icon name={copied ? 'check' : 'copy'} className={copied ? 'text-success' : undefined} />
      <span className="inline-grid justify-items-start *:col-start-1 *:row-start-1">
        <span className={copied ? 'invisible' : undefined}>{label}</span>
        <span aria-hidden="true" className={copied ? 'text-success' : 'invisible'}>
          {copiedLabel}
        </span>
      </span>
      <span role="status" className="sr-only">
        {copied && copiedLabel}
      </span>
    </button>
  )
}
