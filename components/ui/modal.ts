'use client'

import { type RefObject, useLayoutEffect } from 'react'

/** Opens a <dialog> as a modal while `open`, and closes it again. The browser keeps focus inside, closes on Esc and gives
 *  focus back to what had it. On Esc it is seen to go first and closes behind that frame: what was inert below is styled
 *  anew as a whole, which takes longer than a key should. */
export function useModal(ref: RefObject<HTMLDialogElement | null>, open: boolean) {
  // In the layout phase: a dialog that has left the document no longer gives focus back.
  useLayoutEffect(() => {
    const dialog = ref.current
    if (!dialog || !open) return
    if (!dialog.open) dialog.showModal()
    firstField(dialog).focus()
    dialog.addEventListener('cancel', leave)
    return () => {
      dialog.removeEventListener('cancel', leave)
      dialog.close()
      delete dialog.dataset.leaving
    }
  }, [ref, open])
}

/** Unless somebody has forbidden it, or the browser closes whatever is said (a second Esc). */
function leave(event: Event) {
  const dialog = event.currentTarget
  if (event.target !== dialog || event.defaultPrevented || !event.cancelable) return
  if (!(dialog instanceof HTMLDialogElement)) return
  event.preventDefault()
  dialog.dataset.leaving = ''
  requestAnimationFrame(() => setTimeout(() => dialog.close()))
}

const typed = 'input:not([type=hidden], [type=checkbox], [type=radio]), textarea, select'

/** Where typing begins: the first field. Without one the dialog itself, so that its name is read and no button is lit. */
function firstField(dialog: HTMLDialogElement): HTMLElement {
  return dialog.querySelector<HTMLElement>(typed) ?? dialog
}

/** Whether a click fell on the backdrop, which belongs to the dialog element itself but lies outside its box. */
export function isBackdrop(event: {
  target: EventTarget
  currentTarget: EventTarget
  clientX: number
  clientY: number
}): boolean {
  if (event.target !== event.currentTarget || !(event.currentTarget instanceof HTMLElement)) return false
  const box = event.currentTarget.getBoundingClientRect()
  const inside =
    event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom
  return !inside
}
