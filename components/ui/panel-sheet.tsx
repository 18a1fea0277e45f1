'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useRef } from 'react'
import { isBackdrop, useModal } from './modal'

export interface PanelSheetProps {
  /** Names the sheet: whose panel it is. */
  label: string
  /** Where Esc, the backdrop and the close link lead. */
  closeHref: string
  children: ReactNode
}

/** A sheet at the right edge over the list it came from; full screen on small ones. For an intercepted route. */
export function PanelSheet({ label, closeHref, children }: PanelSheetProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const router = useRouter()
  useModal(ref, true)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes it; this click is the pointer's way, on the backdrop
    <dialog
      ref={ref}
      tabIndex={-1}
      aria-label={label}
      className="sheet"
      onCancel={(event) => {
        event.preventDefault()
        router.push(closeHref, { scroll: false })
      }}
      onClick={(event) => isBackdrop(event) && router.push(closeHref, { scroll: false })}
    >
      {children}
    </dialog>
  )
}
