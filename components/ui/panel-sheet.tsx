'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react'
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
  const leave = () => router.push(closeHref, { scroll: false })
  useStill(ref)
  useModal(ref, true)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes it; this click is the pointer's way, on the backdrop
    <dialog
      ref={ref}
      tabIndex={-1}
      aria-label={label}
      className="sheet"
      // It is gone at once; the list below answers when it has come.
      onCancel={leave}
      onClick={(event) => {
        if (!isBackdrop(event)) return
        event.currentTarget.close()
        leave()
      }}
    >
      {children}
    </dialog>
  )
}

/** Whether a sheet has just gone. */
let hasLeft = false

/** A sheet that takes the place of another stands where that one stood, and does not slide in again. */
function useStill(ref: RefObject<HTMLDialogElement | null>) {
  useLayoutEffect(() => {
    if (hasLeft && ref.current) ref.current.dataset.still = ''
    return () => {
      hasLeft = true
      setTimeout(() => {
        hasLeft = false
      })
    }
  }, [ref])
}
