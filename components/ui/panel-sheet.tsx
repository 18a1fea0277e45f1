'use client'

import { type MouseEvent, type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react'
import { useLeave } from './leave'
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
  const leave = useLeave(closeHref)
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
      onClickCapture={(event) => {
        if (!isCloseLink(event, closeHref)) return
        event.preventDefault()
        event.stopPropagation()
        event.currentTarget.close()
        leave()
      }}
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

/** Whether a plain click fell on the close link: in a new tab it is a link like any other. */
function isCloseLink(event: MouseEvent, closeHref: string): boolean {
  const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
  const link = event.target instanceof Element ? event.target.closest('a') : null
  return isPlain && link?.getAttribute('href') === closeHref
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
