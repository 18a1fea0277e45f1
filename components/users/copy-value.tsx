'use client'

import { useEffect, useState } from 'react'
import { copyText } from '../ui/clipboard'
import { IconButton } from '../ui/icon-button'

export interface CopyValueProps {
  value: string
  label: string
  copiedLabel: string
}

/** A small button beside a value in a list of facts. */
export function CopyValue({ value, label, copiedLabel }: CopyValueProps) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  return (
    <span className="needs-script -my-1 inline-flex">
      <IconButton
        icon={copied ? 'check' : 'copy'}
        label={copied ? copiedLabel : label}
        size="sm"
        onClick={() => copyText(value).then(setCopied)}
      />
      <span role="status" className="sr-only">
        {copied && copiedLabel}
      </span>
    </span>
  )
}
