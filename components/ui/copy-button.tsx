'use client'

import { useEffect, useState } from 'react'
import { copyText } from './clipboard'
import type { IconName } from './glyphs'
import { Icon } from './icon'
import { IconButton } from './icon-button'

export interface CopyButtonProps {
  value: string
  label: string
  copiedLabel: string
  /** `field` closes a framed value, `icon` stands beside one in a list of facts. */
  look?: 'field' | 'icon'
  /** What the icon shows, where it does not copy the value beside it. */
  icon?: IconName
}

const saidForMs = 2000

/** Copies and says so for two seconds. Hidden where no script runs: there the text can be selected. */
export function CopyButton({ value, label, copiedLabel, look = 'field', icon = 'copy' }: CopyButtonProps) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), saidForMs)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = () => copyText(value).then(setCopied)
  return (
    <span className={look === 'icon' ? 'needs-script -my-1 inline-flex' : 'needs-script inline-flex self-stretch'}>
      {look === 'icon' ? (
        <IconButton
          icon={copied ? 'check' : icon}
          label={copied ? copiedLabel : label}
          size={icon === 'copy' ? 'sm' : 'md'}
          onClick={copy}
        />
      ) : (
        <button
          type="button"
          onClick={copy}
          className="inline-grid place-items-center rounded-r-[5px] border-l border-line-strong bg-surface px-3 text-sm font-medium whitespace-nowrap -outline-offset-2 *:col-start-1 *:row-start-1 *:flex *:items-center *:gap-1.5 hover:bg-fill"
        >
          <span className={copied ? 'invisible' : undefined}>
            <Icon name="copy" />
            {label}
          </span>
          <span aria-hidden="true" className={copied ? 'text-success' : 'invisible'}>
            <Icon name="check" />
            {copiedLabel}
          </span>
        </button>
      )}
      <span role="status" className="sr-only">
        {copied && copiedLabel}
      </span>
    </span>
  )
}
