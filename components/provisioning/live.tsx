'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { buttonClass } from '../ui/button-style'
import { Icon } from '../ui/icon'

/** How often is asked whether a request has come. */
const everyMs = 3_000
const pulse = '/organization-settings/provisioning/pulse'

/** Draws the page anew when a request has come since `latest`, while somebody looks at it. The question is small; the
 *  page is asked for only when there is something to show. */
function useLive(latest: string | null, running: boolean): void {
  const router = useRouter()
  const known = useRef(latest)
  known.current = latest
  useEffect(() => {
    if (!running) return
    let asking = false
    const ask = async () => {
      if (asking || document.visibilityState !== 'visible') return
      asking = true
      try {
        const answer = await fetch(pulse, { cache: 'no-store' })
        const { latest: seen } = answer.ok ? await answer.json() : { latest: known.current }
        if (seen !== known.current) router.refresh()
      } catch {
        // The network is away: the next question may come through.
      } finally {
        asking = false
      }
    }
    const timer = setInterval(ask, everyMs)
    return () => clearInterval(timer)
  }, [running, router])
}

export interface LiveProps {
  /** The newest request that the page knows of. */
  latest: string | null
}

/** Shows nothing; the page around it follows what happens. */
export function FollowLive({ latest }: LiveProps) {
  useLive(latest, true)
  return null
}

export interface LiveButtonProps extends LiveProps {
  text: { live: string; paused: string; pause: string; go: string; arrived: string }
}

/** Follows what happens until it is told to pause, so that somebody can read. */
export function LiveButton({ latest, text }: LiveButtonProps) {
  const [running, setRunning] = useState(true)
  const first = useRef(latest)
  useLive(latest, running)
  return (
    <>
      <button
        type="button"
        aria-label={running ? text.pause : text.go}
        onClick={() => setRunning(!running)}
        className={`needs-script ${buttonClass({ variant: 'secondary' })}`}
      >
        <span
          aria-hidden="true"
          className={
            running ? 'size-2 rounded-full bg-success ring-3 ring-success-soft' : 'size-2 rounded-full bg-subtle'
          }
        />
        {running ? text.live : text.paused}
        <Icon name={running ? 'pause' : 'play'} />
      </button>
      <span role="status" className="sr-only">
        {latest !== first.current && text.arrived}
      </span>
    </>
  )
}
