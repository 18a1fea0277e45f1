import type { ReactNode } from 'react'

/** The list, and over it the panel about one of the people on it. */
export default function PeopleLayout({ children, panel }: { children: ReactNode; panel: ReactNode }) {
  return (
    <>
      {children}
      {panel}
    </>
  )
}
