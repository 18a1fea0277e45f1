'use client'

import { useRouter } from 'next/navigation'

/** Leaves what stands over a list: goes back where the list is the page before, so that Back does not open it again; else
 *  the list takes its place. Browsers that do not tell which page is before replace. */
export function useLeave(closeHref: string): () => void {
  const router = useRouter()
  return () => {
    if (isBefore(closeHref)) router.back()
    else router.replace(closeHref, { scroll: false })
  }
}

function isBefore(href: string): boolean {
  if (!('navigation' in window)) return false
  const { currentEntry } = window.navigation
  const before = currentEntry && window.navigation.entries()[currentEntry.index - 1]
  return before?.url === new URL(href, window.location.href).href
}
