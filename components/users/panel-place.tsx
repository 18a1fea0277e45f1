'use client'

import { useLayoutEffect, useState } from 'react'

/** "8 of 1,310", as the row below the panel says it, while the row is there. The row is shown as the open one, and has
 *  the focus once the panel is gone, whichever row the panel was first opened from. */
export function PanelPlace({ id }: { id: string }) {
  const [place, setPlace] = useState('')
  // Ahead of the panel's own effect: what has the focus when a dialog opens gets it back.
  useLayoutEffect(() => {
    const link = document.querySelector<HTMLElement>(`main .table tbody a[href*="/${id}"]`)
    const row = link?.closest('tr')
    setPlace(row?.dataset.place ?? '')
    if (!link || !row) return
    link.focus({ preventScroll: true })
    row.scrollIntoView({ block: 'nearest' })
    row.dataset.open = ''
    return () => {
      delete row.dataset.open
    }
  }, [id])
  return place
}
