'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'

const everyMs = 1_500

export interface JobLiveProps {
  done: number
  total: number
  running: boolean
  label: string
  /** "40 of 950" */
  told: string
  /** Each tenth, to be read out: at index 4 the words for 40 per cent. */
  tenths: readonly string[]
}

/** A bar that moves while the work goes on; the page around it is drawn anew with it. Every ten per cent is read out. */
export function JobLive({ done, total, running, label, told, tenths }: JobLiveProps) {
  const router = useRouter()
  const percent = total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : running ? 0 : 100
  const tenth = Math.floor(percent / 10)
  const first = useRef(tenth)
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => document.visibilityState === 'visible' && router.refresh(), everyMs)
    return () => clearInterval(timer)
  }, [running, router])
  useEffect(() => {
    if (tenth !== first.current) setSaid(tenths[tenth] ?? '')
  }, [tenth, tenths])
  return (
    <div className="flex flex-col gap-1.5">
      <progress
        aria-label={label}
        value={percent}
        max={100}
        className="h-2 w-full appearance-none overflow-hidden rounded-full border border-line bg-sunken accent-accent [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
      />
      <p className="text-sm text-muted tabular-nums">{told}</p>
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  )
}
