'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { PlainLink } from '../ui/link'

/** A navigation entry that knows whether it is the page shown, or the list that page belongs to. */
export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const path = usePathname()
  const current = path === href ? 'page' : path.startsWith(`${href}/`) ? 'true' : undefined
  return (
    <PlainLink
      href={href}
      aria-current={current}
      className="group flex h-8 items-center gap-2.5 rounded-control px-2 font-medium text-muted hover:bg-fill hover:text-fg aria-[current]:bg-accent-soft aria-[current]:font-semibold aria-[current]:text-accent-text forced-colors:aria-[current]:outline"
    >
      {children}
    </PlainLink>
  )
}
