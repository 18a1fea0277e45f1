import type { ReactNode } from 'react'
import { IconLink } from './icon-button'

export interface PanelContentProps {
  /** Left of the bar: "8 of 1,310". */
  position?: ReactNode
  /** Icon links of the bar: previous, next, open as a page. */
  controls?: ReactNode
  close: { href: string; label: string }
  /** Avatar, `PanelTitle`, badge and the panel's own actions. */
  head: ReactNode
  children: ReactNode
}

/** The name of whom or what the panel shows: first heading of the page when it stands alone, second over a list. */
export function PanelTitle({ level, children }: { level: 1 | 2; children: ReactNode }) {
  const Heading = level === 1 ? 'h1' : 'h2'
  return <Heading className="min-w-0 text-lg font-semibold wrap-anywhere">{children}</Heading>
}

/** What a side panel shows. Put it into `Panel` (an island) over a list, or draw it plainly as the page of the same
 *  address: then the close link leads back to the list. */
export function PanelContent({ position, controls, close, head, children }: PanelContentProps) {
  return (
    <>
      <div className="flex h-(--bar-height) flex-none items-center gap-1 border-b border-line pr-3 pl-6 text-sm text-muted max-sm:pl-4">
        <span className="mr-auto">{position}</span>
        {controls}
        <IconLink icon="x" href={close.href} scroll={false} label={close.label} tip="end" />
      </div>
      <div className="flex flex-none flex-wrap items-center gap-3 px-6 pt-5 pb-4 max-sm:px-4">{head}</div>
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-6 pb-6 max-sm:px-4">{children}</div>
    </>
  )
}
